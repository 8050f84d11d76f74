"""Bytes of a file → text, or the reason why not. Used wherever a report comes in; reading is elsewhere."""

import codecs
from enum import StrEnum

LIMIT = 1_000_000
_COMMON = frozenset(
    "，。、；：“”《》（）的一二三是了在和有会會议議要工作政府区區市县縣年月日人大中主持召开開第次常务務全研究审審听聽取"
)
_READS = 0.1
_WITHOUT_MARK = ("utf-16-le", "utf-16-be")
_OF_OFFICES = ("gb18030", "big5hkscs", *_WITHOUT_MARK)


class TextReason(StrEnum):
    """Why something is no text to be read. Each has its sentence in ``reading/sentences.py``."""

    EMPTY = "empty"
    BLANK = "blank"
    TOO_LONG = "too_long"
    NUL = "nul"
    LONE_SURROGATE = "lone_surrogate"
    BINARY = "binary"
    ENCODING = "encoding"


class Unreadable(Exception):
    """A file or text that is not read: ``reason`` is a code, ``detail`` what its sentence names, such as the pages."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason, self.detail = reason, detail
        super().__init__(reason)


def decode(data: bytes) -> str:
    """The text of UTF-8 and UTF-16 (with or without a mark), GB18030 or Big5; raises Unreadable otherwise."""
    if not data:
        raise Unreadable(TextReason.EMPTY)
    if len(data) > 4 * LIMIT:
        raise Unreadable(TextReason.TOO_LONG)
    text = _decoded(data)
    check(text)
    return text


def check(text: str) -> None:
    """The same demands on a pasted text; raises Unreadable."""
    if not text.strip().strip("\ufeff\u200b\u3000"):
        raise Unreadable(TextReason.BLANK)
    if len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        raise Unreadable(TextReason.TOO_LONG)
    if "\0" in text:
        raise Unreadable(TextReason.NUL)
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise Unreadable(TextReason.LONE_SURROGATE)
    if _is_binary(text):
        raise Unreadable(TextReason.BINARY)


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _attempt(data, "utf-16")
    if b"\0" in data:
        text = _likeliest(data, _WITHOUT_MARK)
        if _commonness(text) < _READS:
            raise Unreadable(TextReason.BINARY) from None
        return text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _likeliest(data, _OF_OFFICES)
        return text if _commonness(text) >= _READS else _attempt(data, "gb18030")


def _likeliest(data: bytes, encodings: tuple[str, ...]) -> str:
    """The text in the encoding in which most of it is what every report has; bytes that fit may still say nothing."""
    return max((_in(encoding, data) for encoding in encodings), key=_commonness)


def _in(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _commonness(text: str) -> float:
    """The share of its characters that are marks or among the commonest of either script."""
    sample = text[:20_000]
    return sum(char in _COMMON for char in sample) / len(sample) if sample else 0.0


def _attempt(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(TextReason.ENCODING) from None


def _is_binary(text: str) -> bool:
    """Control characters other than tab, newline, carriage return and form feed in more than a stray place."""
    stray = sum((char < " " and char not in "\t\n\r\f") or char == "\x7f" for char in text)
    return stray > 0 and stray * 200 > len(text)
