"""The history of a meeting as one sequence of entries, newest first, whichever table kept them.

An entry names a row and a moment; entries of one moment belong to one act. What rows say is in the other modules.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import DateTimeField, F, IntegerField, Model, Q, QuerySet, UUIDField, Value, Window
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Lag
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from meetings.history.tree import events, tables
from meetings.models import Edition, Erasure, Meeting


class Entry(NamedTuple):
    """``source`` is the model whose row it is or, of a table of the desk, whose event; ``previous`` is the event before
    this one of the same row; ``context`` knows who acted, where it was kept."""

    source: type[Model]
    pk: int
    previous: int | None
    at: Any
    context: Any


# Of an entry, in the order of its fields: names that no tracked table has a column of.
COLUMNS = ("kind_of", "pk_of", "pk_before", "at_moment", "in_context")


@cache
def sources() -> tuple[type[Model], ...]:
    """What keeps entries, in the order in which an act is shown; the database knows each by its place."""
    return (*tables(), Edition, LogEntry, Erasure)


def entries(meeting: Meeting) -> QuerySet[Any]:
    """All entries of a meeting, newest first, as tuples in the order of ``Entry``."""
    parts = [
        *(_events(model, meeting) for model in tables()),
        _others(Edition, Edition.objects.filter(key=meeting.key), "issued_at"),
        _others(LogEntry, log_entries(meeting), "action_time"),
        _others(Erasure, Erasure.objects.filter(key=meeting.key), "erased_at"),
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-at_moment", "kind_of", "pk_of")


def log_entries(meeting: Meeting) -> QuerySet[LogEntry]:
    """The lines that verbs and imports left. Those of the admin's forms (JSON) only repeat what events have."""
    kind = ContentType.objects.get_for_model(Meeting)
    lines = LogEntry.objects.filter(content_type=kind, object_id=str(meeting.pk))
    return lines.exclude(Q(change_message="") | Q(change_message__startswith="["))


def moment() -> Coalesce:
    """When an event was: in the moment of its context, for a request is one act, whenever its statements ran.

    A verb notes its moment in the context (``at``), so that its events share it with its edition and its log line.
    """
    noted = Cast(KeyTextTransform("at", "pgh_context__metadata"), DateTimeField())
    return Coalesce(noted, "pgh_context__created_at", "pgh_created_at")


def in_address(at: datetime) -> str:
    """A moment to the microsecond, without a sign that addresses write otherwise."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def read_moment(words: str) -> datetime | None:
    """A moment of an address, or one that a person typed without its zone: then it is the office's."""
    try:
        found = parse_datetime(words)
        return found and (make_aware(found) if is_naive(found) else found).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _events(model: type[Model], meeting: Meeting) -> QuerySet[Any]:
    return (
        events(model, meeting.pk)
        .annotate(
            kind_of=Value(sources().index(model), IntegerField()),
            pk_of=F("pgh_id"),
            pk_before=Window(Lag("pgh_id"), partition_by="pgh_obj_id", order_by="pgh_id"),
            at_moment=moment(),
            in_context=F("pgh_context_id"),
        )
        .values_list(*COLUMNS)
    )


def _others(model: type[Model], rows: QuerySet[Any], at: str) -> QuerySet[Any]:
    return (
        rows.order_by()
        .annotate(
            kind_of=Value(sources().index(model), IntegerField()),
            pk_of=F("pk"),
            pk_before=Value(None, IntegerField()),
            at_moment=F(at),
            in_context=Value(None, UUIDField()),
        )
        .values_list(*COLUMNS)
    )
