"""Writes what is derived from a printed edition: its passages, and the keys of what is gone. Takes plain editions."""

from collections.abc import Iterable
from datetime import UTC, date
from typing import Any

from django.db import connections

from directives.document_parts import DocumentPart, directive_keys, take_apart
from directives.models.passage import Gone, Passage, codes_name, folded_words, unit_code
from records import limits
from records.codes import Audience
from records.fields import Document


def replace_passages(edition: Any, document: Document | None) -> None:
    """Puts the edition's passages in the place of its meeting's earlier ones; a tombstone leaves none.

    ``document`` is that of the edition in today's schema.

    Written last part first, so that newest-first lists (by day, then by id downwards) keep the record's order.
    """
    Passage.objects.filter(audience=edition.audience, meeting_key=edition.key).delete()
    if document is not None:
        Passage.objects.bulk_create(passages(edition, document))
        enter_codes(Audience(edition.audience))


def enter_codes(audience: Audience) -> None:
    """Enters the codes of what was just written into the search index, each distinct one once.

    By a function of the database that acts as the index's owner: PostgreSQL allows it to nobody else.
    """
    with connections[Passage.objects.db].cursor() as cursor:
        cursor.execute("SELECT enter_passage_codes(%s)", [codes_name(audience)])


def passages(edition: Any, document: Document) -> list[Passage]:
    """The passages of an edition in the order in which they are written, none of them saved."""
    issued_at = edition.issued_at.astimezone(UTC)  # written alike, in whatever zone the time was given or read
    printed = {"edition": edition.number, "issued_at": issued_at.isoformat()}
    return [
        Passage(edition=edition, audience=edition.audience, **columns(document, part, printed))
        for part in reversed(take_apart(document))
    ]


def columns(document: Document, part: DocumentPart, printed: dict[str, Any]) -> dict[str, Any]:
    """The column values for a part; ``printed`` are the facts of its edition that rows show."""
    return {
        "kind": part.kind.value,
        "key": part.key,
        "meeting_key": document["key"],
        "type": document["type"],
        "listed_on": date.fromisoformat(document["listed_on"]),
        "headline": part.headline[: limits.HEADLINE],
        "text": part.text,
        "context": part.context,
        "units": list(part.units),
        "unit_codes": sorted({unit_code(name) for name in part.units}),
        "folded": folded_words(part.headline, part.text, part.context),
        "row": part.row | printed,
    }


def replace_gone(edition: Any, document: Document | None, earlier: Iterable[Document | None]) -> None:
    """Marks what earlier editions of the same meeting and audience held and this one does not."""
    gone = gone_keys(document, earlier)
    Gone.objects.filter(audience=edition.audience, meeting_key=edition.key).exclude(key__in=gone).delete()
    Gone.objects.bulk_create(
        [Gone(audience=edition.audience, key=key, meeting_key=edition.key) for key in sorted(gone)],
        ignore_conflicts=True,
    )


def gone_keys(document: Document | None, earlier: Iterable[Document | None]) -> set[str]:
    earlier_keys = {
        key for earlier_document in earlier if earlier_document is not None for key in readable_keys(earlier_document)
    }
    return earlier_keys - readable_keys(document) if document is not None else earlier_keys


def readable_keys(document: Document) -> set[str]:
    """The keys of a document that have a page of their own: the meeting's and its directives'."""
    return {document["key"]} | directive_keys(document)
