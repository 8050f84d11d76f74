"""While typing: headlines, units and meetings that hold what was typed so far, in two bounded questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from directives import sight
from directives.search.asked import Narrowing, ask
from directives.search.engine import Engine
from directives.search.folding import fold
from directives.search.marks import marks, pieces
from directives.search.question import AnyOf, Question, Word
from meetings.parser.codes import PassageKind

LOOKED_AT = 100  # passages
MEETINGS = 20
MOST = 8
NAMED = "key, headline, row #>> '{meeting,number_text}'"
LONGEST = 40  # characters; longer words are no longer being typed


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``kind`` is headline, unit or meeting; ``question`` is what choosing it searches for.

    ``key`` opens what was found (a unit has none); ``passage_kind`` says which page that is.
    """

    kind: str
    text: str
    typed: str
    question: str
    key: str = ""
    passage_kind: str = ""
    meeting_key: str = ""

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it was typed."""
        return pieces(self.text, marks(self.text, [self.typed]))


def suggest(reader: sight.Reader, typed: str, limit: int = MOST) -> list[Suggestion]:
    """At most ``limit`` suggestions of what the reader may see; what begins with the typed words comes first."""
    word = fold(typed[:LONGEST])
    if not word:
        return []
    asked = Question((AnyOf((Word(word, f'"{word}"'),)),))
    audience = sight.audience(reader)
    found = Engine(ask(audience, asked)).glimpse(LOOKED_AT, "kind, key, meeting_key, headline, units")
    summaries = Engine(ask(audience, asked, Narrowing(kind=PassageKind.SUMMARY.value))).glimpse(MEETINGS, NAMED)
    units = distinct(_units(found, word))[: limit // 4]
    meetings = distinct(_meetings(summaries, word))[: limit // 4]
    headlines = distinct(_headlines(found, word))
    return [*headlines[: limit - len(units) - len(meetings)], *units, *meetings]


def _headlines(found: list[tuple[Any, ...]], word: str) -> Iterator[Suggestion]:
    for kind, key, meeting_key, headline, _units in found:
        if kind != PassageKind.SUMMARY.value and word in fold(headline):
            yield Suggestion("headline", headline, word, f'"{fold(headline)}"', key, kind, meeting_key)


def _units(found: list[tuple[Any, ...]], word: str) -> Iterator[Suggestion]:
    for row in found:
        for name in row[4]:
            if word in fold(name):
                yield Suggestion("unit", name, word, f'单位:"{name}"')


def _meetings(summaries: list[tuple[Any, ...]], word: str) -> Iterator[Suggestion]:
    for key, title, number in summaries:
        named = f"{title}（{number}）" if number else title
        if word in fold(named):
            yield Suggestion("meeting", named, word, f'"{fold(title)}"', key, PassageKind.SUMMARY.value, key)


def distinct(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """One of each text (in either script), those that begin with what was typed first."""
    once: dict[str, Suggestion] = {}
    for one in suggestions:
        once.setdefault(fold(one.text), one)
    return sorted(once.values(), key=lambda one: not fold(one.text).startswith(one.typed))
