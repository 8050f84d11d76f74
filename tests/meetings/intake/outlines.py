"""Outlines made by hand, for what no text would give so easily."""

from typing import Any

from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline, Span
from records.codes import ItemKind, MeetingType


def make_directive(text: str = "要加强巡查", start: int = 0, **facts: Any) -> DirectiveOutline:
    return DirectiveOutline(text, Span(start, start + len(text)), **{"headline": text.lstrip("要")} | facts)


def make_item(*directives: DirectiveOutline, statement: str = "会议听取防汛汇报", **facts: Any) -> ItemOutline:
    defaults: dict[str, Any] = {"kind": ItemKind.HEAR, "statement": statement, "title": statement}
    return ItemOutline(**defaults | facts, directives=directives)


def make_meeting(*items: ItemOutline, **facts: Any) -> MeetingOutline:
    return MeetingOutline(**{"type": MeetingType.EXECUTIVE} | facts, items=items)
