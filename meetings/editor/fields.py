"""Which fields the editor shows of a meeting, an item, a directive, and what stands in them as a rule.

They come from the tables of ``records.fields``: a fact that is added there is in the editor, among the rare ones.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model

from directives.models import Directive
from meetings.editor.record import Fields
from meetings.editor.units import said
from meetings.models import AgendaItem
from records.fields import DIRECTIVE, ITEM, Field

HEAD_FIELDS = (
    "type",
    "title",
    "held",
    "listed_on",
    "number_text",
    "term",
    "number_year",
    "number",
    "chair",
    "place",
    "attendance",
    "summary",
    "has_other_matters",
    "settled",
)


def _names(table: Iterable[Field], model: type[Model]) -> tuple[str, ...]:
    return tuple(
        one.name
        for one in table
        if one.name != "position" and getattr(model._meta.get_field(one.name), "editable", True)
    )


ITEM_FIELDS = _names(ITEM, AgendaItem)
DIRECTIVE_FIELDS = _names(DIRECTIVE, Directive)
SHOWN_OF_ITEM = ("kind", "title", "text", "outcome", "disclosure", "disclosure_reason")
SHOWN_OF_DIRECTIVE = ("text", "units", "deadline_text", "deadline_on")
RARE_OF_DIRECTIVE = tuple(name for name in DIRECTIVE_FIELDS if name not in SHOWN_OF_DIRECTIVE)


def words(value: Any) -> str:
    """A value of a column as a field shows it."""
    if isinstance(value, bool):
        return "on" if value else ""
    if isinstance(value, list):
        return said(value)
    return "" if value is None else value.isoformat() if isinstance(value, date) else tidy(str(value))


def tidy(value: str) -> str:
    """The same words in a form of the page and in a column: one kind of line end, no space round them."""
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def fields_of(row: Any, names: Iterable[str]) -> Fields:
    return {name: words(getattr(row, name)) for name in names}


USUAL_OF_ITEM = fields_of(AgendaItem(), ITEM_FIELDS)
USUAL_OF_DIRECTIVE = fields_of(Directive(), DIRECTIVE_FIELDS)
