"""Rebuilds what is derived from editions: passages, the keys of what is gone, and search's samples.

Readers never see less meanwhile: passages change with their edition locked, in one transaction, and only where they
differ. A printing that comes in between waits, and then prints what is newer.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from directives.models import Passage
from directives.pieces import take_apart
from directives.printing import as_passage, replace_gone, replace_passages
from directives.search import frequencies
from meetings.models import Edition, Erasure

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
    strays().delete()
    current = list(Edition.objects.filter(is_current=True).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(current), BATCH):
        with transaction.atomic():
            batch = Edition.objects.select_for_update().filter(pk__in=current[start : start + BATCH], is_current=True)
            editions = list(batch.order_by("pk"))
            for edition in editions:
                mend(edition)
        yield from editions
    frequencies.take()


def mend(edition: Edition) -> None:
    if differs(edition):
        replace_passages(edition)
    if not Erasure.objects.filter(key=edition.key).exists():  # what an erased one held is known only to Gone
        earlier = Edition.objects.filter(key=edition.key, audience=edition.audience)
        replace_gone(edition, earlier.values_list("document", flat=True))


def differences() -> Iterator[str]:
    """A sentence for each current edition whose passages are not what printing would write today."""
    for edition in Edition.objects.filter(is_current=True).order_by("pk").iterator(chunk_size=100):
        if differs(edition):
            yield f"{edition}: its passages differ from the edition"
    for passage in strays().select_related("edition"):
        yield f"{passage.edition}: a passage of an edition that is not current"


def differs(edition: Edition) -> bool:
    pieces = reversed(take_apart(edition.document)) if edition.document is not None else ()
    expected = [_facts(as_passage(edition, piece)) for piece in pieces]
    stored = Passage.objects.filter(audience=edition.audience, meeting_key=edition.key).order_by("pk")
    return expected != [_facts(passage) for passage in stored]


def strays() -> "QuerySet[Any]":
    """Passages that hang on an edition which is not current."""
    return Passage.objects.filter(edition__is_current=False)


def _facts(passage: Passage) -> list[object]:
    return [getattr(passage, name) for name in COMPARED]
