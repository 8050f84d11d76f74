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
PLANNED = Q(planned_release__isnull=False, planned_release__failed_at=None)
TO_RELEASE = Q(awaits_release=True) & ~PLANNED


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
        | TO_RELEASE & Q(approved_at__lt=since)
    )


def to_confirm(user: User) -> Q:
    """Releases that are planned by somebody else and not confirmed; of one's own where one person may do both."""
    waiting = Q(planned_release__isnull=False, planned_release__confirmed_at=None, planned_release__failed_at=None)
    return waiting & ~Q(planned_release__planned_by=user) if settings.TWO_PERSON_REVIEW else waiting
