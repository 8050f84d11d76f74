"""The tables whose rows make up a meeting on the desk, found by their foreign keys: a tracked model that appears is
in the timeline without being named anywhere."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet
from pghistory.models import Event

from directives.models import Directive
from meetings.models import AgendaItem, Attendance, Meeting, ReadingDoubt

IN_ORDER: tuple[type[Model], ...] = (Meeting, Attendance, AgendaItem, Directive, ReadingDoubt)  # others come after


@cache
def tables() -> tuple[type[Model], ...]:
    """The models, in the order in which an act shows their rows."""
    found = [model for model in tracked() if model is Meeting or _way(model) or _holder(model)]
    return (*IN_ORDER, *sorted(set(found) - set(IN_ORDER), key=lambda model: model._meta.label))


@cache
def tracked() -> tuple[type[Model], ...]:
    """All models whose every change leaves an event."""
    events: list[Any] = [model for model in apps.get_models() if issubclass(model, Event)]
    return tuple(event.pgh_tracked_model for event in events)


def event_model(model: type[Model]) -> Any:
    return apps.get_model(f"{model._meta.label}Event")


def events(model: type[Model], meeting: int) -> QuerySet[Any]:
    """The events of the rows of a table that ever belonged to a meeting (its primary key)."""
    rows = event_model(model).objects.all()
    if model is Meeting:
        return rows.filter(pgh_obj_id=meeting)
    if way := _way(model):
        above = way.related_model
        parents = meeting if above is Meeting else events(above, meeting).values("pgh_obj_id")
        return rows.filter(**{way.attname if above is Meeting else f"{way.attname}__in": parents})
    holder = _holder(model)
    assert holder is not None, f"no way from {model} to a meeting"
    return rows.filter(pgh_obj_id__in=events(Meeting, meeting).values(holder.attname))


@cache
def _way(model: type[Model]) -> Any:
    """The foreign key that leads to the meeting, at once or by another tracked table; None where none does."""
    keys = list(_foreign_keys(model))
    direct = (key for key in keys if key.related_model is Meeting)
    by_another = (key for key in keys if key.related_model in tracked() and key.related_model is not model)
    return next(direct, None) or next((key for key in by_another if _way(key.related_model)), None)


def parent(model: type[Model]) -> str:
    """The name of the foreign key to the row that a row stands under; empty for the meeting and what it refers to."""
    way = None if model is Meeting else _way(model)
    return way.name if way else ""


def _holder(model: type[Model]) -> Any:
    """The meeting's foreign key to such a row, as to its report."""
    return next((key for key in _foreign_keys(Meeting) if key.related_model is model), None)


def _foreign_keys(model: type[Model]) -> Iterable[Any]:
    return (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))
