"""The text of a PDF that has text. Pages that are pictures are named: a report is never read in part."""

import itertools
import re
from collections.abc import Iterable
from io import BytesIO

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError

from meetings.parser.cleaning.decode import TextReason, Unreadable
from meetings.uploads.reason import Reason
from meetings.uploads.weighing import Scale

PAGES = 100
BRANCHES = 10_000  # of the tree of pages
WORK = 20_000_000  # bytes gone through for all pages: more than a hundred full ones take
WORDS = re.compile(r"\w")
PAGE_NUMBER = re.compile(r"^[\s\-–—－―·.]*+(?:第\s*+)?\d{1,3}+(?:\s*+[页/／]\s*+\d{0,3}+)?+[\s\-–—－―·.页]*+$")
LOST = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
SHORT = 6  # characters of a line that may well stand twice
TEXT_LIMIT = 2_000_000
DRAWING = 5_000


def read_pdf(data: bytes) -> str:
    """Raises Unreadable."""
    try:
        with apply_configuration(page_tree_maximum_entries=BRANCHES):
            return _read(PdfReader(BytesIO(data)))
    except LimitReachedError:
        raise Unreadable(Reason.OVERBLOWN) from None
    except DependencyError:  # AES takes a library of its own
        raise Unreadable(Reason.ENCRYPTED) from None
    except (Unreadable, MemoryError, RecursionError):
        raise
    except Exception as error:  # a broken file makes pypdf fail in any way: what matters is that it gave no text
        raise Unreadable(Reason.DAMAGED) from error


def _read(reader: PdfReader) -> str:
    if reader.is_encrypted and not reader.decrypt(""):  # without a password it opens for everybody, and so for us
        raise Unreadable(Reason.ENCRYPTED)
    if len(reader.pages) > PAGES:
        raise Unreadable(Reason.MANY_PAGES)
    parts_of_pages = [tuple(_identity(page, part) for part in ("/Contents", "/Resources")) for page in reader.pages]
    page_of = dict(zip(parts_of_pages, reader.pages, strict=True))
    _refuse_excess(page_of.values())
    read: dict[object, tuple[str, bool]] = {}
    texts: list[str] = []
    for parts in parts_of_pages:
        if parts not in read:
            read[parts] = _page(page_of[parts])
        texts.append(read[parts][0])
        if sum(map(len, texts)) > TEXT_LIMIT:
            raise Unreadable(TextReason.TOO_LONG)
    return _whole(texts, [number for number, parts in enumerate(parts_of_pages, start=1) if read[parts][1]])


def _refuse_excess(pages: Iterable[PageObject]) -> None:
    """Before any is read; raises Unreadable."""
    scale, work = Scale(), 0
    for page in pages:
        work += scale.weigh(page)
        if work > WORK:
            raise Unreadable(Reason.OVERBLOWN)


def _identity(page: PageObject, part: str) -> object:
    """What shows that pages share a part: its reference, or what is written in its place."""
    raw = page.raw_get(part) if part in page else None
    reference = getattr(raw, "indirect_reference", None)
    return (reference.idnum, reference.generation) if reference is not None else repr(raw)


def _page(page: PageObject) -> tuple[str, bool]:
    """Its text, and whether it is a picture."""
    text = _drawn_once(_without_number(page.extract_text()))
    return text, not WORDS.search(text) and _has_picture(page)


def _drawn_once(text: str) -> str:
    """A line that is drawn over itself, to look bold, is read once."""
    lines = [(line, len(list(times))) for line, times in itertools.groupby(text.split("\n"))]
    return "\n".join("\n".join([line] * (times if len(line.strip()) < SHORT else 1)) for line, times in lines)


def _whole(texts: list[str], pictures: list[int]) -> str:
    text = "\n".join(texts)
    if not WORDS.search(text):
        raise Unreadable(Reason.SCAN)
    if pictures:
        raise Unreadable(Reason.SCANNED_PAGES, "、".join(map(str, pictures)))
    if len(LOST.findall(text)) * 20 > len(text):
        raise Unreadable(Reason.UNKNOWN_LETTERS)
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
