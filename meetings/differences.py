"""What changes between two documents of a meeting, in words for the desk. Pure: documents in, changes out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from meetings.document import Document
from meetings.parser.codes import AttendanceRole, Code, DatePrecision, Disclosure, ItemKind, MeetingType, Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """One change: where it is, what stood there and what will stand there; empty words mean nothing did or will."""

    label: str
    before: str
    after: str


Part = dict[str, Any]
Fact = tuple[str, Callable[[Part], str]]


def differences(before: Document, after: Document) -> list[Change]:
    """All that differs, in the order of the page: facts, then items with their directives. Parts are told by key."""
    return [
        *_facts("", _meeting_facts(), before, after),
        *_parts(
            before["items"],
            after["items"],
            label=_("第%(number)d个议题"),
            whole=_whole_item,
            order=_("议题顺序"),
            inside=_in_item,
        ),
    ]


def _in_item(label: str, before: Part, after: Part) -> list[Change]:
    return [
        *_facts(label, _item_facts(), before, after),
        *_parts(
            before["directives"],
            after["directives"],
            label=label + _("第%(number)d项工作要求"),
            whole=_whole_directive,
            order=label + _("工作要求顺序"),
            inside=lambda label, old, new: _facts(label, _directive_facts(), old, new),
        ),
    ]


def _parts(
    before: list[Part],
    after: list[Part],
    *,
    label: str,
    whole: Callable[[Part], str],
    order: str,
    inside: Callable[[str, Part, Part], list[Change]],
) -> list[Change]:
    """Changes of a list of parts. A part is named by its new place, a removed one by its old place."""
    old, new = {part["key"]: part for part in before}, {part["key"]: part for part in after}
    changes = []
    for part in after:
        here = label % {"number": part["position"]}
        if part["key"] in old:
            changes += inside(here, old[part["key"]], part)
        else:
            changes.append(Change(_("%(part)s（新增）") % {"part": here}, "", whole(part)))
    for part in before:
        if part["key"] not in new:
            changes.append(
                Change(_("%(part)s（删除）") % {"part": label % {"number": part["position"]}}, whole(part), "")
            )
    stayed, stay = [key for key in old if key in new], [key for key in new if key in old]
    if stayed != stay:
        changes.append(
            Change(order, "\n".join(_name(old[key]) for key in stayed), "\n".join(_name(new[key]) for key in stay))
        )
    return changes


def _facts(place: str, facts: list[Fact], before: Part, after: Part) -> list[Change]:
    said = ((name, say(before), say(after)) for name, say in facts)
    return [Change(f"{place}：{name}" if place else name, old, new) for name, old, new in said if old != new]


def _meeting_facts() -> list[Fact]:
    return [
        (_("会议类型"), _coded("type", MeetingType)),
        (_("标题"), _plain("title")),
        (_("会议届次"), _plain("number_text")),
        (_("会议日期"), _held),
        (_("列表日期"), _plain("listed_on")),
        (_("主持人"), _plain("chair")),
        (_("地点"), _plain("place")),
        (_("出席情况"), _attendance),
        (_("会议要点"), _plain("summary")),
        (_("未公开事项"), lambda document: "会议还研究了其他事项。" if document["withheld"] else ""),
    ]


def _item_facts() -> list[Fact]:
    return [
        (_("议题类型"), _coded("kind", ItemKind)),
        (_("标题"), _plain("title")),
        (_("议题内容"), _plain("text")),
        (_("审议结果"), _coded("outcome", Outcome)),
        *_disclosure_facts(),
    ]


def _directive_facts() -> list[Fact]:
    return [
        (_("内容"), _plain("text")),
        (_("要点"), _plain("headline")),
        (_("引述词"), _plain("verb")),
        (_("发言人"), _plain("speaker")),
        (_("对象"), _plain("addressee")),
        (_("涉及单位"), lambda directive: "、".join(directive["units"])),
        *_disclosure_facts(),
    ]


def _disclosure_facts() -> list[Fact]:
    """Of internal documents alone; a public one has neither."""
    return [(_("公开属性"), _coded("disclosure", Disclosure)), (_("不予公开理由"), _plain("disclosure_reason"))]


def _plain(name: str) -> Callable[[Part], str]:
    return lambda part: str(part.get(name) or "")


def _coded(name: str, codes: type[Code]) -> Callable[[Part], str]:
    return lambda part: _(codes(part[name]).label) if part.get(name) else ""


def _held(document: Part) -> str:
    """The day; else the words of the report with how much of the day is known."""
    if document["held_on"]:
        return str(document["held_on"])
    precision = _(DatePrecision(document["held_on_precision"]).label)
    return _("%(text)s（精度：%(precision)s）") % {"text": document["held_on_text"] or "—", "precision": precision}


def _attendance(document: Part) -> str:
    people = document.get("attendance", [])
    return "\n".join(f"{_(AttendanceRole(one['role']).label)} {one['name']} {one['post']}".rstrip() for one in people)


def _name(part: Part) -> str:
    return str(part.get("headline") or part.get("title") or part["text"][:30])


def _whole_item(item: Part) -> str:
    words = [item["title"], item["text"] if item["text"] != item["title"] else ""]
    return "\n".join(filter(None, [*words, *map(_whole_directive, item["directives"])]))


def _whole_directive(directive: Part) -> str:
    return str(directive["text"] or directive["headline"])
