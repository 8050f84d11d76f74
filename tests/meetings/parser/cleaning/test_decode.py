"""Encodings that are read, and what is refused with a sentence."""

import pytest

from meetings.parser.cleaning.decode import LIMIT, Unreadable, check, decode

WORDS = "会议指出，要抓好落实。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_known_encodings_are_read(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize("words", ["會議指出，要抓好落實。", "臨湖鎮公所第3次鎮務會議紀錄\n主席：林志明"])
def test_big5_is_read_as_what_it_is(words: str) -> None:
    assert decode(words.encode("big5")) == words


@pytest.mark.parametrize("words", ["防汛抢险救灾", "青柳县", "〇"])
def test_rare_words_are_read_too(words: str) -> None:
    assert decode(words.encode("gb18030")) == words


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "blank"),
        ("\u3000\n\u3000".encode(), "blank"),
        (b"\xef\xbb\xbf", "blank"),
        ("\u200b \u3000".encode(), "blank"),
        (b"abc\0def", "binary"),
        (b"PK\x03\x04" + bytes(range(1, 32)) * 20, "binary"),
        (b"\xff\xfe\x41", "encoding"),
        (b"\x81\x30\x81", "encoding"),
        (b"\xff" * 40, "encoding"),
        (("会" * (LIMIT // 3 + 1)).encode(), "too_long"),
        (b"a" * (5 * LIMIT), "too_long"),
        ("\0会议".encode("utf-16"), "nul"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)

    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("会\0议", "nul"),
        ("会\ud800议", "lone_surrogate"),
        ("议\udfff会", "lone_surrogate"),
        ("", "blank"),
        ("  \n", "blank"),
        ("会\x01议", "binary"),
        ("会\x7f议", "binary"),
    ],
)
def test_pasted_text_meets_the_same_demands(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        check(text)

    assert refused.value.reason == reason


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
