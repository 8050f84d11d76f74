"""Times that people write among the words: 2025年, 2025年上半年, 2025-11-19, 11月19日. A word in, a period out."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from directives.search.queries.respelling import in_digits

YEAR = "(?P<year>(?:19|20)[0-9]{2})"
MONTH, DAY = "(?P<month>[0-9]{1,2})", "(?P<day>[0-9]{1,2})"
HALVES = {"上半年": (1, 6), "下半年": (7, 12)}
QUARTERS = {f"{number}季度": (3 * index - 2, 3 * index) for index, number in enumerate("1234", 1)}
PARTS = HALVES | QUARTERS
PART = f"(?P<part>{'|'.join(PARTS)})"
REST = "(?P<rest>(?![底末初中上下前后内以至到起来0-9 ]).*)"  # 9月底前 is when a thing is due, not when it was said
PATTERNS = [
    re.compile(pattern)
    for pattern in (
        f"{YEAR}(?: |年){MONTH}(?: |月){DAY}[日号]?{REST}",
        r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?P<rest>)",
        f"{YEAR}年第?{PART}{REST}",
        f"{YEAR}年{MONTH}月份?{REST}",
        f"{YEAR} {MONTH}(?P<rest>)",
        f"{YEAR}(?:年度?{REST})?",
        f"{MONTH}月{DAY}[日号]{REST}",
        f"{MONTH}月份?{REST}",
    )
]


@dataclass(frozen=True, slots=True)
class Period:
    """What a word says of time, each part None where it does not; ``rest`` is what else stands in the word."""

    year: int | None = None
    months: tuple[int, int] | None = None
    day: int | None = None
    rest: str = ""

    @property
    def is_year(self) -> bool:
        return self.year is not None and self.months is None

    def days(self, year: int) -> tuple[date, date] | None:
        """The first and last day of the period in a year; None where that year has no such day."""
        first, last = self.months or (1, 12)
        try:
            begin = date(year, first, self.day or 1)
            return begin, date(year, last, self.day or monthrange(year, last)[1])
        except ValueError:
            return None


def read_period(word: str) -> Period | None:
    """The period that a folded word begins with, in digits or in characters; None where it begins with none."""
    digits = in_digits(word)
    for found in filter(None, (pattern.fullmatch(digits) for pattern in PATTERNS)):
        parts = {name: value for name, value in found.groupdict().items() if value}
        number = {name: int(parts[name]) for name in ("year", "month", "day") if name in parts}
        months = PARTS[parts["part"]] if "part" in parts else (number["month"],) * 2 if "month" in number else None
        period = Period(number.get("year"), months, number.get("day"), parts.get("rest", "").strip())
        if period.days(period.year or 2000):  # a leap year
            return period
    return None
