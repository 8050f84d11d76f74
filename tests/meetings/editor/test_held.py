"""The day of a meeting in one field."""

from datetime import date

import pytest

from meetings.editor import held

NEAR = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("words", "canonical", "on", "shown"),
    [
        ("2026年3月5日", "2026-03-05", date(2026, 3, 5), "2026年3月5日"),
        ("2026-03-05", "2026-03-05", date(2026, 3, 5), "2026年3月5日"),
        ("2026.3.5", "2026-03-05", date(2026, 3, 5), "2026年3月5日"),
        ("20260305", "2026-03-05", date(2026, 3, 5), "2026年3月5日"),
        ("二〇二六年三月五日", "2026-03-05", date(2026, 3, 5), "2026年3月5日"),
        ("3月5日", "2026-03-05", date(2026, 3, 5), "2026年3月5日"),
        ("3/5", "2026-03-05", date(2026, 3, 5), "2026年3月5日"),
        ("12月28日", "2025-12-28", date(2025, 12, 28), "2025年12月28日"),  # the last one
        ("2月29日", "2月29日", None, "2月29日"),
        ("3月", "2026-03", date(2026, 3, 31), "2026年3月"),
        ("4月", "2025-04", date(2025, 4, 30), "2025年4月"),
        ("2024年2月", "2024-02", date(2024, 2, 29), "2024年2月"),
        ("2026年", "2026", date(2026, 12, 31), "2026年"),
        ("2026", "2026", date(2026, 12, 31), "2026年"),
        ("日前", "日前", None, "日前"),
        ("3月5日下午", "3月5日下午", None, "3月5日下午"),
        ("", "", None, ""),
    ],
)
def test_the_day_is_read_as_far_as_it_is_told(words, canonical, on, shown):
    told = held.canonical(words, near=NEAR)

    assert told == canonical
    assert held.canonical(told, near=NEAR) == canonical
    assert held.shown(told, near=NEAR) == shown
    if on:
        assert held.read(words, near=NEAR).on == on


@pytest.mark.parametrize(
    "words", ["2026-13-45", "2026年2月30日", "13月", "2月30日", "1026年", "0月", "2月29日", "2026年0月"]
)
def test_a_day_that_no_calendar_has_is_refused(words):
    with pytest.raises(held.Impossible):
        held.read(words, near=NEAR)
