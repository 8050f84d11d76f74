"""Releases at a time: planned by one, confirmed by another, bound to the edition that both were shown, cancelled by
whatever overtakes it."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from meetings.models import Edition, Meeting, PlannedRelease
from meetings.workflow import verbs
from tests.factories import act, approve, make_item, make_record, release, reopen, withdraw
from tests.html_form import fields_of
from tests.posting import messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
HOUR = timedelta(hours=1)


def in_an_hour():
    return timezone.now() + HOUR


def planned(cast, meeting=None, **facts):
    meeting = meeting or approve(make_record(), cast)
    act("plan_release", meeting, by=cast.reviewer, **{"release_at": in_an_hour()} | facts)
    return meeting


def confirmed(cast, meeting=None, **facts):
    meeting = planned(cast, meeting, **facts)
    act("confirm_release", meeting, by=cast.deputy)
    return meeting


def corrected(cast):
    meeting = reopen(release(make_record(), cast), cast)
    make_item(meeting, title="补充的议题")
    return approve(Meeting.objects.get(pk=meeting.pk), cast)


def test_a_plan_is_bound_to_the_edition_that_was_shown(cast):
    meeting = planned(cast)

    plan = meeting.planned_release
    assert plan.reviewed == Edition.objects.get().digest
    assert (plan.planned_by, plan.is_confirmed, plan.is_pending(timezone.now())) == (cast.reviewer, False, True)
    assert not Edition.objects.visible_to(cast.visitor).exists()


def test_another_person_confirms_where_two_persons_review(cast, settings):
    meeting = planned(cast)

    with pytest.raises(verbs.Refused, match="须由计划人以外的另一位审核人确认"):
        act("confirm_release", meeting, by=cast.reviewer)

    settings.TWO_PERSON_REVIEW = False
    act("confirm_release", meeting, by=cast.reviewer)
    assert PlannedRelease.objects.get().confirmed_by == cast.reviewer


@pytest.mark.parametrize("away", [timedelta(0), -HOUR, timedelta(days=400)])
def test_a_time_that_is_past_or_too_far_is_refused(cast, away):
    with pytest.raises(verbs.Refused, match="须在现在之后、一年之内"):
        planned(cast, release_at=timezone.now() + away)


def test_a_plan_without_a_time_and_a_correction_without_its_note_are_refused(cast):
    with pytest.raises(verbs.Refused, match="请填写发布时间"):
        planned(cast, release_at=None)
    with pytest.raises(verbs.Refused, match="请填写更正说明"):
        planned(cast, corrected(cast))


def test_there_is_one_plan_at_a_time(cast):
    meeting = planned(cast)

    with pytest.raises(verbs.Refused, match="要改时间，请先取消"):
        planned(cast, meeting)


def test_a_plan_that_nobody_confirmed_in_time_gives_way_to_another(cast):
    meeting = planned(cast)
    later = timezone.now() + 2 * HOUR

    with pytest.raises(verbs.Refused, match="计划的发布时间已过"):
        act("confirm_release", meeting, by=cast.deputy, at=later)
    act("plan_release", meeting, by=cast.reviewer, at=later, release_at=later + HOUR)

    assert PlannedRelease.objects.get().release_at == later + HOUR


def test_who_confirms_was_shown_this_plan_and_no_other(cast):
    meeting = planned(cast)
    shown = verbs.as_it_stands("confirm_release", meeting)
    act("cancel_release", meeting, by=cast.reviewer)
    planned(cast, meeting, release_at=timezone.now() + 5 * HOUR)

    with pytest.raises(verbs.Refused, match="有改动"):
        verbs.perform("confirm_release", meeting, by=cast.deputy, **shown)

    assert not PlannedRelease.objects.get().is_confirmed


@pytest.mark.parametrize(
    "overtake",
    [
        lambda meeting, cast: reopen(meeting, cast),
        lambda meeting, cast: act("release", meeting, by=cast.reviewer, note="更正"),
        lambda meeting, cast: act("cancel_release", meeting, by=cast.deputy),
        lambda meeting, cast: withdraw(meeting, cast),
    ],
)
def test_what_overtakes_a_plan_takes_it_away_and_its_history_stays(cast, overtake):
    meeting = confirmed(cast, corrected(cast), note="补充一项。")

    overtake(meeting, cast)

    assert not PlannedRelease.objects.exists()
    events = apps.get_model("meetings.PlannedReleaseEvent").objects.filter(meeting_id=meeting.pk).order_by("pgh_id")
    assert list(events.values_list("pgh_label", flat=True)) == ["insert", "update", "delete"]


def test_a_newer_edition_needs_a_plan_of_its_own(cast):
    meeting = confirmed(cast)
    correct_desk = reopen(meeting, cast)
    approve(correct_desk, cast)

    assert not PlannedRelease.objects.exists()


def test_the_database_keeps_a_plan_to_the_reviewed_edition(cast):
    meeting = confirmed(cast)
    kept = PlannedRelease.objects.values("version", "reviewed", "planned_by_id", "planned_at").get()
    draft = make_record()

    for forged in (
        {"meeting": draft},
        {"meeting": meeting, "reviewed": "0" * 64},
        {"meeting": meeting, "version": kept["version"] + 1},
        {"meeting": meeting, "release_at": kept["planned_at"]},
        {"meeting": meeting},  # a second one
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            PlannedRelease.objects.create(**kept | {"release_at": in_an_hour()} | forged)


@pytest.mark.owner_role("the site may not even try")
@pytest.mark.parametrize("change", [{"release_at": timezone.now() + 9 * HOUR}, {"reviewed": "0" * 64}, {"note": "改"}])
def test_a_plan_is_never_changed(cast, change):
    confirmed(cast)

    with pytest.raises(IntegrityError, match="plan_is_frozen"), transaction.atomic():
        PlannedRelease.objects.update(**change)


def test_it_is_planned_confirmed_and_cancelled_on_pages(client, cast):
    meeting = approve(make_record(title="供水"), cast)
    at = f"{timezone.localtime(in_an_hour()):%Y-%m-%dT%H:%M}"

    def do(person, verb, **typed):
        client.force_login(person)
        page = client.get(f"/admin/meetings/meeting/{meeting.pk}/{verb}/")
        return page, client.post(page.request["PATH_INFO"], fields_of(page) | typed, follow=True)

    asked, done = do(cast.reviewer, "plan_release", release_at=at)
    shown, agreed = do(cast.deputy, "confirm_release")
    _page, gone = do(cast.reviewer, "cancel_release")

    said = at.replace("T", " ")
    assert 'type="datetime-local"' in asked.content.decode()
    assert "将公开的内容" in asked.content.decode()
    assert messages_of(done) == [f"《供水》：计划发布（{said}）已完成。"]
    assert said in shown.content.decode()
    assert messages_of(agreed) == [f"《供水》：确认发布计划（{said}）已完成。"]
    assert said in agreed.content.decode()
    assert messages_of(gone) == [f"《供水》：取消发布计划（{said}）已完成。"]
    assert not PlannedRelease.objects.exists()


@pytest.mark.parametrize("typed", [{}, {"release_at": ""}, {"release_at": "明天"}, {"release_at": "2026-13-01T09:00"}])
def test_a_time_that_is_none_keeps_the_page(client, cast, typed):
    meeting = approve(make_record(), cast)
    client.force_login(cast.reviewer)
    address = f"/admin/meetings/meeting/{meeting.pk}/plan_release/"

    page = client.post(address, fields_of(client.get(address)) | typed)

    assert page.context["form"].errors["release_at"]
    assert not PlannedRelease.objects.exists()


def test_it_is_planned_and_confirmed_by_commands(cast, capsys):
    meeting = approve(make_record(), cast)
    at = timezone.localtime(in_an_hour()).replace(second=0, microsecond=0)

    with pytest.raises(CommandError, match="--at"):
        call_command("plan_release", meeting.key, "--by", "reviewer", "--at", "tomorrow")
    call_command("plan_release", meeting.key, "--by", "reviewer", "--at", f"{at:%Y-%m-%d %H:%M}")
    call_command("confirm_release", meeting.key, "--by", "deputy")

    plan = PlannedRelease.objects.get()
    assert (plan.release_at, plan.confirmed_by) == (at, cast.deputy)
    call_command("cancel_release", meeting.key, "--by", "deputy")
    assert not PlannedRelease.objects.exists()
