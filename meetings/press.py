"""The press: prints editions into their audience's chain, with all that is derived from them. Called by verbs alone."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from directives import printing
from meetings import seal
from meetings.models import ChainHead, Edition, Meeting, User
from meetings.parser.codes import Audience


@transaction.atomic
def print_edition(
    meeting: Meeting, audience: Audience, document: dict[str, Any] | None, *, by: User, at: datetime, note: str = ""
) -> Edition:
    """Prints ``document`` (None: a tombstone) as the current edition of the meeting for one audience.

    The chain's head is locked until the transaction ends, so that chains have no forks; callers lock the meeting first.
    """
    head = _locked_head(audience)
    earlier = Edition.objects.filter(key=meeting.key, audience=audience.value)
    number = earlier.latest_number() + 1
    earlier.filter(is_current=True).update(is_current=False)
    sealed = {
        "document_digest": seal.digest(document),
        "note_digest": seal.digest(note),
        "key": meeting.key,
        "audience": audience.value,
        "number": number,
        "chain_position": head.count + 1,
        "issued_at": at,
    }
    edition = Edition.objects.create(
        meeting=meeting,
        issued_by=by,
        note=note,
        document=document,
        **sealed,
        **list_columns(document),
        digest=seal.chain(previous=head.digest, **sealed),
    )
    ChainHead.objects.filter(pk=head.pk).update(count=edition.chain_position, digest=edition.digest)
    printing.replace_passages(edition)
    printing.replace_gone(edition, earlier.values_list("document", flat=True))
    return edition


def _locked_head(audience: Audience) -> ChainHead:
    ChainHead.objects.get_or_create(audience=audience.value, defaults={"digest": seal.GENESIS})
    return ChainHead.objects.select_for_update().get(audience=audience.value)


def list_columns(document: dict[str, Any] | None) -> dict[str, Any]:
    """What an edition repeats of its document for lists; all null where there is none."""
    if document is None:
        return {"type": None, "title": None, "held_on": None, "listed_on": None}
    return {
        "type": document["type"],
        "title": document["title"],
        "held_on": document["held_on"] and date.fromisoformat(document["held_on"]),
        "listed_on": date.fromisoformat(document["listed_on"]),
    }
