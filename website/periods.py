"""Years and months: their days, and what a month is called beside its year."""

from datetime import date, timedelta

from django.utils.dateformat import format as format_date
from django.utils.translation import get_language

MONTHS = range(1, 13)


def days_of(year: int, month: int | None = None) -> tuple[date, date]:
    """The first and the last day of a year, or of a month of it."""
    first, last = month or 1, month or 12
    return date(year, first, 1), date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)


def month_name(month: int) -> str:
    """11月, Nov."""
    return format_date(date(2000, month, 1), "M" if get_language() == "en" else "n月")
