"""Corrections as a table: what each makes of an outline, what it leaves alone, and what it refuses."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.corrections import (
    AddItem,
    DropDirective,
    DropItem,
    DropMeeting,
    Impossible,
    MakeDirective,
    MergeItem,
    MergeMeeting,
    SetAttendance,
    SetChair,
    SetHeld,
    SetItem,
    SetNumber,
    SetPlace,
    SetType,
    SplitItem,
    apply,
    from_text,
    to_text,
)
from meetings.corrections.people import lines_of
from meetings.parser import parse_report
from meetings.parser.account import is_accounted
from meetings.parser.codes import AttendanceRole
from meetings.parser.outline import Attendee, NumberRead
from tests.meetings.corrections.reports import JOINT, THREE

TEXT = """日前，区长沈怀远主持召开区政府常务会议。
会议听取了防汛工作情况汇报。会议指出，要加强巡查值守，及时排除隐患。要备足抢险物资，做好转移安置预案。
会议审议并原则通过了《澄湖区促进就业若干措施》。会议要求，要落实援企稳岗政策，扩大就业容量。
湖边的柳树已经发芽，各单位抓紧修剪。
"""
OUTLINE = parse_report(TEXT)


def sentence(words: str, outline=OUTLINE) -> tuple[int, int]:
    start = outline.text.index(words)
    return start, start + len(words)


def shape(outline):
    """[(kind, statement, [directives])] of the first meeting."""
    return [
        (item.kind.value, item.statement, [directive.headline for directive in item.directives])
        for item in outline.meetings[0].items
    ]


FLOOD, JOBS = "听取了防汛工作情况汇报", "审议并原则通过了《澄湖区促进就业若干措施》"
FIRST, SECOND, THIRD = "加强巡查值守", "备足抢险物资", "落实援企稳岗政策"


def test_the_outline_under_the_table_is_what_the_table_takes_it_for():
    assert [(kind, said) for kind, _statement, said in shape(OUTLINE)] == [
        ("hear", [FIRST, SECOND]),
        ("deliberate", [THIRD]),
    ]
    assert [OUTLINE.text[one.start : one.end].strip() for one in OUTLINE.unplaced] == [
        "湖边的柳树已经发芽，各单位抓紧修剪。"
    ]


@pytest.mark.parametrize(
    ("corrections", "expected"),
    [
        ([], [("hear", [FIRST, SECOND]), ("deliberate", [THIRD])]),
        ([SetItem(0, 0, "study", "noted")], [("study", [FIRST, SECOND]), ("deliberate", [THIRD])]),
        ([DropItem(0, 0)], [("deliberate", [THIRD])]),
        ([MergeItem(0, 1)], [("hear", [FIRST, SECOND, THIRD])]),
        ([SplitItem(0, 0, 1)], [("hear", [FIRST]), ("hear", [SECOND]), ("deliberate", [THIRD])]),
        ([SplitItem(0, 0, 0)], [("hear", []), ("hear", [FIRST, SECOND]), ("deliberate", [THIRD])]),
        ([SplitItem(0, 0, 1), MergeItem(0, 1)], [("hear", [FIRST, SECOND]), ("deliberate", [THIRD])]),
        ([DropDirective(0, 0, 0)], [("hear", [SECOND]), ("deliberate", [THIRD])]),
        (
            [DropDirective(0, 0, 0), MakeDirective(*sentence("要加强巡查值守，及时排除隐患。"))],
            [("hear", [FIRST, SECOND]), ("deliberate", [THIRD])],
        ),
        ([DropItem(0, 1), DropItem(0, 0)], []),
    ],
)
def test_items_and_directives_are_where_the_corrections_put_them(corrections, expected):
    corrected = apply(OUTLINE, corrections)

    assert [(kind, said) for kind, _statement, said in shape(corrected)] == expected
    assert is_accounted(corrected)


def test_a_loose_sentence_becomes_a_directive_of_the_item_before_it():
    corrected = apply(OUTLINE, [MakeDirective(*sentence("湖边的柳树已经发芽，各单位抓紧修剪。"))])

    made = corrected.meetings[0].items[1].directives[-1]
    assert (made.text, made.verb) == ("湖边的柳树已经发芽，各单位抓紧修剪", "要求")
    assert corrected.text[made.span.start : made.span.end] == made.text
    assert corrected.unplaced == ()
    assert is_accounted(corrected)


def test_a_loose_sentence_goes_to_the_item_that_is_named():
    corrected = apply(OUTLINE, [MakeDirective(*sentence("湖边的柳树已经发芽"), meeting=0, item=0)])

    assert [len(item.directives) for item in corrected.meetings[0].items] == [3, 1]


def test_a_statement_becomes_a_directive_and_the_item_keeps_its_title():
    statement = OUTLINE.meetings[0].items[0].statement

    corrected = apply(OUTLINE, [MakeDirective(*sentence(statement))])

    item = corrected.meetings[0].items[0]
    assert (item.statement, item.span, item.title) == ("", None, OUTLINE.meetings[0].items[0].title)
    assert len(item.directives) == 3
    assert is_accounted(corrected)


def test_a_sentence_of_the_lead_becomes_a_directive_and_the_summary_stays():
    corrected = apply(OUTLINE, [MakeDirective(*sentence("日前，区长沈怀远主持召开区政府常务会议。"))])

    assert len(corrected.meetings[0].items[0].directives) == 3
    assert corrected.meetings[0].lead == OUTLINE.meetings[0].lead
    assert is_accounted(corrected)


def test_merged_items_keep_both_statements():
    merged = apply(OUTLINE, [MergeItem(0, 1)]).meetings[0].items[0]

    first, second = (item.statement for item in OUTLINE.meetings[0].items)
    assert merged.statement == f"{first}；{second}"


def test_a_loose_sentence_becomes_an_item():
    corrected = apply(OUTLINE, [AddItem(0, *sentence("湖边的柳树已经发芽，各单位抓紧修剪。"))])

    assert shape(corrected)[-1] == ("other", "湖边的柳树已经发芽，各单位抓紧修剪", [])
    assert is_accounted(corrected)


@pytest.mark.parametrize(
    ("correction", "held_on", "year", "month"),
    [
        (SetHeld(0, "2026-06-03", "day"), date(2026, 6, 3), 2026, 6),
        (SetHeld(0, "2026-06-01", "month"), None, 2026, 6),
        (SetHeld(0, "2026-01-01", "year"), None, 2026, None),
        (SetHeld(0, "", "unknown"), None, None, None),
    ],
)
def test_a_meeting_takes_the_day_it_is_given_and_keeps_the_words_of_its_day(correction, held_on, year, month):
    meeting = apply(OUTLINE, [correction]).meetings[0]

    assert (meeting.held.on, meeting.held.year, meeting.held.month) == (held_on, year, month)
    assert meeting.held.text == OUTLINE.meetings[0].held.text


def test_a_meeting_takes_type_chair_and_place():
    meeting = apply(OUTLINE, [SetType(0, "special"), SetChair(0, " 林 祎 "), SetPlace(0, "区政府三楼")]).meetings[0]

    assert (meeting.type, meeting.name, meeting.chair, meeting.place) == ("special", "", "林 祎", "区政府三楼")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["第16次"], NumberRead("第16次", 16)),
        (["十八届第16次", "第17次"], NumberRead("第17次", 17, 18)),
        (["2026年第3次"], NumberRead("2026年第3次", 3, None, 2026)),
        (["2026年第3次", ""], NumberRead()),
        (["年终"], NumberRead("年终")),
    ],
)
def test_a_number_is_read_anew_from_its_words(texts, expected):
    corrected = apply(OUTLINE, [SetNumber(0, text) for text in texts])

    assert corrected.meetings[0].number == expected


def test_people_are_lines_and_come_back_from_them():
    people = (
        Attendee("王明", AttendanceRole.IN_ATTENDANCE, "区水务局 局长"),
        Attendee("李强", AttendanceRole.PRESENT),
        Attendee("赵敏", AttendanceRole.APOLOGIES, "副区长"),
    )

    assert apply(OUTLINE, [SetAttendance(0, lines_of(people))]).meetings[0].attendance == people
    assert apply(OUTLINE, [SetAttendance(0, " 李强\n\n請假 赵敏 副区长")]).meetings[0].attendance == people[1:]


def test_a_doubt_that_a_correction_answers_is_gone():
    assert "date" in {doubt.code for doubt in OUTLINE.doubts}

    corrected = apply(OUTLINE, [SetHeld(0, "2026-06-03", "day")])

    assert "date" not in {doubt.code for doubt in corrected.doubts}
    assert apply(OUTLINE, [SetHeld(0, "", "unknown"), SetChair(0, "沈怀远")]).doubts == OUTLINE.doubts


def test_deadlines_are_counted_from_the_day_that_is_given():
    outline = parse_report(TEXT.replace("及时排除隐患", "9月底前排除隐患"))

    corrected = apply(outline, [SetHeld(0, "2027-06-03", "day"), MakeDirective(*sentence("湖边", outline), 0, 0)])

    first, _second, made = corrected.meetings[0].items[0].directives
    assert (first.deadline, first.deadline_on) == ("9月底前", "2027-09-30")
    assert (made.deadline, made.deadline_on) == ("", "")


@pytest.mark.parametrize(
    "correction",
    [
        SetType(1, "executive"),
        SetType(-1, "executive"),
        SetType(0, "cabinet"),
        SetHeld(0, "2026-02-30", "day"),
        SetHeld(0, "", "day"),
        SetHeld(0, "2026-06-03", "week"),
        SetChair(0, "沈" * 81),
        SetChair(0, "沈\0怀远"),
        SetNumber(0, "第" * 61),
        SetPlace(0, "楼" * 201),
        SetAttendance(0, "列席"),
        SetAttendance(0, "列席 " + "王" * 81),
        SetAttendance(0, "王明 " + "局" * 201),
        SetAttendance(0, "王明 局\0长"),
        SetAttendance(0, "王明\n" * 501),
        DropMeeting(0),
        DropMeeting(1),
        DropMeeting(-1),
        MergeMeeting(0),
        MergeMeeting(1),
        SetItem(0, 2, "hear", ""),
        SetItem(0, 0, "sing", ""),
        SetItem(0, 0, "hear", "sung"),
        DropItem(0, 2),
        DropItem(0, -1),
        MergeItem(0, 0),
        SplitItem(0, 0, 2),
        SplitItem(0, 0, -1),
        DropDirective(0, 0, 2),
        DropDirective(0, 0, -1),
        MakeDirective(5, 5),
        MakeDirective(-4, 5),
        MakeDirective(0, 10**6),
        MakeDirective(*sentence("要加强巡查值守")),
        MakeDirective(*sentence("。\n湖边")[:1], sentence("。\n湖边")[0] + 2),
        MakeDirective(*sentence("湖边的柳树"), meeting=0, item=9),
        AddItem(0, *sentence("要加强巡查值守")),
        AddItem(3, *sentence("湖边的柳树")),
    ],
    ids=repr,
)
def test_a_correction_that_does_not_fit_is_impossible(correction):
    with pytest.raises(Impossible):
        apply(OUTLINE, [correction])


def test_a_list_of_corrections_comes_back_from_its_text():
    corrections = [
        SetChair(0, "林祎"),
        SetItem(0, 0, "study", ""),
        DropItem(0, 1),
        MakeDirective(3, 9),
        SplitItem(0, 0, 1),
    ]

    assert from_text(to_text(corrections)) == corrections
    assert from_text("") == []


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        "1",
        '["drop"]',
        "[[]]",
        '[["drop", 0]]',
        '[["drop", 0, "1"]]',
        '[["drop", 0, true]]',
        '[["drop", 0, 1.0]]',
        '[["sing", 0, 1]]',
        '[[["drop"], 0, 1]]',
        '[["held", 0, 1, ""]]',
        json.dumps([["drop", 0, 0]] * 1001),
        "[" * 100_000,
        "1" * 10_000,
    ],
    ids=lambda text: text[:30],
)
def test_a_forged_list_is_impossible(text):
    with pytest.raises(Impossible):
        from_text(text)


NUMBER = st.integers(-2, 4)
PLACE = st.integers(-3, max(len(OUTLINE.text), len(THREE.text)) + 3)
ANY = st.one_of(
    st.builds(DropItem, NUMBER, NUMBER),
    st.builds(MergeItem, NUMBER, NUMBER),
    st.builds(SplitItem, NUMBER, NUMBER, NUMBER),
    st.builds(DropDirective, NUMBER, NUMBER, NUMBER),
    st.builds(MakeDirective, PLACE, PLACE, NUMBER, NUMBER),
    st.builds(AddItem, NUMBER, PLACE, PLACE),
    st.builds(DropMeeting, NUMBER),
    st.builds(MergeMeeting, NUMBER),
)


@given(st.sampled_from([OUTLINE, THREE, JOINT]), st.lists(ANY, max_size=12))
def test_whatever_is_corrected_no_character_is_lost(outline, corrections):
    for correction in corrections:
        try:
            outline = apply(outline, [correction])
        except Impossible:
            continue

    assert is_accounted(outline)
    assert outline.meetings
    assert all(item.statement or item.directives for meeting in outline.meetings for item in meeting.items)
    assert from_text(to_text(corrections)) == corrections
