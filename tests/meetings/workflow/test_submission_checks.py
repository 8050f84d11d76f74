"""Nothing doubted, guessed or yet to come is submitted, whichever door it comes through, until a person has said so."""

from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.utils import timezone

from meetings import doubts, intake
from meetings.models import Meeting
from meetings.workflow import verbs
from meetings.workflow.submission_checks import missing_for_review
from tests.factories import act, confirm, make_meeting, make_report
from tests.meetings.vague import DOUBT, REPORT

pytestmark = pytest.mark.django_db
GUESS = "没有写明会议日期，列表日期取自录入当天"


def undated(**facts):
    return make_meeting(**{"held_on": None, "held_on_precision": "unknown", "held_on_text": "日前"} | facts)


def tomorrow():
    return timezone.localdate() + timedelta(days=1)


def test_a_report_that_tells_no_day_makes_drafts_that_wait_for_one(cast):
    report = intake.receive(REPORT, by=cast.secretary)

    for meeting in report.meetings.all():
        with pytest.raises(verbs.Refused) as refused:
            act("submit", meeting, by=cast.secretary)
        assert [GUESS in reason or DOUBT in reason for reason in refused.value.reasons] == [True, True]
        act("submit", confirm(meeting, cast), by=cast.secretary)

    assert set(report.meetings.values_list("state", flat=True)) == {"in_review"}


def test_the_sentence_says_the_day_as_the_public_would_read_it():
    [reason] = missing_for_review(undated(listed_on=date(2022, 8, 20), is_listed_on_guessed=True))

    assert "公众将读到“日前，列于2022年8月20日”" in reason


def test_the_commands_refuse_it_too(cast):
    meeting = intake.receive(REPORT, by=cast.secretary).meetings.earliest("pk")

    with pytest.raises(CommandError, match=GUESS):
        call_command("submit", meeting.key, by="secretary", stdout=StringIO())


def test_a_day_that_a_person_gave_is_no_guess(cast):
    """The day of publication is the word of whoever pasted the report; the doubt about the meeting's day stays."""
    report = intake.receive(REPORT, by=cast.secretary, published_on=date(2022, 8, 20))

    meeting = report.meetings.earliest("pk")
    assert (meeting.listed_on, meeting.is_listed_on_guessed) == (date(2022, 8, 20), False)
    assert [DOUBT in reason for reason in missing_for_review(meeting)] == [True]


@pytest.mark.parametrize(
    ("facts", "is_guessed"),
    [
        ({"held_on": date(2026, 3, 5), "held_on_precision": "day"}, False),
        ({"published": date(2026, 2, 1)}, False),
        ({"published": date(2026, 2, 1), "held_on_precision": "month"}, True),
        ({}, True),
        ({"listed_on": date(2026, 3, 5)}, False),
    ],
)
def test_the_day_of_entry_is_a_guess_and_nothing_else(facts, is_guessed):
    if day := facts.pop("published", None):
        facts["report"] = make_report(published_on=day)

    meeting = undated(**{"listed_on": None} | facts)

    assert meeting.is_listed_on_guessed == is_guessed
    assert any(GUESS in reason for reason in missing_for_review(meeting)) == is_guessed


@pytest.mark.parametrize("year", ["6月3日，", "近日，", ""])
def test_a_report_whose_year_nobody_knows_is_listed_by_a_guess(cast, year):
    report = intake.receive(f"{year}区长沈怀远主持召开区政府常务会议，研究供水。", by=cast.secretary)

    assert report.meetings.get().is_listed_on_guessed


@pytest.mark.parametrize("column", ["held_on", "listed_on"])
def test_a_day_that_has_not_come_is_not_submitted(cast, column):
    meeting = make_meeting(**{column: tomorrow()})

    with pytest.raises(verbs.Refused, match="还没有到"):
        act("submit", meeting, by=cast.secretary)


def test_today_has_come(cast):
    meeting = make_meeting(held_on=timezone.localdate(), listed_on=timezone.localdate())

    act("submit", meeting, by=cast.secretary)

    assert meeting.state == "in_review"


