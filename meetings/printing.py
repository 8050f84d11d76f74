"""The press: prints editions into their audience's chain, with all that is derived from them. Called by verbs alone."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from directives import passages
from meetings import hash_chain
from meetings.models import ChainHead, Edition, Meeting, User
from meetings.record.schemas import read_document
from records.codes import Audience
from records.fields import Document

TICK = timedelta(microseconds=1)
LONGEST_WAIT = timedelta(minutes=2)  # no transaction waits as long


@transaction.atomic
def print_edition(
    meeting: Meeting,
    audience: Audience,
    document: Document | None,
    *,
    by: User,
    at: datetime,
    note: str = "",
    submitted_by_id: int | None = None,
    approved_by_id: int | None = None,
) -> Edition:
    """Prints ``document`` (None: a tombstone, which nobody submits) as the meeting's current edition for one audience.

    The chain's head is locked until the transaction ends, so that chains have no forks; callers lock the meeting first
    and ask ``time_of`` for the time, where they write it elsewhere too.
    """
    head = _locked_head(audience)
    at = _after_the_last(head, at)
    earlier = Edition.objects.filter(key=meeting.key, audience=audience.value)
    edition = Edition(
        meeting=meeting,
        key=meeting.key,
        audience=audience.value,
        number=earlier.latest_number() + 1,
        chain_position=head.count + 1,
        issued_at=at,
        issued_by=by,
        submitted_by_id=submitted_by_id,
        approved_by_id=approved_by_id,
        note=note,
        document=document,
        document_digest=hash_chain.digest(document),
        note_digest=hash_chain.digest(note),
        seal_version=hash_chain.VERSION,
        people_salt=hash_chain.new_salt(),
        **list_columns(document),
    )
    edition.digest = hash_chain.chain(edition, previous=head.digest)
    earlier.filter(is_current=True).update(is_current=False)
    edition.save(force_insert=True)
    ChainHead.objects.filter(pk=head.pk).update(count=edition.chain_position, digest=edition.digest)
    as_read = read_document(edition)
    passages.replace_passages(edition, as_read)
    passages.replace_gone(edition, as_read, map(read_document, earlier.only("document")))
    return edition


def _locked_head(audience: Audience) -> ChainHead:
    ChainHead.objects.get_or_create(audience=audience.value, defaults={"digest": hash_chain.GENESIS})
    return ChainHead.objects.select_for_update().get(audience=audience.value)


def time_of(audience: Audience, at: datetime) -> datetime:
    """The time of an edition to be printed: later than that of the one before it, also where two are printed at once.

    The chain's head is locked from now on. All that a verb writes bears this time, by which it is found together.
    A verb knows its time before it waits for the chain; whoever follows the acts by their times would miss one that
    came later with an earlier time. A clock that was set back by more is none of our making, and stays as it is.
    """
    return _after_the_last(_locked_head(audience), at)


def _after_the_last(head: ChainHead, at: datetime) -> datetime:
    last = Edition.objects.filter(audience=head.audience, chain_position=head.count).values_list("issued_at", flat=True)
    before = last.first()
    return before + TICK if before and at <= before < at + LONGEST_WAIT else at


def list_columns(document: Document | None) -> dict[str, Any]:
    """What an edition repeats of its document for lists; all null where there is none."""
    if document is None:
        return {"type": None, "title": None, "held_on": None, "listed_on": None}
    return {
        "type": document["type"],
        "title": document["title"],
        "held_on": document["held_on"] and date.fromisoformat(document["held_on"]),
        "listed_on": date.fromisoformat(document["listed_on"]),
    }
