"""The document of an edition: a meeting's record as pure data, and its reduction to what the public may read."""

from collections.abc import Sequence
from typing import Any, TypeVar, cast

from meetings.record.schemas import SCHEMA
from records import fields
from records.codes import Disclosure
from records.fields import DirectivePart, Document, ItemPart

Publishable = TypeVar("Publishable", ItemPart, DirectivePart)


def internal(meeting: Any) -> Document:
    """The whole record of a meeting on the desk (one with its items, directives and attendance; best prefetched)."""
    items = [_item(item, position) for position, item in enumerate(meeting.items.all(), start=1)]
    return cast("Document", {"schema": SCHEMA} | fields.stored(fields.MEETING, meeting) | {"items": items})


def _item(item: Any, position: int) -> dict[str, Any]:
    directives = [
        fields.stored(fields.DIRECTIVE, directive) | {"position": number}
        for number, directive in enumerate(item.directives.all(), start=1)
    ]
    return fields.stored(fields.ITEM, item) | {"position": position, "directives": directives}


def public(document: Document) -> Document:
    """The internal document reduced to what is released: no internal fact, no hidden part, no trace of how many.

    Pure, so that the public edition is a part of the reviewed internal one by construction. Positions are renumbered;
    where anything is hidden, ``withheld`` prints the conventional line 「会议还研究了其他事项。」.
    """
    items = [
        fields.public(fields.ITEM, item)
        | {
            "position": position,
            "directives": [
                fields.public(fields.DIRECTIVE, directive) | {"position": number}
                for number, directive in enumerate(_disclosed(item["directives"]), start=1)
            ],
        }
        for position, item in enumerate(_disclosed(document["items"]), start=1)
    ]
    withheld = document["withheld"] or has_hidden(document)
    released = fields.public(fields.MEETING, document) | {"withheld": withheld, "items": items}
    return cast("Document", {"schema": document["schema"]} | released)


def has_hidden(document: Document) -> bool:
    """True where an item or a directive of the internal document is not public."""
    return any(not is_public(item) or not all(map(is_public, item["directives"])) for item in document["items"])


def _disclosed(parts: Sequence[Publishable]) -> list[Publishable]:
    return [part for part in parts if is_public(part)]


def is_public(part: ItemPart | DirectivePart) -> bool:
    """True for an item, or for a directive by itself, that is disclosed to everybody."""
    return bool(part["disclosure"] == Disclosure.PUBLIC)
