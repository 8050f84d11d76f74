"""How much of a day is known."""

from datetime import date

import pytest

from meetings.parser.outline import DateRead


@pytest.mark.parametrize(
    ("held", "precision", "on"),
    [
        (DateRead("", 2025, 5, 3), "day", date(2025, 5, 3)),
        (DateRead("", 2025, 5), "month", None),
        (DateRead("", 2025), "year", None),
        (DateRead("", 2025, None, 3), "year", None),
        (DateRead("", None, 5, 3), "unknown", None),
        (DateRead("日前"), "unknown", None),
    ],
)
def test_day_is_counted_from_the_year_down(held: DateRead, precision: str, on: date | None) -> None:
    assert (held.precision, held.on) == (precision, on)
