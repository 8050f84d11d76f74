"""Days as reports write them, and what fills in or refuses them."""

from datetime import date

import pytest

from meetings.parser.outline import DateRead, DoubtReason
from meetings.parser.vocabulary.dates import read_bracketed, read_dateline, read_day, settle, shifted
from records.codes import DatePrecision


@pytest.mark.parametrize(
    ("words", "year", "month", "day"),
    [
        ("2024年11月18日下午，", 2024, 11, 18),
        ("二〇二四年十一月十八日", 2024, 11, 18),
        ("24年11月18日", 2024, 11, 18),
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
        ("5月4日", date(2024, 5, 4), date(2024, 5, 4)),
        ("5月10日", date(2024, 5, 4), date(2023, 5, 10)),
        ("24日", date(2024, 3, 26), date(2024, 3, 24)),
        ("24日", date(2024, 3, 24), date(2024, 3, 24)),
        ("24日", date(2024, 2, 3), date(2024, 1, 24)),
        ("30日", date(2024, 5, 2), date(2024, 4, 30)),
        ("31日", date(2024, 3, 1), None),
        ("昨天", date(2024, 3, 1), date(2024, 2, 29)),
        ("昨天", date.min, None),
        ("昨天", None, None),
        ("24日", date(2024, 3, 3), date(2024, 2, 24)),
        ("24日", date(2024, 1, 3), date(2023, 12, 24)),
        ("2022年5月3日", date(2024, 5, 4), date(2022, 5, 3)),
        ("5月3日", None, None),
        ("日前", date(2024, 5, 4), None),
        ("13月2日", date(2024, 5, 4), None),
        ("2月30日", date(2024, 5, 4), None),
        ("2月29日", date(2023, 5, 4), None),
        ("2月29日", date(2024, 5, 4), date(2024, 2, 29)),
        ("1948年5月3日", None, None),
        ("2101年5月3日", None, None),
        ("民国113年5月3日", date(2024, 5, 4), date(2024, 5, 3)),
        ("民国元年5月3日", None, None),
        ("5月3日", date(2024, 5, 2), date(2023, 5, 3)),
        ("2024年5月6日", date(2024, 5, 4), date(2024, 5, 6)),
    ],
)
def test_year_comes_from_the_publication(words: str, published: date | None, expected: date | None) -> None:
    settled, reason = settle(read_day(words), published, DateRead())

    assert settled.on == expected
    assert settled.text == words
    is_doubted = expected is None or words == "昨天" or not 0 <= (published - expected).days <= 300
    assert bool(reason) == (is_doubted and words != "2022年5月3日")


def test_vague_day_stays_as_written() -> None:
    settled, reason = settle(read_day("近日，"), date(2024, 5, 4), DateRead())

    assert (settled.text, settled.precision) == ("近日", DatePrecision.UNKNOWN)
    assert reason == "vague_date"


def test_month_comes_from_the_dateline() -> None:
    dateline = read_dateline("新华社临澜3月26日电 24日，市长主持召开会议")

    settled, _ = settle(read_day("24日"), None, dateline)

    assert (dateline.month, dateline.day) == (3, 26)
    assert (settled.month, settled.day, settled.on) == (3, 24, None)


def test_today_is_the_day_of_the_dispatch() -> None:
    settled, reason = settle(read_day("今天上午，"), None, read_dateline("本社1月5日电 今天上午，"))

    assert (settled.text, settled.month, settled.day) == ("今天上午", 1, 5)
    assert reason is DoubtReason.NO_YEAR


def test_today_is_the_day_of_the_dispatch_in_the_year_of_publication() -> None:
    settled, reason = settle(read_day("今天上午，"), date(2025, 8, 14), read_dateline("本报8月14日讯 今天上午，"))

    assert (settled.on, reason) == (date(2025, 8, 14), None)


