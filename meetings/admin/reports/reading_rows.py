"""The rows of what was read as the editor's outline shows them, and the correction that posted rows stand for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from meetings.corrections.rows import (
    DIRECTIVE_NAMES,
    ITEM_NAMES,
    LIMITS,
    DirectiveRow,
    ItemRow,
    SetRows,
    fits,
    values_of_directive,
    values_of_item,
)
from meetings.editor import posted
from meetings.editor.record import Directive, Fields, Item, Record, Row, next_new
from meetings.parser.outline import ItemOutline, Outline
from records.codes import ItemKind

MARK = "meeting:"  # a row of the form that says that the rows of the next meeting begin
SOURCE = re.compile(r"r(\d{2})(\d{3})(\d{4})", re.ASCII)
NEW_ROW = {"kind": ItemKind.OTHER.value}  # what an added row says before anybody says otherwise


def ref_of(meeting: int, item: int, directive: int | None = None) -> str:
    """The reference of a row that was read: r000010000 is the second item of the first meeting, …0001 its first
    directive."""
    return f"r{meeting:02}{item:03}{0 if directive is None else directive + 1:04}"


def source_of(ref: str) -> tuple[int, ...]:
    """The position that a reference names; empty for a row that was added."""
    found = SOURCE.fullmatch(ref)
    if found is None:
        return ()
    meeting, item, directive = map(int, found.groups())
    return (meeting, item, directive - 1) if directive else (meeting, item)


def records_of(outline: Outline) -> list[Record]:
    """The rows of each meeting."""
    return [
        Record(items=tuple(_item((index, number), item) for number, item in enumerate(meeting.items)))
        for index, meeting in enumerate(outline.meetings)
    ]


def _item(position: tuple[int, int], read: ItemOutline) -> Item:
    directives = tuple(
        Directive(ref_of(*position, index), values_of_directive(one)) for index, one in enumerate(read.directives)
    )
    return Item(ref_of(*position), values_of_item(read), directives=directives)


def read_rows(post: Any, count: int) -> list[Record] | None:
    """The posted rows of each of ``count`` meetings; None where the form shows none."""
    rows: list[list[str]] = []
    for value in dict.fromkeys(post.getlist("row")):
        if value.startswith(MARK):
            rows.append([])
        elif rows:
            rows[-1].append(value)
    if len(rows) != count:
        return None
    drawn = next_new(posted.read_rows([one for values in rows for one in values], post)) - 1
    return [replace(posted.read_rows(values, post), drawn=drawn) for values in rows]


def meeting_of(rows: Iterable[Record], ref: str) -> int | None:
    """The index of the meeting in which a row stands; ``meeting0`` names the first meeting itself."""
    return next((index for index, one in enumerate(rows) if one.row(ref) or ref == f"meeting{index}"), None)


def correction(outline: Outline, records: Iterable[Record]) -> SetRows | None:
    """What the rows change in an outline; None where they say what it says."""
    shown = records_of(outline)
    before = {row.ref: posted.tidied(row.fields) for record in shown for row in record.rows()}
    rows, unchanged = (SetRows(tuple(tuple(_rows(one, before)) for one in some)) for some in (records, shown))
    return None if rows == unchanged else rows


def _rows(record: Record, before: Mapping[str, Fields]) -> Iterator[ItemRow]:
    """The rows that stand, without new ones that nobody filled in."""
    for item in record.items:
        directives = tuple(
            DirectiveRow(_source(one, before), _said(one, before, DIRECTIVE_NAMES))
            for one in item.directives
            if not one.is_deleted and one.fields.get("text", "").strip()
        )
        has_words = any(item.fields.get(name, "").strip() for name in ("title", "text"))
        if not item.is_deleted and (directives or has_words):
            yield ItemRow(_source(item, before), _said(item, before, ITEM_NAMES), directives)


def _source(row: Row, before: Mapping[str, Fields]) -> tuple[int, ...]:
    return source_of(row.ref) if row.ref in before else ()


def _said(row: Row, before: Mapping[str, Fields], names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The fields of a row that say something else than they showed."""
    shown, typed = before.get(row.ref, NEW_ROW), posted.tidied(row.fields)
    changed = {name: typed[name] for name in names if name in typed and typed[name] != shown.get(name, "")}
    if changed.get("deadline_on") == "" and changed.get("deadline_text"):  # read anew from the words
        del changed["deadline_on"]
    return tuple(changed.items())


def faults(records: Iterable[Record]) -> dict[str, dict[str, list[str]]]:
    """What is wrong in the rows, by reference and field."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in (row for record in records for row in record.rows() if not row.is_deleted):
        for name, value in posted.tidied(row.fields).items():
            if not fits(name, value):
                found.setdefault(row.ref, {})[name] = [_fault(name, value)]
    return found


def _fault(name: str, value: str) -> str:
    limit = LIMITS.get(name, 0)
    if limit and len(value) > limit:
        return _("最多 %(limit)d 个字，现在有 %(count)d 个。") % {"limit": limit, "count": len(value)}
    return _("含有不能显示的字符，请删去后再试。")
