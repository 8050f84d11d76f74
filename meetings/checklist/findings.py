"""A line of the checklist, and where in the editor's page it leads."""

from dataclasses import dataclass
from enum import StrEnum, auto

from meetings.editor.record import HEAD, Item, Record, Row


class Kind(StrEnum):
    """What a finding is about; a kind of which nothing is found is in order."""

    HEAD = auto()
    ROWS = auto()
    REASONS = auto()
    NUMBER = auto()
    DAY = auto()
    DOUBTS = auto()
    NUMBERS_OF_PEOPLE = auto()
    MARKING = auto()
    NAMES = auto()
    LENGTH = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """``target`` is the id of an element of the editor's page."""

    kind: Kind
    sentence: str
    target: str


def target_of(row: Row, field: str = "text") -> str:
    """The element of a field; of a directive only its words have one that is always there."""
    if isinstance(row, Item) or field == "text":
        return f"id_{row.ref}-{field}"
    return f"directive-{row.ref}"


def target_of_ref(ref: str, record: Record) -> str:
    """The row of a reference; where there is none, the reference is the name of a field of the head."""
    row = record.row(ref)
    if row is None:
        return f"id_{ref}" if ref in record.head else HEAD
    return f"{'item' if isinstance(row, Item) else 'directive'}-{ref}"
