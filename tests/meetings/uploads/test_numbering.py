"""The numbers that Word counts by itself come with the text, as Word would write them."""

from io import BytesIO

import pytest
from docx import Document

from meetings.parser import parse_report
from meetings.uploads.upload import read_upload
from records.list_numerals import written
from tests.meetings.uploads import files

LEVELS = [
    ("chineseCounting", "%1、"),
    ("japaneseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimalEnclosedCircle", "%4"),
]


def read(data: bytes) -> list[str]:
    return read_upload(BytesIO(data)).split("\n")


def level(place: int, form: str, text: str, more: str = "") -> str:
    says = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}">{says}</w:lvl>'


def abstract(name: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def paragraph(words: str, place: int | None = None, num: int = 1, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = "" if place is None else f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{num}"/></w:numPr>'
    return f"<w:p><w:pPr>{named}{listed}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


CHINESE = abstract(0, *(level(place, form, text) for place, (form, text) in enumerate(LEVELS))) + num(1, 0)


def test_each_level_counts_in_its_own_way_and_starts_anew_under_the_next_heading():
    places = [0, 1, 1, 2, 3, 3, 2, 0, 1, None, 0]
    body = "".join(paragraph("事项", place) for place in places)

    assert read(files.docx_with(body, numbering=CHINESE)) == [
        "一、事项",
        "（一）事项",
        "（二）事项",
        "1.事项",
        "①事项",
        "②事项",
        "2.事项",
        "二、事项",
        "（一）事项",
        "事项",
        "三、事项",
    ]


HEADING = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/><w:pPr>{}</w:pPr></w:style>'
LISTED = '<w:numPr><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ("body", "numbering", "styles", "expected"),
    [
        (  # by style; a level names the style it means
            paragraph("甲", style="A") + paragraph("乙", style="B") + paragraph("丙", style="A"),
            abstract(
                0,
                level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="A"/>'),
                level(1, "decimal", "%1.%2", '<w:pStyle w:val="B"/><w:isLgl/>'),
            )
            + num(1, 0),
            HEADING.format("A", "-", LISTED) + HEADING.format("B", "A", LISTED),
            ["一、甲", "1.1 乙", "二、丙"],
        ),
        (  # by the style it is based on; a paragraph says that it is not numbered all the same
            paragraph("甲", style="B") + paragraph("乙", 0, num=0, style="B") + paragraph("丙", style="B"),
            CHINESE,
            HEADING.format("A", "B", LISTED) + HEADING.format("B", "A", ""),
            ["一、甲", "乙", "二、丙"],
        ),
        (  # two lists of one kind count on; one that says where it starts does so once
            paragraph("甲", 0) + paragraph("乙", 0, num=2) + paragraph("丙", 0, num=3) + paragraph("丁", 0, num=3),
            CHINESE + num(2, 0) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
            "",
            ["一、甲", "二、乙", "七、丙", "八、丁"],
        ),
        (  # a list has a level of its own
            paragraph("甲", 0, num=2) + paragraph("乙", 0, num=2),
            CHINESE + num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条")}</w:lvlOverride>'),
            "",
            ["第1条 甲", "第2条 乙"],
        ),
        (  # a level that counts through all headings; bullets say nothing
            paragraph("甲", 0) + paragraph("乙", 1) + paragraph("丙", 0) + paragraph("丁", 1) + paragraph("戊", 2),
            abstract(
                0,
                level(0, "upperRoman", "%1."),
                level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>'),
                level(2, "bullet", "\uf0b7"),
            )
            + num(1, 0),
            "",
            ["I.甲", "(1)乙", "II.丙", "(2)丁", "戊"],
        ),
        (  # a list that only names the style which another list is of
            paragraph("甲", 0, num=2),
            abstract(0, level(0, "decimal", "%1.", ""), more='<w:styleLink w:val="S"/>')
            + abstract(1, more='<w:numStyleLink w:val="S"/>')
            + num(2, 1),
            "",
            ["1.甲"],
        ),
        (  # what follows the number
            paragraph("总则", 0) + paragraph("附则", 1),
            abstract(0, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%2", '<w:suff w:val="nothing"/>'))
            + num(1, 0),
            "",
            ["第一章 总则", "1附则"],
        ),
        (paragraph("", 0) + paragraph("甲", 0), CHINESE, "", ["", "二、甲"]),
        (paragraph("5月底前", 2) + paragraph("5月底前", 1), CHINESE, "", ["1. 5月底前", "（一）5月底前"]),
    ],
)
def test_numbers_are_those_that_word_would_write(body, numbering, styles, expected):
    assert read(files.docx_with(body, numbering=numbering, styles=styles)) == expected


@pytest.mark.parametrize(
    ("body", "numbering"),
    [
        (paragraph("甲", 0, num=9), CHINESE),
        (paragraph("甲", 7), CHINESE),
        (paragraph("甲", 0), num(1, 5)),
        (paragraph("甲", 0), "<w:num/><w:abstractNum/>"),
        (paragraph("甲", 0), abstract(0, '<w:lvl w:ilvl="x"/>') + num(1, 0)),
        (paragraph("甲", 0), abstract(0, level(0, "decimal", "%1" * 50)) + num(1, 0)),
        ("<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>", CHINESE),
    ],
)
def test_a_list_that_makes_no_sense_costs_no_words(body, numbering):
    assert read(files.docx_with(body, numbering=numbering)) == ["甲"]


def test_the_lists_of_an_office_program_are_read():
    document, file = Document(), BytesIO()
    for style in ("List Number", "List Number", "List Bullet", "List Number 2"):
        document.add_paragraph("要抓紧", style=style)
    document.save(file)

    assert read(file.getvalue()) == ["1.要抓紧", "2.要抓紧", "要抓紧", "1.要抓紧"]


def test_matters_under_counted_headings_are_told_apart():
    body = paragraph("6月3日，区长沈怀远主持召开区政府第15次常务会议。") + "".join(
        paragraph(words, place)
        for words, place in [
            ("听取防汛工作情况汇报", 0),
            ("会议要求，要加强巡查值守，及时排除隐患。", None),
            ("审议《澄湖区促进就业若干措施》", 0),
            ("会议要求，要落实援企稳岗政策。", None),
        ]
    )

    text = read_upload(BytesIO(files.docx_with(body, numbering=CHINESE)))

    assert "\n一、听取防汛" in text
    assert "\n二、审议《澄湖区" in text
    assert [len(item.directives) for item in parse_report(text).meetings[0].items] == [1, 1]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("chineseCounting", "一 十 十一 二十 一百零五 一百一十"),
        ("ideographDigital", "一 一〇 一一 二〇 一〇五 一一〇"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰零伍 壹佰壹拾"),
        ("ideographTraditional", "甲 癸 11 20 105 110"),
        ("ideographZodiac", "子 酉 戌 20 105 110"),
        ("decimalEnclosedCircleChinese", "① ⑩ ⑪ ⑳ 105 110"),
        ("decimalEnclosedParen", "⑴ ⑽ ⑾ ⒇ 105 110"),
        ("decimalEnclosedFullstop", "⒈ ⒑ ⒒ ⒛ 105 110"),
        ("ideographEnclosedCircle", "㊀ ㊉ 11 20 105 110"),
        ("decimalZero", "01 10 11 20 105 110"),
        ("decimalFullWidth", "１ １０ １１ ２０ １０５ １１０"),
        ("lowerRoman", "i x xi xx cv cx"),
        ("upperLetter", "A J K T AAAAA FFFFF"),
        ("ordinalText", "1 10 11 20 105 110"),
    ],
)
def test_numbers_are_written_in_the_form_that_is_named(form, expected):
    assert " ".join(written(number, form) for number in (1, 10, 11, 20, 105, 110)) == expected


def test_a_number_without_a_word_is_written_in_digits():
    assert [written(number, "chineseCounting") for number in (0, 999, 1000)] == ["0", "九百九十九", "1000"]
