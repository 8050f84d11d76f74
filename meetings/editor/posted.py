"""The posted form of the editor as a record. The rows' order is the order of their elements in the page."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from meetings.editor import held, units
from meetings.editor.fields import DIRECTIVE_FIELDS, HEAD_FIELDS, ITEM_FIELDS, tidy
from meetings.editor.record import REF, TICKS, Directive, Fields, Item, Record, Row, next_new


def read(post: Any) -> Record:
    """The record with the words as they were typed. What is not posted is not in it."""
    head = {name: _head(name, post) for name in HEAD_FIELDS if name in post or name in TICKS}
    return replace(read_rows(post.getlist("row"), post), head=head)


def read_rows(values: Iterable[str], post: Any) -> Record:
    """The rows that ``values`` name, such as item:REF, without a head."""
    record = Record()
    seen: set[str] = set()
    for value in values:
        kind, _, ref = value.partition(":")
        if kind in ("item", "directive") and REF.fullmatch(ref) and ref not in seen:
            seen.add(ref)
            record = _with_row(record, kind, ref, post)
    return record


def _head(name: str, post: Any) -> str:
    if name in TICKS:
        return " ".join(sorted({value for value in post.getlist(name) if value.strip()}))
    return str(post.getlist(name)[-1])  # a tick stands behind a hidden field that says that it was shown


def _with_row(record: Record, kind: str, ref: str, post: Any) -> Record:
    is_deleted = bool(post.get(f"{ref}-delete"))
    if kind == "item":
        return replace(record, items=(*record.items, Item(ref, _fields(ITEM_FIELDS, ref, post), is_deleted)))
    if not record.items:  # a directive that stands before all items gets one of its own
        record = replace(record, items=(Item(f"new{_unused(post)}"),))
    home = record.items[-1]
    row = Directive(ref, _fields(DIRECTIVE_FIELDS, ref, post), is_deleted)
    return record.with_item(replace(home, directives=(*home.directives, row)))


def _unused(post: Any) -> int:
    rows = (value.partition(":")[2] for value in post.getlist("row"))
    return next_new(Record(items=tuple(Item(ref) for ref in rows if REF.fullmatch(ref))))


def _fields(names: Iterable[str], ref: str, post: Any) -> Fields:
    return {name: post[f"{ref}-{name}"] for name in names if f"{ref}-{name}" in post}


def canonical(record: Record, *, near: date) -> Record:
    """The same record as one that is kept would say it; ``near`` is the day from which 3月5日 has its year."""
    head = {name: _canonical(name, tidy(value), near) for name, value in record.head.items()}
    return Record(head, tuple(_tidied(item) for item in record.items))


def _tidied(item: Item) -> Item:
    directives = tuple(replace(one, fields=tidied(one.fields)) for one in item.directives)
    return replace(item, fields=tidied(item.fields), directives=directives)


def tidied(fields: Fields) -> Fields:
    """The fields of a row as one that is kept would say them."""
    found = {name: tidy(value) for name, value in fields.items()}
    return found | {"units": units.said(units.read_units(found["units"]))} if "units" in found else found


def _canonical(name: str, value: str, near: date) -> str:
    if name == "held":
        return held.canonical(value, near=near)
    if name == "title":
        return " ".join(value.split())
    if name == "attendance":
        return "\n".join(" ".join(line.split()) for line in value.splitlines() if line.strip())
    return value


def fields_to_post(record: Record) -> list[tuple[str, str]]:
    """The same record as a page would post it: names and values in their order."""
    found = []
    for name, value in record.head.items():
        found += [(name, one) for one in value.split()] if name in TICKS else [(name, value)]
    for row in record.rows():
        found += [("row", f"{'item' if isinstance(row, Item) else 'directive'}:{row.ref}")]
        found += _row_to_post(row)
    return found


def _row_to_post(row: Row) -> list[tuple[str, str]]:
    return [
        *((f"{row.ref}-{name}", value) for name, value in row.fields.items()),
        *([(f"{row.ref}-delete", "on")] if row.is_deleted else []),
    ]
