"""Editions that are gone while desk and history say that they were printed, and editions that nobody approved."""

import pytest
from django.core.management import call_command

from meetings.models import Edition, Meeting
from tests.factories import approve, make_record
from tests.meetings.verification.tampering import found, run, tamper

pytestmark = pytest.mark.django_db


def test_editions_that_are_all_gone_are_missed_by_the_approved_meetings(records, capsys):
    tamper("TRUNCATE meetings_edition, meetings_chainhead, directives_passage; SELECT 1")

    with pytest.raises(SystemExit) as left:
        call_command("verify_editions")

    assert left.value.code == 1
    said = capsys.readouterr()
    for meeting in vars(records).values():
        assert f"{meeting.key}: approved on the desk, but no such internal edition is current\n" in said.err
    assert "internal editions 0, public editions 0, erasures 0, approved meetings 3" in said.out


def test_an_approval_is_missed_where_the_desk_was_taken_away_too(records):
    tamper("TRUNCATE meetings_edition, meetings_chainhead, meetings_meeting CASCADE; SELECT 1")

    lines = found().splitlines()
    assert len(lines) == 4  # one meeting was approved twice
    assert all(line.endswith("says its history, but no such internal edition is there") for line in lines)


def test_an_earlier_edition_that_is_gone_is_missed_by_the_history(records):
    edition = Edition.objects.get(key=records.corrected.key, audience="internal", number=1)
    tamper("DELETE FROM meetings_edition WHERE id = %s", edition.pk)

    expected = f"{edition.key}: approved at {edition.issued_at.isoformat()}, says its history, but no such internal"
    assert expected in found()


@pytest.mark.parametrize("change", ["issued_by_id = submitted_by_id", "issued_at = issued_at - interval '1 day'"])
def test_an_edition_that_is_not_of_the_approval_is_named(records, change):
    tamper(f"UPDATE meetings_edition SET {change} WHERE key = %s AND audience = 'internal'", records.newest.key)

    assert f"{records.newest.key}: approved on the desk, but no such internal edition is current" in found()


def test_a_meeting_that_was_marked_as_approved_without_printing_is_named(cast):
    meeting = make_record()
    desk = Meeting.objects.filter(pk=meeting.pk)
    desk.update(state="in_review", submitted_by=cast.secretary, submitted_at="2026-03-06T08:00Z")
    meeting.levels.create(level=1, last=1, by=cast.reviewer, version=desk.get().version)
    desk.update(state="approved", approved_by=cast.reviewer, approved_at="2026-03-06T09:00Z")

    assert f"{meeting.key}: approved on the desk, but no such internal edition is current" in found()


def test_an_internal_edition_that_nobody_approved_is_named(cast):
    meeting = approve(make_record(), cast)
    run("SET CONSTRAINTS ALL IMMEDIATE")
    tamper("DELETE FROM meetings_meetingevent WHERE approved_at IS NOT NULL AND key = %s", meeting.key)

    assert found() == f"{meeting.key} internal 1: the history knows of no approval at that time"
