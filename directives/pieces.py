"""Takes an edition's document apart into the pieces people look for: its summary, its items, its directives."""

from dataclasses import dataclass
from typing import Any

from meetings.parser.codes import PassageKind

Document = dict[str, Any]
MEETING_FACTS = (
    "key",
    "type",
    "title",
    "held_on",
    "held_on_precision",
    "held_on_text",
    "listed_on",
    "number_text",
    "chair",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One searchable piece. ``row`` holds what its page and list row show beside the words."""

    kind: PassageKind
    key: str
    headline: str
    text: str
    context: str
    units: tuple[str, ...]
    row: Document


def take_apart(document: Document) -> list[Piece]:
    """All pieces in the order of the document."""
    meeting = {name: document[name] for name in MEETING_FACTS}
    pieces = [_summary(document, meeting)]
    for item in document["items"]:
        place = {name: item[name] for name in ("key", "position", "title", "kind", "outcome")}
        pieces.append(
            Piece(
                PassageKind.ITEM, item["key"], item["title"], item["text"], "", (), {"item": place, "meeting": meeting}
            )
        )
        pieces += [_directive(directive, place, meeting) for directive in item["directives"]]
    return pieces


def _summary(document: Document, meeting: Document) -> Piece:
    context = " ".join(filter(None, (document["number_text"], document["chair"])))
    return Piece(
        PassageKind.SUMMARY, document["key"], document["title"], document["summary"], context, (), {"meeting": meeting}
    )


def _directive(directive: Document, place: Document, meeting: Document) -> Piece:
    facts = ("key", "position", "headline", "text", "verb", "speaker", "addressee", "units")
    row = {name: directive[name] for name in facts} | {"item": place, "meeting": meeting}
    return Piece(
        PassageKind.DIRECTIVE,
        directive["key"],
        directive["headline"],
        directive["text"],
        place["title"],
        tuple(directive["units"]),
        row,
    )


def directive_keys(document: Document) -> set[str]:
    return {directive["key"] for item in document["items"] for directive in item["directives"]}
