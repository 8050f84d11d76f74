"""Whole sittings dropped and joined: what each leaves of an outline, what it sets free, what is doubtful afterwards."""

from dataclasses import replace

import pytest

from meetings.admin.reports.highlighting import pieces
from meetings.corrections import (
    DropItem,
    DropMeeting,
    Impossible,
    MakeMeeting,
    MergeMeeting,
    SetField,
    apply,
    from_text,
    to_text,
)
from meetings.corrections.outline_edits import leads
from meetings.parser import parse_report
from meetings.parser.outline import (
    Attendee,
    DateRead,
    DirectiveOutline,
    Doubt,
    ItemOutline,
    MeetingOutline,
    NumberRead,
    Outline,
    Span,
)
from records.codes import AttendanceRole, ItemKind, MeetingType
from tests.meetings.corrections.reports import JOINT, THREE
from tests.meetings.parser.accounting import is_accounted

PRESENT = AttendanceRole.PRESENT


def shape(outline):
    """[(type, [headlines])] of each meeting."""
    return [
        (meeting.type.value, [one.headline for item in meeting.items for one in item.directives])
        for meeting in outline.meetings
    ]


def words(outline, spans):
    return [outline.text[span.start : span.end].strip() for span in spans]


FLOOD, MARKET, CONDUCT, JOBS = "加强巡查值守", "坚持便民利民", "把作风建设摆在突出位置", "落实援企稳岗政策"


def test_the_outlines_under_the_table_are_what_it_takes_them_for():
    assert shape(THREE) == [("executive", [FLOOD]), ("special", [MARKET]), ("standing_committee", [CONDUCT])]
    assert shape(JOINT) == [("executive", [JOBS]), ("party_group", [CONDUCT]), ("special", [MARKET])]
    assert THREE.unplaced == JOINT.unplaced == ()


def test_a_text_that_looks_like_a_report_is_read_as_one():
    outline = parse_report("近日，镇里开了个短会。会议指出，要抓好防汛。")

    made = apply(outline, from_text(to_text([MakeMeeting()])))

    assert shape(made) == [("other", ["抓好防汛"])]
    assert is_accounted(made)


@pytest.mark.parametrize("outline", [THREE, parse_report("今天天气晴好。")])
def test_where_meetings_were_read_or_none_may_be_none_is_made(outline):
    with pytest.raises(Impossible):
        apply(outline, [MakeMeeting()])


@pytest.mark.parametrize(
    ("outline", "corrections", "expected"),
    [
        (THREE, [DropMeeting(0)], [("special", [MARKET]), ("standing_committee", [CONDUCT])]),
        (THREE, [DropMeeting(2)], [("executive", [FLOOD]), ("special", [MARKET])]),
        (THREE, [DropMeeting(1), DropMeeting(1)], [("executive", [FLOOD])]),
        (THREE, [MergeMeeting(1)], [("executive", [FLOOD, MARKET]), ("standing_committee", [CONDUCT])]),
        (THREE, [MergeMeeting(2), MergeMeeting(1)], [("executive", [FLOOD, MARKET, CONDUCT])]),
        (THREE, [MergeMeeting(1), DropItem(0, 1)], [("executive", [FLOOD]), ("standing_committee", [CONDUCT])]),
        (JOINT, [DropMeeting(1)], [("executive", [JOBS]), ("special", [MARKET])]),
        (JOINT, [MergeMeeting(2)], [("executive", [JOBS]), ("party_group", [CONDUCT, MARKET])]),
    ],
)
def test_sittings_are_where_the_corrections_put_them(outline, corrections, expected):
    corrected = apply(outline, corrections)

    assert shape(corrected) == expected
    assert is_accounted(corrected)
    assert "".join(piece.text for piece in pieces(corrected)) == outline.text


def test_what_told_of_a_dropped_sitting_alone_is_unplaced():
    assert words(THREE, apply(THREE, [DropMeeting(1)]).unplaced) == [
        "6月4日，副区长王明主持召开专题会议。区水务局局长李强列席会议。",
        "研究了农贸市场改造工作",
        "要坚持便民利民，改造期间保障群众买菜不断档",
    ]


def test_the_sentence_that_sittings_share_stays_with_the_others():
    corrected = apply(JOINT, [DropMeeting(1)])

    assert words(JOINT, corrected.unplaced) == ["传达学习了全市作风建设会议精神", "要把作风建设摆在突出位置"]
    assert leads(corrected)[0][0] == leads(JOINT)[0][0]


def test_each_sitting_knows_the_sentences_that_report_it_not_what_opens_a_part():
    assert [words(THREE, spans) for spans in leads(THREE)] == [
        ["6月3日，区长沈怀远主持召开区政府第15次常务会议", "研究防汛等工作", "副区长王明、李强出席会议。"],
        ["6月4日，副区长王明主持召开专题会议", "区水务局局长李强列席会议。"],
        ["6月5日，区委书记林祎主持召开区委常委会会议"],
    ]


def test_joined_sittings_keep_the_facts_of_the_upper_one_and_both_reports():
    joined = apply(THREE, [MergeMeeting(1)]).meetings[0]

    above, below = THREE.meetings[:2]
    assert (joined.type, joined.number, joined.held, joined.chair) == (above.type, above.number, above.held, "沈怀远")
    assert joined.lead == above.lead + below.lead
    assert [(one.name, one.role.value) for one in joined.attendance] == [
        ("王明", "present"),
        ("李强", "present"),
    ]


TEXT = "甲会议召开。听取汇报。要抓紧。要落实。乙会议召开。"
FIRST, SECOND = Span(0, 6), Span(19, 25)


