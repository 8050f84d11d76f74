"""What one act changed on the desk: events of rows → changes in words. Each row has one net change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from meetings.history.entries import Source
from meetings.history.rows import differing, name, whole
from meetings.reading.sentences import doubt_sentence
from meetings.record.document_diff import Change

PARENTS = {Source.ATTENDANCE: "meeting_id", Source.ITEM: "meeting_id", Source.DIRECTIVE: "item_id"}
ItemNumber = Callable[[int, Any], int]  # where an item stood in its meeting at the time of an event


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one row in an act: its state before (None: there was none) and after (None: it is gone)."""

    source: Source
    before: Any
    after: Any
    last: Any

    @property
    def is_update(self) -> bool:
        return self.before is not None and self.after is not None

    @property
    def parent(self) -> int:
        return getattr(self.last, PARENTS[self.source]) if self.source in PARENTS else 0

    @property
    def has_moved(self) -> bool:
        """Whether it stands elsewhere among the same rows."""
        if not self.is_update or self.source not in PARENTS:
            return False
        is_same_parent = getattr(self.before, PARENTS[self.source]) == self.parent
        return is_same_parent and self.before.position != self.after.position


def steps(events: Iterable[tuple[Source, Any, Any]]) -> list[Step]:
    """The net changes of rows from their events (each with its source and the event before it), in any order."""
    found = []
    in_order = sorted(events, key=lambda event: (event[0], event[1].pgh_obj_id, event[1].pgh_id))
    for (source, _pk), group in groupby(in_order, key=lambda event: (event[0], event[1].pgh_obj_id)):
        row_events = list(group)
        first, last = row_events[0], row_events[-1]
        before = None if first[1].pgh_label == "insert" else first[2]
        after = None if last[1].pgh_label == "delete" else last[1]
        if before is not None or after is not None or last[1].pgh_label != "delete":
            found.append(Step(source, before, after, last[1]))
    return found


def changes(found: list[Step], item_number: ItemNumber, *, by_verb: bool) -> list[Change]:
    """Changes in the order of the record: the meeting, attendance, items with their directives; orders at the end.

    A verb shows its own name and note, so the state and the remark that it set are left out.
    """
    in_order = sorted(found, key=lambda step: _sort_key(step, item_number))
    row_changes = [change for step in in_order for change in _step_changes(step, item_number, by_verb=by_verb)]
    return [*row_changes, *_orders(in_order, item_number)]


def _sort_key(step: Step, item_number: ItemNumber) -> tuple[int, ...]:
    if step.source is Source.MEETING:
        return (0,)
    if step.source is Source.ATTENDANCE:
        return (1, step.last.position)
    if step.source is Source.ITEM:
        return (2, step.last.position, 0)
    if step.source is Source.DOUBT:
        return (3, step.last.pgh_obj_id)
    return (2, item_number(step.parent, step.last), 1, step.last.position)


def label(step: Step, item_number: ItemNumber) -> str:
    """A row as a person names it, by where it stood when the act was done."""
    if step.source is Source.MEETING:
        return _("会议")
    number = {"number": step.last.position}
    if step.source is Source.ATTENDANCE:
        return _("出席情况第%(number)d人") % number
    if step.source is Source.ITEM:
        return _("第%(number)d个议题") % number
    return _item(step.parent, step.last, item_number) + _("第%(number)d项工作要求") % number


def _item(item: int, event: Any, item_number: ItemNumber) -> str:
    return _("第%(number)d个议题") % {"number": item_number(item, event)}


def _step_changes(step: Step, item_number: ItemNumber, *, by_verb: bool) -> Iterator[Change]:
    if step.source is Source.DOUBT:
        yield from _doubt_changes(step)
        return
    row_label = label(step, item_number)
    if step.after is None:
        yield Change(_("%(part)s（删除）") % {"part": row_label}, whole(step.source, step.last), "")
    elif step.before is None:
        yield Change(_("%(part)s（新增）") % {"part": row_label}, "", whole(step.source, step.after))
    else:
        for field, before, after in differing(step.source, step.before, step.after):
            if not (by_verb and field.name in ("state", "remark")):
                field_label = str(field.verbose_name)
                yield Change(
                    field_label if step.source is Source.MEETING else f"{row_label}：{field_label}", before, after
                )
        if step.source is Source.DIRECTIVE and step.before.item_id != step.parent:
            old, new = (_item(row.item_id, step.last, item_number) for row in (step.before, step.after))
            yield Change(f"{row_label}：{_('议题')}", old, new)


def _doubt_changes(step: Step) -> Iterator[Change]:
    """A doubt of the reading that came, was settled or was opened again."""
    before, after = _standing(step.before), _standing(step.after)
    if before != after:
        yield Change(_("识别存疑：%(reason)s") % {"reason": doubt_sentence(step.last)}, before, after)


def _standing(doubt: Any) -> str:
    if doubt is None:
        return ""
    return _("已核对") if doubt.settled_at else _("尚未核对")


def _orders(found: list[Step], item_number: ItemNumber) -> Iterator[Change]:
    """One change for all rows of a list that stand elsewhere now; by name, or by number where they only made room."""
    moved = sorted((step for step in found if step.has_moved), key=lambda step: (step.source, step.parent))
    for (source, _parent), group in groupby(moved, key=lambda step: (step.source, step.parent)):
        row_steps = list(group)
        then = sorted(row_steps, key=lambda step: step.before.position)
        now = sorted(row_steps, key=lambda step: step.after.position)
        made_room = then == now
        yield Change(
            _order_label(source, now[0], item_number),
            _listed((step.before for step in then), source, made_room),
            _listed((step.after for step in now), source, made_room),
        )


def _listed(rows: Iterable[Any], source: Source, made_room: bool) -> str:
    if made_room:
        return "、".join(str(row.position) for row in rows)
    return "\n".join(f"{row.position}. {name(source, row)}" for row in rows)


def _order_label(source: Source, step: Step, item_number: ItemNumber) -> str:
    if source is Source.ATTENDANCE:
        return _("出席情况顺序")
    if source is Source.ITEM:
        return _("议题顺序")
    return _item(step.parent, step.last, item_number) + _("工作要求顺序")
