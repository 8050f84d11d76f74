"""What changes between two documents of a meeting, in words for the desk. Pure: documents in, changes out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from records.fields import DIRECTIVE, ITEM, MEETING, Document, Field, Part


@dataclass(frozen=True, slots=True)
class Change:
    """One change: where it is, what stood there and what will stand there; empty words mean nothing did or will."""

    label: str
    before: str
    after: str


def differences(before: Document, after: Document) -> list[Change]:
    """All that differs, in the order of the page: facts, then items with their directives. Parts are told by key."""
    return [
        *_facts("", MEETING, before, after),
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
        *_facts(label, ITEM, before, after),
        *_parts(
            before["directives"],
            after["directives"],
            label=label + _("第%(number)d项工作要求"),
            whole=_whole_directive,
            order=label + _("工作要求顺序"),
            inside=lambda label, old, new: _facts(label, DIRECTIVE, old, new),
        ),
    ]


def _parts(
    before: Sequence[Part],
    after: Sequence[Part],
    *,
    label: str,
    whole: Callable[[Part], str],
    order: str,
    inside: Callable[[str, Part, Part], list[Change]],
) -> list[Change]:
    """Changes of a list of parts. A part is named by its new position, a removed one by its old position."""
    old, new = {part["key"]: part for part in before}, {part["key"]: part for part in after}
    changes = []
    for part in after:
        part_label = label % {"number": part["position"]}
        if part["key"] in old:
            changes += inside(part_label, old[part["key"]], part)
        else:
            changes.append(Change(_("%(part)s（新增）") % {"part": part_label}, "", whole(part)))
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


def _facts(label: str, fields: Iterable[Field], before: Part, after: Part) -> list[Change]:
    facts = ((str(field.label), field.in_words(before), field.in_words(after)) for field in fields if field.label)
    return [Change(f"{label}：{name}" if label else name, old, new) for name, old, new in facts if old != new]


def _name(part: Part) -> str:
    return str(part.get("headline") or part.get("title") or part["text"][:30])


def _whole_item(item: Part) -> str:
    words = [item["title"], item["text"] if item["text"] != item["title"] else ""]
    return "\n".join(filter(None, [*words, *map(_whole_directive, item["directives"])]))


def _whole_directive(directive: Part) -> str:
    return str(directive["text"] or directive["headline"])
