"""Proves the editions: recomputes every digest and chain, and compares lists and flags with what they repeat."""

from collections.abc import Iterator

from django.db.models import F

from meetings import seal
from meetings.models import ChainHead, Edition, Erasure
from meetings.parser.codes import Audience
from meetings.press import list_columns


def faults() -> Iterator[str]:
    """A sentence for each fault, which names the edition as ``key audience number``; nothing when all is whole."""
    erased = set(Erasure.objects.values_list("key", flat=True))
    for audience in Audience:
        yield from _chain_faults(audience, erased)
        yield from _flag_faults(audience)
        yield from _filing_faults(audience)


def _chain_faults(audience: Audience, erased: set[str]) -> Iterator[str]:
    previous, position = seal.GENESIS, 0
    numbers: dict[str, int] = {}
    editions = Edition.objects.filter(audience=audience.value).order_by("chain_position")
    for edition in editions.iterator(chunk_size=200):
        position += 1
        if edition.chain_position != position:
            yield f"{edition}: chain position {edition.chain_position} follows {position - 1}; editions are missing"
            position = edition.chain_position
        number = numbers[edition.key] = numbers.get(edition.key, 0) + 1
        if edition.number != number:
            yield f"{edition}: expected edition {number} of this meeting"
        yield from _edition_faults(edition, previous, erased)
        previous = edition.digest
    yield from _head_faults(audience, position, previous)


def _edition_faults(edition: Edition, previous: str, erased: set[str]) -> Iterator[str]:
    if edition.key in erased:
        if edition.document is not None or edition.note:
            yield f"{edition}: recorded as erased, but words are there"
    else:
        if not _is_sealed(edition.document, edition.document_digest):
            yield f"{edition}: the document is not the one that was printed"
        if seal.digest(edition.note) != edition.note_digest:
            yield f"{edition}: the note is not the one that was printed"
    yield from _list_faults(edition)
    sealed = seal.chain(
        previous=previous,
        document_digest=edition.document_digest,
        note_digest=edition.note_digest,
        key=edition.key,
        audience=edition.audience,
        number=edition.number,
        chain_position=edition.chain_position,
        issued_at=edition.issued_at,
    )
    if sealed != edition.digest:
        yield f"{edition}: the chain is broken here (digest, time, number or an earlier edition was changed)"


def _is_sealed(document: object, document_digest: str) -> bool:
    try:
        return seal.digest(document) == document_digest
    except ValueError:  # a number that no document has, such as 1e999
        return False


def _list_faults(edition: Edition) -> Iterator[str]:
    try:
        columns = list_columns(edition.document)
    except (KeyError, TypeError, ValueError):  # somebody's document, not one of ours
        yield f"{edition}: the document lacks what lists repeat of it"
        return
    for name, value in columns.items():
        if getattr(edition, name) != value:
            yield f"{edition}: the list column {name} differs from the document"


def _head_faults(audience: Audience, count: int, digest: str) -> Iterator[str]:
    head = ChainHead.objects.filter(audience=audience.value).first()
    expected = (head.count, head.digest) if head else (0, seal.GENESIS)
    if expected != (count, digest):
        yield f"{audience}: the chain ends at edition {count}, its head says {expected[0]}; its end was changed"


def _filing_faults(audience: Audience) -> Iterator[str]:
    """Lists, order and erasure go by the meeting's row, which no digest covers."""
    strays = Edition.objects.filter(audience=audience.value).exclude(key=F("meeting__key")).defer("document")
    for edition in strays.order_by("chain_position"):
        yield f"{edition}: filed under another meeting"


def _flag_faults(audience: Audience) -> Iterator[str]:
    latest: dict[str, Edition] = {}
    listed = Edition.objects.filter(audience=audience.value).defer("document").order_by("number")
    for edition in listed.iterator(chunk_size=500):
        if (older := latest.get(edition.key)) and older.is_current:
            yield f"{older}: marked as current, but a later edition follows"
        latest[edition.key] = edition
    for edition in latest.values():
        if not edition.is_current:
            yield f"{edition}: the newest edition is not marked as current"
