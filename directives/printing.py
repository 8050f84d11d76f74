"""Writes what is derived from a printed edition: its passages, and the keys of what is gone. Takes plain editions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connections

from directives.models.passage import Gone, Passage, codes_name, folded_words, unit_code
from directives.pieces import Piece, directive_keys, take_apart
from meetings.parser.codes import Audience


def replace_passages(edition: Any) -> None:
    """Puts the edition's passages in the place of its meeting's earlier ones; a tombstone leaves none.

    Written last piece first, so that newest-first lists (by day, then by id downwards) keep the record's order.
    """
    Passage.objects.filter(audience=edition.audience, meeting_key=edition.key).delete()
    if edition.document is not None:
        pieces = reversed(take_apart(edition.document))
        Passage.objects.bulk_create([as_passage(edition, piece) for piece in pieces])
        enter_codes(Audience(edition.audience))


def enter_codes(audience: Audience) -> None:
    """Enters the codes of what was just written into the search index, each distinct one once.

    PostgreSQL allows it to the index's owner alone; for others it enters them itself, when many have come together.
    """
    with connections[Passage.objects.db].cursor() as cursor:
        cursor.execute(
            "SELECT gin_clean_pending_list(oid) FROM pg_class "
            "WHERE oid = to_regclass(%s) AND pg_has_role(relowner, 'USAGE')",
            [codes_name(audience)],
        )


def as_passage(edition: Any, piece: Piece) -> Passage:
    printed = {"edition": edition.number, "issued_at": edition.issued_at.isoformat()}
    return Passage(edition=edition, audience=edition.audience, **columns(edition.document, piece, printed))


def columns(document: dict[str, Any], piece: Piece, printed: dict[str, Any]) -> dict[str, Any]:
    """What is written of a piece; ``printed`` are the facts of its edition that rows show."""
    return {
        "kind": piece.kind.value,
        "key": piece.key,
        "meeting_key": document["key"],
        "type": document["type"],
        "listed_on": date.fromisoformat(document["listed_on"]),
        "headline": piece.headline[:200],
        "text": piece.text,
        "context": piece.context,
        "units": list(piece.units),
        "unit_codes": sorted({unit_code(name) for name in piece.units}),
        "folded": folded_words(piece.headline, piece.text, piece.context),
        "row": piece.row | printed,
    }


def replace_gone(edition: Any, earlier: Iterable[dict[str, Any] | None]) -> None:
    """Marks what earlier editions of the same meeting and audience held and this one does not."""
    once = {key for document in earlier if document is not None for key in readable_keys(document)}
    now = readable_keys(edition.document) if edition.document is not None else set()
    mine = Gone.objects.filter(audience=edition.audience, meeting_key=edition.key)
    mine.filter(key__in=now).delete()
    Gone.objects.bulk_create(
        [Gone(audience=edition.audience, key=key, meeting_key=edition.key) for key in sorted(once - now)],
        ignore_conflicts=True,
    )


def readable_keys(document: dict[str, Any]) -> set[str]:
    """The keys of a document that have a page of their own: the meeting's and its directives'."""
    return {document["key"]} | directive_keys(document)
