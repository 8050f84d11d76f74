"""Releases at a time, as verbs do them: planned → confirmed → released, or cancelled before. ``due`` keeps the time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from meetings.models import PlannedRelease
from meetings.workflow.attempt import Attempt, Kind, check
from meetings.workflow.standing import Standing

LONGEST = timedelta(days=366)  # what is planned for later is a typing error


def shown(standing: Standing) -> dict[str, Any]:
    """Which plan a person must have been shown: another one of the same meeting has another time."""
    return {"plan": standing.planned.pk if standing.planned else 0}


def moment(at: datetime) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}"


# What stands in the way


@check(Kind.PURPOSE)
def nothing_is_planned(attempt: Attempt) -> Iterator[str]:
    planned = attempt.standing.planned
    if planned and planned.is_pending(attempt.at):
        yield _("已计划在%(time)s发布。要改时间，请先取消发布计划。") % {"time": moment(planned.release_at)}


@check(Kind.PURPOSE)
def something_is_planned(attempt: Attempt) -> Iterator[str]:
    if attempt.standing.planned is None:
        yield _("该会议没有发布计划。")


@check(Kind.PURPOSE)
def it_waits_for_confirmation(attempt: Attempt) -> Iterator[str]:
    planned = attempt.standing.planned
    if planned is None:
        yield _("该会议没有发布计划。")
    elif planned.is_confirmed:
        yield _("发布计划已经确认。")
    elif planned.release_at <= attempt.at:
        yield _("计划的发布时间已过，没有确认。请重新计划。")


@check(Kind.PURPOSE)
def somebody_else_planned_it(attempt: Attempt) -> Iterator[str]:
    planned = attempt.standing.planned
    if settings.TWO_PERSON_REVIEW and planned and planned.planned_by_id == attempt.by.pk:
        yield _("发布计划须由计划人以外的另一位审核人确认。")


@check(Kind.ANSWER)
def time_is_ahead(attempt: Attempt) -> Iterator[str]:
    at = attempt.answer.release_at
    if at is None:
        yield _("请填写发布时间。")
    elif not attempt.at < at <= attempt.at + LONGEST:
        yield _("发布时间须在现在之后、一年之内。")


# What the verbs write


def plan(attempt: Attempt) -> None:
    """A plan in the place of one that came to nothing."""
    fall(attempt)
    answer, internal = attempt.answer, attempt.standing.internal
    assert answer.release_at  # the gate has asked
    assert internal
    PlannedRelease.objects.create(
        meeting=attempt.meeting,
        release_at=answer.release_at,
        version=attempt.meeting.version,
        reviewed=internal.digest,
        note=answer.note,
        acknowledged=answer.acknowledged,
        planned_by=attempt.by,
        planned_at=attempt.at,
    )


def confirm(attempt: Attempt) -> None:
    planned = attempt.standing.planned
    assert planned  # the gate has asked
    planned.confirmed_by, planned.confirmed_at = attempt.by, attempt.at
    planned.save(update_fields=["confirmed_by", "confirmed_at"])


def fall(attempt: Attempt) -> None:
    """Takes a plan away: it is cancelled, or what it planned is done or undone otherwise."""
    PlannedRelease.objects.filter(meeting=attempt.meeting).delete()


# What log lines say


def time_asked(attempt: Attempt) -> str:
    return moment(attempt.answer.release_at) if attempt.answer.release_at else ""


def time_planned(attempt: Attempt) -> str:
    return moment(attempt.standing.planned.release_at) if attempt.standing.planned else ""


def as_planned(attempt: Attempt) -> str:
    return _("按计划") if attempt.answer.plan else ""
