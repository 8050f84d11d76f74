"""Bytes of a file → text, or a sentence that says why not. Used wherever a report comes in; reading is elsewhere."""

import codecs

LIMIT = 1_000_000


class Unreadable(ValueError):
    """Why a file or a pasted text is refused; ``str()`` is a 简体 sentence for the person who sent it."""


def decode(data: bytes) -> str:
    """The text of UTF-8 (with or without a mark), UTF-16 with its mark, or GB18030; raises Unreadable otherwise."""
    if not data:
        raise Unreadable("文件是空的，请选择有文字的会议稿。")
    if len(data) > 4 * LIMIT:
        raise Unreadable(_TOO_LONG)
    text = _decoded(data)
    check(text)
    return text


def check(text: str) -> None:
    """The same demands on a pasted text; raises Unreadable."""
    if not text.strip().strip("\ufeff\u200b\u3000"):
        raise Unreadable("没有文字内容，请粘贴或选择有文字的会议稿。")
    if len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        raise Unreadable(_TOO_LONG)
    if "\0" in text:
        raise Unreadable("内容含有空字符，不像文字稿，请另存为纯文本（.txt）后再试。")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise Unreadable("内容含有无法识别的字符，请另存为 UTF-8 编码的纯文本后再试。")
    if _is_binary(text):
        raise Unreadable(_BINARY)


_TOO_LONG = "内容超过 1 MB，不像一份会议稿，请拆分后再试。"
_BINARY = "这不是纯文本文件，请另存为纯文本（.txt）后再试。"


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _attempt(data, "utf-16")
    if b"\0" in data:
        raise Unreadable(_BINARY)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _attempt(data, "gb18030")


def _attempt(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("无法识别文件编码，请另存为 UTF-8 或 GB18030 编码的纯文本后再试。") from None


def _is_binary(text: str) -> bool:
    """Control characters other than tab, newline, carriage return and form feed in more than a stray place."""
    stray = sum((char < " " and char not in "\t\n\r\f") or char == "\x7f" for char in text)
    return stray > 0 and stray * 200 > len(text)
