"""A meeting's record as the editor shows it: words by field, rows by reference. Pure data.

A reference is the key of a row on the desk, or ``new1``, ``new2`` … of a row that is not saved yet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

Fields = dict[str, str]
NEW = re.compile(r"new\d{1,5}", re.ASCII)
TICKS = ("settled",)  # fields of the head that hold what is ticked: where none is posted, none is
REF = re.compile(r"new\d{1,5}|[0-9a-z]{10}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive's row. One that is deleted stays in the page until the save, to be restored."""

    ref: str
    fields: Fields = field(default_factory=dict)
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item's row, with the directives under it."""

    ref: str
    fields: Fields = field(default_factory=dict)
    is_deleted: bool = False
    directives: tuple[Directive, ...] = ()


Row = Item | Directive


@dataclass(frozen=True, slots=True)
class Record:
    """The head's fields, and the items in their order. A field that is not there was not shown.

    ``drawn`` is the last number that a new row has elsewhere on the page, which shows more than this record.
    """

    head: Fields = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    drawn: int = 0

    def rows(self) -> Iterator[Row]:
        """All rows in the order of the page."""
        for item in self.items:
            yield item
            yield from item.directives

    def row(self, ref: str) -> Row | None:
        return next((row for row in self.rows() if row.ref == ref), None)

    def home_of(self, ref: str) -> Item | None:
        """The item that a directive stands under."""
        return next((item for item in self.items if any(one.ref == ref for one in item.directives)), None)

    def with_item(self, item: Item) -> "Record":
        """With this item in place of the one of its reference."""
        return replace(self, items=tuple(item if one.ref == item.ref else one for one in self.items))

    def with_fields(self, ref: str, fields: Fields) -> "Record":
        """With these fields of a row in place of its own; ``head`` for the meeting's."""
        if ref == HEAD:
            return replace(self, head=self.head | fields)
        return replace(self, items=tuple(_with_fields(item, ref, fields) for item in self.items))


HEAD = "head"  # stands for the meeting itself where rows go by their references


def _with_fields(item: Item, ref: str, fields: Fields) -> Item:
    directives = tuple(replace(one, fields=one.fields | fields) if one.ref == ref else one for one in item.directives)
    return replace(item, fields=item.fields | fields if item.ref == ref else item.fields, directives=directives)


def is_new(ref: str) -> bool:
    return NEW.fullmatch(ref) is not None


def next_new(record: Record) -> int:
    """The first number that no new row has."""
    return max([record.drawn, *(int(row.ref.removeprefix("new")) for row in record.rows() if is_new(row.ref))]) + 1


def as_plain(record: Record) -> dict[str, Any]:
    """As JSON can say it. A record that is kept has no deleted rows."""
    return {
        "head": record.head,
        "items": [[item.ref, item.fields, [[one.ref, one.fields] for one in item.directives]] for item in record.items],
    }


def from_plain(plain: Any) -> Record:
    return Record(
        plain["head"],
        tuple(
            Item(ref, fields, directives=tuple(Directive(*one) for one in directives))
            for ref, fields, directives in plain["items"]
        ),
    )
