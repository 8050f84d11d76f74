"""Where sentences end, and what quotation marks and brackets hide."""

import pytest

from meetings.parser.cleaning.sentences import mask, split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议指出，要抓好。会议强调。", ["会议指出，要抓好。", "会议强调。"]),
        ("真的？好！会议", ["真的？", "好！", "会议"]),
        ("会议指出：“要抓好。”会议强调。", ["会议指出：“要抓好。”", "会议强调。"]),
        ("（要抓好。）会议强调。要抓实。", ["（要抓好。）", "会议强调。", "要抓实。"]),
        ("审议《甲。乙》办法。通过。", ["审议《甲。乙》办法。", "通过。"]),
        ("落实“甲《乙。丙》丁。戊”要求。通过。", ["落实“甲《乙。丙》丁。戊”要求。", "通过。"]),
        ("落实“甲《乙。》丙”要求。通过。", ["落实“甲《乙。》丙”要求。", "通过。"]),
        ("“要抓好”。会议强调。", ["“要抓好”。", "会议强调。"]),
        ("会议指出“要抓好。会议强调。", ["会议指出“要抓好。", "会议强调。"]),
        ("会议指出要抓好”。会议强调。", ["会议指出要抓好”。", "会议强调。"]),
        ("会议指出。”会议强调。", ["会议指出。", "会议强调。"]),
        ("”会议指出。", ["会议指出。"]),
        ("甲。　乙。 ", ["甲。", "乙。"]),
        ("甲\n\n乙", ["甲", "乙"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    sentences = split_sentences(text)

    assert [sentence.text for sentence in sentences] == expected
    assert [text[sentence.start : sentence.end] for sentence in sentences] == expected


def test_sentence_knows_its_place_in_the_line() -> None:
    sentences = split_sentences("甲。乙。丙。\n\n丁。")

    assert [(sentence.line, sentence.is_first, sentence.is_last) for sentence in sentences] == [
        (0, True, False),
        (0, False, False),
        (0, False, True),
        (2, True, True),
    ]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("要落实“要防住”要求", "要落实“□□□”要求"),
        ("审议《甲“乙”丙》", "审议《□□□□□》"),
        ("“甲”和“乙丙”", "“□”和“□□”"),
        ("“甲《乙”丙", "“□□□”丙"),
        ("甲”乙“丙", "甲”乙“丙"),
        ("党组（扩大）会议（一）（12）", "党组（扩大）会议（一）（12）"),
        ("方案（试行）", "方案（□□）"),
        ("会议", "会议"),
    ],
)
def test_quoted_words_are_hidden(text: str, masked: str) -> None:
    assert mask(text) == masked
    assert len(masked) == len(text)


@pytest.mark.parametrize(
    ("lengths", "mark"),
    [
        ((3_999, 1_000), "，"),
        ((3_999, 1_000), "；"),
        ((1, 3_999), "，"),
        ((2_000, 3_500, 1_000), "；"),
    ],
)
def test_a_sentence_too_long_to_be_one_is_cut_behind_its_last_mark(lengths: tuple[int, ...], mark: str) -> None:
    parts = ["甲" * length + mark for length in lengths[:-1]] + ["乙" * lengths[-1]]
    text = "丙。" + "".join(parts)

    assert [sentence.text for sentence in split_sentences(text)] == ["丙。", *parts]


def test_of_two_marks_the_last_one_cuts() -> None:
    text = f"甲，乙；{'丙' * 4_000}"

    assert [sentence.text for sentence in split_sentences(text)] == ["甲，乙；", "丙" * 4_000]


@pytest.mark.parametrize(
    ("length", "expected"), [(4_000, [4_000]), (4_001, [4_000, 1]), (9_000, [4_000, 4_000, 1_000])]
)
def test_without_a_mark_it_is_cut_where_it_is_too_long(length: int, expected: list[int]) -> None:
    assert [len(sentence.text) for sentence in split_sentences("甲" * length)] == expected
