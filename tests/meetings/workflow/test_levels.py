"""Reviews of several levels: in turn, each by somebody else, emptied by whatever makes the record a draft again."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, transaction

from meetings import verification
from meetings.models import Edition, Meeting, ReviewLevel, State
from meetings.workflow import verbs
from meetings.workflow.levels import next_level
from tests.factories import act, approve, make_directive, make_record, make_user, reopen
from tests.posting import messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


@pytest.fixture
def office(cast, settings) -> SimpleNamespace:
    """Three reviewers, and a draft of a type whose review has three levels."""
    settings.REVIEW_LEVELS = settings.REVIEW_LEVELS | {"executive": 3}
    return SimpleNamespace(**vars(cast), chief=make_user("chief", role="reviewer"), meeting=make_record())


def submitted(office):
    act("submit", office.meeting, by=office.secretary)
    return office.meeting


def passed(meeting):
    return list(meeting.levels.values_list("level", "by__username"))


def test_one_level_is_usual(cast):
    meeting = approve(make_record(), cast)

    assert list(meeting.levels.values_list("level", "last", "by", "version")) == [
        (1, 1, cast.reviewer.pk, meeting.version)
    ]


def test_the_last_level_alone_approves_and_prints(office):
    meeting = submitted(office)
    stages = []
    for by in (office.reviewer, office.deputy, office.chief):
        edition = act("approve", meeting, by=by, note="已核对")
        stages.append((meeting.state, edition and edition.approved_by_id))

    assert stages == [(State.IN_REVIEW, None), (State.IN_REVIEW, None), (State.APPROVED, office.chief.pk)]
    assert passed(meeting) == [(1, "reviewer"), (2, "deputy"), (3, "chief")]
    assert set(meeting.levels.values_list("remark", "version")) == {("已核对", meeting.version)}
    assert list(verification.faults()) == []


def test_nobody_passes_two_levels_where_two_persons_review(office, settings):
    meeting = submitted(office)
    act("approve", meeting, by=office.reviewer)

    with pytest.raises(verbs.Refused, match="您已完成初审，下一级须由另一位审核人处理。"):
        act("approve", meeting, by=office.reviewer)

    settings.TWO_PERSON_REVIEW = False
    act("approve", meeting, by=office.reviewer)
    assert passed(meeting) == [(1, "reviewer"), (2, "reviewer")]


def test_a_level_is_passed_by_who_was_shown_that_level(office):
    meeting = submitted(office)
    shown = verbs.as_it_stands("approve", Meeting.objects.get())
    act("approve", meeting, by=office.reviewer)

    with pytest.raises(verbs.Refused, match="有改动"):
        verbs.perform("approve", meeting, by=office.deputy, **shown)

    assert passed(meeting) == [(1, "reviewer")]


@pytest.mark.parametrize("back", ["send_back", "reopen"])
def test_what_makes_it_a_draft_again_empties_the_levels(office, back):
    meeting = submitted(office)
    act("approve", meeting, by=office.reviewer)
    if back == "send_back":
        act("send_back", meeting, by=office.deputy, note="请改写")
    else:
        act("approve", meeting, by=office.deputy)
        act("approve", meeting, by=office.chief)
        meeting = reopen(meeting, office)
    make_directive(meeting.items.get())

    assert passed(meeting) == []
    act("submit", Meeting.objects.get(), by=office.secretary)
    assert next_level(meeting).number == 1
    kept = apps.get_model("meetings.ReviewLevelEvent").objects.values_list("pgh_label", flat=True)
    assert set(kept) == {"insert", "delete"}


def test_a_review_keeps_the_number_of_levels_that_it_began_with(office, settings):
    meeting = submitted(office)
    act("approve", meeting, by=office.reviewer)
    settings.REVIEW_LEVELS = settings.REVIEW_LEVELS | {"executive": 1}

    act("approve", meeting, by=office.deputy)

    assert (meeting.state, next_level(meeting).last) == (State.IN_REVIEW, 3)


def level(meeting, by, number, **facts):
    defaults = {"last": 3, "version": meeting.version}
    return lambda: ReviewLevel.objects.create(meeting=meeting, by=by, level=number, **defaults | facts)


def test_the_database_lets_no_level_be_skipped_or_forged(office):
    meeting = submitted(office)
    draft = make_record()
    act("approve", meeting, by=office.reviewer)
    approval = {"state": "approved", "approved_by": office.deputy, "approved_at": meeting.submitted_at}

    for forged in (
        level(meeting, office.deputy, 3),
        level(meeting, office.deputy, 1),
        level(meeting, office.deputy, 4, last=4),
        level(meeting, office.deputy, 2, last=2),
        level(meeting, office.deputy, 2, version=meeting.version + 1),
        level(draft, office.deputy, 1),
        lambda: meeting.levels.all().delete(),
        lambda: Meeting.objects.filter(pk=meeting.pk).update(**approval),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            forged()

    assert passed(meeting) == [(1, "reviewer")]


@pytest.mark.owner_role("the site may not even try")
def test_a_level_that_was_passed_is_never_changed(office):
    meeting = submitted(office)
    act("approve", meeting, by=office.reviewer)

    with pytest.raises(IntegrityError, match="level_is_frozen"):
        meeting.levels.update(by=office.deputy)


def test_pages_and_commands_say_which_level_it_is(office, client, capsys):
    call_command("submit", office.meeting.key, by="secretary")
    client.force_login(office.reviewer)
    address = f"/admin/meetings/meeting/{office.meeting.pk}/approve/"

    page = client.get(address)
    done = client.post(address, page.context["form"].initial, follow=True)
    for by in ("deputy", "chief"):
        call_command("approve", office.meeting.key, by=by)

    assert "初审（第1级，共3级）" in page.content.decode()
    assert messages_of(done) == [f"《{office.meeting}》：审核通过（初审）已完成。"]
    assert [line.split("\t")[1::2] for line in capsys.readouterr().out.splitlines()] == [
        ["in_review", "0/3"],
        ["in_review", "2/3"],
        ["approved", "3/3"],
    ]
    assert Edition.objects.get().approved_by == office.chief