def directive(place, deadline=""):
    return DirectiveOutline(TEXT[place : place + 3], Span(place, place + 3), TEXT[place + 1 : place + 3], "", "", "")


ABOVE = MeetingOutline(type=MeetingType.OTHER, name="座谈会", held=DateRead("日前"), lead="甲会议召开。", span=FIRST)
BELOW = MeetingOutline(
    type=MeetingType.SPECIAL,
    name="专题会议",
    number=NumberRead("第3次", 3),
    held=DateRead("6月3日", 2026, 6, 3),
    chair="林祎",
    place="区政府",
    lead="乙会议召开。",
    span=SECOND,
    has_other_matters=True,
)


def outline_of(*meetings, doubts=()):
    return Outline(TEXT, meetings, tuple(doubts), lead=(FIRST, SECOND))


def test_what_the_upper_sitting_lacks_the_lower_one_tells():
    joined = apply(outline_of(ABOVE, BELOW), [MergeMeeting(1)]).meetings[0]

    assert joined == replace(BELOW, lead="甲会议召开。乙会议召开。", span=FIRST)


def test_what_both_lack_stays_as_the_upper_one_had_it():
    lower = replace(ABOVE, name="碰头会", held=DateRead("近日"), lead="乙会议召开。", span=SECOND)

    joined = apply(outline_of(ABOVE, lower), [MergeMeeting(1)]).meetings[0]

    assert (joined.name, joined.held.text) == ("座谈会", "日前")


@pytest.mark.parametrize(
    ("above", "below", "left"),
    [
        (ABOVE, BELOW, [Doubt("chair", "乙的主持人。", SECOND)]),
        (BELOW, ABOVE, [Doubt("type", "甲的类型。", SECOND), Doubt("date", "甲的日期。", SECOND)]),
    ],
)
def test_the_doubts_about_joined_sittings_are_those_about_the_facts_they_have(above, below, left):
    doubts = [
        Doubt("type", "甲的类型。", above.span, 0),
        Doubt("date", "甲的日期。", above.span, 0),
        Doubt("chair", "乙的主持人。", below.span, 1),
    ]

    corrected = apply(outline_of(above, below, doubts=doubts), [MergeMeeting(1)])

    assert list(corrected.doubts) == left
    assert {one.meeting for one in corrected.doubts} == {0}


def test_a_doubt_that_came_with_a_fact_is_answered_by_correcting_it():
    outline = outline_of(ABOVE, BELOW, doubts=[Doubt("date", "年份是推算的。", SECOND, 1)])

    corrected = apply(outline, [MergeMeeting(1), SetField("held", (0,), ("2026-06-04", "day"))])

    assert corrected.doubts == ()


def test_the_doubts_about_a_dropped_sitting_go_with_it():
    doubts = [Doubt("type", "类型不明。", FIRST, 0), Doubt("chair", "主持人不明。", SECOND, 1)]

    corrected = apply(outline_of(ABOVE, BELOW, doubts=doubts), [DropMeeting(0)])

    assert corrected.doubts == (doubts[1],)
    assert corrected.doubts[0].meeting == 0


def test_a_doubt_about_one_of_the_sittings_of_a_sentence_stays_when_another_is_corrected_or_dropped():
    """Two sittings share their sentence, the type of the second alone is doubtful."""
    beside = replace(BELOW, type=MeetingType.OTHER, name="", lead=ABOVE.lead, span=FIRST)
    doubt = Doubt("type", "类型不明。", FIRST, 1)
    outline = outline_of(replace(ABOVE, type=MeetingType.EXECUTIVE), beside, doubts=[doubt])

    assert apply(outline, [SetField("type", (0,), ("special",))]).doubts == (doubt,)
    assert apply(outline, [DropMeeting(0)]).doubts == (doubt,)
    assert apply(outline, [SetField("type", (1,), ("special",))]).doubts == ()


def test_what_both_sittings_tell_is_told_once():
    shared = ItemOutline(ItemKind.HEAR, "听取汇报", "汇报", Span(6, 10), directives=(directive(11),))
    more = replace(shared, directives=(directive(11), directive(15)))
    above, below = replace(ABOVE, items=(shared,)), replace(BELOW, items=(more,))

    corrected = apply(outline_of(above, below), [MergeMeeting(1)])

    [item] = corrected.meetings[0].items
    assert [one.text for one in item.directives] == ["要抓紧", "要落实"]
    assert is_accounted(corrected)


def test_nobody_attends_twice():
    above = replace(ABOVE, attendance=(Attendee("王明", PRESENT, "副区长"), Attendee("李强", PRESENT)))
    below = replace(
        BELOW,
        attendance=(
            Attendee("王明", PRESENT),
            Attendee("王明", PRESENT, "区水务局局长"),
            Attendee("李强", PRESENT, "区教育局局长"),
            Attendee("赵敏", PRESENT),
        ),
    )

    joined = apply(outline_of(above, below), [MergeMeeting(1)]).meetings[0]

    assert [(one.name, one.post) for one in joined.attendance] == [
        ("王明", "副区长"),
        ("李强", ""),
        ("王明", "区水务局局长"),
        ("赵敏", ""),
    ]


def test_a_doubt_about_directives_without_a_matter_is_answered_by_joining_or_dropping_them():
    nameless = ItemOutline(ItemKind.OTHER, "", "", directives=(directive(15),))
    doubt = Doubt("item", "没有议题。", Span(15, 18))
    outline = outline_of(replace(ABOVE, items=(nameless,)), BELOW, doubts=[doubt])

    assert apply(outline, [SetField("held", (0,), ("", "unknown"))]).doubts == (doubt,)
    assert apply(outline, [DropItem(0, 0)]).doubts == ()
