"""Twice as much to read takes twice as long, whatever it is: a file that is made to do harm is as long as it looks."""

import contextlib
import re
from functools import partial
from io import BytesIO

import pytest

from meetings.parser.cleaning.decode import Unreadable
from meetings.reading.sentences import refusal_sentence
from meetings.uploads.docx import read_docx
from meetings.uploads.pdf import PAGE_NUMBER, read_pdf
from meetings.uploads.upload import read_upload
from tests.growth import MOST, TIMES, cost, growth
from tests.meetings.uploads import files
from tests.meetings.uploads.test_numbering import HEADING, LISTED, abstract, level, num, paragraph

LIST = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)


def tried(read, data):
    """What refuses the file has still read it."""
    with contextlib.suppress(Unreadable):
        read(data)


def assert_linear(read, make, size):
    small, large, smallest = make(size), make(size * TIMES), make(1)

    assert growth(*(partial(tried, read, data) for data in (large, small, smallest))) < MOST


def styled(count, based_on):
    """As many styles, each used by a paragraph and based on another; the first is numbered."""
    styles = (HEADING.format(f"s{n}", f"s{based_on(n, count)}", "") for n in range(1, count))
    return files.docx_with(
        "".join(paragraph("甲", style=f"s{n}") for n in range(count)),
        numbering=LIST,
        styles=HEADING.format("s0", "-", LISTED) + "".join(styles),
    )


def a_chain_of_styles(count):
    return styled(count, lambda n, count: n - 1)


def a_circle_of_styles(count):
    return styled(count, lambda n, count: n % (count - 1) + 1)


def styles_and_levels(count):
    """Each style names a list, and each level of it might be the one that is meant."""
    levels = (level(n, "decimal", "%1.") for n in range(count))
    return files.docx_with(
        "".join(paragraph("甲", style=f"s{n}") for n in range(count)),
        numbering=abstract(0, *levels) + num(1, 0),
        styles="".join(HEADING.format(f"s{n}", "-", LISTED) for n in range(count)),
    )


def lists_and_levels(count):
    """As many lists that count after one with as many levels."""
    numbering = abstract(0, *(level(n, "decimal", "%1.") for n in range(count)))
    return files.docx_with(paragraph("甲", 0), numbering=numbering + "".join(num(n, 0) for n in range(count)))


def paragraphs_at_many_levels(count):
    levels = (level(n, "decimal", "%1.") for n in range(count))
    body = "".join(paragraph("甲", n) for n in range(count))
    return files.docx_with(body, numbering=abstract(0, *levels) + num(1, 0))


def paragraphs_deep_in_tables(count):
    inside = "".join(paragraph("甲", 0) for _ in range(count))
    return files.docx_with("<w:tbl><w:tr><w:tc>" * 50 + inside + "</w:tc></w:tr></w:tbl>" * 50, numbering=LIST)


def words_deep_in_insertions(count):
    return files.docx_with("<w:p>" + "<w:ins>" * 150 + "<w:r><w:t>甲</w:t></w:r>" * count + "</w:ins>" * 150 + "</w:p>")


def boxes_in_boxes(count):
    box = "<w:p><w:r><w:txbxContent>" * 50 + paragraph("甲") + "</w:txbxContent></w:r></w:p>" * 50
    return files.docx_with(box * count)


def names_and_attributes(count):
    spaces = " ".join(f'xmlns:n{n}="n{n}" w:a{n}="{n}"' for n in range(count))
    inside = "".join(f"<n{n}:x/>" for n in range(count))
    return files.docx_with(f"<w:sdt {spaces}>{inside}{paragraph('甲') * count}</w:sdt>")


