"""What a person does to the rows of the editor besides typing, each a function from record to record. Pure.

The script of the page does the same without asking the server. A deed on a row that is not there changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from meetings.editor.joined_words import of_both, of_both_items, of_item_apart, of_part
from meetings.editor.record import Directive, Item, Record, is_new, next_new

Placed = TypeVar("Placed", Item, Directive)


@dataclass(frozen=True, slots=True)
class Done:
    """The record after a deed, and the row that it was about, where the page goes on."""

    record: Record
    ref: str = ""


def add_item(record: Record, ref: str = "", to: str = "") -> Done:
    """An empty item with an empty directive, behind the item that is named, else last."""
    number = next_new(record)
    item = Item(f"new{number}", directives=(Directive(f"new{number + 1}"),))
    place = next((at for at, one in enumerate(record.items, start=1) if one.ref == ref), len(record.items))
    return Done(replace(record, items=(*record.items[:place], item, *record.items[place:])), item.ref)


def add_directive(record: Record, ref: str, to: str = "") -> Done:
    """An empty directive: the last of an item, or behind the directive that is named."""
    item = _item(record, ref) or record.home_of(ref)
    if item is None or item.is_deleted:
        return Done(record)
    row = Directive(f"new{next_new(record)}")
    place = next((at for at, one in enumerate(item.directives, start=1) if one.ref == ref), len(item.directives))
    directives = (*item.directives[:place], row, *item.directives[place:])
    return Done(record.with_item(replace(item, directives=directives)), row.ref)


def up(record: Record, ref: str, to: str = "") -> Done:
    """One place up; the first directive of an item becomes the last of the item before."""
    return _shift(record, ref, -1)


def down(record: Record, ref: str, to: str = "") -> Done:
    """One place down; the last directive of an item becomes the first of the next."""
    return _shift(record, ref, 1)


def move(record: Record, ref: str, to: str = "") -> Done:
    """A directive to the end of another item, an item to another place: ``to`` is an item's reference or its number."""
    target = _item(record, to) or _numbered(record, to)
    if target is None or target.is_deleted:
        return Done(record, ref)
    if item := _item(record, ref):
        if item.ref == target.ref:
            return Done(record, ref)
        place = record.items.index(target)
        others = [one for one in record.items if one.ref != ref]
        return Done(replace(record, items=(*others[:place], item, *others[place:])), ref)
    home = record.home_of(ref)
    if home is None or home.ref == target.ref:
        return Done(record, ref)
    return Done(_moved(record, ref, home, target, len(target.directives)), ref)


def split(record: Record, ref: str, to: str = "") -> Done:
    """A directive for each line of one's words; the first keeps the row, and what is said of all is copied."""
    home, row = record.home_of(ref), record.row(ref)
    lines = [line.strip() for line in (row.fields.get("text", "") if row else "").splitlines() if line.strip()]
    if home is None or not isinstance(row, Directive) or len(lines) < 2:
        return Done(record, ref)
    number = next_new(record)
    parts = [replace(row, fields=row.fields | {"text": lines[0]})]
    for offset, line in enumerate(lines[1:]):
        parts.append(Directive(f"new{number + offset}", of_part(row.fields, line), row.is_deleted))
    place = home.directives.index(row)
    return Done(
        record.with_item(replace(home, directives=(*home.directives[:place], *parts, *home.directives[place + 1 :]))),
        ref,
    )


def merge(record: Record, ref: str, to: str = "") -> Done:
    """A directive with the next of its item: the upper keeps its row, with the words of both; the lower is deleted."""
    home = record.home_of(ref)
    standing = [one for one in home.directives if not one.is_deleted or one.ref == ref] if home else []
    place = next((at for at, one in enumerate(standing) if one.ref == ref), len(standing))
    if home is None or place + 1 >= len(standing):
        return Done(record, ref)
    upper, lower = standing[place : place + 2]
    merged = replace(upper, fields=of_both(upper.fields, lower.fields))
    rows = (
        merged if one is upper else replace(one, is_deleted=True) if one is lower else one for one in home.directives
    )
    kept = tuple(one for one in rows if not (one.ref == lower.ref and is_new(one.ref)))
    return Done(record.with_item(replace(home, directives=kept)), ref)


