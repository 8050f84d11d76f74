"""Compares every public excerpt with every hidden one, by names and by runs of four characters.

The time is linear in the length of the texts: what is looked for is looked up, at each character of each text once.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.disclosure_check.excerpts import HEADING, NOTE, Excerpt, hidden_beside, hidden_excerpts, public_excerpts
from meetings.disclosure_check.folding import LEAST, Folded, Span, folded, joined, merged
from meetings.disclosure_check.hidden_terms import HiddenTerms
from meetings.disclosure_check.lexicon import Lexicon
from meetings.disclosure_check.names import is_person
from meetings.disclosure_check.stock_phrases import STOCK, TELLING, mark, offices, stock_positions
from records.fields import Document


@dataclass(frozen=True, slots=True)
class Exposure:
    """A public excerpt that shares ``words`` with a hidden one. Spans point into the text of each."""

    public: Excerpt
    hidden: Excerpt
    words: tuple[str, ...]
    public_spans: tuple[Span, ...]
    hidden_spans: tuple[Span, ...]


def exposures(document: Document, *, note: Excerpt | None = None, beside: Iterable[Document] = ()) -> list[Exposure]:
    """The exposures of an internal document in the order of its public excerpts, the note last.

    ``beside`` are the documents of the other meetings of the same report. Words are distinctive that stand in
    one group of public excerpts alone (the heading; an item with its directives; the note) and are more than stock
    phrases; a title in 《》 always is. What the public reads of an item is no secret of its hidden directives.
    Words are reported once for a public excerpt, with the first hidden one that has them.
    """
    hidden = [*hidden_excerpts(document), *(excerpt for other in beside for excerpt in hidden_beside(other))]
    if not hidden:
        return []
    public = [*public_excerpts(document), *([note] if note else [])]
    people = _people(document)
    terms = [HiddenTerms(excerpt, people) for excerpt in hidden]
    comparison = Comparison(public, terms, chair=document["chair"])
    return [exposure for excerpt in public for exposure in comparison.exposures_of(excerpt)]


def fingerprint(found: Iterable[Exposure]) -> str:
    """A digest of what was shown, the same in every language; empty where nothing was."""
    shown = [
        [exposure.public.path, exposure.public.text, exposure.hidden.path, exposure.hidden.text, exposure.words]
        for exposure in found
    ]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:16] if shown else ""


def sentence(exposure: Exposure) -> str:
    """标题与不公开的第1个议题有相同的文字：“林长制”。"""
    words = "、".join(f"“{word}”" for word in exposure.words)
    facts = {"public": exposure.public.label, "hidden": exposure.hidden.label, "words": words}
    return _("%(public)s与不公开的%(hidden)s有相同的文字：%(words)s。") % facts


def _people(document: Document) -> set[str]:
    speakers = {directive["speaker"] for item in document["items"] for directive in item["directives"]}
    return {person["name"] for person in document["attendance"]} | set(filter(is_person, speakers))


class Comparison:
    """The terms of hidden excerpts, and which group of public excerpts has each of them too."""

    def __init__(self, public: list[Excerpt], hidden: list[HiddenTerms], *, chair: str) -> None:
        self.hidden = hidden
        self.texts = {excerpt.path: folded(excerpt.text) for excerpt in public}
        self.titles = {name for terms in hidden for name in terms.titles}
        self.names = Lexicon(self.titles.union(*(terms.names for terms in hidden)) - {chair})
        self.offices = Lexicon(offices(excerpt.text for excerpt in [*public, *(terms.excerpt for terms in hidden)]))
        self.bureaus = Lexicon(name for terms in hidden for name in terms.bureaus)
        self.holders: dict[str, list[int]] = {}
        for index, terms in enumerate(hidden):
            for words in terms.grams | terms.titles | terms.names:
                self.holders.setdefault(words, []).append(index)
        self.group_of: dict[str, str | None] = {}  # None: several groups have it
        for excerpt in public:
            for _span, words in self._found(self.texts[excerpt.path]):
                is_alone = self.group_of.get(words, excerpt.group) == excerpt.group
                self.group_of[words] = excerpt.group if is_alone else None

    def _found(self, text: Folded) -> Iterator[tuple[Span, str]]:
        """The runs and names of hidden excerpts that a public text has."""
        for start, gram in text.grams():
            if gram in self.holders:
                yield (start, start + LEAST), gram
        for start, end in self.names.spans_in(text.text):
            yield (start, end), text.text[start:end]

    def exposures_of(self, excerpt: Excerpt) -> Iterator[Exposure]:
        text = self.texts[excerpt.path]
        runs, names, common = self._runs(text), self._names(excerpt, text), self._common(excerpt, text)
        reported = bytearray(len(text.text))
        for index, terms in enumerate(self.hidden):
            spans = [span for span in names.get(index, []) if 0 in reported[slice(*span)]]
            spans += [span for span in runs.get(index, []) if _is_telling(text.text, span, common, terms)]
            if spans:
                yield _exposure(excerpt, text, terms, _longest(spans))
            for span in spans:
                mark(reported, span)
                mark(common, span)

    def _runs(self, text: Folded) -> dict[int, list[Span]]:
        """The longest runs of a public text that a hidden excerpt has too, by the index of that excerpt."""
        starts: dict[int, list[int]] = {}
        for start, gram in text.grams():
            for index in self.holders.get(gram, ()):
                starts.setdefault(index, []).append(start)
        return {index: joined(offsets) for index, offsets in starts.items()}

    def _names(self, excerpt: Excerpt, text: Folded) -> dict[int, list[Span]]:
        """The names in a public text by the index of the hidden excerpt; titles, or names that no other group has."""
        spans: dict[int, list[Span]] = {}
        for start, end in self.names.spans_in(text.text):
            name = text.text[start:end]
            if name in self.titles or self.group_of[name] == excerpt.group:
                for index in self.holders[name]:
                    spans.setdefault(index, []).append((start, end))
        return spans

    def _common(self, excerpt: Excerpt, text: Folded) -> bytearray:
        """For each character 1 where it names nothing: in a stock phrase, in words that another group has too.

        The office's own bureaus have a part in most matters; only a heading or a note that names one may tell a matter.
        """
        is_loose = excerpt.group in (HEADING, NOTE)
        common = stock_positions(text.text, STOCK, self.offices, *([] if is_loose else [self.bureaus]))
        for start, gram in text.grams():
            if gram in self.holders and self.group_of[gram] != excerpt.group:
                mark(common, (start, start + LEAST))
        return common


def _is_telling(text: str, span: Span, common: bytearray, hidden: HiddenTerms) -> bool:
    """True where a run is more than common words and the topic of the hidden directive."""
    known = map(max, common[slice(*span)], hidden.topic_positions(text[slice(*span)]))
    return bytes(TELLING) in bytes(known)


def _longest(spans: list[Span]) -> list[Span]:
    """In their order, without those inside another."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept


def _exposure(excerpt: Excerpt, text: Folded, hidden: HiddenTerms, spans: list[Span]) -> Exposure:
    originals = [text.original(span) for span in spans]
    return Exposure(
        excerpt,
        hidden.excerpt,
        words=tuple(dict.fromkeys(excerpt.text[slice(*span)] for span in originals)),
        public_spans=tuple(merged(originals)),
        hidden_spans=tuple(
            merged(map(hidden.text.original, hidden.spans_of([text.text[slice(*span)] for span in spans])))
        ),
    )
