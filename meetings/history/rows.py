"""The values of desk rows, field by field, in the words of the desk."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db.models import DateTimeField, Field, ForeignKey, Model
from django.utils.translation import gettext as _

from meetings.history.tree import event_model, parent
from meetings.models import Attendance

SHOWN_APART = ("id", "position")  # where a row stands is shown as an order, not as a field
SHOWN_ANYWAY = ("state", "remark", "is_listed_on_guessed")  # no form has them, but people read them
USUAL = {
    "disclosure": "public",
    "state": "draft",
    "has_other_matters": False,
    "is_listed_on_guessed": False,
}  # not shown of a new row


@cache
def shown_fields(model: type[Model]) -> tuple[Field, ...]:
    """The fields that people enter in a row; keys, spans and the like are shown to nobody.

    All fields of a row that nobody enters, but verbs write.
    """
    fields = [
        field
        for field in event_model(model)._meta.concrete_fields
        if not field.name.startswith("pgh_") and field.name not in (*SHOWN_APART, parent(model))
    ]
    words = [field for field in fields if not isinstance(field, DateTimeField | ForeignKey)]
    entered = [field for field in words if field.editable or field.name in SHOWN_ANYWAY]
    return tuple(entered or words)


def value_in_words(field: Field, row: Any) -> str:
    """A value as a person reads it; empty where there is none."""
    value = getattr(row, field.attname)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list):
        return "、".join(value)
    return str(dict(field.flatchoices).get(value, value)) if value not in (None, "") else ""


def differing(model: type[Model], before: Any, after: Any) -> Iterator[tuple[Field, str, str]]:
    """The fields in which two states of a row differ, with both values in words."""
    for field in shown_fields(model):
        words = value_in_words(field, before), value_in_words(field, after)
        if words[0] != words[1]:
            yield field, *words


def whole(model: type[Model], row: Any) -> str:
    """All values of a row, a line for each field; those that are as usual are left out."""
    values = ((field, value_in_words(field, row)) for field in shown_fields(model))
    return "\n".join(
        _("%(field)s：%(words)s") % {"field": field.verbose_name, "words": words}
        for field, words in values
        if words and getattr(row, field.attname) != USUAL.get(field.name)
    )


def name(model: type[Model], row: Any) -> str:
    """A few words to know a row by."""
    if model is Attendance:
        return str(row.name)
    return str(getattr(row, "headline", "") or getattr(row, "title", "") or getattr(row, "text", "")[:30])
