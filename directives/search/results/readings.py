"""Readings: what a question can mean besides its words as they stand. 2025年 is a year, 11月19日 a day, 住建局 a unit
that the record calls 区住建局, 第十二次 the number that it writes 第12次.

Each is counted for the reader and offered as a link; the answers stay those to the words as typed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice

from directives.index.folding import fold
from directives.search.queries.criteria import Days, Narrowing
from directives.search.queries.periods import Period, read_period
from directives.search.queries.query import QUOTES, AnyOf, ByUnit, Part, parse
from directives.search.queries.respelling import parted, respelled
from directives.search.queries.unit_names import names_of_one_unit, read_unit_name
from directives.search.results.offer import Offer, count_of
from directives.search.results.results import Search
from records.codes import PassageKind

MOST = 4  # offered
TRIED = 10  # counted
MOST_UNITS = 2  # looked for
MOST_NAMES = 4  # of one unit
MOST_YEARS = 6  # in which a day without a year is looked for


Asked = tuple[str, str, Narrowing]  # a reason, a question, what narrows it


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read some parts: by the words in their place, by a period, by a unit in the place of the form's."""

    reason: str
    instead: dict[Part, str]
    period: Period | None = None
    unit: str | None = None


def readings(search: Search) -> list[Offer]:
    """The readings that find something, and something else than the words as they stand; the narrowest first.

    Where nothing is found otherwise, what was read without the other words.
    """
    ways = Readings(search)
    found = _counted(search, ways.asked())
    if not found and not search.count.number:
        found = _counted(search, ways.of_units_alone())
    return found


def may_be_read_otherwise(search: Search) -> bool:
    """Whether there is anything to ask the database about; most questions are words and no more."""
    ways = Readings(search)
    return any(chain(ways.of_numerals(), ways.of_periods(), ways.unit_parts())) or bool(ways.form_unit)


def _counted(search: Search, asked: Iterable[Asked]) -> list[Offer]:
    found: dict[tuple[str, Narrowing], Offer] = {}
    for reason, question, narrowing in islice(asked, TRIED):
        count = count_of(search, question, narrowing)
        if count.number and (reason == "period" or count != search.count):
            found.setdefault((question, narrowing), Offer(reason, question, narrowing, "", count))
    return list(found.values())[:MOST]


