"""Files become text, or one sentence; whatever is in them costs bounded memory."""

import zipfile
from io import BytesIO

import pytest

from meetings.parser.cleaning.decode import Unreadable
from meetings.reading.sentences import refusal_sentence
from meetings.uploads.upload import read_upload
from tests.meetings.bounded import watching
from tests.meetings.uploads import files

GOOD = [list(files.REPORT[:1]), list(files.REPORT[1:])]


def read(data: bytes) -> str:
    return read_upload(BytesIO(data))


def test_a_word_document_gives_its_paragraphs():
    assert read(files.docx_of(files.REPORT)) == "\n".join(files.REPORT)


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            f"<w:tbl><w:tr><w:tc>{paragraph(run('甲'))}</w:tc><w:tc>{paragraph(run('乙'))}</w:tc></w:tr></w:tbl>",
            "甲\t乙",
        ),
        (
            "<w:tbl><w:tr><w:tc>"
            + paragraph(run("甲"))
            + paragraph(run("乙"))
            + f"</w:tc><w:tc>{paragraph(run('丙'))}</w:tc></w:tr></w:tbl>",
            "甲\n乙\n丙",
        ),
        (paragraph(run("会议") + f"<w:ins>{run('强调')}</w:ins>"), "会议强调"),
        (paragraph(run("会议") + "<w:del><w:r><w:delText>指出</w:delText><w:t>指出</w:t></w:r></w:del>"), "会议"),
        (f"<w:sdt><w:sdtContent>{paragraph(run('会议'))}</w:sdtContent></w:sdt>", "会议"),
        (paragraph("<w:r><w:t>会</w:t><w:br/><w:t>议</w:t><w:tab/></w:r>"), "会\n议\t"),
        (
            paragraph(
                "<w:r><w:ruby><w:rt><w:r><w:t>dī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>堤</w:t></w:r></w:rubyBase>"
                "</w:ruby></w:r>"
            ),
            "堤",
        ),
        (
            paragraph(
                "<mc:AlternateContent><mc:Choice><w:txbxContent>"
                + paragraph(run("框中"))
                + f"</w:txbxContent></mc:Choice><mc:Fallback>{run('框中')}</mc:Fallback></mc:AlternateContent>"
            ),
            "\n框中",
        ),
        (
            paragraph(
                "<mc:AlternateContent><mc:Choice><w:txbxContent>"
                + paragraph(run("框中"))
                + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
                + paragraph(run("框中"))
                + "</w:txbxContent></mc:Fallback></mc:AlternateContent>"
            ),
            "\n框中",
        ),
    ],
)
def test_all_that_a_word_document_shows_is_read_once(body, text):
    assert read(files.docx_with(body)) == text


