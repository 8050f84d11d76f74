"""Editions against their digests, chains and heads, and against what lists and flags repeat of them."""

from collections.abc import Iterator

from django.db.models import F

from meetings import hash_chain
from meetings.models import ChainHead, Edition, Erasure
from meetings.printing import list_columns
from meetings.verification.tally import Tally
from records.codes import Audience


def chain_faults(tally: Tally) -> Iterator[str]:
    erased = set(Erasure.objects.values_list("key", flat=True))
    for audience in Audience:
        yield from _chain_faults(audience, erased, tally)
        yield from _flag_faults(audience)
        yield from _filing_faults(audience)
    tally["erasures"] = len(erased)


def noted_faults(noted: list[hash_chain.Head], tally: Tally) -> Iterator[str]:
    """A chain that was rewound or rewritten since somebody noted its head lacks that very edition."""
    for head in noted:
        tally["noted heads"] += 1
        at = Edition.objects.filter(audience=head.audience, chain_position=head.position)
        found = at.values_list("digest", flat=True).first()
        if found is None:
            yield f"{head}: the chain has no edition {head.position} any more; its end was removed"
        elif found != head.digest:
            yield f"{head}: edition {head.position} has the digest {found}; the chain was rewritten"


def _chain_faults(audience: Audience, erased: set[str], tally: Tally) -> Iterator[str]:
    previous, position, version = hash_chain.GENESIS, 0, 1
    numbers: dict[str, int] = {}
    editions = Edition.objects.filter(audience=audience.value).order_by("chain_position")
    tally[f"{audience} editions"] = 0
    for edition in editions.iterator(chunk_size=200):
        tally[f"{audience} editions"] += 1
        position += 1
        if edition.chain_position != position:
            yield f"{edition}: chain position {edition.chain_position} follows {position - 1}; editions are missing"
            position = edition.chain_position
        number = numbers[edition.key] = numbers.get(edition.key, 0) + 1
        if edition.number != number:
            yield f"{edition}: expected edition {number} of this meeting"
        if edition.seal_version < version:
            yield f"{edition}: sealed by an older rule than the edition before it, which covers less"
        version = max(version, edition.seal_version)
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
        if hash_chain.digest(edition.note) != edition.note_digest:
            yield f"{edition}: the note is not the one that was printed"
    yield from _list_faults(edition)
    if hash_chain.chain(edition, previous=previous) != edition.digest:
        yield f"{edition}: the chain is broken here (digest, time, number, people or an earlier edition was changed)"


def _is_sealed(document: object, document_digest: str) -> bool:
    try:
        return hash_chain.digest(document) == document_digest
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
    expected = (head.count, head.digest) if head else (0, hash_chain.GENESIS)
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
