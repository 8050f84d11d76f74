"""The rows of the editor as its templates draw them: numbers, fields that stand open, what is wrong with them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.editor.derived import propose
from meetings.editor.fields import (
    DIRECTIVE_FIELDS,
    ITEM_FIELDS,
    RARE_OF_DIRECTIVE,
    USUAL_OF_DIRECTIVE,
    USUAL_OF_ITEM,
)
from meetings.editor.record import Item, Record, Row
from meetings.models import AgendaItem
from records.list_numerals import counted


@dataclass(frozen=True, slots=True)
class RareField:
    """A field that stands in the page only where it says something unusual, or was opened."""

    name: str
    label: str
    value: str
    choices: list[tuple[str, str]]
    errors: list[str]


@dataclass(slots=True)
class ShownRow:
    """A row: its fields by name, and what the template asks of it besides."""

    ref: str
    fields: Mapping[str, str]
    number: str
    is_deleted: bool
    is_open: bool
    errors: Mapping[str, list[str]]
    rare: list[RareField] = field(default_factory=list)
    directives: list["ShownRow"] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        """What is wrong with the row, each sentence with its field."""
        return [f"{self._label(name)}：{message}" for name, messages in self.errors.items() for message in messages]

    def _label(self, name: str) -> str:
        model: Any = Directive if any(one.name == name for one in Directive._meta.fields) else AgendaItem
        return str(model._meta.get_field(name).verbose_name)


@dataclass(slots=True)
class Outline:
    """All rows, and the choices that their fields have."""

    items: list[ShownRow]
    blank_item: ShownRow
    blank_directive: ShownRow
    all_rare: list[RareField]
    kinds: list[tuple[str, str]]
    outcomes: list[tuple[str, str]]
    disclosures: list[tuple[str, str]]


Errors = Mapping[str, Mapping[str, list[str]]]
NAMES = frozenset(ITEM_FIELDS + DIRECTIVE_FIELDS)


def outline(record: Record, errors: Errors, *, opened: Iterable[str] = (), names: Collection[str] = NAMES) -> Outline:
    """``errors`` by reference and field; ``opened`` are the rows whose rare fields stand in the page; ``names`` are the
    fields that rows have there."""
    rare = [name for name in RARE_OF_DIRECTIVE if name in names]
    drawing = _Drawing(errors, set(opened), rare)
    return Outline(
        items=drawing.items(record),
        blank_item=drawing.row(Item("REF"), "", USUAL_OF_ITEM),
        blank_directive=drawing.row(Item("REF"), "", USUAL_OF_DIRECTIVE),
        all_rare=[_rare("REF", name, USUAL_OF_DIRECTIVE[name], []) for name in rare],
        kinds=_choices("item", "kind", get_language()),
        outcomes=[("", _("无审议结果")), *_choices("item", "outcome", get_language())],
        disclosures=_choices("item", "disclosure", get_language()) if "disclosure" in names else [],
    )


class _Drawing:
    def __init__(self, errors: Errors, opened: set[str], rare: list[str]) -> None:
        self.errors, self.opened, self.rare = errors, opened, rare

    def items(self, record: Record) -> list[ShownRow]:
        shown, number = [], 0
        for item in record.items:
            number += not item.is_deleted
            row = self.row(item, counted(number) if not item.is_deleted else "", USUAL_OF_ITEM)
            row.directives = self.directives(item)
            shown.append(row)
        return shown

    def directives(self, item: Item) -> list[ShownRow]:
        shown, number = [], 0
        for one in item.directives:
            number += not one.is_deleted
            shown.append(self.row(one, counted(number) if not one.is_deleted else "", USUAL_OF_DIRECTIVE))
        return shown

    def row(self, row: Row, number: str, usual: Mapping[str, str]) -> ShownRow:
        fields, errors = {**usual, **row.fields}, self.errors.get(row.ref, {})
        rare = []
        if usual is USUAL_OF_DIRECTIVE:
            rare = [
                _rare(row.ref, name, fields[name], errors.get(name, []))
                for name in self.rare
                if row.ref in self.opened or name in errors or is_unusual(name, fields)
            ]
        is_open = row.ref in self.opened or any(one.errors for one in rare)
        return ShownRow(row.ref, fields, number, row.is_deleted, is_open, errors, rare)


def is_unusual(name: str, fields: Mapping[str, str]) -> bool:
    """Whether a field says something that does not follow from the others, as a headline does from the words."""
    if name == "headline":
        return fields[name] not in ("", propose(fields["text"]))
    return fields[name] != USUAL_OF_DIRECTIVE[name]


def _rare(ref: str, name: str, value: str, errors: list[str]) -> RareField:
    label, choices = _facts(name, get_language())
    return RareField(name, label, value, choices, errors)


@cache
def _facts(name: str, language: str) -> tuple[str, list[tuple[str, str]]]:
    column: Any = Directive._meta.get_field(name)
    return str(column.verbose_name), _choices("directive", name, language)


@cache
def _choices(part: str, name: str, language: str) -> list[tuple[str, str]]:
    """The choices of a column in the language of the page."""
    model = AgendaItem if part == "item" else Directive
    column: Any = model._meta.get_field(name)
    return [(str(value), str(label)) for value, label in column.choices or ()]
