"""The planner: which path to an answer costs least. Arithmetic on expected numbers; it decides no answer.

PostgreSQL left alone walked a date index for up to a minute, so it is not asked. Costs are microseconds of one machine;
only their ratios matter.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from directives.index.codes import (
    is_common,
    is_said_by_codes,
    kind_code,
    lacking_code,
    type_code,
    unit_facet,
    word_codes,
    year_code,
)
from directives.search.engine.statistics import Frequencies
from directives.search.queries.criteria import Criteria, Days
from directives.search.queries.query import AnyOf

WALKED = 1.0  # one row looked at in the order of days
ENTRY = 0.012  # one entry of a code's list read
START = 300  # what a second try costs, where the first finds too few
FETCHED = 3.5  # one hit fetched, looked at again, sorted
MOST_YEARS = 40  # asked one by one, with or without passages
NOWHERE = 0  # no passage has this code
LONGEST_WALK = 4_000  # rows
SMALL_RANGE = 4_000  # a range of days with fewer rows is walked whole
MOST_KEYS = 5
SLICED = 2_000  # fetches that cost less are not worth slices of years
SELDOM = 0.5  # a character that fewer passages lack is worth asking for so
KEYS_OF_A_WORD = 3


@dataclass(frozen=True, slots=True)
class Key:
    """What the index is asked for: a passage that has any of the codes. ``word`` is the index of its required word."""

    codes: tuple[int, ...]
    share: float
    word: int | None = None


@dataclass(frozen=True, slots=True)
class AccessPath:
    """A path through the index: its keys, the years asked for with them, and what that should cost."""

    keys: tuple[Key, ...]
    years: tuple[int, ...] | None
    hits: float
    entries: float

    @property
    def cost(self) -> float:
        return self.entries * ENTRY + self.hits * FETCHED


@dataclass(frozen=True)
class Plan:
    """What to expect of a question. ``ask_span`` reads the audience's first and last day from its rows.

    It is asked where a list of years would have no end: a wrong guess costs time, a year left out costs answers.
    """

    criteria: Criteria
    frequencies: Frequencies
    ask_span: Callable[[], Days | None]

    @cached_property
    def span(self) -> Days | None:
        return self.ask_span()

    def share_of_words(self) -> float:
        """The part of all passages that should answer. Words go together, so each further one counts less."""
        share = 1.0
        for index, part_share in enumerate(sorted(self.share_of_any(part) for part in self.criteria.required)):
            share *= part_share ** (0.5**index)
        for word in self.criteria.excluded:
            share *= self.share_without(word.folded)
        return share

    def share_without(self, folded: str) -> float:
        if is_common(folded):
            return self.frequencies.share(lacking_code(folded))
        return max(0.001, 1 - self.share_of_word(folded))

    def share_of_word(self, folded: str) -> float:
        return min(self.frequencies.share(code) for code in word_codes(folded))

    def share_of_any(self, part: AnyOf) -> float:
        return min(1.0, sum(self.share_of_word(word.folded) for word in part.words))

    def share_of_facets(self) -> float:
        return math.prod(key.share for key in self.facet_keys())

    @cached_property
    def share_of_days(self) -> float:
        if not self.criteria.days:
            return 1.0
        return sum(self._share_of_year(year) for year in self.frequencies.years) or self.frequencies.share(NOWHERE)

    def _share_of_year(self, year: int) -> float:
        """Of all passages, those of the asked days in this year; a year counts as even within itself."""
        share = self.frequencies.share(year_code(year))
        if not self.criteria.days:
            return share
        days = sum(
            max(0, (min(last, date(year, 12, 31)) - max(first, date(year, 1, 1))).days + 1)
            for first, last in self.criteria.days
        )
        return share * min(1.0, days / 365)

    @cached_property
    def years(self) -> list[int]:
        """Every year that can hold an answer, newest first: those asked for where they are few, else of the rows."""
        asked = self.criteria.days
        if asked and sum(last.year - first.year + 1 for first, last in asked) <= MOST_YEARS:
            ranges = asked
        elif self.span is None:
            return []
        else:
            begin, end = self.span
            ranges = tuple((max(first, begin), min(last, end)) for first, last in asked or (self.span,))
        return sorted({year for first, last in ranges for year in range(first.year, last.year + 1)}, reverse=True)

    def are_whole_years(self) -> bool:
        """Whether the asked days are whole years, so that a year's code says them."""
        return all(
            (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) for first, last in self.criteria.days or ()
        )

    @property
    def rows(self) -> float:
        """The rows of the asked days."""
        return self.frequencies.passages * self.share_of_days

    @cached_property
    def share(self) -> float:
        """The part of the asked days' rows that should answer."""
        return max(self.share_of_words() * self.share_of_facets(), 1e-9)

    @property
    def matches(self) -> float:
        return self.rows * self.share

    @property
    def has_keys(self) -> bool:
        return bool(self.criteria.required or self.criteria.is_narrow or any(self.lacking_keys()))

    def lacking_keys(self) -> Iterator[Key]:
        """Of excluded characters that nearly every passage holds: the few that lack them."""
        for word in self.criteria.excluded:
            if is_common(word.folded) and (key := self._key([lacking_code(word.folded)])).share < SELDOM:
                yield key

    def facet_keys(self) -> Iterator[Key]:
        if self.criteria.kind:
            yield self._key([kind_code(self.criteria.kind)])
        if self.criteria.types:
            yield self._key([type_code(meeting_type) for meeting_type in self.criteria.types])
        for names in self.criteria.units:
            yield self._key([unit_facet(unit) for unit in names])

    def word_keys(self) -> Iterator[Key]:
        """Of a word its rarest codes, each a key; of a choice one key, with the rarest code of each word in it."""
        for index, part in enumerate(self.criteria.required):
            rarest = [sorted(word_codes(word.folded), key=self.frequencies.share) for word in part.words]
            if len(part.words) > 1:
                yield self._key([codes[0] for codes in rarest], index)
            else:
                yield from (self._key([code], index) for code in rarest[0][:KEYS_OF_A_WORD])

    def _key(self, codes: list[int], word: int | None = None) -> Key:
        shares = (self.frequencies.share(code) for code in codes)
        return Key(tuple(dict.fromkeys(codes)), min(1.0, sum(shares)), word)

    def path(self, years: list[int] | None = None) -> AccessPath:
        """The path through the index; ``years`` narrow to a slice."""
        return self._path(years) if years else self._whole_path

    @cached_property
    def _whole_path(self) -> AccessPath:
        return self._path(None)

    def _path(self, years: list[int] | None) -> AccessPath:
        """The rarest key, then each next one while reading its list costs less than the fetches it saves.

        The years of a slice, or else of the asked days, are a key like the others.
        """
        asked_years = years or (self.years if self.criteria.days else None)
        candidates = [*self.word_keys(), *self.facet_keys(), *self.lacking_keys()]
        of_years = None
        if asked_years:
            of_years = self._key([year_code(year) for year in asked_years])
            candidates.append(of_years)
        total = self.frequencies.passages
        hits, entries = float(total), 0.0
        keys: list[Key] = []
        words: set[int] = set()
        for key in sorted(candidates, key=lambda candidate: candidate.share):
            if keys and total * key.share * ENTRY >= 0.7 * hits * FETCHED * (1 - key.share):
                continue
            hits *= self._narrows(key, words)
            entries += total * key.share
            keys.append(key)
            if key.word is not None:
                words.add(key.word)
            if len(keys) == MOST_KEYS:
                break
        is_sliced = of_years is not None and of_years in keys
        if years and not is_sliced and of_years:
            hits *= of_years.share
        return AccessPath(
            tuple(key for key in keys if key is not of_years),
            tuple(asked_years) if is_sliced and asked_years else None,
            max(hits, 1.0),
            entries,
        )

    @staticmethod
    def _narrows(key: Key, words: set[int]) -> float:
        """Pairs of one word come together, words are half dependent on each other, facets are not."""
        if key.word is None or not words:
            return key.share
        return 0.8 if key.word in words else math.sqrt(key.share)

    def window(self, need: int) -> int | None:
        """How many of the newest rows to walk for a full page; None where the index should cost less."""
        expected = need / self.share
        path = self.path()
        if 1.3 * expected > LONGEST_WALK or 1.3 * expected * WALKED + START >= path.cost:
            return None
        return int(min(LONGEST_WALK, 1.5 * expected + 300))

    def longer(self, window: int, seen: int, need: int) -> int | None:
        """A second window by what the first held, where it held a good part; the index costs less than a third."""
        if 3 * seen < need:
            return None
        wanted = int(1.3 * window * need / seen) + 100
        return wanted if wanted <= LONGEST_WALK and wanted * WALKED < self.path().cost else None

    def is_walked_whole(self) -> bool:
        """Days with so few rows that looking at each is cheapest."""
        if not self.criteria.days or self.rows > SMALL_RANGE:
            return False
        return not self.has_keys or self.rows * WALKED <= self.path().cost + START

    def windows(self, need: int) -> Iterator[int]:
        """Windows for a walk without end where there is no list to start from, or none that is short: each far longer.

        A window that was too short is not waste: it is a small part of the next. They end well before all rows.
        """
        window = int(1.5 * need / self.share) + 300
        while window < 0.6 * self.rows:
            yield window
            window *= 6

    def slices(self, need: int) -> Iterator[list[int]]:
        """Newest years first where all hits are too many to fetch; ends before most years are asked for one by one."""
        hits = self.path().hits
        if hits <= 8 * need or hits * FETCHED <= SLICED or len(self.years) <= 2:
            return
        years = self.years
        size, start = max(1, math.ceil(2.5 * need * len(years) / hits)), 0
        while start < len(years) and size < 0.6 * len(years):
            yield years[start : start + size]
            start, size = start + size, size * 4

    def newest_years(self, want: int) -> Iterator[list[int]]:
        """The newest years that should hold 1.7 times the wanted hits, then three times as many; never most of them."""
        if self.matches <= 2 * want:
            return
        years = self.years
        size = self._years_for(1.7 * want / self.matches)
        while size <= 0.6 * len(years):
            yield years[:size]
            size *= 3

    def _years_for(self, part: float) -> int:
        """How many of the newest years hold this part of all asked rows; the newest is often not yet whole."""
        shares = [self._share_of_year(year) for year in self.years]
        held = accumulate(shares)
        return next((count for count, sum_ in enumerate(held, 1) if sum_ >= part * sum(shares)), len(shares))

    def should_walk_for(self, want: int, *, is_ordered: bool = False) -> bool:
        """Whether walking to the wanted hits should cost less than the index, which has to sort all it finds."""
        if self.is_walked_whole() or not self.has_keys:
            return True
        path, years = self.path(), next(self.newest_years(want), None)
        part = len(years) / len(self.years) if years else 1.0
        found = path.hits * part
        fetched = found if is_ordered else min(found, want * max(1.0, path.hits / max(self.matches, 1.0)))
        by_index = path.entries * ENTRY + found * 0.1 + fetched * FETCHED * 0.7
        return min(self.rows, want / self.share) * WALKED * 0.8 < by_index


def is_settled(part: AnyOf, path: AccessPath, index: int) -> bool:
    """Whether the path's keys already ensure that the part is met, so that its words need not be looked for again."""
    if not all(is_said_by_codes(word.folded) for word in part.words):
        return False
    return any(key.word == index for key in path.keys)
