"""Rebuilds what is derived from editions: passages, the keys of what is gone, and search's samples.

Readers never see less meanwhile: passages change with their edition locked, in one transaction, and only where they
differ. A printing that comes in between waits, and then prints what is newer.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from directives.models import Gone, Passage
from directives.passages import gone_keys, passages, replace_gone, replace_passages
from directives.search.engine import statistics
from meetings.models import Edition, Erasure
from meetings.record.schemas import read_document
from records.fields import Document

BATCH = 50  # editions in one transaction
COMPARED = (
    "edition_id",
    "kind",
    "key",
    "type",
    "listed_on",
    "headline",
    "text",
    "context",
    "units",
    "unit_codes",
    "folded",
    "row",
)


def rebuild() -> Iterator[Edition]:
    """Mends the passages of each current edition, a batch a transaction; yields each edition when it is done."""
    stray_passages().delete()
    stray_gone().delete()
    current = list(Edition.objects.filter(is_current=True).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(current), BATCH):
        with transaction.atomic():
            batch = Edition.objects.select_for_update().filter(pk__in=current[start : start + BATCH], is_current=True)
            editions = list(batch.order_by("pk"))
            for edition in editions:
                mend(edition)
        yield from editions
    statistics.take()


def mend(edition: Edition) -> None:
    document = read_document(edition)
    if differs(edition, document):
        replace_passages(edition, document)
    if not Erasure.objects.filter(key=edition.key).exists():  # what an erased one held is known only to Gone
        replace_gone(edition, document, _documents(edition))


def differences(tally: Counter[str] | None = None) -> Iterator[str]:
    """A sentence for each current edition whose passages, or keys that are gone, are not what printing would write.

    ``tally`` counts what was compared.
    """
    tally = Counter() if tally is None else tally
    tally["passages"], tally["gone addresses"] = Passage.objects.count(), Gone.objects.count()
    erased = set(Erasure.objects.values_list("key", flat=True))
    for edition in Edition.objects.filter(is_current=True).order_by("pk").iterator(chunk_size=100):
        try:
            yield from _edition_differences(edition, is_erased=edition.key in erased)
        except (AttributeError, KeyError, TypeError, ValueError):
            yield f"{edition}: its passages cannot be compared with a document that is none of ours"
    for passage in stray_passages().select_related("edition").order_by("pk"):
        yield f"{passage.edition}: the passage {passage.key} is of no current edition, or filed under another"
    for gone in stray_gone().order_by("pk"):
        yield f"{gone.meeting_key} {gone.audience}: {gone.key} is told to be gone, but nothing was ever printed"


def _edition_differences(edition: Edition, *, is_erased: bool) -> Iterator[str]:
    document = read_document(edition)
    if differs(edition, document):
        yield f"{edition}: its passages differ from the edition"
    if not is_erased and gone_keys(document, _documents(edition)) != _stored_gone(edition):
        yield f"{edition}: what is told to be gone is not what earlier editions held and this one does not"


def differs(edition: Edition, document: Document | None) -> bool:
    expected = [_facts(passage) for passage in passages(edition, document)] if document is not None else []
    stored = Passage.objects.filter(audience=edition.audience, meeting_key=edition.key).order_by("pk")
    return expected != [_facts(passage) for passage in stored]


def stray_passages() -> "QuerySet[Any]":
    """Passages that hang on an edition which is not current, or not the one of their meeting and audience."""
    is_filed = Q(edition__is_current=True, audience=F("edition__audience"), meeting_key=F("edition__key"))
    return Passage.objects.exclude(is_filed)


def stray_gone() -> "QuerySet[Any]":
    """Keys of meetings that no edition of that audience knows."""
    printed = Edition.objects.filter(audience=OuterRef("audience"), key=OuterRef("meeting_key"))
    return Gone.objects.exclude(Exists(printed))


def _documents(edition: Edition) -> Iterator[Document | None]:
    of_meeting = Edition.objects.filter(key=edition.key, audience=edition.audience)
    return map(read_document, of_meeting.only("document"))


def _stored_gone(edition: Edition) -> set[str]:
    tombstones = Gone.objects.filter(audience=edition.audience, meeting_key=edition.key)
    return set(tombstones.values_list("key", flat=True))


def _facts(passage: Passage) -> list[object]:
    return [getattr(passage, name) for name in COMPARED]
