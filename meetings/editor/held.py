"""The day of a meeting in one field: 2026年3月5日, 3月, 2026年, 日前. Words in, words and precision out; pure."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from records.codes import DatePrecision
from records.numerals import read_number

_N = "[0-9０-９〇○零一二三四五六七八九十]"
_FORMS = (
    re.compile(
        rf"(?P<year>{_N}{{4}})\s*年(?:\s*(?P<month>{_N}{{1,3}})\s*月份?(?:\s*(?P<day>{_N}{{1,3}})\s*[日号]?)?)?"
    ),
    re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?", re.ASCII),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII),
    re.compile(rf"(?P<month>{_N}{{1,3}})\s*月份?(?:\s*(?P<day>{_N}{{1,3}})\s*[日号]?)?"),
    re.compile(r"(?P<month>\d{1,2})[-./](?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<year>\d{4})", re.ASCII),
)
FIRST_YEAR, LAST_YEAR = 1949, 2100


@dataclass(frozen=True, slots=True)
class Held:
    """What a field says of the day. ``on`` is the day, or the last of the month or year; None where none is told."""

    text: str
    precision: DatePrecision
    on: date | None = None


class Impossible(ValueError):
    """The words name a day that no calendar has."""


def read(words: str, *, near: date) -> Held:
    """Without a year, the last such day or month that is not after ``near``. Raises Impossible."""
    for form in _FORMS:
        if found := form.fullmatch(words):
            parts = {name: read_number(value) for name, value in found.groupdict().items() if value}
            return _dated(words, parts, near)
    return Held(words, DatePrecision.UNKNOWN)


def _dated(words: str, parts: dict[str, int | None], near: date) -> Held:
    year, month, day = (parts.get(name) for name in ("year", "month", "day"))
    if None in parts.values() or (month is not None and not 1 <= month <= 12):
        raise Impossible(words)
    if year is None:
        year = near.year if (month, day or 1) <= (near.month, near.day) else near.year - 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Impossible(words)
    last = monthrange(year, month or 12)[1]
    if day is not None and not 1 <= day <= last:
        raise Impossible(words)
    precision = DatePrecision.DAY if day else DatePrecision.MONTH if month else DatePrecision.YEAR
    return Held(words, precision, date(year, month or 12, day or last))


def canonical(words: str, *, near: date) -> str:
    """2026年3月5日 and 3月5日 as 2026-03-05, 3月 as 2026-03; what is no day, and what cannot be read, as it is."""
    try:
        return in_digits(read(words, near=near))
    except Impossible:
        return words


LENGTHS = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}


def in_digits(held: Held) -> str:
    return held.on.isoformat()[: LENGTHS[held.precision]] if held.on else held.text


def shown(words: str, *, near: date) -> str:
    """The canonical form as people write it: 2026-03-05 as 2026年3月5日."""
    try:
        held = read(words, near=near)
    except Impossible:
        return words
    if held.on is None:
        return words
    parts = f"{held.on.year}年", f"{held.on.month}月", f"{held.on.day}日"
    return "".join(parts[: {10: 3, 7: 2, 4: 1}[LENGTHS[held.precision]]])


def of(held_on: date | None, precision: str, text: str, listed_on: date | None) -> str:
    """What the field shows of the columns of a meeting, in its canonical form."""
    known = DatePrecision(precision)
    if held_on:
        return held_on.isoformat()
    if listed_on and known in (DatePrecision.MONTH, DatePrecision.YEAR):
        return listed_on.isoformat()[: LENGTHS[known]]
    return text
