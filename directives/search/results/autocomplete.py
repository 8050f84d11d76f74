"""While typing: headlines, units and meetings that hold what was typed so far, in two bounded questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from directives.index.folding import fold
from directives.search.engine.executor import Engine
from directives.search.queries.criteria import Criteria, Narrowing
from directives.search.queries.query import AnyOf, Question, Word
from directives.search.results.highlight import marks, pieces
from records import access
from records.codes import PassageKind

LOOKED_AT = 100  # passages
MEETINGS = 20
MOST = 8
NAMED = "key, headline, row #>> '{meeting,number_text}'"
LONGEST = 40  # characters; longer words are no longer being typed


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``kind`` is headline, unit or meeting; ``question`` is what choosing it searches for.

    ``key`` opens what was found; a unit has none.
    """

    kind: str
    text: str
    typed: str
    question: str
    key: str = ""
    meeting_key: str = ""

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it was typed."""
        return pieces(self.text, marks(self.text, [self.typed]))


def suggest(reader: access.Reader, typed: str, limit: int = MOST) -> list[Suggestion]:
    """At most ``limit`` suggestions of what the reader may see; what begins with the typed words comes first."""
    word = fold(typed[:LONGEST])
    if not word:
        return []
    question = Question((AnyOf((Word(word, f'"{word}"'),)),))
    audience = access.audience(reader)
    found = Engine(Criteria.of(audience, question)).glimpse(LOOKED_AT, "kind, key, meeting_key, headline, units")
    summaries = Engine(Criteria.of(audience, question, Narrowing(kind=PassageKind.SUMMARY.value))).glimpse(
        MEETINGS, NAMED
    )
    units = distinct(_units(found, word))[: limit // 4]
    meetings = distinct(_meetings(summaries, word))[: limit // 4]
    headlines = distinct(_headlines(found, word))
    return [*headlines[: limit - len(units) - len(meetings)], *units, *meetings]


def _headlines(found: list[tuple[Any, ...]], word: str) -> Iterator[Suggestion]:
    for kind, key, meeting_key, headline, _units in found:
        if kind != PassageKind.SUMMARY.value and word in fold(headline):
            yield Suggestion("headline", headline, word, f'"{fold(headline)}"', key, meeting_key)


def _units(found: list[tuple[Any, ...]], word: str) -> Iterator[Suggestion]:
    for row in found:
        for name in row[4]:
            if word in fold(name):
                yield Suggestion("unit", name, word, f'单位:"{name}"')


def _meetings(summaries: list[tuple[Any, ...]], word: str) -> Iterator[Suggestion]:
    for key, title, number in summaries:
        full_title = f"{title}（{number}）" if number else title
        if word in fold(full_title):
            yield Suggestion("meeting", full_title, word, f'"{fold(title)}"', key, key)


def distinct(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """One of each text (in either script), those that begin with what was typed first."""
    by_text: dict[str, Suggestion] = {}
    for suggestion in suggestions:
        by_text.setdefault(fold(suggestion.text), suggestion)
    return sorted(by_text.values(), key=lambda suggestion: not fold(suggestion.text).startswith(suggestion.typed))
