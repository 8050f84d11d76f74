"""The history of a meeting as one sequence of entries, newest first, whichever table kept them.

An entry names a row and a moment; entries of one moment belong to one act. What rows say is in the other modules.
"""

from enum import IntEnum
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import DateTimeField, F, IntegerField, Q, QuerySet, UUIDField, Value, Window
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Lag

from meetings.models import Edition, Erasure, Meeting


class Source(IntEnum):
    """The table that kept an entry, in the order in which an act is shown."""

    MEETING = 0
    ATTENDANCE = 1
    ITEM = 2
    DIRECTIVE = 3
    DOUBT = 4
    EDITION = 5
    LOG = 6
    ERASURE = 7


EVENTS = {  # rows of the desk, whose every change leaves an event
    Source.MEETING: "meetings.MeetingEvent",
    Source.ATTENDANCE: "meetings.AttendanceEvent",
    Source.ITEM: "meetings.AgendaItemEvent",
    Source.DIRECTIVE: "directives.DirectiveEvent",
    Source.DOUBT: "meetings.ReadingDoubtEvent",
}


class Entry(NamedTuple):
    """``previous`` is the event before this one of the same row; ``context`` knows who acted, where it was kept."""

    source: Source
    pk: int
    previous: int | None
    at: Any
    context: Any


def event_model(source: Source) -> Any:
    return apps.get_model(EVENTS[source])


def entries(meeting: Meeting) -> QuerySet[Any]:
    """All entries of a meeting, newest first, as tuples in the order of ``Entry``."""
    items = event_model(Source.ITEM).objects.filter(meeting_id=meeting.pk).values("pgh_obj_id")
    parts = [
        _events(Source.MEETING, pgh_obj_id=meeting.pk),
        _events(Source.ATTENDANCE, meeting_id=meeting.pk),
        _events(Source.ITEM, meeting_id=meeting.pk),
        _events(Source.DIRECTIVE, item_id__in=items),
        _events(Source.DOUBT, meeting_id=meeting.pk),
        _others(Source.EDITION, Edition.objects.filter(key=meeting.key), "issued_at"),
        _others(Source.LOG, log_entries(meeting), "action_time"),
        _others(Source.ERASURE, Erasure.objects.filter(key=meeting.key), "erased_at"),
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-at", "source", "row")


def log_entries(meeting: Meeting) -> QuerySet[LogEntry]:
    """The lines that verbs and imports left. Those of the admin's forms (JSON) only repeat what events have."""
    kind = ContentType.objects.get_for_model(Meeting)
    lines = LogEntry.objects.filter(content_type=kind, object_id=str(meeting.pk))
    return lines.exclude(Q(change_message="") | Q(change_message__startswith="["))


def _events(source: Source, **rows: Any) -> QuerySet[Any]:
    """Events in the moment of their context: a request is one act, whenever its statements ran.

    A verb notes its moment in the context (``at``), so that its events share it with its edition and its log line.
    """
    noted = Cast(KeyTextTransform("at", "pgh_context__metadata"), DateTimeField())
    return (
        event_model(source)
        .objects.filter(**rows)
        .annotate(
            source=Value(int(source), IntegerField()),
            row=F("pgh_id"),
            previous=Window(Lag("pgh_id"), partition_by="pgh_obj_id", order_by="pgh_id"),
            at=Coalesce(noted, "pgh_context__created_at", "pgh_created_at"),
            context=F("pgh_context_id"),
        )
        .values_list("source", "row", "previous", "at", "context")
    )


def _others(source: Source, rows: QuerySet[Any], at: str) -> QuerySet[Any]:
    return (
        rows.order_by()
        .annotate(
            source=Value(int(source), IntegerField()),
            row=F("pk"),
            previous=Value(None, IntegerField()),
            at=F(at),
            context=Value(None, UUIDField()),
        )
        .values_list("source", "row", "previous", "at", "context")
    )
