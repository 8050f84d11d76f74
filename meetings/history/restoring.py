"""Restores a meeting's record, or one row of it, as it stood at a moment: a new change of the desk, like any other.

Keys hold: a row that comes back has the key, and the id, that it had. Rows that stand as they did are not written.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.history.replay import RECORD, Snapshot, as_of, identity
from meetings.history.tree import event_model, parent
from meetings.models import AgendaItem, Meeting, User
from meetings.models.desk import ASIDE
from meetings.workflow.attempt import STALE, Refused
from records.history import POINTERS, acting

NOT_RESTORED = {*ASIDE, "id", "key", "report_id", "entered_at", "erased_at"}  # of no wording, or a verb's


def restore(meeting: Meeting, at: datetime, *, by: User, version: int, row: str = "") -> None:
    """Makes the record what it was at that moment; of one row alone (see ``ref``), where one is named.

    ``version`` is the one that the person was shown. Raises Refused.
    """
    with transaction.atomic(), acting(by=by, at=timezone.now(), restored=at.isoformat()):
        desk = Meeting.objects.select_for_update().filter(pk=meeting.pk).first()
        if refusal := _refusal(desk, by, version):
            raise Refused(refusal)
        assert desk is not None
        restoring = _Restoring(desk, as_of(desk, at))
        restoring.row(*_read(row)) if row else restoring.whole()
        if not restoring.has_changed:
            raise Refused(_("现在的内容与当时相同，没有需要恢复的。"))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what cannot stand is refused here, not at the commit
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _refusal(desk: Meeting | None, by: User, version: int) -> Any:
    if desk is None:
        return _("该会议已被删除。")
    if not by.has_perm("meetings.change_meeting"):
        return _("您没有修改会议的权限。")
    if desk.erased_at:
        return _("该会议的内容已被清除，不能再处理。")
    if not desk.is_draft:
        return _("只有草稿可以恢复。请先退回修改（待审核）或重新编辑（已审核）。")
    return STALE if desk.version != version else ""


def ref(model: type[Model], row: Any) -> str:
    """What a page calls a row: its model and what it is known by."""
    return f"{model._meta.model_name}-{identity(row)}"


def _read(name: str) -> tuple[type[Model], Any]:
    table, _dash, known = name.partition("-")
    model = next((model for model in RECORD if model._meta.model_name == table), None)
    if model is None:
        raise Refused(STALE)
    return model, int(known) if known.isdecimal() and not _has_key(model) else known


@cache
def _has_key(model: type[Model]) -> bool:
    return any(field.name == "key" for field in model._meta.concrete_fields)


@cache
def columns(model: type[Model]) -> tuple[str, ...]:
    """The columns that say what a row says and where among its neighbours it stands."""
    way = parent(model)
    names = (field.attname for field in event_model(model)._meta.concrete_fields)
    return tuple(
        name for name in names if not name.startswith("pgh_") and name not in NOT_RESTORED and name != f"{way}_id"
    )


class _Restoring:
    def __init__(self, desk: Meeting, then: Snapshot) -> None:
        if then.meeting is None:
            raise Refused(_("那时还没有这次会议。"))
        self.desk, self.then, self.has_changed = desk, then, False
        self.now: dict[type[Model], dict[Any, Any]] = {
            model: {identity(row): row for row in _rows(model, desk)} for model in RECORD[1:]
        }

    def whole(self) -> None:
        self._write(self.desk, _values(Meeting, self.then.meeting))
        for model in RECORD[1:]:
            for state in self.then.rows[model].values():
                self._put(model, state)
        for model in reversed(RECORD[1:]):  # what was moved out of an item that goes is moved by now
            for known in self.now[model].keys() - self.then.rows[model].keys():
                self.now[model].pop(known).delete()
                self.has_changed = True

    def row(self, model: type[Model], known: Any) -> None:
        """The words of a row that is there, in its present place; one that is gone comes back to the place it had."""
        state = self.then.rows[model].get(known)
        if state is None:
            raise Refused(_("那时还没有这一行，没有可以恢复的内容。"))
        if model is Meeting:
            self._write(self.desk, _values(Meeting, state))
        elif known in self.now[model]:
            words = {name: value for name, value in _values(model, state).items() if name != "position"}
            self._write(self.now[model][known], words)
        else:
            self._bring_back(model, state)

    def _bring_back(self, model: type[Model], state: Any) -> None:
        self._make_room(model, state)
        self._put(model, state)
        if model is AgendaItem:  # with what went with it; a directive that stands elsewhere by now stays there
            own = (one for one in self.then.rows[Directive].values() if one.item_id == state.pgh_obj_id)
            for one in own:
                if identity(one) not in self.now[Directive]:
                    self._put(Directive, one)

    def _make_room(self, model: type[Model], state: Any) -> None:
        """Counts the neighbours from one, leaving out the place that the row takes."""
        if not hasattr(state, "position"):
            return
        above = self._parent(model, state)
        neighbours = sorted(
            (row for row in self.now[model].values() if _stands_under(model, row) == above),
            key=lambda row: row.position,
        )
        state.position = min(state.position, len(neighbours) + 1)
        for place, row in enumerate(neighbours, start=1):
            self._write(row, {"position": place + (place >= state.position)})

    def _put(self, model: type[Model], state: Any) -> None:
        values = _values(model, state) | {f"{parent(model)}_id": self._parent(model, state)}
        kept = self.now[model].get(identity(state))
        if kept is not None:
            self._write(kept, values)
            return
        row: Any = model(pk=state.pgh_obj_id, **values, **self._pointers(model, state))
        if _has_key(model):
            row.key = state.key
        row.save(force_insert=True)
        self.now[model][identity(state)] = row
        self.has_changed = True

    def _pointers(self, model: type[Model], state: Any) -> dict[str, Any]:
        """Where the words stand in the report, if it is the one that they were read in."""
        is_same = self.then.meeting.report_id == self.desk.report_id
        return {name: getattr(state, name) for name in POINTERS if hasattr(state, name) and is_same}

    def _parent(self, model: type[Model], state: Any) -> int:
        """The id of the row that a row stands under; an item may have another one than it had."""
        if model is not Directive:
            return int(self.desk.pk)
        item = self.now[AgendaItem].get(identity(self.then.item_of(state)))
        if item is None:
            raise Refused(_("这项工作要求所在的议题已删除，请恢复那个议题。"))
        return int(item.pk)

    def _write(self, row: Any, values: dict[str, Any]) -> None:
        changed = [name for name, value in values.items() if getattr(row, name) != value]
        for name in changed:
            setattr(row, name, values[name])
        if changed:
            row.save(update_fields=changed)
            self.has_changed = True


def _rows(model: type[Model], desk: Meeting) -> Iterable[Any]:
    way = "item__meeting" if model is Directive else parent(model)
    return model._default_manager.filter(**{way: desk})


def _stands_under(model: type[Model], row: Any) -> int:
    return int(getattr(row, f"{parent(model)}_id"))


def _values(model: type[Model], state: Any) -> dict[str, Any]:
    return {name: getattr(state, name) for name in columns(model)}
