"""The meeting that comes next where several are taken through one verb, one after the other, each shown."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from meetings.admin.publication import with_publication
from meetings.admin.workday.conditions import FRESH, TO_RELEASE, to_confirm
from meetings.models import Meeting, User


@dataclass(frozen=True, slots=True)
class Queue:
    """Which meetings wait beside one for the same verb, and the page where each is looked at first."""

    waiting: Callable[[Meeting, User], Q]
    page: str


QUEUES = {
    # The drafts of one report belong together; each is corrected before it is submitted.
    "submit": Queue(lambda meeting, _user: FRESH & Q(report__isnull=False, report=meeting.report_id), "change"),
    "release": Queue(lambda _meeting, _user: TO_RELEASE, "release"),
    "confirm_release": Queue(lambda _meeting, user: to_confirm(user), "confirm_release"),
}


def following(verb: str, meeting: Meeting, user: User) -> str:
    """The address to go on at once the verb is done with this meeting; empty where nothing else waits for it.

    Meetings go round in the order they were entered, so that one that was passed over comes again at the end.
    """
    queue = QUEUES.get(verb)
    if queue is None:
        return ""
    waiting = with_publication(Meeting.objects.filter(erased_at=None).exclude(pk=meeting.pk))
    waiting = waiting.filter(queue.waiting(meeting, user)).order_by("pk")
    found = waiting.filter(pk__gt=meeting.pk).first() or waiting.first()
    return reverse(f"admin:meetings_meeting_{queue.page}", args=[found.pk]) if found else ""