@pytest.mark.parametrize(
    ("make", "size"),
    [
        (a_chain_of_styles, 300),
        (a_circle_of_styles, 300),
        (styles_and_levels, 300),
        (lists_and_levels, 300),
        (paragraphs_at_many_levels, 500),
        (paragraphs_deep_in_tables, 500),
        (words_deep_in_insertions, 1000),
        (boxes_in_boxes, 10),
        (names_and_attributes, 1000),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_word_file_is_read_in_linear_time(make, size):
    assert_linear(read_docx, make, size)


def test_a_chain_and_a_circle_of_styles_say_what_each_style_says():
    chain = read_docx(a_chain_of_styles(40)).split("\n")
    circle = read_docx(a_circle_of_styles(40)).split("\n")

    assert chain == [f"{n}.甲" for n in range(1, 41)]
    assert circle == ["1.甲", *["甲"] * 39]


LINE = "会议要求，要加强巡查值守。"


def lines_on_a_page(count):
    return files.pdf_of([[LINE] * count])


def forms_on_a_page(count):
    """A form for each line."""
    return files.pdf_drawing(b" ".join(f"/F{n} Do".encode() for n in range(count)), [files.shown([LINE])] * count)


def parts_of_a_page(count):
    return files.pdf_drawing(files.shown([LINE]), contents="[" + "7 0 R " * count + "]")


@pytest.mark.parametrize(
    ("make", "size"), [(lines_on_a_page, 100), (forms_on_a_page, 30), (parts_of_a_page, 50)], ids=lambda value: ""
)
def test_a_pdf_is_read_in_linear_time(make, size):
    assert_linear(read_pdf, make, size)


@pytest.mark.parametrize(
    "make",
    [
        lambda pages: files.pdf_drawing(files.shown([LINE] * 500), pages=pages),
        lambda pages: files.pdf_drawing(b"/F0 Do", [files.shown([LINE] * 500)], pages=pages),
        lambda pages: files.pdf_drawing(files.shown([LINE]), letters=5000, pages=pages),
    ],
    ids=["stream", "form", "font"],
)
def test_what_pages_share_is_read_once(make):
    few, many = make(10), make(80)

    assert growth(lambda: read_pdf(many), lambda: read_pdf(few)) < 3  # eight times the pages
    assert read_pdf(many).count(LINE) == 8 * read_pdf(few).count(LINE)


def test_pages_that_share_a_stream_alone_are_read_to_a_limit():
    """With resources of its own each page may say something else."""
    few, many = (
        files.pdf_drawing(b"q Q " * count + files.shown([LINE]), pages=100, resources=lambda page: f"/Of{page} 1")
        for count in (10, 100_000)
    )

    assert read_pdf(few).count(LINE) == 100
    with pytest.raises(Unreadable, match="overblown"):
        read_pdf(many)
    assert cost(partial(tried, read_pdf, many)) < 40 * cost(lambda: read_pdf(few))


@pytest.mark.parametrize(
    "data",
    [
        files.pdf_drawing(b"/F0 Do " * 6000, [files.shown([LINE])]),
        files.pdf_drawing(b"/F0 Do " * 1000, [files.shown([LINE] * 2000)]),
        files.pdf_drawing(b"/F0 Do " * 20, [f"/F{n} Do ".encode() * 20 for n in range(1, 10)] + [files.shown([LINE])]),
        files.pdf_drawing(b"/F#30 Do " * 6000, [files.shown([LINE])]),
    ],
    ids=["many", "many long ones", "in one another", "by another spelling"],
)
def test_forms_that_draw_too_much_are_refused_before_they_are_read(data):
    with pytest.raises(Unreadable, match="overblown"):
        read_pdf(data)

    assert cost(partial(tried, read_pdf, data)) < 10 * cost(lambda: read_pdf(lines_on_a_page(100)))


def test_a_form_that_draws_itself_is_refused():
    with pytest.raises(Unreadable, match="damaged"):
        read_pdf(files.pdf_drawing(b"/F0 Do", [files.shown([LINE]) + b" /F1 Do", b"/F0 Do"]))


@pytest.mark.parametrize("space", [" ", "\u3000", "-", "页", "1 页 ", " 1"])
def test_a_page_number_is_told_in_linear_time(space):
    def told(count):
        lines = ["1" + space * count + "x", "1 页" + space * count + "x"]  # made before: to make them takes longer
        return lambda: [PAGE_NUMBER.match(line) for line in lines * 500]  # one match takes no time to compare

    assert growth(told(40_000 * TIMES), told(40_000)) < MOST


@pytest.mark.parametrize(
    ("line", "is_number"),
    [
        ("— 3 —", True),
        ("第 3 页", True),
        ("第3页/12", False),
        ("3/12", True),
        (" 12 ", True),
        ("·3·", True),
        ("3 页 页", True),
        ("2026", False),
        ("3 月", False),
        ("第3页 / 1234", False),
        ("第3次会议", False),
        ("", False),
    ],
)
def test_a_page_number_is_what_it_was(line, is_number):
    assert bool(PAGE_NUMBER.match(line)) is is_number


def said(data):
    """The text of a file, or why it has none."""
    try:
        return read_upload(BytesIO(data))
    except Unreadable as refusal:
        return refusal_sentence(refusal)


@pytest.mark.parametrize("depth", [100, 1_000, 100_000])
@pytest.mark.parametrize(
    "make",
    [
        lambda depth: files.docx_with(
            "<w:tbl><w:tr><w:tc>" * depth + paragraph("甲") + "</w:tc></w:tr></w:tbl>" * depth
        ),
        lambda depth: files.docx_with(
            "<w:p>" + "<w:ins>" * depth + "<w:r><w:t>甲</w:t></w:r>" + "</w:ins>" * depth + "</w:p>"
        ),
        lambda depth: files.docx_with("<w:p><w:r>" * depth + "<w:t>甲</w:t>" + "</w:r></w:p>" * depth),
        lambda depth: files.pdf_drawing(b"[" * depth + b"]" * depth + b" TJ " + files.shown([LINE])),
        lambda depth: files.pdf_drawing(b"q " * depth + files.shown([LINE])),
        lambda depth: files.pdf_drawing(files.shown([LINE]), resources=lambda page: f"/A {'[' * depth}{']' * depth}"),
    ],
    ids=["tables", "insertions", "paragraphs", "operands", "states", "resources"],
)
def test_no_depth_is_too_deep_for_a_sentence(make, depth):
    assert re.search("甲|巡查|。$", said(make(depth)))
