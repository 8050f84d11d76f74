"""Takes an edition's document apart into the parts that people search for: its summary, its items, its directives."""

from dataclasses import dataclass
from typing import Any

from records.codes import PassageKind
from records.fields import DIRECTIVE, ITEM, MEETING, DirectivePart, Document, carried

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """One searchable part of a document. ``row`` holds what its page and list row show beside the words."""

    kind: PassageKind
    key: str
    headline: str
    text: str
    context: str
    units: tuple[str, ...]
    row: Row


def take_apart(document: Document) -> list[DocumentPart]:
    """All parts in the order of the document."""
    meeting = carried(MEETING, document)
    parts = [_summary(document, meeting)]
    for item in document["items"]:
        facts = carried(ITEM, item)
        row = {"item": facts, "meeting": meeting}
        parts.append(DocumentPart(PassageKind.ITEM, item["key"], item["title"], item["text"], "", (), row))
        parts += [_directive(directive, facts, meeting) for directive in item["directives"]]
    return parts


def _summary(document: Document, meeting: Row) -> DocumentPart:
    context = " ".join(filter(None, (document["number_text"], document["chair"])))
    return DocumentPart(
        PassageKind.SUMMARY, document["key"], document["title"], document["summary"], context, (), {"meeting": meeting}
    )


def _directive(directive: DirectivePart, item: Row, meeting: Row) -> DocumentPart:
    row = carried(DIRECTIVE, directive) | {"item": item, "meeting": meeting}
    return DocumentPart(
        PassageKind.DIRECTIVE,
        directive["key"],
        directive["headline"],
        directive["text"],
        item["title"],
        tuple(directive["units"]),
        row,
    )


def directive_keys(document: Document) -> set[str]:
    return {directive["key"] for item in document["items"] for directive in item["directives"]}
