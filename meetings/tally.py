"""How many meetings a reader finds in each month, by type, and the archives that have them: years, months, types.

Read once for a page: whether an archive has anything, what stands beside it and what is in it follow from the tally.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any, NamedTuple, Self

from django.db.models import Count, JSONField, Subquery
from django.db.models.functions import ExtractMonth, ExtractYear
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from meetings.days import formats
from meetings.models.edition import Edition
from records.access import Reader
from records.codes import MeetingType
from website.bars import Bar, bars
from website.periods import MONTHS, days_of, month_name

Facts = tuple[int | None, int | None, str]  # what an archive is told by: year, month, type


class Counted(NamedTuple):
    """The meetings of one type that are listed in one month."""

    year: int
    month: int
    type: str
    number: int


@dataclass(frozen=True, slots=True)
class Archive:
    """The meetings of a year, of a month of it, of a type, or of a year and a type, at an address of their own."""

    year: int | None = None
    month: int | None = None
    type: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        """What its address is made of."""
        named = (("year", self.year), ("month", self.month), ("type", self.type))
        return {name: value for name, value in named if value}

    @property
    def url(self) -> str:
        return reverse("meetings:archive", kwargs=self.facts)

    @property
    def period(self) -> str:
        """2026年11月, 2026年; empty for all years."""
        if self.year is None:
            return ""
        _day, month, year = formats("full")
        return format_date(date(self.year, self.month or 1, 1), month if self.month else year)

    def name(self, part: str) -> str:
        """What it is called among archives that differ in one part: 11月, 2026年, 政府常务会议."""
        if part == "type":
            return _(MeetingType(self.type).label)
        return month_name(self.month) if part == "month" and self.month else _("%(year)s年") % {"year": self.year}

    @property
    def title(self) -> str:
        if not self.type:
            return _("%(period)s的会议") % {"period": self.period}
        name = _(MeetingType(self.type).label)
        return _("%(type)s（%(period)s）") % {"type": name, "period": self.period} if self.year else name

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day; None for all years."""
        return days_of(self.year, self.month) if self.year else None

    def of(self, editions: Any) -> Any:
        """Of a queryset of editions those that are in it."""
        if self.days:
            editions = editions.filter(listed_on__range=self.days)
        return editions.filter(type=self.type) if self.type else editions

    def has(self, counted: Counted) -> bool:
        return (
            self.year in (None, counted.year)
            and self.month in (None, counted.month)
            and self.type in ("", counted.type)
        )

    @property
    def whole(self) -> "Archive | None":
        """The archive that this one is a part of."""
        if self.month:
            return replace(self, month=None)
        return replace(self, year=None) if self.type and self.year else None


class Together(Subquery):
    template = "(SELECT jsonb_agg(jsonb_build_array(year, month, type, number)) FROM (%(subquery)s) AS counted)"


def tally_of(editions: Any) -> Subquery:
    """What a tally is made of, as one value beside the rows of another query."""
    return Together(counted_by_month(editions), output_field=JSONField())


def counted_by_month(editions: Any) -> Any:
    months = editions.order_by().annotate(year=ExtractYear("listed_on"), month=ExtractMonth("listed_on"))
    return months.values("year", "month", "type").annotate(number=Count("pk"))


class Tally:
    """What there is, counted; asked for by archive."""

    def __init__(self, counted: Iterable[tuple[int, int, str, int]]) -> None:
        self.counted = [Counted(*one) for one in counted]
        self.numbers = Counter[Facts]()
        for one in self.counted:
            for at, kind in product(((None, None), (one.year, None), (one.year, one.month)), ("", one.type)):
                self.numbers[*at, kind] += one.number

    @property
    def told(self) -> list[Counted]:
        """All that a part of a page shows of it; the numbers follow."""
        return self.counted

    @classmethod
    def of(cls, reader: Reader) -> Self:
        counted = counted_by_month(Edition.objects.visible_to(reader))
        return cls(counted.values_list("year", "month", "type", "number"))

    def number(self, archive: Archive) -> int:
        """How many meetings are in it; in ``Archive()`` are all."""
        return self.numbers[archive.year, archive.month, archive.type]

    def archives(self, whole: Archive, part: str) -> list[Archive]:
        """Its parts that have meetings: years, newest first; months; types in their order."""
        values = {getattr(one, part) for one in self.counted if whole.has(one)}
        if part == "type":
            return [replace(whole, type=code.value) for code in MeetingType if code in values]
        return [replace(whole, **{part: value}) for value in sorted(values, reverse=part == "year")]

    def all(self) -> list[Archive]:
        """Every archive that has meetings: each year with its months, each type with its years."""
        years, types = self.archives(Archive(), "year"), self.archives(Archive(), "type")
        parted = [(year, self.archives(year, "month")) for year in years]
        parted += [(one, self.archives(one, "year")) for one in types]
        return [archive for whole, parts in parted for archive in (whole, *parts)]

    def beside(self, archive: Archive) -> tuple[Archive | None, Archive | None]:
        """The archive of the same kind before this one in time, and the one after; of a type alone there is none."""
        if archive.year is None:
            return None, None
        here, of_type = (archive.year, archive.month or 0), Archive(type=archive.type)
        there = {(one.year, one.month if archive.month else 0) for one in self.counted if of_type.has(one)}
        earlier, later = (
            max((at for at in there if at < here), default=None),
            min((at for at in there if at > here), default=None),
        )
        before, after = (at and replace(archive, year=at[0], month=at[1] or None) for at in (earlier, later))
        return before, after

    def months(self) -> list[Bar]:
        """The months of the last year that has meetings, each with its archive."""
        for year in self.archives(Archive(), "year")[:1]:
            months = (replace(year, month=month) for month in MONTHS)
            return bars((one.name("month"), one.url, self.number(one)) for one in months)
        return []

    def types(self) -> list[dict[str, Any]]:
        return self.parts(Archive(), "type")

    def years(self) -> list[dict[str, Any]]:
        return self.parts(Archive(), "year")

    def parts(self, whole: Archive, part: str) -> list[dict[str, Any]]:
        """The same as a page lists them; ``code`` is what each differs in from its like."""
        return [
            {"code": getattr(one, part), "name": one.name(part), "url": one.url, "count": self.number(one)}
            for one in self.archives(whole, part)
        ]
