"""What waits for a reviewer: the meetings in review that this person may pass on, the longest submitted first."""

from collections.abc import Iterator
from itertools import chain

from django.conf import settings
from django.db.models import Q, QuerySet

from meetings.models import Meeting, ReviewLevel, State, User
from meetings.workflow.attempt import Attempt, Kind
from meetings.workflow.gate import obstacle
from meetings.workflow.standing import Standing


def waiting_for(user: User) -> Iterator[Meeting]:
    """All of them, each asked of the gate as it is reached."""
    return _passable(_in_review(user), user)


def next_for(user: User, *, after: Meeting) -> Meeting | None:
    """The one that comes after this in the queue, whatever became of this; behind the last one, the first."""
    found = _in_review(user).exclude(pk=after.pk)
    at = after.submitted_at
    later = Q(submitted_at__gt=at) | Q(submitted_at=at, pk__gt=after.pk) if at else Q()
    return next(_passable(chain(found.filter(later), found.exclude(later)), user), None)


def waits_for(user: User) -> Q:
    """What this person can take up, under the rule of two people. The gate says so too, of one meeting."""
    waiting = Q(state=State.IN_REVIEW)
    if not settings.TWO_PERSON_REVIEW:
        return waiting
    return waiting & ~Q(submitted_by=user) & ~Q(pk__in=ReviewLevel.objects.filter(by=user).values("meeting"))


def _in_review(user: User) -> QuerySet[Meeting]:
    return Meeting.objects.filter(waits_for(user), erased_at=None).order_by("submitted_at", "pk")


def _passable(found: "chain[Meeting] | QuerySet[Meeting]", user: User) -> Iterator[Meeting]:
    asked = Kind.STATE | Kind.PURPOSE
    return (one for one in found if obstacle(Attempt("approve", Standing(one), user), asked) is None)
