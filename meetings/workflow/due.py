"""Releases whose time has come. Any number of processes may do them at once: one of them does each, or none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, transaction
from django.utils import timezone

from meetings.models import Edition, Meeting, PlannedRelease
from meetings.workflow import verbs
from meetings.workflow.attempt import Refused


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one: its edition, or why there is none. A plan that was refused has failed and stays with the
    reason; one that the database could not do now is tried again the next time."""

    meeting: Meeting
    edition: Edition | None = None
    reason: str = ""


def release_due(*, at: datetime | None = None) -> Iterator[Outcome]:
    """Releases what is due, each in a transaction of its own, the longest due first; each at most once a run."""
    tried: set[int] = set()
    while True:
        now, meeting, outcome = at or timezone.now(), None, None
        try:
            with transaction.atomic():
                meeting = _lock_next(now, tried)
                if meeting is not None:
                    outcome = _release(meeting, now)
        except DatabaseError as error:
            if meeting is None:
                raise
            outcome = Outcome(meeting, reason=str(error).strip())
        if meeting is None:
            return
        tried.add(meeting.pk)
        if outcome:
            yield outcome


def _lock_next(at: datetime, tried: set[int]) -> Meeting | None:
    """A meeting whose release is due, its row locked as every verb locks it. What others hold is left to them."""
    due = Meeting.objects.filter(planned_release__in=PlannedRelease.objects.due(at)).exclude(pk__in=tried)
    return due.order_by("planned_release__release_at", "pk").select_for_update(skip_locked=True, of=("self",)).first()


def _release(meeting: Meeting, at: datetime) -> Outcome | None:
    """Does what is planned as the person who confirmed it; None where another process was first."""
    planned = PlannedRelease.objects.due(at).filter(meeting=meeting).first()  # read under the lock
    if planned is None:
        return None
    assert planned.confirmed_by  # it is due
    try:
        edition = verbs.perform(
            "release",
            meeting,
            by=planned.confirmed_by,
            at=at,
            version=planned.version,
            reviewed=planned.reviewed,
            acknowledged=planned.acknowledged,
            note=planned.note,
            plan=planned.pk,
        )
    except Refused as refusal:
        planned.failed_at, planned.failure = at, str(refusal)
        planned.save(update_fields=["failed_at", "failure"])
        return Outcome(meeting, reason=str(refusal))
    return Outcome(meeting, edition)
