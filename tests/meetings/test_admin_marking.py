"""The cleaned text in pieces: every character once, each with what it was read as and what is doubtful about it."""

from meetings.admin.marking import Piece, pieces
from meetings.parser.codes import ItemKind, MeetingType
from meetings.parser.outline import DirectiveOutline, Doubt, ItemOutline, MeetingOutline, Outline, Span

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

    assert pieces(outline) == [
        Piece("日前", "lead", "日期不明。"),
        Piece("，区长主持开会。", "lead"),
        Piece("听取汇报", "item"),
        Piece("。", ""),
        Piece("要抓紧", "directive"),
        Piece("。", ""),
        Piece("责编：甲。", "boilerplate"),
        Piece("湖边柳树。", "unplaced"),
    ]


def test_a_text_in_which_nothing_was_read_is_one_unplaced_piece():
    assert pieces(Outline(text="湖边柳树。")) == [Piece("湖边柳树。", "unplaced")]