def test_one_future_day_is_said_once():
    assert len(missing_for_review(make_meeting(held_on=tomorrow(), listed_on=tomorrow()))) == 1
    assert len(missing_for_review(make_meeting(held_on=tomorrow()))) == 1


def test_the_day_that_counts_is_the_submissions_in_the_offices_zone(cast):
    """23:30 in London is the next day here."""
    meeting = make_meeting(held_on=date(2026, 3, 5), listed_on=date(2026, 3, 5))

    with pytest.raises(verbs.Refused, match="2026年3月5日"):
        act("submit", meeting, by=cast.secretary, at=datetime.fromisoformat("2026-03-04T12:00Z"))
    act("submit", meeting, by=cast.secretary, at=datetime.fromisoformat("2026-03-04T23:30Z"))


def test_a_report_dated_after_its_publication_ends_in_a_day_that_cannot_be_submitted(cast):
    text = "2042年8月8日上午，区长沈怀远主持召开区政府第84次常务会议，研究校车安全工作。"

    meeting = intake.receive(text, by=cast.secretary, published_on=date(2024, 8, 9)).meetings.get()

    with pytest.raises(verbs.Refused, match="2042年8月8日"):
        act("submit", meeting, by=cast.secretary)


# Settling


def test_who_settles_a_doubt_and_when_is_kept(cast):
    meeting = intake.receive(REPORT, by=cast.secretary).meetings.earliest("pk")
    doubt = meeting.doubts.get()
    before = Meeting.objects.get(pk=meeting.pk).version

    doubts.settle(meeting, {doubt.pk}, by=cast.secretary)

    doubt.refresh_from_db()
    assert (doubt.settled_by, doubt.is_settled) == (cast.secretary, True)
    events = apps.get_model("meetings.ReadingDoubtEvent").objects.filter(pgh_obj=doubt)
    assert events.get(pgh_label="update").settled_by_id == cast.secretary.pk
    assert Meeting.objects.get(pk=meeting.pk).version > before


def test_settling_again_keeps_who_was_first_and_unticking_opens_the_doubt(cast):
    meeting = intake.receive(REPORT, by=cast.secretary).meetings.earliest("pk")
    doubt = meeting.doubts.get()

    doubts.settle(meeting, {doubt.pk}, by=cast.secretary)
    doubts.settle(meeting, {doubt.pk}, by=cast.reviewer)
    assert meeting.doubts.get().settled_by == cast.secretary

    doubts.settle(meeting, set(), by=cast.reviewer)
    assert not meeting.doubts.get().is_settled


@pytest.mark.parametrize(
    ("code", "held_on", "changed", "is_answered"),
    [
        ("date", None, {"held_on_precision"}, True),
        ("date", None, {"listed_on"}, True),
        ("date", date(2026, 3, 5), {"held_on"}, True),
        ("date", date(2026, 3, 5), {"listed_on"}, False),
        ("chair", None, {"chair"}, True),
        ("chair", None, {"held_on", "title"}, False),
        ("type", None, {"type"}, True),
        ("item", None, {"type", "chair", "held_on"}, False),
        ("bytes_lost", None, {"title", "summary"}, False),
    ],
)
def test_correcting_what_a_doubt_is_about_answers_it(code, held_on, changed, is_answered):
    meeting = make_meeting(held_on=held_on, held_on_precision="day" if held_on else "unknown")
    doubt = meeting.doubts.create(code=code, reason="请核对。")

    assert doubts.answered(meeting, changed) == ({doubt.pk} if is_answered else set())


def test_doubts_stay_as_they_are_while_a_meeting_is_in_review(cast):
    meeting = confirm(intake.receive(REPORT, by=cast.secretary).meetings.earliest("pk"), cast)
    act("submit", meeting, by=cast.secretary)

    with pytest.raises(IntegrityError, match="desk_rows_change_in_draft_alone"):
        doubts.settle(meeting, set(), by=cast.secretary)
