"""Numbers in the three ways that reports write them, and characters that make none."""

import pytest

from meetings.parser.vocabulary.numerals import read_number


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