class Readings:
    """The ways to read one search; asks the database for the names of units and the years, and for these once."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.parts = search.question.parts

    def asked(self) -> Iterator[Asked]:
        """Each reading as a question and a narrowing, with its reason; all of them together first."""
        units = [*self.of_units, *self.of_form()]
        numerals, periods = list(self.of_numerals()), list(self.of_periods())
        for reading in (*self.together(units, periods, numerals), *units, *numerals, *periods):
            yield from self.as_questions(reading)

    def words(self) -> Iterator[tuple[AnyOf, str]]:
        """The required words that were typed without quotes; quotes say that no other reading is meant."""
        for part in self.search.question.required:
            if len(part.words) == 1 and part.words[0].written[0] not in QUOTES:
                yield part, part.words[0].folded

    def of_numerals(self) -> Iterator[Reading]:
        for part, word in self.words():
            if len(pieces := parted(word)) > 1 or respelled(word):
                yield Reading("numerals", {part: in_any_style(pieces if len(pieces) > 1 else [part.written])})

    def of_periods(self) -> Iterator[Reading]:
        for part, word in self.words():
            if period := read_period(word):
                yield Reading("period", {part: in_any_style(parted(period.rest))}, period)

    @cached_property
    def of_units(self) -> list[Reading]:
        asked = islice(self.unit_parts(), MOST_UNITS)
        named = ((part, self.names(name, self.search.question.without(part))) for part, name in asked)
        return [Reading("unit", {part: ByUnit(tuple(names)).written}) for part, names in named if names]

    def of_units_alone(self) -> Iterator[Asked]:
        """The units, within the periods if there are any, without the words that stand beside them."""
        if units := self.of_units:
            for reading in (*self.together(units, list(self.of_periods())), *units):
                yield from self.as_questions(reading, is_alone=True)

    def unit_parts(self) -> Iterator[tuple[Part, str]]:
        yield from ((part, word) for part, word in self.words() if read_unit_name(word))
        for part in self.parts:
            if isinstance(part, ByUnit) and len(part.names) == 1 and read_unit_name(fold(part.names[0])):
                yield part, fold(part.names[0])

    def of_form(self) -> Iterator[Reading]:
        """The unit that the form narrows to, by the other names it has; a facet's has answers, and needs none."""
        asked = self.form_unit
        names = self.names(asked, self.search.question.written) if asked else []
        yield from (Reading("unit", {}, unit=name) for name in names if fold(name) != asked)

    @property
    def form_unit(self) -> str:
        """The unit of the form where nothing is found by it and it is the name of one."""
        asked = fold(self.search.narrowing.unit or "")
        return asked if asked and read_unit_name(asked) and not self.search.count.number else ""

    def names(self, asked: str, rest: str) -> list[str]:
        """The names that the record has for a unit: where the rest of the question answers, else of the newest."""
        narrowing = replace(self.search.narrowing, unit=None)
        for question, form in ((rest, narrowing), ("", Narrowing(kind=PassageKind.DIRECTIVE.value))):
            units = {fold(name): name for name in Search(self.search.reader, parse(question), form).facets.units}
            if names := names_of_one_unit(asked, list(units)):
                return [units[name] for name in names[:MOST_NAMES]]
        return []

    def together(self, *kinds: list[Reading]) -> Iterator[Reading]:
        """Every part read otherwise at once, by the first kind that reads it; periods of several words as one."""
        instead: dict[Part, str] = {}
        periods: list[Period] = []
        for reading in (reading for kind in kinds for reading in kind):
            if reading.instead and not reading.instead.keys() & instead.keys():
                instead |= reading.instead
                periods += [reading.period] if reading.period else []
        period = joined(periods)
        if len(instead) > 1 and (period or not periods):
            yield Reading("together", instead, period)

    def as_questions(self, reading: Reading, *, is_alone: bool = False) -> Iterator[Asked]:
        parts = (part for part in self.parts if part in reading.instead or not (is_alone and isinstance(part, AnyOf)))
        words = [reading.instead.get(part, part.written) for part in parts]
        narrowing = self.search.narrowing if reading.unit is None else replace(self.search.narrowing, unit=reading.unit)
        period = reading.period
        if period and period.is_year:
            words.insert(0, f"年:{period.year}")
        question = " ".join(filter(None, words))
        if period is None or period.is_year:
            yield reading.reason, question, narrowing
            return
        for year in self.years(period):
            if days := within(period.days(year), narrowing):
                yield reading.reason, question, replace(narrowing, since=days[0], until=days[1])

    def years(self, period: Period) -> list[int]:
        """The years in which to look for a period, newest first."""
        if period.year:
            return [period.year]
        years = [year for first, last in self.search.question.years or self.span for year in range(first, last + 1)]
        return sorted(set(years), reverse=True)[:MOST_YEARS]

    @cached_property
    def span(self) -> tuple[tuple[int, int], ...]:
        span = self.search.engine.span()
        return ((span[0].year, span[1].year),) if span else ()


def in_any_style(words: Iterable[str]) -> str:
    """The words as a question, each with its numbers written in either way."""
    return " ".join(" OR ".join((word, *respelled(fold(word)))) for word in words)


def joined(periods: Iterable[Period]) -> Period | None:
    """2025年 and 11月 as one period; None where there is none or they contradict each other."""
    whole: Period | None = None
    for period in periods:
        if whole is None:
            whole = period
        elif whole.is_year and period.year is None:
            whole = replace(period, year=whole.year)
        elif period.is_year and whole.year is None:
            whole = replace(whole, year=period.year)
        else:
            return None
    return whole


def within(days: Days | None, narrowing: Narrowing) -> Days | None:
    """The days that the form allows; None where it allows none of them."""
    if days is None:
        return None
    first, last = max(days[0], narrowing.since or days[0]), min(days[1], narrowing.until or days[1])
    return (first, last) if first <= last else None
