"""Reads what was sent: plain text in this process, Word and PDF files in a bounded process. Says why not, by a code.

What a file is, its content says, not its name.
"""

from typing import BinaryIO

from meetings import bounded
from meetings.parser.cleaning.decode import LIMIT, TextReason, Unreadable, check, decode
from meetings.uploads.reason import Reason

FILE_LIMIT = 10_000_000  # a Word file carries its pictures along
LIMITS = bounded.Limits()
ACCEPT = ".txt,.docx,.pdf,text/plain,application/pdf"

ZIP, PDF, OLE, RTF = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")  # a .docx with a password is an old container round it


def read_upload(file: BinaryIO, limits: bounded.Limits | None = None) -> str:
    """The text of a file, from its first byte on; raises Unreadable. Reads no more than the limit."""
    data = file.read(FILE_LIMIT + 1)
    return _text(data, limits or LIMITS)


def _text(data: bytes, limits: bounded.Limits) -> str:
    if len(data) > FILE_LIMIT:
        raise Unreadable(Reason.TOO_BIG)
    if data.startswith(ZIP):
        return _checked(_opened("docx", data, limits))
    if PDF in data[:1024]:
        return _checked(_opened("pdf", data, limits))
    if data.startswith(OLE):
        raise Unreadable(Reason.ENCRYPTED if ENCRYPTED_PACKAGE in data else Reason.OLD_WORD)
    if data.startswith(RTF):
        raise Unreadable(Reason.RICH_TEXT)
    return decode(data)


def _opened(kind: str, data: bytes, limits: bounded.Limits) -> str:
    """The text of a file of this kind; raises Unreadable, also where the process ran out of memory or time."""
    try:
        answer: dict[str, str] = bounded.run(f"meetings.uploads.task:{kind}", data, limits)
    except bounded.Busy:
        raise Unreadable(Reason.BUSY) from None
    except bounded.Failed:
        raise Unreadable(Reason.DAMAGED) from None
    except bounded.Stopped:
        raise Unreadable(Reason.OVERBLOWN) from None
    if "reason" in answer:
        raise Unreadable(answer["reason"], answer["detail"])
    return answer["text"]


def _checked(text: str) -> str:
    if len(text.encode()) > LIMIT:
        raise Unreadable(TextReason.TOO_LONG)
    check(text)
    return text
