"""The text of a Word document (.docx). Guards come first: a zip can hold far more than it weighs."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from meetings.parser.cleaning.decode import Unreadable
from meetings.uploads.numbering import Numbering
from meetings.uploads.reason import Reason
from meetings.uploads.visible import Visible, is_joined

MEMBERS = 2_000
RELATIONS = 5_000  # from part to part: python-docx looks for each among all parts that it has seen
UNPACKED = 20_000_000
MARKUP = 600_000  # tags and attributes of all parts: each takes a hundred bytes of memory or more, its text a few
OTHER_KINDS = re.compile(  # templates, and what has macros, which are not run: read like any other
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.template"
    rb"|ms-word\.document\.macroEnabled|ms-word\.template\.macroEnabledTemplate)\.main\+xml"
)
PLAIN_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)""")
SILENT = {qn("w:del"), qn("w:moveFrom"), qn("w:rt")}  # struck out, moved away; the reading above a character
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says a drawing's text again
TEXTS = (qn("w:t"), qn("m:t"))  # also in equations
PLAIN_SIGNS = frozenset(" !#%&()+,./0123456789:;<=>?[]_{|}")  # that Symbol has where ASCII has them
BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}


def read_docx(data: bytes) -> str:
    """Raises Unreadable. Text in tables, controls, boxes and insertions counts, and so do the numbers of lists.

    Deleted, hidden and struck-through text does not.
    """
    try:
        document = Document(_repacked(data))
        if next(document.element.body.iter(qn("w:altChunk")), None) is not None:
            raise Unreadable(Reason.EMBEDDED)
        return "\n".join(_paragraphs(document))
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
    if "OFD.xml" in packed.namelist():  # GB/T 33190: a page as it is printed, in a package of its own
        raise Unreadable(Reason.OFD)
    if "[Content_Types].xml" not in packed.namelist():
        raise Unreadable(Reason.NOT_WORD)
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise Unreadable(Reason.OVERBLOWN)
    markup = relations = 0
    with zipfile.ZipFile(copy, "w") as plain:
        for member in members:
            part = _bounded(packed, member) if member.filename.endswith((".xml", ".rels")) else b""
            if member.filename == "[Content_Types].xml":
                part = OTHER_KINDS.sub(PLAIN_WORD, part)
            elif STRICT in part[:4_000]:
                raise Unreadable(Reason.STRICT_WORD)
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
    """The lines of the text: a paragraph each, a row of a table with its cells parted by tabs."""
    styles = _part(document, RELATIONSHIP_TYPE.STYLES)
    numbering, visible = Numbering(_part(document, RELATIONSHIP_TYPE.NUMBERING), styles), Visible(styles)
    rows, row, begun = _Rows(), None, ""
    cells: list[str] = []
    for paragraph in document.element.body.iter(qn("w:p")):
        if next(paragraph.iterancestors(FALLBACK), None) is not None:
            continue
        number, words = numbering.label(paragraph), begun + "".join(_words(paragraph, visible))
        begun = words if is_joined(paragraph) else ""
        if begun:
            continue
        words = _numbered(number, words) if words.strip() else words
        before, row = row, rows.of(paragraph)
        if before is not None and before is not row:
            yield "\t".join(cells)
            cells = []
        if row is None:
            yield words
        else:
            cells.append(words)
    yield from ["\t".join(cells)] * bool(cells) + [begun] * bool(begun)
    yield from _notes(document, visible)


def _notes(document: Any, visible: Visible) -> Iterator[str]:
    """The footnotes and endnotes, which a page prints below its text; the lines that part them are none."""
    for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
        notes = _part(document, kind)
        for note in notes if notes is not None else ():
            if note.get(qn("w:type"), "normal") == "normal":
                yield from ("".join(_words(paragraph, visible)).strip() for paragraph in note.iter(qn("w:p")))


class _Rows:
    """The rows of tables whose cells are a paragraph each; each row is looked at once."""

    def __init__(self) -> None:
        self.plain: dict[Any, bool] = {}

    def of(self, paragraph: Any) -> Any:
        """The row that the paragraph is a cell of; None where it is none of a plain row."""
        cell = paragraph.getparent()
        row = cell.getparent() if cell.tag == qn("w:tc") else None
        if row is None:
            return None
        if row not in self.plain:
            cells = row.findall(qn("w:tc"))
            self.plain[row] = len(cells) > 1 and all(_is_plain(one) for one in cells)
        return row if self.plain[row] else None


def _is_plain(cell: Any) -> bool:
    return len(cell.findall(qn("w:p"))) == 1 and cell.find(qn("w:tbl")) is None


def _numbered(number: str, words: str) -> str:
    """1. before 5月 is not 1.5月."""
    return f"{number} {words}" if number[-1:] in {".", "．"} and words[0].isdigit() else number + words


def _part(document: Any, kind: str) -> Any:
    """The root of a part beside the text; none where the document has no such part."""
    try:
        part = document.part.part_related_by(kind)
    except KeyError:
        return None
    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _words(element: Any, visible: Visible) -> Iterator[str]:
    """The words of an element in order, as they are printed; a paragraph in it (of a text box) speaks for itself."""
    for child in element:
        if child.tag in SILENT or child.tag in (FALLBACK, qn("w:p")):
            continue
        if child.tag == qn("w:r") and not visible.shows(child):
            continue
        if child.tag in TEXTS:
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[child.tag]
        elif child.tag == qn("w:sym"):
            yield _sign(child)
        else:
            yield from _words(child, visible)


def _sign(symbol: Any) -> str:
    """A sign that is named by its font and number: 0xF025 of Symbol is %; what the font alone knows stays private."""
    code = int(symbol.get(qn("w:char"), "0"), 16)
    is_plain = symbol.get(qn("w:font")) == "Symbol" and chr(code & 0xFF) in PLAIN_SIGNS
    return chr(code & 0xFF) if is_plain else chr(code)
