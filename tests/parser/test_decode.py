"""Encodings that are read, and what is refused with a sentence."""

import pytest

from meetings.parser.decode import LIMIT, Unreadable, check, decode

WORDS = "会议指出，要抓好落实。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_known_encodings_are_read(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空"),
        (b" \n\t ", "没有文字"),
        ("\u3000\n\u3000".encode(), "没有文字"),
        (b"\xef\xbb\xbf", "没有文字"),
        ("\u200b \u3000".encode(), "没有文字"),
        (b"abc\0def", "这不是纯文本"),
        (b"PK\x03\x04" + bytes(range(1, 32)) * 20, "纯文本"),
        (b"\xff\xfe\x41", "编码"),
        (b"\x81\x30\x81", "编码"),
        (b"\xff" * 40, "UTF-8 或 GB18030 编码"),
        (("会" * (LIMIT // 3 + 1)).encode(), "1 MB"),
        (b"a" * (5 * LIMIT), "1 MB"),
        ("\0会议".encode("utf-16"), "空字符"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, word: str) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)

    assert word in str(refused.value)
    assert str(refused.value).endswith("。")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("会\0议", "纯文本（.txt）"),
        ("会\ud800议", "UTF-8"),
        ("议\udfff会", "UTF-8"),
        ("", "没有文字"),
        ("  \n", "没有文字"),
        ("会\x01议", "纯文本"),
        ("会\x7f议", "纯文本"),
    ],
)
def test_pasted_text_meets_the_same_demands(text: str, word: str) -> None:
    with pytest.raises(Unreadable) as refused:
        check(text)

    assert word in str(refused.value)
    assert str(refused.value).endswith("。")


def test_a_stray_control_character_is_let_through() -> None:
    check(WORDS * 40 + "\x0b")


def test_limit_counts_bytes() -> None:
    check("会" * (LIMIT // 3) + "a")

    with pytest.raises(Unreadable):
        check("会" * (LIMIT // 3) + "ab")


def test_one_control_character_in_two_hundred_is_stray() -> None:
    check("会" * 199 + "\x01")

    with pytest.raises(Unreadable):
        check("会" * 198 + "\x01")


@pytest.mark.parametrize("text", ["a b c\td\r\ne\f", "会\u3000议"])
def test_spaces_and_line_ends_are_text(text: str) -> None:
    check(text)
