"""Days that depend on the day of publication, computed anew for another one."""

from dataclasses import replace
from datetime import date

from meetings.parser import parse_undated
from meetings.parser.result.dating import date_outline, with_deadlines


def test_another_day_of_publication_gives_other_days_and_deadlines() -> None:
    outline, days = parse_undated("5月6日，区长方远主持召开区政府常务会议。会议要求，区水务局9月底前完成清淤。要抓早。")
    first = date_outline(outline, days, date(2025, 5, 8))
    [meeting] = first.meetings
    [item] = meeting.items
    again = date_outline(first, days, date(2024, 5, 8))

    assert [(made.deadline, made.deadline_on) for made in item.directives] == [("9月底前", "2025-09-30"), ("", "")]
    assert again.meetings[0].held.year == 2024
    assert [made.deadline_on for made in again.meetings[0].items[0].directives] == ["2024-09-30", ""]
    stale = replace(item, directives=(item.directives[0], replace(item.directives[1], deadline="旧", deadline_on="旧")))
    assert with_deadlines(replace(meeting, items=(stale,)), date(2025, 5, 6)) == meeting
    assert with_deadlines(meeting, date(2025, 5, 6)).items[0] is item


def test_a_doubt_about_the_day_goes_when_the_day_is_known() -> None:
    outline, days = parse_undated("5月6日，区政府召开座谈会。会议要求，要抓早。")
    undated = date_outline(outline, days, None)

    assert [doubt.code for doubt in undated.doubts] == ["date", "chair", "type", "item"]
    assert [doubt.code for doubt in date_outline(undated, days, date(2025, 5, 8)).doubts] == ["chair", "type", "item"]
    assert [doubt.code for doubt in date_outline(undated, days, None).doubts] == ["date", "chair", "type", "item"]
