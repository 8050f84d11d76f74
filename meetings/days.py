"""How the day of a meeting is worded, to the public and on the desk alike. Plain rows and documents in, words out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, gettext

from records.codes import DatePrecision

HAN_FORMATS = {"full": ("Y年n月j日", "Y年n月", "Y年"), "short": ("n月j日", "n月", "Y年")}
LATIN_FORMATS = {"full": ("j F Y", "F Y", "Y"), "short": ("j M", "M", "Y")}
ISO_FORMATS = ("Y-m-d", "Y-m", "Y")
PRECISIONS = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR)
COLUMNS = ("held_on", "held_on_precision", "held_on_text", "listed_on")


def as_day(value: date | str | None) -> date | None:
    """Rows carry days as ``date``, documents as ISO text."""
    if isinstance(value, str):
        return date.fromisoformat(value) if value else None
    return value


def formats(style: str) -> tuple[str, str, str]:
    if style == "iso":
        return ISO_FORMATS
    return (LATIN_FORMATS if get_language() == "en" else HAN_FORMATS)[style]


def known_part(row: Mapping[str, Any]) -> tuple[date, int] | None:
    """The day that a meeting's date can be read from, and how much of it is known (0 day, 1 month, 2 year).

    Where only month or year is known, ``listed_on`` is the last day of it; where nothing is, it is a publication
    day and must not be printed as the meeting's.
    """
    if held_on := as_day(row.get("held_on")):
        return held_on, 0
    precision, listed_on = row.get("held_on_precision"), as_day(row.get("listed_on"))
    if listed_on and precision in PRECISIONS[1:]:
        return listed_on, PRECISIONS.index(DatePrecision(precision))
    return None


def undated(text: str, row: Mapping[str, Any], style: str) -> str:
    """What is said in place of a date: the report's words for it, and the day that lists have it under."""
    text = text or gettext("未注明日期")
    if not (listed_on := day(row.get("listed_on"), style)):
        return text
    return gettext("%(text)s，列于%(day)s") % {"text": text, "day": listed_on}


def held(row: Mapping[str, Any], style: str = "full") -> str:
    """When a meeting was held, no more exactly than the report says: 2022年8月5日, 2022年8月, 日前，列于2022年8月20日.

    ``style`` is ``full``, ``short`` (without the year, for lists grouped by year) or ``iso``.
    """
    if not (known := known_part(row)):
        return undated(str(row.get("held_on_text") or ""), row, style)
    known_day, precision = known
    return format_date(known_day, formats(style)[precision])


def meeting_day(meeting: Any) -> str:
    """The same of a meeting on the desk, in full, as the public will read it."""
    return held({name: getattr(meeting, name) for name in COLUMNS})


def day(value: date | str | None, style: str = "full") -> str:
    """A day that is wholly known: 2022年8月5日, 5 August 2022."""
    known = as_day(value)
    return format_date(known, formats(style)[0]) if known else ""
