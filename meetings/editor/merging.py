"""Merges what a person posted with what others saved meanwhile, three ways: as shown, as posted, as it is now. Pure.

Field by field and row by row, what one side alone changed is taken. Where both gave one field different words, that is
a conflict for a person to decide. A row that one side deleted and the other changed is kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from meetings.editor.lines import merge_lines
from meetings.editor.record import HEAD, TICKS, Directive, Fields, Item, Record, Row

LINES = ("attendance",)  # each line is a field of its own, as each tick is


class Told(StrEnum):
    """What a person is told of a merging that asks nothing."""

    CHANGED = "changed"  # others changed fields
    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    KEPT = "kept"  # deleted here, but others had changed it
    REVIVED = "revived"  # deleted by others, but changed here


@dataclass(frozen=True, slots=True)
class Note:
    """A row, or the ``head``, and what happened to it; ``fields`` where others changed some."""

    told: Told
    ref: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both sides changed: the words as shown, as posted, as they are now."""

    ref: str
    name: str
    base: str
    mine: str
    now: str


@dataclass(slots=True)
class Merged:
    """The record of both sides, without deleted rows. In a conflict it has the posted words."""

    record: Record = field(default_factory=Record)
    conflicts: list[Conflict] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def merge(base: Record, mine: Record, now: Record) -> Merged:
    """Where ``base`` is unknown (an empty record), all that differs is a conflict and nothing is deleted by others."""
    return _Merging(base, mine, now).merge()


class _Merging:
    def __init__(self, base: Record, mine: Record, now: Record) -> None:
        self.base, self.mine, self.now = base, mine, now
        self.rows = {side: _rows(record) for side, record in (("base", base), ("mine", mine), ("now", now))}
        self.homes = {side: _homes(record) for side, record in (("base", base), ("mine", mine), ("now", now))}
        self.under = {side: _under(record) for side, record in (("base", base), ("mine", mine), ("now", now))}
        self.merged = Merged()
        self.gone_here = _deleted(mine)

    def merge(self) -> Merged:
        head = self._fields(HEAD, self.base.head, self.mine.head, self.now.head)
        kept = self._kept()
        fields = {ref: self._row_fields(ref) for ref in kept}
        members: dict[str, set[str]] = {}
        for ref in filter(self._is_directive, kept):
            members.setdefault(self._home(ref, kept), set()).add(ref)
        items = [
            Item(ref, fields[ref], directives=tuple(Directive(one, fields[one]) for one in self._under(ref, members)))
            for ref in self._items(kept)
        ]
        self.merged.record = Record(head, tuple(items))
        return self.merged

    # Fields

    def _fields(self, ref: str, base: Fields, mine: Fields, now: Fields) -> Fields:
        found, changed = dict(now), []
        for name, words in mine.items():
            before, present = base.get(name, ""), now.get(name, "")
            found[name] = self._field(ref, name, before if name in base else None, words, present)
            if found[name] == present != before and words == before:
                changed.append(name)
        changed += [name for name in now if name not in mine and name in base and now[name] != base[name]]
        if changed:
            self.merged.notes.append(Note(Told.CHANGED, ref, tuple(changed)))
        return found

    def _field(self, ref: str, name: str, base: str | None, mine: str, now: str) -> str:
        if mine in (now, base):
            return now
        if now == base:
            return mine
        if name in TICKS:
            return merge_sets(base or "", mine, now)
        if name in LINES and (merged := merge_lines(base or "", mine, now)) is not None:
            return merged
        self.merged.conflicts.append(Conflict(ref, name, base or "", mine, now))
        return mine

    def _row_fields(self, ref: str) -> Fields:
        base, mine, now = (self.rows[side].get(ref) for side in ("base", "mine", "now"))
        if now is None:
            return (base.fields if base else {}) | (mine.fields if mine else {})
        return self._fields(ref, base.fields if base else {}, mine.fields if mine else {}, now.fields)

    # Which rows there are

    def _kept(self) -> set[str]:
        """All rows of both sides but those that one side deleted and the other left as they were."""
        refs = {**self.rows["base"], **self.rows["mine"], **self.rows["now"]}
        kept = {ref for ref in refs if self._stays(ref)}
        for ref in list(kept):
            if self._is_directive(ref) and (home := self._home(ref, None)) not in kept:
                kept |= self._with_home(home)
        for ref in list(kept):
            if not self._is_directive(ref):
                kept |= self._gone_with(ref)
        for told, changed in ((Told.KEPT, self.gone_here), (Told.REVIVED, self._gone_there())):
            self.merged.notes += [Note(told, ref) for ref in self._in_order(kept & changed)]
        gone = self._gone_there() - kept - self.gone_here
        self.merged.notes += [Note(Told.DELETED, ref) for ref in self._in_order(gone, self.base)]
        added = self.rows["now"].keys() - self.rows["base"].keys() - self.rows["mine"].keys()
        self.merged.notes += (
            [Note(Told.ADDED, ref) for ref in self._in_order(added, self.now)] if self.rows["base"] else []
        )
        return kept

    def _stays(self, ref: str) -> bool:
        if ref in self.gone_here:
            return ref in self.rows["now"] and self._is_changed(ref, "now")
        if ref in self.rows["now"] or ref not in self.rows["base"]:
            return True
        return ref in self.rows["mine"] and self._is_changed(ref, "mine")

    def _is_changed(self, ref: str, side: str) -> bool:
        """Whether one side gave the row other words than were shown, or another item."""
        base, row = self.rows["base"].get(ref), self.rows[side][ref]
        if base is None or self.homes[side].get(ref) != self.homes["base"].get(ref):
            return True
        return any(base.fields.get(name) != words for name, words in row.fields.items())

    def _gone_there(self) -> set[str]:
        return {ref for ref in self.rows["base"] if ref not in self.rows["now"]}

    def _with_home(self, home: str) -> set[str]:
        return {home} if home in {**self.rows["base"], **self.rows["mine"], **self.rows["now"]} else set()

    def _gone_with(self, item: str) -> set[str]:
        """An item that stays after all stays whole: the directives that would have gone with it."""
        found: set[str] = set()
        posted = self.rows["mine"].get(item)
        if isinstance(posted, Item) and posted.is_deleted:
            found |= {one.ref for one in posted.directives if not one.is_deleted and one.ref in self.rows["now"]}
        if item in self.rows["base"] and item not in self.rows["now"]:
            gone = self._gone_there() - self.gone_here
            found |= {ref for ref in gone if self.homes["base"].get(ref) == item}
        return found

    def _is_directive(self, ref: str) -> bool:
        return any(isinstance(self.rows[side].get(ref), Directive) for side in ("mine", "now", "base"))

    # Where they stand

    def _home(self, ref: str, kept: set[str] | None) -> str:
        """The item of a directive: where this side put it, else where it is now."""
        base, mine, now = (self.homes[side].get(ref) for side in ("base", "mine", "now"))
        wishes = [mine, now, base] if mine not in (None, base) or now is None else [now, mine, base]
        found = [home for home in wishes if home is not None and (kept is None or home in kept)]
        return found[0] if found else next(iter(wishes)) or ""

    def _items(self, kept: set[str]) -> list[str]:
        orders = [[item.ref for item in record.items] for record in (self.base, self.mine, self.now)]
        return self._ordered("", orders, {ref for ref in kept if not self._is_directive(ref)})

    def _under(self, item: str, members: dict[str, set[str]]) -> list[str]:
        orders = [self.under[side].get(item, []) for side in ("base", "mine", "now")]
        return self._ordered(item, orders, members.get(item, set()))

    def _ordered(self, home: str, orders: Sequence[list[str]], members: set[str]) -> list[str]:
        """The order of the side that moved something, this one first; what is the other's alone keeps its neighbour."""
        base, mine, now = orders
        if is_reordered(base, mine):
            return woven(mine, now, members, base)
        if is_reordered(base, now):
            self.merged.notes.append(Note(Told.MOVED, home or HEAD))
        return woven(now, mine, members, base)

    def _in_order(self, refs: Iterable[str], record: Record | None = None) -> list[str]:
        wanted = set(refs)
        return [row.ref for row in (record or self.base).rows() if row.ref in wanted]


