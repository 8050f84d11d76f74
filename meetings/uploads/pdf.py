"""The text of a PDF that has text. Pages that are pictures are named: a report is never read in part."""

import re
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, LimitReachedError

from meetings.uploads.reason import NotRead, Reason

PAGES = 100
WORDS = re.compile(r"\w")
PAGE_NUMBER = re.compile(r"^[\s\-–—－―·.]*(?:第\s*)?\d{1,3}(?:\s*[页/／]\s*\d{0,3})?[\s\-–—－―·.页]*$")
LOST = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
TEXT_LIMIT = 2_000_000
DRAWING = 5_000


def read_pdf(data: bytes) -> str:
    """Raises NotRead."""
    try:
        return _read(PdfReader(BytesIO(data)))
    except LimitReachedError:
        raise NotRead(Reason.OVERBLOWN) from None
    except DependencyError:  # AES takes a library of its own
        raise NotRead(Reason.ENCRYPTED) from None
    except (NotRead, MemoryError, RecursionError):
        raise
    except Exception as error:  # a broken file makes pypdf fail in any way: what matters is that it gave no text
        raise NotRead(Reason.DAMAGED) from error


def _read(reader: PdfReader) -> str:
    if reader.is_encrypted and not reader.decrypt(""):  # without a password it opens for everybody, here too
        raise NotRead(Reason.ENCRYPTED)
    if len(reader.pages) > PAGES:
        raise NotRead(Reason.MANY_PAGES)
    texts: list[str] = []
    pictures: list[int] = []
    for number, page in enumerate(reader.pages, start=1):
        texts.append(_without_number(page.extract_text()))
        if not WORDS.search(texts[-1]) and _has_picture(page):
            pictures.append(number)
        if sum(map(len, texts)) > TEXT_LIMIT:
            raise NotRead(Reason.TOO_LONG)
    return _whole(texts, pictures)


def _whole(texts: list[str], pictures: list[int]) -> str:
    text = "\n".join(texts)
    if not WORDS.search(text):
        raise NotRead(Reason.SCAN)
    if pictures:
        raise NotRead(Reason.SCANNED_PAGES, "、".join(map(str, pictures)))
    if len(LOST.findall(text)) * 20 > len(text):
        raise NotRead(Reason.UNKNOWN_LETTERS)
    return text


def _without_number(text: str) -> str:
    """A page without the number printed on its foot or head."""
    lines = text.strip("\n").split("\n")
    while len(lines) > 1 and PAGE_NUMBER.match(lines[-1]):
        lines.pop()
    if len(lines) > 1 and PAGE_NUMBER.match(lines[0]) and lines[0].strip():
        lines.pop(0)
    return "\n".join(lines)


def _has_picture(page: PageObject) -> bool:
    """Whether a page without words shows something all the same: a picture, or drawing more than a rule or a frame."""
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    if drawn is not None and drawn.get_object():
        return True
    contents = page.get_contents()
    return contents is not None and len(contents.get_data()) > DRAWING
