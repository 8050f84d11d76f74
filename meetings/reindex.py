"""Rebuilds what is derived from editions: passages and the keys of what is gone. Readers never see less meanwhile."""

from collections.abc import Iterator

from django.db import transaction

from directives.models import Passage
from directives.pieces import take_apart
from directives.printing import as_passage, replace_gone, replace_passages
from meetings.models import Edition, Erasure

COMPARED = ("kind", "key", "type", "listed_on", "headline", "text", "context", "units", "unit_codes", "folded", "row")


def rebuild() -> Iterator[Edition]:
    """Rewrites the passages of each current edition, one meeting a transaction; yields each edition when it is done."""
    for edition in Edition.objects.filter(is_current=True).order_by("pk").iterator(chunk_size=100):
        with transaction.atomic():
            replace_passages(edition)
            if not Erasure.objects.filter(key=edition.key).exists():  # what an erased one held is known only to Gone
                earlier = Edition.objects.filter(key=edition.key, audience=edition.audience)
                replace_gone(edition, earlier.values_list("document", flat=True))
        yield edition


def differences() -> Iterator[str]:
    """A sentence for each current edition whose passages are not what printing would write today."""
    for edition in Edition.objects.filter(is_current=True).order_by("pk").iterator(chunk_size=100):
        pieces = reversed(take_apart(edition.document)) if edition.document is not None else ()
        expected = [_facts(as_passage(edition, piece)) for piece in pieces]
        stored = Passage.objects.filter(audience=edition.audience, meeting_key=edition.key).order_by("pk")
        if expected != [_facts(passage) for passage in stored]:
            yield f"{edition}: its passages differ from the edition"


def _facts(passage: Passage) -> list[object]:
    return [getattr(passage, name) for name in COMPARED]