def with_deletions(base: Record, mine: Record, now: Record) -> Record:
    """The merged record as a page goes on with it: what was to be deleted is still there, to be restored."""
    standing = Record(mine.head, tuple(_standing(item) for item in mine.items))
    gone = _deleted(mine) - {row.ref for row in merge(base, mine, now).record.rows()}
    record = merge(base, standing, now).record
    return Record(record.head, tuple(_marked(item, gone) for item in record.items))


def _standing(item: Item) -> Item:
    directives = tuple(replace(one, is_deleted=False) for one in item.directives)
    return replace(item, is_deleted=False, directives=directives)


def _marked(item: Item, gone: set[str]) -> Item:
    directives = tuple(replace(one, is_deleted=one.ref in gone) for one in item.directives)
    return replace(item, is_deleted=item.ref in gone, directives=directives)


def is_reordered(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether rows that are in both stand in another order."""
    both = set(before) & set(after)
    return [ref for ref in before if ref in both] != [ref for ref in after if ref in both]


def woven(first: Sequence[str], second: Sequence[str], members: set[str], third: Sequence[str] = ()) -> list[str]:
    """The members in the order of the first list; those of the others alone stand behind whom they stood behind."""
    found = [ref for ref in first if ref in members]
    for order in (second, third):
        for place, ref in enumerate(order):
            if ref in members and ref not in found:
                before = next((one for one in reversed(order[:place]) if one in found), None)
                found.insert(found.index(before) + 1 if before else 0, ref)
    return found + sorted(members - set(found))


def merge_sets(base: str, mine: str, now: str) -> str:
    """Ticks of both sides: those set here are set, those taken away here are not."""
    before, here, there = (set(words.split()) for words in (base, mine, now))
    return " ".join(sorted((there | (here - before)) - (before - here)))


def _rows(record: Record) -> dict[str, Row]:
    return {row.ref: row for row in record.rows()}


def _homes(record: Record) -> dict[str, str]:
    return {one.ref: item.ref for item in record.items for one in item.directives}


def _under(record: Record) -> dict[str, list[str]]:
    return {item.ref: [one.ref for one in item.directives] for item in record.items}


def _deleted(record: Record) -> set[str]:
    """The rows that go with a save: a directive goes with its item."""
    gone = {row.ref for row in record.rows() if row.is_deleted}
    return gone | {one.ref for item in record.items if item.is_deleted for one in item.directives}


def without_blanks(record: Record, usual: tuple[Fields, Fields], kept: Record) -> Record:
    """Without the rows that are not among the kept ones and in which nothing was typed; ``usual`` is what stands in
    new items and new directives."""
    known = {row.ref for row in kept.rows()}
    items = []
    for item in record.items:
        directives = tuple(one for one in item.directives if one.ref in known or not _is_blank(one, usual[1]))
        if directives or item.ref in known or not _is_blank(item, usual[0]):
            items.append(replace(item, directives=directives))
    return replace(record, items=tuple(items))


def _is_blank(row: Row, usual: Fields) -> bool:
    """Codes alone are nothing typed: a kind that was chosen for an item without words makes no item."""
    return all(not words for name, words in row.fields.items() if not usual.get(name) and name != "outcome")