@pytest.mark.parametrize(
    ("words", "dateline", "expected"),
    [
        ("24日", "新华社临澜2024年3月26日电", (2024, 3, 24)),
        ("24日", "新华社临澜2024年3月24日讯", (2024, 3, 24)),
        ("26日", "新华社临澜2024年3月24日电", (None, None, 26)),
        ("近日", "新华社临澜2024年3月24日电", (None, None, None)),
    ],
)
def test_dateline_lends_its_year_and_month(words: str, dateline: str, expected: tuple[int | None, ...]) -> None:
    settled, _ = settle(read_day(words), None, read_dateline(dateline))

    assert (settled.year, settled.month, settled.day) == expected


@pytest.mark.parametrize(
    ("words", "published", "precision", "reason"),
    [
        ("", None, "unknown", "no_date"),
        ("120日", date(2024, 5, 4), "unknown", "no_date"),
        ("32日", None, "unknown", "impossible_date"),
        ("24日", None, "unknown", "no_year_nor_month"),
        ("5月3日", None, "unknown", "no_year"),
        ("5月，县政府召开", date(2024, 5, 1), "month", None),
        ("5月，县政府召开", date(2024, 4, 30), "month", None),
    ],
)
def test_reason_says_what_is_missing(words: str, published: date | None, precision: str, reason: str | None) -> None:
    settled, found = settle(read_day(words), published, DateRead())

    assert settled.precision == precision
    assert found == reason


def test_month_alone_is_of_the_year_of_publication_or_the_one_before() -> None:
    published = date(2024, 5, 1)

    years = [settle(read_day(words), published, DateRead())[0].year for words in ("5月，召开会议", "6月，召开会议")]

    assert years == [2024, 2023]


@pytest.mark.parametrize(
    ("words", "published", "dateline", "expected", "reason"),
    [
        ("昨日", None, "2025年3月1日电", ("昨日", 2025, 2, 28), None),
        ("昨日", None, "3月1日电", ("昨日", None, None, None), DoubtReason.VAGUE_DATE),
        ("昨日", date(2025, 3, 10), "2025年3月1日电", ("昨日", 2025, 3, 9), DoubtReason.RECKONED_DATE),
        ("今天上午", None, "3月1日电", ("今天上午", None, 3, 1), DoubtReason.NO_YEAR),
        ("今天上午", date(2025, 3, 2), "3月1日电", ("今天上午", 2025, 3, 1), None),
        ("今天", date(2025, 3, 2), "", ("今天", 2025, 3, 2), DoubtReason.RECKONED_DATE),
        ("今天", None, "", ("今天", None, None, None), DoubtReason.VAGUE_DATE),
        ("日前", date(2025, 3, 2), "2025年3月1日电", ("日前", None, None, None), DoubtReason.VAGUE_DATE),
    ],
)
def test_words_for_a_day(
    words: str,
    published: date | None,
    dateline: str,
    expected: tuple[str, int | None, int | None, int | None],
    reason: DoubtReason | None,
) -> None:
    settled, found = settle(read_day(words), published, read_dateline(dateline))

    assert ((settled.text, settled.year, settled.month, settled.day), found) == (expected, reason)


def test_a_day_in_brackets_behind_a_word_for_it() -> None:
    assert read_bracketed("昨天（7月8日）上午，区长方远") == read_day("7月8日")
    assert read_bracketed("昨天（周二）上午") is None
    assert read_bracketed("会议（7月8日）") is None


@pytest.mark.parametrize(
    ("held", "days", "expected"),
    [
        ((None, 3, 4), 1, (None, 3, 5)),
        ((None, 3, 4), -1, (None, 3, 3)),
        ((2024, 2, 28), 1, (2024, 2, 29)),
        ((None, 2, 28), 1, (None, None, None)),
        ((2024, 12, 31), 1, (2025, 1, 1)),
        ((None, 12, 31), 1, (None, 1, 1)),
        ((None, 2, 29), 1, (None, None, None)),
        ((2025, 2, 30), 1, (None, None, None)),
        ((None, 3, None), 1, (None, None, None)),
        ((None, None, 4), 1, (None, None, None)),
    ],
)
def test_the_day_after(
    held: tuple[int | None, int | None, int | None], days: int, expected: tuple[int | None, int | None, int | None]
) -> None:
    assert shifted(DateRead("那天", *held), "次日", days) == DateRead("次日", *expected)
