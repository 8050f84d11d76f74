"""Days as reports write them, and what fills in or refuses them."""

from datetime import date

import pytest

from meetings.parser.codes import DatePrecision
from meetings.parser.days import read_dateline, read_day, settle
from meetings.parser.outline import DateRead


@pytest.mark.parametrize(
    ("words", "year", "month", "day"),
    [
        ("2024年11月18日下午，", 2024, 11, 18),
        ("二〇二四年十一月十八日", 2024, 11, 18),
        ("6月15日上午", None, 6, 15),
        ("六月十五日", None, 6, 15),
        ("2026.1.5", 2026, 1, 5),
        ("2026-01-05", 2026, 1, 5),
        ("11月，县政府召开", None, 11, None),
        ("24日，", None, None, 24),
        ("日前，", None, None, None),
        ("县政府召开会议", None, None, None),
    ],
)
def test_day_is_read_as_far_as_told(words: str, year: int | None, month: int | None, day: int | None) -> None:
    read = read_day(words)

    assert (read.year, read.month, read.day) == (year, month, day)


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("5月3日", date(2024, 5, 4), date(2024, 5, 3)),
        ("12月30日", date(2025, 1, 3), date(2024, 12, 30)),
        ("24日", date(2024, 3, 26), date(2024, 3, 24)),
        ("24日", date(2024, 3, 3), date(2024, 2, 24)),
        ("24日", date(2024, 1, 3), date(2023, 12, 24)),
        ("2022年5月3日", date(2024, 5, 4), date(2022, 5, 3)),
        ("5月3日", None, None),
        ("日前", date(2024, 5, 4), None),
        ("13月2日", date(2024, 5, 4), None),
        ("2月30日", date(2024, 5, 4), None),
        ("2月29日", date(2023, 5, 4), None),
        ("2月29日", date(2024, 5, 4), date(2024, 2, 29)),
        ("120日", date(2024, 5, 4), None),
    ],
)
def test_year_comes_from_the_publication(words: str, published: date | None, expected: date | None) -> None:
    settled, reason = settle(read_day(words), published, DateRead())

    assert settled.on == expected
    assert bool(reason) == (expected is None)


def test_vague_day_stays_as_written() -> None:
    settled, reason = settle(read_day("近日，"), date(2024, 5, 4), DateRead())

    assert (settled.text, settled.precision) == ("近日", DatePrecision.UNKNOWN)
    assert "近日" in reason


def test_month_comes_from_the_dateline() -> None:
    dateline = read_dateline("新华社临澜3月26日电 24日，市长主持召开会议")

    settled, _ = settle(read_day("24日"), None, dateline)

    assert (dateline.month, dateline.day) == (3, 26)
    assert (settled.month, settled.day, settled.on) == (3, 24, None)


def test_today_is_the_day_of_the_dispatch() -> None:
    settled, reason = settle(read_day("今天上午，"), None, read_dateline("本社1月5日电 今天上午，"))

    assert (settled.month, settled.day, reason) == (1, 5, "")
