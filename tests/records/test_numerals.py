"""Numbers in the three ways that people write them, and characters that make none."""

import pytest

from records.numerals import counted, digit_by_digit, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("47", 47),
        ("４７", 47),
        ("１０", 10),
        ("９９", 99),
        ("九", 9),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("四十七", 47),
        ("一百零二", 102),
        ("一百一十五", 115),
        ("两千零三", 2003),
        ("一千二百", 1200),
        ("二〇二六", 2026),
        ("二○二六", 2026),
        ("二零零五", 2005),
    ],
)
def test_number(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "半", "十几", "第三", "一二x", "²", "٣", "ab"])
def test_no_number(text: str) -> None:
    assert read_number(text) is None


def test_what_is_counted_is_read_again() -> None:
    assert [read_number(counted(number)) for number in range(1, 10_000)] == list(range(1, 10_000))
    assert [counted(number) for number in (10, 12, 20, 105, 110, 1001, 1030)] == [
        *("十", "十二", "二十", "一百零五", "一百一十", "一千零一", "一千零三十"),
    ]


def test_years_are_written_digit_by_digit() -> None:
    assert digit_by_digit(2026) == "二〇二六"
