"""Numbers written otherwise: the same number in each style, and words in which no number stands."""

import pytest

from directives.search.queries.respelling import in_digits, parted, respelled


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("第十二次", ["第12次"]),
        ("第12次", ["第十二次"]),
        ("第12次会议", ["第十二次会议"]),
        ("十七届第12次", ["17届第12次", "十七届第十二次"]),
        ("2025年", ["二〇二五年", "二零二五年"]),
        ("二〇二五年", ["2025年", "二零二五年"]),
        ("二零二五", ["2025", "二〇二五"]),
        ("11月19日", ["十一月十九日"]),
        ("九月底前", ["9月底前"]),
        ("两件", ["2件", "二件"]),
        ("2件", ["二件", "两件"]),
        ("第2次", ["第二次"]),
        ("一百二十户", ["120户"]),
        ("十二", ["12"]),
    ],
)
def test_numbers_are_written_otherwise(word, others):
    assert respelled(word) == others


@pytest.mark.parametrize(
    "word",
    ["供水", "一带一路", "十四五", "三审三校", "千方百计", "统一", "8 5%", "12345", "0", "00年", "09月", "1", "一", ""],
)
def test_other_words_stay(word):
    assert respelled(word) == []


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("第12次常务会议", ["第12次", "常务会议"]),
        ("第十七届第3次会议", ["第十七届", "第3次", "会议"]),
        ("第12次", ["第12次"]),
        ("第一书记", ["第一书记"]),
        ("", []),
    ],
)
def test_words_behind_the_number_of_a_meeting_stand_apart(word, words):
    assert parted(word) == words


def test_numbers_become_digits():
    assert in_digits("二〇二五年十一月十九日") == "2025年11月19日"
