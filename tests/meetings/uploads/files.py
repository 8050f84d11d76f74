"""Files to send: good ones, and those made to do harm. Everything is built here; no file of anybody's is needed."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from io import BytesIO

from docx import Document
from pypdf import PdfReader, PdfWriter

REPORT = (
    "6月3日，区长沈怀远主持召开区政府第15次常务会议，听取防汛工作情况汇报。",
    "会议要求，要加强巡查值守，及时排除隐患。要备足抢险物资，做好转移安置预案。",
)


def docx_of(paragraphs: Iterable[str]) -> bytes:
    document, file = Document(), BytesIO()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(file)
    return file.getvalue()


NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def docx_with(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    """A Word document whose body is this markup, and its lists and styles."""
    parts = {"document": f"<w:body>{body}</w:body>", "numbering": numbering, "styles": styles}
    return repacked(
        docx_of([]),
        {f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{inside}</w:{name}>".encode() for name, inside in parts.items()},
    )


def repacked(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with some parts replaced or added."""
    old, file = zipfile.ZipFile(BytesIO(data)), BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *parts}:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return file.getvalue()


def docx_with_relations(count: int) -> bytes:
    """A document that names that many pages elsewhere."""
    name, elsewhere = (
        "word/_rels/document.xml.rels",
        '<Relationship Id="x{}" Type="x" Target="x" TargetMode="External"/>',
    )
    said = zipfile.ZipFile(BytesIO(docx_of([]))).read(name).decode()
    more = "".join(elsewhere.format(number) for number in range(count))
    return repacked(docx_of([]), {name: said.replace("</Relationships>", f"{more}</Relationships>").encode()})


