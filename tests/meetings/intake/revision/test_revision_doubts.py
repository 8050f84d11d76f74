"""The doubts of a corrected version: what is new is doubted, what was applied is answered, what was settled stays."""

from datetime import date

import pytest

from meetings import doubts, intake
from meetings.corrections import SetField
from meetings.intake.revision import compare, revise
from meetings.models import Meeting
from meetings.parser import parse_report
from tests.factories import approve, confirm

pytestmark = pytest.mark.django_db
TEXT = """近日，区政府召开常务会议。
会议听取了防汛工作情况汇报。会议指出，要加强巡查值守，及时排除隐患。要备足抢险物资，做好转移安置预案。
会议审议并原则通过了《澄湖区促进就业若干措施》。会议要求，要落实援企稳岗政策，扩大就业容量。
"""
OLD, NEW, LOST = "做好转移安置预案", "完善转移安置预案", "完善转移?h预案"
SECOND = "随后，沈怀远主持召开专题会议，研究防暑降温工作。会议要求，要发放防暑?h药品。\n"


@pytest.fixture
def report(cast):
    return intake.receive(TEXT, by=cast.secretary, published_on=date(2026, 6, 4))


def apply(report, text, cast, *labels):
    """Ticks everything, or what bears one of the labels."""
    found = compare(report, parse_report(text, published_on=report.published_on)).differences
    ticked = {one.id for one in found if one.is_open and (not labels or one.label in labels)}
    return revise(report, text, by=cast.secretary, ticked=ticked)


def on_desk(report):
    return [
        {one.code: one.is_settled for one in meeting.doubts.order_by("pk")}
        for meeting in report.meetings.order_by("pk")
    ]


def test_what_the_new_version_doubts_besides_comes_to_the_draft(report, cast):
    assert on_desk(report) == [{"date": False, "chair": False}]

    apply(report, TEXT.replace(OLD, LOST), cast)

    assert on_desk(report) == [{"date": False, "chair": False, "bytes_lost": False}]
    assert "完善转移?h预案" in report.meetings.get().doubts.get(code="bytes_lost").words


def test_what_was_settled_or_corrected_does_not_come_again(cast):
    report = intake.receive(TEXT, by=cast.secretary, corrections=[SetField("chair", (0,), ("沈怀远",))])
    doubts.settle(report.meetings.get(), {report.meetings.get().doubts.get().pk}, by=cast.secretary)

    apply(report, TEXT.replace(OLD, NEW), cast)

    assert on_desk(report) == [{"date": True}]


def test_what_is_applied_answers_the_doubt_about_it(report, cast):
    told = TEXT.replace("近日，区政府召开", "6月3日，区长沈怀远主持召开区政府")

    apply(report, told, cast, "主持人")
    assert on_desk(report) == [{"date": False, "chair": True}]

    meeting = report.meetings.get()
    assert meeting.doubts.get(code="chair").settled_by == cast.secretary


def test_a_day_that_is_applied_is_no_guess(cast):
    report = intake.receive(TEXT, by=cast.secretary)

    apply(report, TEXT.replace("近日", "2026年6月3日"), cast)

    meeting = report.meetings.get()
    assert (meeting.listed_on, meeting.is_listed_on_guessed) == (date(2026, 6, 3), False)
    assert on_desk(report) == [{"date": True, "chair": False}]


def test_a_day_that_is_taken_back_leaves_a_guess(cast):
    report = intake.receive(TEXT.replace("近日", "2026年6月3日"), by=cast.secretary)

    apply(report, TEXT, cast)

    assert report.meetings.get().is_listed_on_guessed


def test_a_new_sitting_brings_its_doubts(report, cast):
    apply(report, TEXT + SECOND, cast)

    assert on_desk(report)[1] == {"bytes_lost": False, "date": False}


def test_what_is_not_applied_brings_no_doubt(report, cast):
    revise(report, TEXT.replace(OLD, LOST), by=cast.secretary, ticked=[])

    assert on_desk(report) == [{"date": False, "chair": False}]


def test_a_meeting_that_is_no_draft_keeps_its_doubts(report, cast):
    approve(confirm(report.meetings.get(), cast), cast)
    before = Meeting.objects.get().version

    apply(report, TEXT.replace(OLD, LOST), cast)

    assert on_desk(report) == [{"date": True, "chair": True}]
    assert Meeting.objects.get().version == before
