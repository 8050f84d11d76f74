"""A list of corrections as the JSON that a form carries, and back.

Forms stay open while the site is updated, so names and the order of values are fixed: what one version wrote, the next
one reads, and the one before it too.
"""

import json
from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Any

from meetings.corrections.directives import DropDirective, MakeDirective
from meetings.corrections.doubts import ConfirmDoubts
from meetings.corrections.fields import FIELDS, ITEM_FIELDS, SetField
from meetings.corrections.items import AddItem, DropItem, MergeItem, SplitItem
from meetings.corrections.meetings import DropMeeting, MakeMeeting, MergeMeeting
from meetings.corrections.outline_edits import Impossible
from meetings.corrections.rows import DirectiveRow, ItemRow, Said, SetRows

Change = (
    DropItem
    | MergeItem
    | SplitItem
    | AddItem
    | DropDirective
    | MakeDirective
    | MakeMeeting
    | DropMeeting
    | MergeMeeting
    | ConfirmDoubts
)
Correction = SetField | SetRows | Change
CHANGES: dict[str, type[Change]] = {
    "drop": DropItem,
    "merge": MergeItem,
    "split": SplitItem,
    "unmake": DropDirective,
    "make": MakeDirective,
    "add": AddItem,
    "make_meeting": MakeMeeting,
    "drop_meeting": DropMeeting,
    "merge_meeting": MergeMeeting,
    "confirm": ConfirmDoubts,
}
NAMES = {change: name for name, change in CHANGES.items()}
ROWS = "rows"
MOST = 1_000


def to_text(corrections: Iterable[Correction]) -> str:
    """[["chair", 0, "林祎"], ["item", 0, 1, "hear", ""], ["drop", 0, 2]]: name, position, values."""
    return json.dumps([_plain(correction) for correction in corrections], ensure_ascii=False)


def from_text(text: str) -> list[Correction]:
    """The list again; raises Impossible for anything that ``to_text`` does not write."""
    try:
        found = json.loads(text or "[]")
    except (ValueError, RecursionError):
        raise Impossible from None
    if not isinstance(found, list) or len(found) > MOST:
        raise Impossible
    return [_correction(plain) for plain in found]


def _plain(correction: Correction) -> list[Any]:
    if isinstance(correction, SetField):
        return [correction.field, *correction.position, *correction.values]
    if isinstance(correction, SetRows):
        return [ROWS, _rows_as_plain(correction)]
    return [NAMES[type(correction)], *astuple(correction)]


def _correction(plain: Any) -> Correction:
    if not isinstance(plain, list) or not plain or not isinstance(plain[0], str):
        raise Impossible
    name, *values = plain
    if name in FIELDS:
        return _set_field(name, values)
    if name == ROWS:
        return _rows_from_plain(*_checked(values, [list]))
    if name not in CHANGES:
        raise Impossible
    return CHANGES[name](*_checked(values, [int] * len(fields(CHANGES[name]))))


def _set_field(name: str, values: list[Any]) -> SetField:
    field = FIELDS[name]
    depth = 2 if field in ITEM_FIELDS else 1
    _checked(values, [int] * depth + [str] * len(field.inputs))
    return SetField(name, tuple(values[:depth]), tuple(values[depth:]))


def _checked(values: list[Any], types: list[type]) -> list[Any]:
    """The values, each exactly of its type: true is no number."""
    if [type(value) for value in values] != types:
        raise Impossible
    return values


def _rows_as_plain(correction: SetRows) -> list[Any]:
    """Each meeting as [[source, said, [[source, said], …]], …], with a source as its numbers."""
    return [
        [
            [list(row.source), dict(row.said), [[list(one.source), dict(one.said)] for one in row.directives]]
            for row in rows
        ]
        for rows in correction.meetings
    ]


def _rows_from_plain(plain: list[Any]) -> SetRows:
    """The correction again; raises Impossible for anything that ``_rows_as_plain`` does not write."""
    try:
        return SetRows(
            tuple(
                tuple(
                    ItemRow(
                        _source(source),
                        _said(said),
                        tuple(DirectiveRow(_source(source), _said(said)) for source, said in directives),
                    )
                    for source, said, directives in rows
                )
                for rows in plain
            )
        )
    except (TypeError, ValueError):
        raise Impossible from None


def _source(plain: Any) -> tuple[int, ...]:
    if not isinstance(plain, list) or any(type(number) is not int for number in plain):
        raise TypeError
    return tuple(plain)


def _said(plain: Any) -> Said:
    if not isinstance(plain, dict) or any(type(value) is not str for value in plain.values()):
        raise TypeError
    return tuple(plain.items())