def docx_with_note(words: str, note: str) -> bytes:
    """A document of a paragraph with a footnote, and the line that parts footnotes from the text."""
    said = zipfile.ZipFile(BytesIO(docx_of([words])))
    kinds, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    override = (
        '<Override PartName="/word/footnotes.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    )
    notes = (
        f"<w:footnotes {NAMESPACES}>"
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:t> {note}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    relation = f'<Relationship Id="rIdNotes" Type="{office}" Target="footnotes.xml"/></Relationships>'
    return repacked(
        docx_of([words]),
        {
            kinds: said.read(kinds).decode().replace("</Types>", override).encode(),
            relations: said.read(relations).decode().replace("</Relationships>", relation).encode(),
            "word/footnotes.xml": notes.encode(),
        },
    )


def ofd() -> bytes:
    """As much of a page in OFD (GB/T 33190) as tells what it is."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("OFD.xml", '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.1"/>')
    return file.getvalue()


def docx_named(name: str) -> bytes:
    """A document whose text is in a part that is not named as one of markup."""
    old, file = zipfile.ZipFile(BytesIO(docx_of(REPORT))), BytesIO()
    with zipfile.ZipFile(file, "w") as new:
        for member in old.namelist():
            at = member.replace("word/document.xml", name)
            new.writestr(at, old.read(member).replace(b"word/document.xml", name.encode()))
    return file.getvalue()


@cache
def docx_bomb(size: int = 600_000_000) -> bytes:
    """A part of that many spaces, packed small."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bomb:
        good = zipfile.ZipFile(BytesIO(docx_of([])))
        for name in good.namelist():
            if name != "word/document.xml":
                bomb.writestr(name, good.read(name))
        with bomb.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(size // 1_000_000):
                part.write(b" " * 1_000_000)
    return file.getvalue()


@cache
def docx_that_lies() -> bytes:
    """Says that its part holds 1,000 bytes, with the sum of just those, and holds 300 million."""
    true = 300_000_000
    data = bytearray(docx_bomb(true))
    claimed, size = zlib.crc32(b" " * 1000), 1000
    archive = zipfile.ZipFile(BytesIO(bytes(data)))
    member = archive.getinfo("word/document.xml")
    real, end = struct.pack("<L", member.CRC), archive.start_dir
    at = data.index(b"PK\x01\x02", end)
    while bytes(data[at + 16 : at + 20]) != real:
        at = data.index(b"PK\x01\x02", at + 4)
    data[at + 16 : at + 20] = struct.pack("<L", claimed)
    data[at + 24 : at + 28] = struct.pack("<L", size)
    return bytes(data)


def pdf_of(pages: Iterable[Iterable[str]], *, scanned: Iterable[int] = ()) -> bytes:
    """A PDF with a line of text for each string; the pages in ``scanned`` (from 0) get a picture instead."""
    pages = [list(lines) for lines in pages]
    letters = sorted({letter for lines in pages for line in lines for letter in line})
    mapping = "".join(f"<{ord(one):04X}> <{ord(one):04X}>\n" for one in letters)
    cmap = (
        "begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{len(letters)} beginbfchar\n{mapping}endbfchar\nendcmap"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        stream(cmap.encode()),
        stream(
            zlib.compress(b"\x80" * 100),
            "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 "
            "/Filter /FlateDecode",
        ),
    ]
    kids = []
    for number, lines in enumerate(pages):
        drawn = "q 500 0 0 700 50 50 cm /I Do Q" if number in scanned else _lines(list(lines))
        resources = "/XObject << /I 6 0 R >>" if number in scanned else "/Font << /F 3 0 R >>"
        objects.append(stream(drawn.encode()))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> "
            f"/Contents {len(objects)} 0 R >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    return _assembled(objects)


def pdf_drawing(
    drawing: bytes,
    forms: Sequence[bytes] = (),
    *,
    pages: int = 1,
    letters: int = 0,
    contents: str = "7 0 R",
    resources: Callable[[int], str] = lambda page: "",
) -> bytes:
    """A PDF whose pages all show one drawing, with forms F0, F1 … that may draw each other.

    ``letters`` makes the table of the font's characters as long, ``resources`` says what a page has of its own.
    """
    table = "".join(
        f"<{code:04X}> <{code:04X}>\n" for code in {*range(letters), *map(ord, "会议要求，要加强巡查值守。")}
    )
    named = " ".join(f"/F{number} {8 + number} 0 R" for number in range(len(forms)))
    shared = "/Font << /F 3 0 R >> /XObject 6 0 R"
    of_a_form = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {shared} >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        stream(
            f"begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n9 beginbfchar\n{table}"
            "endbfchar\nendcmap".encode()
        ),
        f"<< {named} >>".encode(),
        stream(drawing),
        *(stream(form, of_a_form) for form in forms),
    ]
    for page in range(pages):
        own = f"<< {shared} {resources(page)} >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {own} /Contents {contents} >>".encode()
        )
    kids = " ".join(f"{number} 0 R" for number in range(len(objects) - pages + 1, len(objects) + 1))
    objects[1] = f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode()
    return _assembled(objects)


def shown(lines: Iterable[str]) -> bytes:
    """What draws the lines."""
    return _lines(list(lines)).encode()


def _lines(lines: list[str]) -> str:
    shown = " T* ".join(f"<{''.join(f'{ord(one):04X}' for one in line)}> Tj" for line in lines)
    return f"BT /F 12 Tf 16 TL 72 760 Td {shown} ET"


def stream(data: bytes, facts: str = "") -> bytes:
    return f"<< /Length {len(data)} {facts} >>\nstream\n".encode() + data + b"\nendstream"


def _assembled(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return (
        data
        + head.encode()
        + (f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n".encode())
    )


@cache
def pdf_bomb() -> bytes:
    """A page whose drawing unpacks to hundreds of millions of bytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"1 0 0 1 0 0 cm\n" * 66_667) for _ in range(400)) + packer.flush()
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>"
    pages = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    return _assembled([catalog, pages, page, stream(packed, "/Filter /FlateDecode")])


def encrypted(pdf: bytes, password: str = "secret", algorithm: str = "RC4-128") -> bytes:
    writer, file = PdfWriter(clone_from=PdfReader(BytesIO(pdf))), BytesIO()
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    writer.write(file)
    return file.getvalue()
