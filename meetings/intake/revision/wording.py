"""How the differences of two versions are shown: which columns belong together, and their values in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.parser.outline import ItemOutline
from records import fields
from records.codes import DatePrecision, ItemKind, MeetingType, Outcome
from records.fields import Field

Group = tuple[Any, tuple[str, ...]]  # a name, and the columns that change together
HELD = ("held_on", "held_on_precision", "held_on_text")


def groups(part: Iterable[Field]) -> list[Group]:
    """A field with a label changes together with those behind it that have none."""
    found: list[Group] = []
    for field in part:
        if field.label and not field.is_internal:
            found.append((field.label, (field.name,)))
        elif found and not field.label:
            found[-1] = (found[-1][0], (*found[-1][1], field.name))
    return found


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
ITEM: list[Group] = groups(fields.ITEM)
DIRECTIVE: list[Group] = [
    (gettext_lazy("内容"), ("text", "headline")),
    *groups(field for field in fields.DIRECTIVE if field.name not in ("text", "headline")),
]
CODES = {"type": MeetingType, "kind": ItemKind, "outcome": Outcome}


def shown_value(columns: tuple[str, ...], facts: Mapping[str, Any]) -> str:
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


def shown_item(read: ItemOutline) -> str:
    return "\n".join([read.statement or read.title, *(directive.text for directive in read.directives)])
