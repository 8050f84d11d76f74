"""The oracle: what a person would get by reading everything. Folds and scans in Python, asks no database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import compress, islice

from directives.index.folding import fold
from directives.search.queries.criteria import Narrowing
from directives.search.queries.query import Question
from records.codes import Audience


@dataclass(slots=True)
class Content:
    """One piece of a record and the passages (by audience) that hold it."""

    parts: str  # headline, text and context, folded, a line each
    kind: str
    type: str
    listed_on: date
    units: frozenset[str]  # folded
    ids: dict[str, int] = field(default_factory=dict)


class Oracle:
    """Holds contents newest first. Sets of them are kept as bytes (one a content) and met as integers."""

    def __init__(self, contents: Iterable[Content]) -> None:
        self.contents = sorted(contents, key=lambda one: (one.listed_on, min(one.ids.values())), reverse=True)
        self.texts = [one.parts for one in self.contents]
        self.ids = {audience.value: [one.ids.get(audience.value, 0) for one in self.contents] for audience in Audience}
        self.seen = {name: self._set(name in one.ids for one in self.contents) for name in self.ids}
        self.narrowed: dict[Narrowing, int] = {}

    def _set(self, members: Iterable[bool]) -> int:
        return int.from_bytes(bytes(members), "little")

    def holding(self, word: str) -> int:
        return self._set(word in text for text in self.texts)

    def meant(self, question: Question) -> int:
        """The contents that the question's own words and narrowings leave."""
        found = self._all()
        for part in question.required:
            either = 0
            for word in part.words:
                either |= self.holding(word.folded)
            found &= either
        for word in question.excluded:
            found &= ~self.holding(word.folded)
        if question.types:
            found &= self._set(one.type in question.types for one in self.contents)
        if question.years:
            found &= self._set(any(a <= one.listed_on.year <= b for a, b in question.years) for one in self.contents)
        for names in question.units:
            found &= self._set(any(unit in one.units for unit in names) for one in self.contents)
        return found

    def _all(self) -> int:
        return int.from_bytes(b"\1" * len(self.contents), "little")

    def within(self, form: Narrowing) -> int:
        if form not in self.narrowed:
            unit = fold(form.unit) if form.unit else None
            self.narrowed[form] = self._set(
                (form.kind is None or one.kind == form.kind)
                and (form.type is None or one.type == form.type)
                and (form.since is None or form.since <= one.listed_on)
                and (form.until is None or one.listed_on <= form.until)
                and (unit is None or unit in one.units)
                for one in self.contents
            )
        return self.narrowed[form]

    def answers(self, meant: int, form: Narrowing, audience: Audience) -> "Answers":
        found = meant & self.within(form) & self.seen[audience.value]
        return Answers(self, audience, found.to_bytes(len(self.contents), "little"))


class Answers:
    """What a reader gets, newest first."""

    def __init__(self, oracle: Oracle, audience: Audience, members: bytes) -> None:
        self.oracle, self.audience, self.members = oracle, audience, members

    def __len__(self) -> int:
        return self.members.count(1)

    def ids(self, start: int = 0, stop: int | None = None) -> list[int]:
        return list(islice(compress(self.oracle.ids[self.audience.value], self.members), start, stop))

    def contents(self) -> Iterator[Content]:
        return compress(self.oracle.contents, self.members)

    def by_relevance(self, question: Question, limit: int, capped_at: int) -> list[int]:
        """Whole headlines of all, then the newest ``capped_at`` by the place of their words."""
        named = f"{question.whole}\n"
        whole = [one for one in self.contents() if question.whole and one.parts.startswith(named)][:limit]
        newest = islice(self.contents(), capped_at)
        rest = [one for one in newest if not (question.whole and one.parts.startswith(named))]
        rest.sort(key=lambda one: place(one.parts, question))  # stable: newest first within a place
        return [one.ids[self.audience.value] for one in (*whole, *rest)][:limit]


def place(parts: str, question: Question) -> int:
    """1 every required word in the headline, 2 in headline or text, 3 some only in the context."""
    headline, text, _context = parts.split("\n")
    for number, within in ((1, [headline]), (2, [headline, text])):
        if all(any(word.folded in one for word in part.words for one in within) for part in question.required):
            return number
    return 3
