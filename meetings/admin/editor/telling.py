"""What the editor says of a merging: what others changed meanwhile, and where a person has to decide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.editor.merging import Conflict, Note, Told
from meetings.editor.record import HEAD, Item, Record
from meetings.models import AgendaItem, Meeting
from records.list_numerals import counted

MOST = 12  # rows that one sentence names


@dataclass(frozen=True, slots=True)
class Question:
    """A field that both sides changed, as the page asks about it."""

    label: str
    target: str  # the id of its element
    mine: str
    now: str
    take: str  # the deed that takes the words of the others


def questions(conflicts: Iterable[Conflict], record: Record) -> list[Question]:
    return [
        Question(
            f"{name_of(one.ref, record)} {field_label(one.ref, one.name, record)}".strip(),
            _element(one, record),
            said(one, one.mine, record),
            said(one, one.now, record),
            f"take {one.ref} {one.name}",
        )
        for one in conflicts
    ]


def said(conflict: Conflict, value: str, record: Record) -> str:
    """The words of a field as people read them: the name of a code, yes or no of a tick."""
    if conflict.name == "has_other_matters":
        return _("是") if value else _("否")
    column = _column(conflict.ref, conflict.name, record)
    return str(dict(column.flatchoices).get(value, value)) if column is not None else value


def _element(conflict: Conflict, record: Record) -> str:
    if conflict.ref == HEAD:
        return f"id_{conflict.name}"
    return f"{'item' if isinstance(record.row(conflict.ref), Item) else 'directive'}-{conflict.ref}"


def sentences(notes: Iterable[Note], merged: Record, base: Record) -> Iterator[str]:
    """A sentence for each kind of change, with the rows that it is about."""
    kinds = {
        Told.CHANGED: _("您编辑期间，其他人改了这些地方，已一并保留：%(rows)s。"),
        Told.ADDED: _("您编辑期间，其他人增加了：%(rows)s。"),
        Told.DELETED: _("您编辑期间，其他人删除了您没有改动的：%(rows)s。"),
        Told.MOVED: _("您编辑期间，其他人调整了顺序：%(rows)s。"),
        Told.KEPT: _("您要删除的内容有其他人刚刚改动，没有删除：%(rows)s。请核对后再删除。"),
        Told.REVIVED: _("其他人删除的内容有您的改动，已保留：%(rows)s。请核对是否仍需要。"),
    }
    for told, sentence in kinds.items():
        rows = [_named(note, merged, base) for note in notes if note.told == told]
        if rows:
            rest = _("等 %(count)d 处") % {"count": len(rows)} if len(rows) > MOST else ""
            yield sentence % {"rows": "、".join(rows[:MOST]) + rest}


def overtaken(conflicts: Iterable[Conflict], record: Record) -> str:
    """What is told of one's own words from another window."""
    labels = (f"{name_of(one.ref, record)} {field_label(one.ref, one.name, record)}".strip() for one in conflicts)
    return _("您在别的窗口改过这些地方，已按这次保存的内容更新：%(rows)s。") % {"rows": "、".join(labels)}


def _named(note: Note, merged: Record, base: Record) -> str:
    record = merged if merged.row(note.ref) or note.ref == HEAD else base
    name = name_of(note.ref, record)
    if note.ref == HEAD and note.told == Told.MOVED:
        return _("议题")
    row = record.row(note.ref)
    begin = next(iter((row.fields.get("title") or row.fields.get("text", "")).splitlines()), "")[:12] if row else ""
    changed = [one for one in note.fields if one != "headline" or "text" not in note.fields]  # it follows the words
    labels = " ".join(field_label(note.ref, one, record) for one in changed)
    return " ".join(filter(None, [name, f"“{begin}”" if begin else "", labels]))


def name_of(ref: str, record: Record) -> str:
    """议题一, 一（二）; nothing for the head."""
    for number, item in enumerate(record.items, start=1):
        if item.ref == ref:
            return _("议题%(number)s") % {"number": counted(number)}
        for place, one in enumerate(item.directives, start=1):
            if one.ref == ref:
                return f"{counted(number)}（{counted(place)}）"
    return ""


def field_label(ref: str, name: str, record: Record) -> str:
    """What the page calls a field."""
    special = {"held": _("会议日期"), "attendance": _("出席情况"), "settled": _("识别存疑")}
    column = _column(ref, name, record)
    return special[name] if column is None else str(column.verbose_name)


def _column(ref: str, name: str, record: Record) -> Any:
    """The column of a field; None for those of the head that stand for several, or for rows."""
    if ref == HEAD:
        return Meeting._meta.get_field(name) if name not in ("held", "attendance", "settled") else None
    model: Any = AgendaItem if isinstance(record.row(ref), Item) else Directive
    return model._meta.get_field(name)
