"""A meeting's record as it stood at a moment, replayed from the events of its rows. Reads, and changes nothing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from directives.models import Directive
from meetings.history.entries import moment
from meetings.history.tree import event_model, events, parent
from meetings.models import AgendaItem, Attendance, Meeting, ReadingDoubt
from meetings.record import document
from records.fields import Document

RECORD: tuple[type[Model], ...] = (Meeting, Attendance, AgendaItem, Directive, ReadingDoubt)  # each after its parent
States = Mapping[Any, Any]  # the states of rows by their identity


class Rows(list[Any]):
    """States of rows where a desk row has a manager of them."""

    def all(self) -> "Rows":
        return self


def identity(row: Any) -> Any:
    """What a row is known by, an event of it too: its key, which it gets back when it is restored, else its id."""
    return getattr(row, "key", None) or getattr(row, "pgh_obj_id", None) or row.pk


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The states of the rows of a meeting's record at a moment, by model; None is now. They are events."""

    at: datetime | None
    rows: Mapping[type[Model], States]

    @property
    def meeting(self) -> Any:
        """The state of the meeting itself; None where it was not there yet."""
        return next(iter(self.rows[Meeting].values()), None)

    def record(self) -> Document | None:
        """The record as an internal edition of that moment would have printed it."""
        return document.internal(self._tree()) if self.meeting else None

    def item_of(self, directive: Any) -> Any:
        """The state of the item that a directive stood under."""
        return next(row for row in self.rows[AgendaItem].values() if row.pgh_obj_id == directive.item_id)

    def _tree(self) -> Any:
        """The state of the meeting with its people, and its items with their directives, each in their order."""
        items = _in_order(self.rows[AgendaItem].values())
        for item in items:
            own = (row for row in self.rows[Directive].values() if row.item_id == item.pgh_obj_id)
            item.directives = _in_order(own)
        self.meeting.items = items
        self.meeting.attendance = _in_order(self.rows[Attendance].values())
        return self.meeting


def _in_order(rows: Iterable[Any]) -> Rows:
    return Rows(sorted(rows, key=lambda row: (row.position, row.pgh_obj_id)))


def as_of(meeting: Meeting, at: datetime | None = None) -> Snapshot:
    """Every row as its last event until then left it; one query for each table.

    Events of a row count in the order in which the database wrote them: the moments that verbs and commands bear say
    when an act was, not what came after what.
    """
    rows: dict[type[Model], States] = {}
    standing: dict[type[Model], Collection[int]] = {}
    for model in RECORD:
        states = _last_events(model, meeting, at)
        if way := parent(model):
            above: Any = model._meta.get_field(way).related_model
            states = [row for row in states if getattr(row, f"{way}_id") in standing[above]]
        standing[model] = {row.pgh_obj_id for row in states}
        rows[model] = {identity(row): row for row in states}
    return Snapshot(at, rows)


def _last_events(model: type[Model], meeting: Meeting, at: datetime | None) -> list[Any]:
    """The last event of each row that was there; a row that went elsewhere since is among them."""
    ever = events(model, meeting.pk).values("pgh_obj_id")
    found = event_model(model).objects.filter(pgh_obj_id__in=ever).annotate(at=moment())
    until = found if at is None else found.filter(at__lte=at)
    last = until.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return [row for row in last if row.pgh_label != "delete"]
