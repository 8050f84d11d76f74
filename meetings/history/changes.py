"""What one act changed on the desk: events of rows → changes in words. Each row has one net change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.history.rows import differing, name, whole
from meetings.history.tree import parent, tables
from meetings.models import AgendaItem, Attendance, Meeting, PlannedRelease, ReadingDoubt, Remark, ReviewLevel
from meetings.reading.sentences import doubt_sentence
from meetings.record.document_diff import Change

ItemNumber = Callable[[int, Any], int]  # where an item stood in its meeting at the time of an event


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one row of ``model`` in an act: its state before (None: there was none) and after (None: it is
    gone). ``last`` is the latest of the two, for what an event knows besides."""

    model: type[Model]
    before: Any
    after: Any
    last: Any

    @property
    def is_update(self) -> bool:
        return self.before is not None and self.after is not None

    @property
    def parent(self) -> int:
        return self.parent_of(self.last)

    def parent_of(self, row: Any) -> int:
        """The row that a state of it stands under; 0 where that is always the meeting's."""
        key = parent(self.model)
        return getattr(row, f"{key}_id") if key else 0

    @property
    def has_moved(self) -> bool:
        """Whether it stands elsewhere among the same rows."""
        if not self.is_update or not hasattr(self.last, "position"):
            return False
        return not self.has_changed_hands and self.before.position != self.after.position

    @property
    def has_changed_hands(self) -> bool:
        """Whether it stands under another row than before."""
        return self.is_update and self.parent_of(self.before) != self.parent


def steps(events: Iterable[tuple[type[Model], Any, Any]]) -> list[Step]:
    """The net changes of rows from their events (each with its model and the event before it), in any order."""
    found = []
    in_order = sorted(events, key=lambda event: (*_row(event), event[1].pgh_id))
    for _pk, group in groupby(in_order, key=_row):
        row_events = list(group)
        first, last = row_events[0], row_events[-1]
        before = None if first[1].pgh_label == "insert" else first[2]
        after = None if last[1].pgh_label == "delete" else last[1]
        if before is not None or after is not None or last[1].pgh_label != "delete":
            found.append(Step(first[0], before, after, last[1]))
    return found


def _row(event: tuple[type[Model], Any, Any]) -> tuple[int, int]:
    return tables().index(event[0]), event[1].pgh_obj_id


def changes(found: list[Step], item_number: ItemNumber, *, by_verb: bool) -> list[Change]:
    """Changes in the order of the record: the meeting, attendance, items with their directives; orders at the end.

    A verb shows its own name and note, so what it set and what came or went with it are left out.
    """
    told = [step for step in found if not (by_verb and _goes_without_saying(step))]
    in_order = sorted(told, key=lambda step: sort_key(step, item_number))
    row_changes = [change for step in in_order for change in step_changes(step, item_number, by_verb=by_verb)]
    return [*row_changes, *orders(in_order, item_number)]


def _goes_without_saying(step: Step) -> bool:
    """Levels and plans are what a verb says of itself; remarks are gone with an approval."""
    return step.model in (ReviewLevel, PlannedRelease) or (step.model is Remark and step.after is None)


def sort_key(step: Step, item_number: ItemNumber) -> tuple[int, ...]:
    if step.model is Directive:
        return (tables().index(AgendaItem), item_number(step.parent, step.last), 1, step.last.position)
    place = getattr(step.last, "position", step.last.pgh_obj_id)
    return (tables().index(step.model), place, 0)


def label(step: Step, item_number: ItemNumber) -> str:
    """A row as a person names it, by where it stood when the act was done."""
    return place(step, step.last, item_number)


def place(step: Step, row: Any, item_number: ItemNumber) -> str:
    """Where a state of a row stands, as people say it; of what stands nowhere, what it is."""
    if step.model not in NAMES:
        return str(step.model._meta.verbose_name)
    if step.model is Directive:
        return _item(row.item_id, step.last, item_number) + NAMES[Directive]() % {"number": row.position}
    return NAMES[step.model]() % {"number": row.position}


NAMES: dict[type[Model], Callable[[], str]] = {
    Attendance: lambda: _("出席情况第%(number)d人"),
    AgendaItem: lambda: _("第%(number)d个议题"),
    Directive: lambda: _("第%(number)d项工作要求"),
}


def _item(item: int, event: Any, item_number: ItemNumber) -> str:
    return NAMES[AgendaItem]() % {"number": item_number(item, event)}


def step_changes(step: Step, item_number: ItemNumber, *, by_verb: bool) -> Iterator[Change]:
    """What became of a row, but for its place among its neighbours."""
    if step.model is ReadingDoubt:
        yield from _doubt_changes(step)
        return
    row_label = label(step, item_number)
    if step.after is None:
        yield Change(_("%(part)s（删除）") % {"part": row_label}, whole(step.model, step.last), "")
    elif step.before is None:
        yield Change(_("%(part)s（新增）") % {"part": row_label}, "", whole(step.model, step.after))
    else:
        if step.has_changed_hands:
            yield _move(step, item_number)
        for field, before, after in differing(step.model, step.before, step.after):
            if not (by_verb and field.name in ("state", "remark")):
                field_label = str(field.verbose_name)
                is_meeting = step.model is Meeting
                yield Change(field_label if is_meeting else f"{row_label}：{field_label}", before, after)


def _move(step: Step, item_number: ItemNumber) -> Change:
    """A row that went under another: told once, as a move, whatever else became of its words."""
    then, now = (place(step, row, item_number) for row in (step.before, step.after))
    return Change(_("%(part)s（移动）") % {"part": name(step.model, step.after)}, then, now)


def _doubt_changes(step: Step) -> Iterator[Change]:
    """A doubt of the reading that came, was settled or was opened again."""
    before, after = _standing(step.before), _standing(step.after)
    if before != after:
        yield Change(_("识别存疑：%(reason)s") % {"reason": doubt_sentence(step.last)}, before, after)


def _standing(doubt: Any) -> str:
    if doubt is None:
        return ""
    return _("已核对") if doubt.settled_at else _("尚未核对")


def orders(found: list[Step], item_number: ItemNumber) -> Iterator[Change]:
    """One change for all rows of a list that stand elsewhere now; by name, or by number where they only made room."""
    moved = sorted((step for step in found if step.has_moved), key=_list_of)
    for _list, group in groupby(moved, key=_list_of):
        row_steps = list(group)
        then = sorted(row_steps, key=lambda step: step.before.position)
        now = sorted(row_steps, key=lambda step: step.after.position)
        made_room = then == now
        yield Change(
            _order_label(now[0], item_number),
            _listed(now[0].model, (step.before for step in then), made_room),
            _listed(now[0].model, (step.after for step in now), made_room),
        )


def _list_of(step: Step) -> tuple[int, int]:
    return tables().index(step.model), step.parent


def _listed(model: type[Model], rows: Iterable[Any], made_room: bool) -> str:
    if made_room:
        return "、".join(str(row.position) for row in rows)
    return "\n".join(f"{row.position}. {name(model, row)}" for row in rows)


def _order_label(step: Step, item_number: ItemNumber) -> str:
    if step.model is Attendance:
        return _("出席情况顺序")
    if step.model is AgendaItem:
        return _("议题顺序")
    if step.model is Directive:
        return _item(step.parent, step.last, item_number) + _("工作要求顺序")
    return _("%(part)s顺序") % {"part": step.model._meta.verbose_name}
