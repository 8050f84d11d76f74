"""The document of an edition: a meeting's record as pure data, and its reduction to what the public may read."""

from typing import Any

from meetings.parser.codes import Disclosure

SCHEMA = 1
Document = dict[str, Any]
INTERNAL_FACTS = ("place", "attendance")
INTERNAL_MARKS = ("disclosure", "disclosure_reason")


def internal(meeting: Any) -> Document:
    """The whole record of a meeting on the desk (one with its items, directives and attendance; best prefetched)."""
    return {
        "schema": SCHEMA,
        "key": meeting.key,
        "type": meeting.type,
        "title": meeting.title,
        "number_text": meeting.number_text,
        "number": meeting.number,
        "term": meeting.term,
        "number_year": meeting.number_year,
        "held_on": meeting.held_on.isoformat() if meeting.held_on else None,
        "held_on_precision": meeting.held_on_precision,
        "held_on_text": meeting.held_on_text,
        "listed_on": meeting.listed_on.isoformat(),
        "chair": meeting.chair,
        "place": meeting.place,
        "attendance": [
            {"name": person.name, "post": person.post, "role": person.role} for person in meeting.attendance.all()
        ],
        "summary": meeting.summary,
        "withheld": meeting.has_other_matters,
        "items": [_item(item, position) for position, item in enumerate(meeting.items.all(), start=1)],
    }


def _item(item: Any, position: int) -> Document:
    directives = enumerate(item.directives.all(), start=1)
    return {
        "key": item.key,
        "position": position,
        "kind": item.kind,
        "title": item.title,
        "text": item.text,
        "outcome": item.outcome or None,
        "disclosure": item.disclosure,
        "disclosure_reason": item.disclosure_reason,
        "directives": [_directive(directive, place) for place, directive in directives],
    }


def _directive(directive: Any, position: int) -> Document:
    return {
        "key": directive.key,
        "position": position,
        "headline": directive.headline,
        "text": directive.text,
        "verb": directive.verb,
        "speaker": directive.speaker,
        "addressee": directive.addressee,
        "units": list(directive.units),
        "disclosure": directive.disclosure,
        "disclosure_reason": directive.disclosure_reason,
    }


def public(document: Document) -> Document:
    """The internal document reduced to what is released: no internal fact, no hidden part, no trace of how many.

    Pure, so that the public edition is a part of the reviewed internal one by construction. Positions are renumbered;
    where anything is hidden, ``withheld`` prints the conventional line 「会议还研究了其他事项。」.
    """
    items = [
        _without(item, INTERNAL_MARKS)
        | {
            "position": position,
            "directives": [
                _without(directive, INTERNAL_MARKS) | {"position": place}
                for place, directive in enumerate(_disclosed(item["directives"]), start=1)
            ],
        }
        for position, item in enumerate(_disclosed(document["items"]), start=1)
    ]
    return _without(document, INTERNAL_FACTS) | {
        "items": items,
        "withheld": document["withheld"] or has_hidden(document),
    }


def has_hidden(document: Document) -> bool:
    """True where an item or a directive of the internal document is not public."""
    return any(not _is_public(item) or not all(map(_is_public, item["directives"])) for item in document["items"])


def _disclosed(parts: list[Document]) -> list[Document]:
    return [part for part in parts if _is_public(part)]


def _is_public(part: Document) -> bool:
    return bool(part["disclosure"] == Disclosure.PUBLIC)


def _without(part: Document, names: tuple[str, ...]) -> Document:
    return {name: value for name, value in part.items() if name not in names}
