"""How the differences of two versions are said: which columns belong together, and their values in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.parser.codes import AttendanceRole, DatePrecision, ItemKind, MeetingType, Outcome
from meetings.parser.outline import ItemOutline

Group = tuple[Any, tuple[str, ...]]  # a name, and the columns that change together
HELD = ("held_on", "held_on_precision", "held_on_text")
MEETING: list[Group] = [
    (gettext_lazy("会议类型"), ("type",)),
    (gettext_lazy("标题"), ("title",)),
    (gettext_lazy("会议届次"), ("number_text", "number", "term", "number_year")),
    (gettext_lazy("会议日期"), HELD),
    (gettext_lazy("主持人"), ("chair",)),
    (gettext_lazy("地点"), ("place",)),
    (gettext_lazy("会议要点"), ("summary",)),
    (gettext_lazy("还研究了其他事项"), ("has_other_matters",)),
]
ITEM: list[Group] = [
    (gettext_lazy("议题类型"), ("kind",)),
    (gettext_lazy("标题"), ("title",)),
    (gettext_lazy("议题内容"), ("text",)),
    (gettext_lazy("审议结果"), ("outcome",)),
]
DIRECTIVE: list[Group] = [
    (gettext_lazy("内容"), ("text", "headline")),
    (gettext_lazy("引述词"), ("verb",)),
    (gettext_lazy("发言人"), ("speaker",)),
    (gettext_lazy("对象"), ("addressee",)),
    (gettext_lazy("涉及单位"), ("units",)),
]
CODES = {"type": MeetingType, "kind": ItemKind, "outcome": Outcome}


def said(columns: tuple[str, ...], facts: Mapping[str, Any]) -> str:
    """The value of a group of columns: its first column in words, of a day as much as is known."""
    value = facts[columns[0]]
    if columns == HELD:
        precision = _(DatePrecision(facts["held_on_precision"]).label)
        return str(value) if value else f"{facts['held_on_text'] or '—'}（{precision}）"
    if columns[0] in CODES:
        return _(CODES[columns[0]](value).label) if value else ""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return "、".join(value) if isinstance(value, list) else str(value)


def said_item(read: ItemOutline) -> str:
    return "\n".join([read.statement or read.title, *(directive.text for directive in read.directives)])


def said_people(people: list[dict[str, Any]]) -> str:
    return "\n".join(f"{_(AttendanceRole(one['role']).label)} {one['name']} {one['post']}".strip() for one in people)
