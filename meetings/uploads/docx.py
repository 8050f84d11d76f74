"""The text of a Word document (.docx). Guards come first: a zip can hold far more than it weighs."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from meetings.parser.cleaning.decode import Unreadable
from meetings.uploads.numbering import Numbering
from meetings.uploads.reason import Reason

MEMBERS = 2_000
RELATIONS = 5_000  # from part to part: python-docx looks for each among all parts that it has seen
UNPACKED = 20_000_000
MARKUP = 600_000  # tags and attributes of all parts: each takes a hundred bytes of memory or more, its text a few
XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)""")
SILENT = {qn("w:del"), qn("w:moveFrom"), qn("w:rt")}  # struck out, moved away; the reading above a character
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says a drawing's text again
BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}


def read_docx(data: bytes) -> str:
    """Raises Unreadable. Text in tables, controls, boxes and insertions counts, and so do the numbers of lists.

    Deleted text does not.
    """
    try:
        return "\n".join(_paragraphs(Document(_repacked(data))))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, SyntaxError):
        raise Unreadable(Reason.DAMAGED) from None
    except (KeyError, ValueError, AttributeError):  # how python-docx says that this is some other package
        raise Unreadable(Reason.NOT_WORD) from None


def _repacked(data: bytes) -> BytesIO:
    """The package again, unpacked under guard: what its directory says of sizes need not be true.

    Pictures are left empty, and so is anything else that is not named as markup: nothing unguarded is parsed.
    """
    packed, copy = zipfile.ZipFile(BytesIO(data)), BytesIO()
    members = packed.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable(Reason.ENCRYPTED)
    if "[Content_Types].xml" not in packed.namelist():
        raise Unreadable(Reason.NOT_WORD)
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise Unreadable(Reason.OVERBLOWN)
    markup = relations = 0
    with zipfile.ZipFile(copy, "w") as plain:
        for member in members:
            part = _bounded(packed, member) if member.filename.endswith((".xml", ".rels")) else b""
            markup += _markup(part) if part else 0
            relations += part.count(b"<") if member.filename.endswith(".rels") else 0
            if markup > MARKUP or relations > RELATIONS:
                raise Unreadable(Reason.OVERBLOWN)
            plain.writestr(member.filename, part)
    return copy


def _bounded(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member, read in steps: a single call would unpack whatever is behind a false size."""
    with packed.open(member) as stream:
        return b"".join(iter(lambda: stream.read(65_536), b""))


def _markup(part: bytes) -> int:
    """How many tags and attributes, about. Only UTF-8 without a DTD is let through: in it a tag cannot hide.

    NUL is what tells UTF-16 and UTF-32 that do not say so.
    """
    encoding = XML_ENCODING.match(part.removeprefix(b"\xef\xbb\xbf"))
    if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise Unreadable(Reason.DAMAGED)
    if b"\0" in part or b"<!DOCTYPE" in part or not part.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise Unreadable(Reason.DAMAGED)
    return part.count(b"<") + part.count(b"=")


def _paragraphs(document: Any) -> Iterator[str]:
    numbering = Numbering(_part(document, RELATIONSHIP_TYPE.NUMBERING), _part(document, RELATIONSHIP_TYPE.STYLES))
    for paragraph in document.element.body.iter(qn("w:p")):
        if next(paragraph.iterancestors(FALLBACK), None) is None:
            number, words = numbering.label(paragraph), "".join(_words(paragraph))
            yield _numbered(number, words) if words.strip() else words


def _numbered(number: str, words: str) -> str:
    """1. before 5月 is not 1.5月."""
    return f"{number} {words}" if number[-1:] in {".", "．"} and words[0].isdigit() else number + words


def _part(document: Any, kind: str) -> Any:
    """The root of a part beside the text; none where the document has no such part."""
    try:
        return getattr(document.part.part_related_by(kind), "element", None)
    except KeyError:
        return None


def _words(element: Any) -> Iterator[str]:
    """The words of an element in order; a paragraph inside it (of a text box) speaks for itself."""
    for child in element:
        if child.tag in SILENT or child.tag in (FALLBACK, qn("w:p")):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        else:
            yield from _words(child)
