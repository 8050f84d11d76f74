"""What a bounded process does with a file of a risky kind. No Django here, nor in what it imports."""

from collections.abc import Callable

from meetings.parser.cleaning.decode import Unreadable
from meetings.uploads.docx import read_docx
from meetings.uploads.pdf import read_pdf

Answer = dict[str, str]


def docx(data: bytes) -> Answer:
    return _answer(read_docx, data)


def pdf(data: bytes) -> Answer:
    return _answer(read_pdf, data)


def _answer(read: Callable[[bytes], str], data: bytes) -> Answer:
    try:
        return {"text": read(data)}
    except Unreadable as refusal:
        return {"reason": str(refusal.reason), "detail": refusal.detail}