STYLES = (
    '<w:style w:type="character" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Inner"><w:basedOn w:val="Note"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Draft"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


def formatted(properties: str, words: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("properties", "is_read"),
    [
        ("<w:vanish/>", False),
        ('<w:vanish w:val="true"/>', False),
        ('<w:vanish w:val="0"/>', True),
        ("<w:strike/>", False),
        ("<w:dstrike/>", False),
        ('<w:strike w:val="false"/>', True),
        ('<w:rStyle w:val="Note"/>', False),
        ('<w:rStyle w:val="Inner"/>', False),
        ('<w:rStyle w:val="Note"/><w:vanish w:val="0"/>', True),
        ('<w:rStyle w:val="Loop"/>', True),
        ('<w:rStyle w:val="Nowhere"/>', True),
        ("<w:b/>", True),
    ],
)
def test_words_that_are_not_printed_are_not_read(properties, is_read):
    body = paragraph(run("会议") + formatted(properties, "勿外传") + run("强调"))

    assert read(files.docx_with(body, styles=STYLES)) == ("会议勿外传强调" if is_read else "会议强调")


def test_a_style_of_paragraphs_can_strike_their_words():
    body = paragraph('<w:pPr><w:pStyle w:val="Draft"/></w:pPr>' + run("作废")) + paragraph(run("会议"))

    assert read(files.docx_with(body, styles=STYLES)) == "\n会议"


def test_a_paragraph_whose_mark_is_deleted_goes_on_with_the_next():
    deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"

    body = paragraph(deleted + run("各镇要落实")) + paragraph(run("责任。")) + paragraph(deleted + run("完"))
    assert read(files.docx_with(body)) == "各镇要落实责任。\n完"


def test_signs_are_read_by_their_number():
    symbols = '<w:r><w:sym w:font="Symbol" w:char="F025"/><w:sym w:font="Wingdings" w:char="F06C"/></w:r>'

    assert read(files.docx_with(paragraph(run("12") + symbols))) == "12%\uf06c"


def test_footnotes_are_read_below_the_text():
    assert (
        read(files.docx_with_note("会议强调，要抓好防汛。", "防汛：指主汛期。"))
        == "会议强调，要抓好防汛。\n防汛：指主汛期。"
    )


@pytest.mark.parametrize("kind", ["template.main", "document.macroEnabled.main", "template.macroEnabledTemplate.main"])
def test_templates_and_documents_with_macros_are_read(kind):
    data = files.docx_of(["会议"])
    types = zipfile.ZipFile(BytesIO(data)).read("[Content_Types].xml")
    vendor = b"openxmlformats-officedocument.wordprocessingml" if kind == "template.main" else b"ms-word"
    plain = b"openxmlformats-officedocument.wordprocessingml.document.main"

    assert plain in types
    assert (
        read(files.repacked(data, {"[Content_Types].xml": types.replace(plain, vendor + b"." + kind.encode())}))
        == "会议"
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (files.docx_with('<w:altChunk xmlns:r="x" r:id="a"/>'), "文档里嵌入了另一份文件"),
        (
            files.repacked(
                files.docx_of([]),
                {"word/document.xml": b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'},
            ),
            "这是“严格 Open XML”格式的文档",
        ),
    ],
)
def test_what_cannot_be_read_whole_says_why(data, sentence):
    with pytest.raises(Unreadable) as refusal:
        read(data)
    assert str(refusal_sentence(refusal.value)).startswith(sentence)


def test_a_pdf_gives_its_lines_without_page_numbers():
    pages = [[*lines, f"— {number} —"] for number, lines in enumerate(GOOD, start=1)]

    assert read(files.pdf_of(pages)) == "\n".join(files.REPORT)


def test_a_line_that_is_drawn_over_itself_is_read_once():
    bold, short = "区政府召开常务会议", "同上"

    assert read(files.pdf_of([[bold, bold, bold, short, short, *files.REPORT]])) == "\n".join(
        [bold, short, short, *files.REPORT]
    )


def test_a_blank_page_of_a_pdf_is_no_picture():
    assert read(files.pdf_of([GOOD[0], [], GOOD[1]])).split() == "\n".join(files.REPORT).split()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128"])
def test_a_pdf_that_opens_without_a_password_is_read_whatever_it_forbids(algorithm):
    assert read(files.encrypted(files.pdf_of(GOOD), "", algorithm)) == "\n".join(files.REPORT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_plain_text_is_decoded(encoding):
    assert read("会议强调".encode(encoding)) == "会议强调"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "不是纯文本文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版 Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "设有密码"),
        (rb"{\rtf1\ansi }", "RTF"),
        (b"PK\x03\x04 broken", "已损坏"),
        (files.repacked(files.docx_of([]), {})[:2000], "已损坏"),
        (b"%PDF-1.7 broken", "已损坏"),
        (b"a" * 20_000_000, "超过 10 MB"),
        (files.docx_of(["会" * 400_000]), "超过 1 MB"),
        (files.docx_of([""]), "没有文字内容"),
        (files.pdf_of([GOOD[0]], scanned=[0]), "是扫描件"),
        (files.pdf_of([GOOD[0], GOOD[1], GOOD[0]], scanned=[0, 2]), "第 1、3 页是图片"),
        (files.pdf_of([GOOD[0], [" " * 2000]]), "第 2 页是图片"),
        (files.pdf_of([GOOD[0]] * 101), "超过 100 页"),
        (files.pdf_of([["\ue000\ue001\ue002会议"]]), "乱码"),
        (files.encrypted(files.pdf_of(GOOD)), "设有密码"),
        (files.pdf_bomb(), "过于庞大"),
        (files.docx_that_lies(), "已损坏"),
        (files.repacked(files.docx_of([]), {f"x/{n}": b"" for n in range(2001)}), "过于庞大"),
        (files.docx_with("<w:a/>" * 700_000), "过于庞大"),
        (files.docx_with_relations(6000), "过于庞大"),
        (files.repacked(files.docx_of([]), {"word/document.xml": "<a/>".encode("utf-16-le")}), "已损坏"),
        (files.docx_named("word/document.bin"), "已损坏"),
        (files.ofd(), "另存为 PDF"),
        (files.docx_with(f'<!DOCTYPE x [<!ENTITY a "{"b" * 99}">]>'), "已损坏"),
        (files.docx_with("<w:p>"), "已损坏"),
        (files.repacked(files.docx_of([]), {"word/document.xml": "<a/>".encode("utf-16")}), "已损坏"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_gives_no_text_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(Unreadable) as refused:
        read(data)

    assert sentence in refusal_sentence(refused.value)
    assert refusal_sentence(refused.value).count("\n") == 0


def test_another_package_is_no_word_document():
    other = files.repacked(files.docx_of([]), {"[Content_Types].xml": b"<Types/>"})

    with pytest.raises(Unreadable, match="not_word"):
        read(other)


@pytest.mark.parametrize(
    "make",
    [
        files.docx_bomb,
        files.docx_that_lies,
        files.pdf_bomb,
        lambda: files.docx_with("<w:a/>" * 3_000_000),
        lambda: files.docx_with("<w:p/>" * 550_000),
        lambda: files.encrypted(files.pdf_of(GOOD)),
        lambda: files.pdf_of(GOOD, scanned=[0, 1]),
        lambda: b"a" * 20_000_000,
        lambda: b"PK\x03\x04" + b"a" * 20_000_000,
    ],
    ids=[
        "zip bomb",
        "false size",
        "pdf bomb",
        "tags",
        "just few enough tags",
        "encrypted",
        "scan",
        "20 MB",
        "20 MB zip",
    ],
)
def test_a_harmful_file_costs_less_than_200_MB(make):
    data = make()

    with watching.peak() as peak:
        said = said_of(data)

    assert said.endswith("。")
    assert peak.megabytes < 200


def said_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read(data)
    return refusal_sentence(refused.value)


def test_what_a_file_costs_is_seen():
    with watching.peak() as peak:
        assert read(files.docx_with("<w:p/>" * 500_000 + paragraph(run("会议"))))

    assert 70 < peak.megabytes < 200
