"""Which meetings of the desk are whose, came back, or have stood still: conditions that the page and the list share."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.utils import timezone

from meetings.history.tree import event_model
from meetings.models import Meeting, State, User

CAME_BACK = Q(state=State.DRAFT) & ~Q(remark="")
FRESH = Q(state=State.DRAFT, remark="")


def mine(user: User) -> Q:
    """Meetings that a person entered or pasted, or has submitted once; who took one over from another, too."""
    lines = LogEntry.objects.filter(
        user=user, content_type=ContentType.objects.get_for_model(Meeting), action_flag=ADDITION
    )
    entered = lines.annotate(meeting=Cast("object_id", BigIntegerField())).values("meeting")
    submitted = event_model(Meeting).objects.filter(submitted_by=user).values("pgh_obj_id")
    return Q(pk__in=entered) | Q(pk__in=submitted) | Q(submitted_by=user)


def stuck(now: datetime | None = None) -> Q:
    """Meetings that wait where they are for longer than the office allows, of ``with_publication`` meetings."""
    since = (now or timezone.now()) - timedelta(days=settings.STUCK_DAYS)
    return (
        Q(state=State.DRAFT, changed_at__lt=since)
        | Q(state=State.IN_REVIEW, submitted_at__lt=since)
        | Q(awaits_release=True, approved_at__lt=since)
    )


def to_review(user: User) -> Q:
    """What a reviewer can take up: under the rule of two people nothing that they submitted themselves."""
    waiting = Q(state=State.IN_REVIEW)
    return waiting & ~Q(submitted_by=user) if settings.TWO_PERSON_REVIEW else waiting


def is_to_review(meeting: Meeting, user: User) -> bool:
    """The same of a meeting that waits for review."""
    return not settings.TWO_PERSON_REVIEW or meeting.submitted_by_id != user.pk
