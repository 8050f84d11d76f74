"""Fields of meetings: each takes what it is given, keeps what it leaves out and answers the doubts about it."""

from datetime import date

import pytest

from meetings.corrections import MakeDirective, SetField, apply
from meetings.corrections.attendance_lines import lines_of
from meetings.parser import parse_report
from meetings.parser.outline import Attendee, NumberRead
from records.codes import AttendanceRole
from tests.meetings.corrections.reports import OUTLINE, TEXT, sentence


@pytest.mark.parametrize(
    ("correction", "held_on", "year", "month"),
    [
        (SetField("held", (0,), ("2026-06-03", "day")), date(2026, 6, 3), 2026, 6),
        (SetField("held", (0,), ("2026-06-01", "month")), None, 2026, 6),
        (SetField("held", (0,), ("2026-01-01", "year")), None, 2026, None),
        (SetField("held", (0,), ("", "unknown")), None, None, None),
    ],
)
def test_a_meeting_takes_the_day_it_is_given_and_keeps_the_words_of_its_day(correction, held_on, year, month):
    meeting = apply(OUTLINE, [correction]).meetings[0]

    assert (meeting.held.on, meeting.held.year, meeting.held.month) == (held_on, year, month)
    assert meeting.held.text == OUTLINE.meetings[0].held.text


def test_a_meeting_takes_type_chair_and_place():
    meeting = apply(
        OUTLINE,
        [
            SetField("type", (0,), ("special",)),
            SetField("chair", (0,), (" 林 祎 ",)),
            SetField("place", (0,), ("区政府三楼",)),
        ],
    ).meetings[0]

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
    corrected = apply(OUTLINE, [SetField("number", (0,), (text,)) for text in texts])

    assert corrected.meetings[0].number == expected


def test_people_are_lines_and_come_back_from_them():
    people = (
        Attendee("王明", AttendanceRole.IN_ATTENDANCE, "区水务局 局长"),
        Attendee("李强", AttendanceRole.PRESENT),
        Attendee("赵敏", AttendanceRole.APOLOGIES, "副区长"),
    )

    assert apply(OUTLINE, [SetField("people", (0,), (lines_of(people),))]).meetings[0].attendance == people
    assert (
        apply(OUTLINE, [SetField("people", (0,), (" 李强\n\n請假 赵敏 副区长",))]).meetings[0].attendance == people[1:]
    )


def test_a_doubt_that_a_correction_answers_is_gone():
    assert "date" in {doubt.code for doubt in OUTLINE.doubts}

    corrected = apply(OUTLINE, [SetField("held", (0,), ("2026-06-03", "day"))])

    assert "date" not in {doubt.code for doubt in corrected.doubts}
    assert (
        apply(OUTLINE, [SetField("held", (0,), ("", "unknown")), SetField("chair", (0,), ("沈怀远",))]).doubts
        == OUTLINE.doubts
    )


def test_deadlines_are_counted_from_the_day_that_is_given():
    outline = parse_report(TEXT.replace("及时排除隐患", "9月底前排除隐患"))

    corrected = apply(
        outline, [SetField("held", (0,), ("2027-06-03", "day")), MakeDirective(*sentence("湖边", outline), 0, 0)]
    )

    first, _second, made = corrected.meetings[0].items[0].directives
    assert (first.deadline, first.deadline_on) == ("9月底前", "2027-09-30")
    assert (made.deadline, made.deadline_on) == ("", "")
