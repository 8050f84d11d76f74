"""What waits for a reviewer: the meetings in review that this person may pass on, the longest submitted first."""

from collections.abc import Iterator
from itertools import chain

from django.conf import settings
from django.db.models import Q, QuerySet

from meetings.models import Meeting, State, User
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


def _in_review(user: User) -> QuerySet[Meeting]:
    found = Meeting.objects.filter(state=State.IN_REVIEW, erased_at=None).order_by("submitted_at", "pk")
    if settings.TWO_PERSON_REVIEW:  # the gate says so too, but for each meeting by itself
        found = found.exclude(submitted_by=user).exclude(levels__by=user)
    return found


def _passable(found: "chain[Meeting] | QuerySet[Meeting]", user: User) -> Iterator[Meeting]:
    asked = Kind.STATE | Kind.PURPOSE
    return (one for one in found if obstacle(Attempt("approve", Standing(one), user), asked) is None)
