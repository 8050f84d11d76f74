"""What a person corrects in an outline before drafts are made of it: plain data, applied one after the other. Pure.

Nothing is remembered but the list itself, which a form carries: reading the text again and applying the list gives the
corrected outline again.
"""

import json
from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Any

from meetings.corrections.facts import SetAttendance, SetChair, SetHeld, SetItem, SetNumber, SetPlace, SetType
from meetings.corrections.outlining import Impossible, settled
from meetings.corrections.parts import AddItem, DropDirective, DropItem, MakeDirective, MergeItem, SplitItem
from meetings.corrections.sittings import DropMeeting, MergeMeeting
from meetings.parser.outline import Outline

__all__ = [
    "AddItem",
    "Correction",
    "DropDirective",
    "DropItem",
    "DropMeeting",
    "Impossible",
    "MakeDirective",
    "MergeItem",
    "MergeMeeting",
    "SetAttendance",
    "SetChair",
    "SetHeld",
    "SetItem",
    "SetNumber",
    "SetPlace",
    "SetType",
    "SplitItem",
    "apply",
    "from_text",
    "to_text",
]
Fact = SetType | SetChair | SetHeld | SetNumber | SetPlace | SetAttendance | SetItem
Part = DropItem | MergeItem | SplitItem | DropDirective | MakeDirective | AddItem | DropMeeting | MergeMeeting
Correction = Fact | Part
KINDS: dict[str, type[Correction]] = {
    "type": SetType,
    "chair": SetChair,
    "held": SetHeld,
    "number": SetNumber,
    "place": SetPlace,
    "people": SetAttendance,
    "item": SetItem,
    "drop": DropItem,
    "merge": MergeItem,
    "split": SplitItem,
    "unmake": DropDirective,
    "make": MakeDirective,
    "add": AddItem,
    "drop_meeting": DropMeeting,
    "merge_meeting": MergeMeeting,
}
NAMES = {kind: name for name, kind in KINDS.items()}
MOST = 1_000


def apply(outline: Outline, corrections: Iterable[Correction]) -> Outline:
    """The corrected outline; raises Impossible where one does not fit what the others left."""
    for correction in corrections:
        outline = settled(correction.apply(outline))
    return outline


def to_text(corrections: Iterable[Correction]) -> str:
    """The list as a form carries it."""
    return json.dumps([[NAMES[type(one)], *astuple(one)] for one in corrections], ensure_ascii=False)


def from_text(text: str) -> list[Correction]:
    """The list again; raises Impossible for anything that ``to_text`` does not write."""
    try:
        found = json.loads(text or "[]")
    except (ValueError, RecursionError):
        raise Impossible from None
    if not isinstance(found, list) or len(found) > MOST:
        raise Impossible
    return [_correction(one) for one in found]


def _correction(plain: Any) -> Correction:
    if not isinstance(plain, list) or not plain or not isinstance(plain[0], str) or plain[0] not in KINDS:
        raise Impossible
    kind, values = KINDS[plain[0]], plain[1:]
    shapes = [int if field.type in (int, "int") else str for field in fields(kind)]
    if len(values) != len(shapes) or any(type(value) is not shape for value, shape in zip(values, shapes, strict=True)):
        raise Impossible
    return kind(*values)
