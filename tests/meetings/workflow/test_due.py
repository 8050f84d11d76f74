"""Releases whose time has come: what is due is released once, what fails is told and hinders no other."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from meetings import verification
from meetings.models import Edition, Meeting, PlannedRelease
from meetings.workflow.due import release_due
from tests.factories import act, approve, make_item, make_record, make_user, release, reopen

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
HOUR = timedelta(hours=1)


def due(cast, **facts):
    """An approved meeting whose planned release has been due for an hour."""
    meeting = approve(make_record(**facts), cast)
    return plan(cast, meeting)


def plan(cast, meeting, note=""):
    """Plans and confirms a release that has been due for an hour."""
    ago = timezone.now() - 3 * HOUR
    act("plan_release", meeting, by=cast.reviewer, at=ago, release_at=ago + 2 * HOUR, note=note)
    act("confirm_release", meeting, by=cast.deputy, at=ago + HOUR)
    return meeting


def public(meeting):
    return Edition.objects.filter(key=meeting.key, audience="public")


def test_what_is_due_is_released_as_who_confirmed_it(cast):
    first, second = due(cast), due(cast)

    outcomes = list(release_due())

    assert [one.edition.key for one in outcomes] == [first.key, second.key]
    assert public(first).get().issued_by == cast.deputy
    assert not PlannedRelease.objects.exists()
    assert list(release_due()) == []
    assert list(verification.faults()) == []


def test_what_is_not_confirmed_or_not_yet_due_waits(cast):
    unconfirmed, early = approve(make_record(), cast), approve(make_record(), cast)
    ago = timezone.now() - 3 * HOUR
    act("plan_release", unconfirmed, by=cast.reviewer, at=ago, release_at=ago + HOUR)
    act("plan_release", early, by=cast.reviewer, release_at=timezone.now() + HOUR)
    act("confirm_release", early, by=cast.deputy)

    assert list(release_due()) == []
    assert PlannedRelease.objects.count() == 2


def test_a_correction_is_released_with_its_note(cast):
    meeting = reopen(release(make_record(), cast), cast)
    make_item(meeting, title="补充的议题")
    plan(cast, approve(Meeting.objects.get(pk=meeting.pk), cast), note="补充一项议题。")

    list(release_due())

    assert public(meeting).get(is_current=True).note == "补充一项议题。"


@pytest.mark.owner_role("takes a person's role away, which no page of the site's role does here")
def test_what_fails_is_told_on_the_desk_and_hinders_no_other(cast, client, capsys):
    chief = make_user("chief", role="reviewer")
    failing = due(cast, title="先到期的会议")
    fine = plan(cast, approve(make_record(), cast))
    cast.deputy.groups.clear()
    PlannedRelease.objects.filter(meeting=fine).update(confirmed_by=chief)

    with pytest.raises(SystemExit) as left:
        call_command("release_due")

    said = capsys.readouterr()
    assert left.value.code == 1
    assert said.out == f"{fine.key}\t1\n"
    assert said.err == f"{failing.key}: 您没有“发布”的权限。\n"
    kept = PlannedRelease.objects.get()
    assert (kept.meeting, kept.failure, kept.has_failed) == (failing, "您没有“发布”的权限。", True)
    client.force_login(cast.secretary)
    for page in ("/admin/", f"/admin/meetings/meeting/{failing.pk}/change/"):
        assert "未能按计划发布" in client.get(page).content.decode()
    assert list(release_due()) == []


def test_one_that_failed_is_planned_anew_or_cancelled(cast, monkeypatch):
    meeting = due(cast)
    PlannedRelease.objects.update(failed_at=timezone.now(), failure="没有发布")

    act("plan_release", meeting, by=cast.reviewer, release_at=timezone.now() + HOUR)

    assert not PlannedRelease.objects.get().has_failed


def test_words_of_a_note_that_name_a_hidden_matter_by_then_are_not_released(cast):
    meeting = reopen(release(make_record(), cast), cast)
    make_item(meeting, title="研究老旧小区加装电梯补贴方案", disclosure="withheld", disclosure_reason="内部")
    make_item(meeting, title="补充的议题")
    meeting = approve(Meeting.objects.get(pk=meeting.pk), cast)
    plan(cast, meeting, note="补充老旧小区加装电梯补贴方案。")
    acknowledged = PlannedRelease.objects.get().acknowledged
    assert acknowledged

    outcomes = list(release_due())

    assert outcomes[0].edition  # acknowledged when it was planned


def test_a_note_whose_exposures_were_not_acknowledged_fails_with_the_places(cast):
    meeting = reopen(release(make_record(), cast), cast)
    make_item(meeting, title="研究老旧小区加装电梯补贴方案", disclosure="withheld", disclosure_reason="内部")
    make_item(meeting, title="补充的议题")
    meeting = approve(Meeting.objects.get(pk=meeting.pk), cast)
    plan(cast, meeting, note="补充一项。")
    kept = PlannedRelease.objects.values().get()
    PlannedRelease.objects.all().delete()
    PlannedRelease.objects.create(**kept | {"note": "补充老旧小区加装电梯补贴方案。"})

    outcomes = list(release_due())

    assert "请逐处核对" in outcomes[0].reason
    assert "请逐处核对" in PlannedRelease.objects.get().failure