def apart(record: Record, ref: str, to: str = "") -> Done:
    """From a directive on, the directives of its item are an item of their own behind it."""
    home = record.home_of(ref)
    if home is None or home.is_deleted:
        return Done(record, ref)
    place = next(at for at, one in enumerate(home.directives) if one.ref == ref)
    item = Item(f"new{next_new(record)}", of_item_apart(home.fields), directives=home.directives[place:])
    at = record.items.index(home)
    left = replace(home, directives=home.directives[:place])
    return Done(replace(record, items=(*record.items[:at], left, item, *record.items[at + 1 :])), item.ref)


def join(record: Record, ref: str, to: str = "") -> Done:
    """An item with the one above it, which keeps its row and gets the words and the directives of both."""
    item = _item(record, ref)
    above = [one for one in record.items[: record.items.index(item)] if not one.is_deleted] if item else []
    if item is None or item.is_deleted or not above:
        return Done(record, ref)
    upper = above[-1]
    joined = replace(
        upper, fields=of_both_items(upper.fields, item.fields), directives=(*upper.directives, *item.directives)
    )
    emptied = replace(item, is_deleted=True, directives=())
    rows = (joined if one is upper else emptied if one is item else one for one in record.items)
    return Done(replace(record, items=tuple(one for one in rows if one is not emptied or not is_new(ref))), upper.ref)


def delete(record: Record, ref: str, to: str = "") -> Done:
    """The row goes with the save, and stays in the page until then."""
    return Done(_marked(record, ref, is_deleted=True), ref)


def restore(record: Record, ref: str, to: str = "") -> Done:
    """Takes back a deletion; a directive of a deleted item brings its item back, without the others under it."""
    home = record.home_of(ref)
    if home is not None and home.is_deleted:
        others = (replace(one, is_deleted=one.is_deleted or one.ref != ref) for one in home.directives)
        record = record.with_item(replace(home, is_deleted=False, directives=tuple(others)))
    return Done(_marked(record, ref, is_deleted=False), ref)


def _marked(record: Record, ref: str, *, is_deleted: bool) -> Record:
    if item := _item(record, ref):
        return record.with_item(replace(item, is_deleted=is_deleted))
    if home := record.home_of(ref):
        rows = (replace(one, is_deleted=is_deleted) if one.ref == ref else one for one in home.directives)
        return record.with_item(replace(home, directives=tuple(rows)))
    return record


DEEDS: dict[str, Callable[[Record, str, str], Done]] = {
    "add-item": add_item,
    "add-directive": add_directive,
    "up": up,
    "down": down,
    "move": move,
    "split": split,
    "merge": merge,
    "apart": apart,
    "join": join,
    "delete": delete,
    "restore": restore,
}


def _item(record: Record, ref: str) -> Item | None:
    return next((one for one in record.items if one.ref == ref), None)


def _numbered(record: Record, number: str) -> Item | None:
    """The item that the page numbers so: deleted ones have no number."""
    standing = [one for one in record.items if not one.is_deleted]
    place = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 0
    return standing[place - 1] if 0 < place <= len(standing) else None


def _shift(record: Record, ref: str, step: int) -> Done:
    if item := _item(record, ref):
        return Done(replace(record, items=_swapped(record.items, item, step)), ref)
    home = record.home_of(ref)
    if home is None:
        return Done(record)
    place = next(at for at, one in enumerate(home.directives) if one.ref == ref)
    if 0 <= place + step < len(home.directives):
        directives = _swapped(home.directives, home.directives[place], step)
        return Done(record.with_item(replace(home, directives=directives)), ref)
    before, after = record.items[: record.items.index(home)], record.items[record.items.index(home) + 1 :]
    target = next((one for one in (before[::-1] if step < 0 else after) if not one.is_deleted), None)
    if target is None:  # nothing goes under an item that is to be deleted
        return Done(record, ref)
    return Done(_moved(record, ref, home, target, len(target.directives) if step < 0 else 0), ref)


def _swapped(rows: tuple[Placed, ...], row: Placed, step: int) -> tuple[Placed, ...]:
    others = [one for one in rows if one is not row]
    others.insert(max(0, rows.index(row) + step), row)
    return tuple(others)


def _moved(record: Record, ref: str, home: Item, target: Item, place: int) -> Record:
    """A directive under another item, which is standing where the directive is."""
    row = next(one for one in home.directives if one.ref == ref)
    record = record.with_item(replace(home, directives=tuple(one for one in home.directives if one.ref != ref)))
    directives = (*target.directives[:place], row, *target.directives[place:])
    return record.with_item(replace(target, directives=directives))
