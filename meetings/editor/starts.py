"""Beginning a new meeting from what is usual: rows and lines that are put into the record of the page. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from meetings.editor.fields import USUAL_OF_DIRECTIVE, USUAL_OF_ITEM
from meetings.editor.merging import without_blanks
from meetings.editor.record import Directive, Fields, Item, Record, next_new


@dataclass(frozen=True, slots=True)
class Start:
    """``items`` are the fields of new items, without the words of directives; ``head`` fills what is empty there."""

    items: list[Fields] = field(default_factory=list)
    head: Fields = field(default_factory=dict)
    people: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.items or self.head or self.people)


def begun(record: Record, start: Start) -> tuple[Record, str]:
    """The record with what it did not have yet, and the reference of the first new item, empty where there is none."""
    kept = without_blanks(record, (USUAL_OF_ITEM, USUAL_OF_DIRECTIVE), Record())
    titles = {item.fields.get("title", "") for item in kept.items}
    new = _numbered([one for one in start.items if one["title"] not in titles], next_new(kept))
    head = {name: value for name, value in start.head.items() if not kept.head.get(name, "").strip()}
    head["attendance"] = _with_lines(kept.head.get("attendance", ""), start.people)
    items = (*kept.items, *new) or record.items
    return replace(kept, head=kept.head | head, items=items), new[0].ref if new else ""


def _numbered(items: Iterable[Fields], first: int) -> list[Item]:
    """Each item with an empty directive, where a person goes on."""
    return [
        Item(f"new{number}", fields, directives=(Directive(f"new{number + 1}"),))
        for number, fields in zip(range(first, 100_000, 2), items, strict=False)
    ]


def _with_lines(here: str, lines: Iterable[str]) -> str:
    """The lines that are there, and the others behind them."""
    kept = here.splitlines()
    return "\n".join([*kept, *(line for line in dict.fromkeys(lines) if line not in kept)])
