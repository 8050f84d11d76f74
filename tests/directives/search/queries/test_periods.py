"""Times among the words: what is read as a period, and what is none (a deadline, a number, an impossible day)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.index.folding import fold
from directives.search.queries.periods import Period, read_period


@pytest.mark.parametrize(
    ("word", "period"),
    [
        ("2025年", Period(2025)),
        ("2025", Period(2025)),
        ("二〇二五年", Period(2025)),
        ("2025年防汛", Period(2025, rest="防汛")),
        ("2025年度预算", Period(2025, rest="预算")),
        ("2025年上半年", Period(2025, (1, 6))),
        ("2025年第三季度", Period(2025, (7, 9))),
        ("2025-11", Period(2025, (11, 11))),
        ("2025年11月份", Period(2025, (11, 11))),
        ("2025-11-19", Period(2025, (11, 11), 19)),
        ("2025.11.19", Period(2025, (11, 11), 19)),
        ("20251119", Period(2025, (11, 11), 19)),
        ("２０２５年１１月１９日", Period(2025, (11, 11), 19)),
        ("二〇二五年十一月十九日", Period(2025, (11, 11), 19)),
        ("11月19日", Period(None, (11, 11), 19)),
        ("十一月十九日防汛", Period(None, (11, 11), 19, "防汛")),
        ("11月", Period(None, (11, 11))),
        ("2月29日", Period(None, (2, 2), 29)),
    ],
)
def test_times_are_read(word, period):
    assert read_period(fold(word)) == period


@pytest.mark.parametrize(
    "word", ["供水", "9月底前", "2025年底前", "2025年13月", "2月30日", "20251399", "3000", "12", "8.5%", "1999999", ""]
)
def test_other_words_are_no_time(word):
    assert read_period(fold(word)) is None


def test_a_period_has_days_in_a_year():
    assert Period(months=(11, 11)).days(2025) == (date(2025, 11, 1), date(2025, 11, 30))
    assert Period(months=(2, 2), day=29).days(2024) == (date(2024, 2, 29), date(2024, 2, 29))
    assert Period(months=(2, 2), day=29).days(2025) is None


@given(st.text("0123456789年月日上下半季度第一二〇十底前 -", max_size=14))
def test_any_word_can_be_asked(text):
    period = read_period(fold(text))

    assert period is None or period.days(period.year or 2000)
