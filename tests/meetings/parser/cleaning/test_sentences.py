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
