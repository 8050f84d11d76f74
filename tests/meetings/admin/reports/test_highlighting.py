"""The cleaned text in pieces: every character once, each with what it was read as and what is doubtful about it."""

from meetings.admin.reports.highlighting import Piece, pieces, sentences
from meetings.parser.outline import DirectiveOutline, Doubt, ItemOutline, MeetingOutline, Outline, Span
from records.codes import ItemKind, MeetingType

TEXT = "日前，区长主持开会。听取汇报。要抓紧。责编：甲。湖边柳树。"


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_each_run_of_text_tells_what_was_read_in_it():
    directive = DirectiveOutline(text="要抓紧", span=span("要抓紧"), headline="抓紧")
    item = ItemOutline(
        kind=ItemKind.HEAR, statement="听取汇报", title="", span=span("听取汇报"), directives=(directive,)
    )
    outline = Outline(
        text=TEXT,
        meetings=(MeetingOutline(type=MeetingType.EXECUTIVE, items=(item,)),),
        doubts=(Doubt("date", "日期不明。", span("日前")), Doubt("chair", "全文没有主持人。")),
        lead=(span("日前，区长主持开会。"),),
        boilerplate=(span("责编：甲。"),),
        unplaced=(span("湖边柳树。"),),
    )

    assert [(piece.text, piece.kind, piece.anchor, piece.doubt) for piece in pieces(outline)] == [
        ("日前", "lead", "p0", "日期不明。"),
        ("，区长主持开会。", "lead", "p0", ""),
        ("听取汇报", "item", "item-r000000000", ""),
        ("。", "", "", ""),
        ("要抓紧", "directive", "directive-r000000001", ""),
        ("。", "", "", ""),
        ("责编：甲。", "boilerplate", "", ""),
        ("湖边柳树。", "unplaced", "", ""),
    ]
    assert [TEXT[piece.start] for piece in pieces(outline)] == [piece.text[0] for piece in pieces(outline)]
    assert [piece.of for piece in pieces(outline)][:4] == ["t0", "t0", "r000000000", "t14"]


def test_a_statement_that_two_sittings_share_is_one_piece():
    item = ItemOutline(kind=ItemKind.HEAR, statement="听取汇报", title="", span=span("听取汇报"))
    meetings = tuple(MeetingOutline(type=kind, items=(item,)) for kind in (MeetingType.EXECUTIVE, MeetingType.OTHER))

    places = [piece.anchor for piece in pieces(Outline(text=TEXT, meetings=meetings)) if piece.kind == "item"]

    assert places == ["item-r000000000"]


def test_a_text_in_which_nothing_was_read_is_one_unplaced_piece():
    assert pieces(Outline(text="湖边柳树。")) == [Piece("湖边柳树。", "unplaced", 0, "t0")]


def test_sentences_and_clauses_can_be_taken_one_by_one():
    found = sentences("前言。要抓紧；要落实。\n\n。", Span(3, 14))

    assert [(one.start, one.end) for one in found] == [(3, 7), (7, 11)]
