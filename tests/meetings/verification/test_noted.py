"""Ends of chains that somebody noted elsewhere, against chains that were rewound or rewritten without a trace."""

import pytest

from meetings import hash_chain
from meetings.models import ChainHead, Edition
from tests.factories import make_record, release
from tests.meetings.verification.tampering import found, tamper

pytestmark = pytest.mark.django_db


def noted(audience="public"):
    return hash_chain.Head.read(str(ChainHead.objects.get(audience=audience)))


def test_a_head_that_was_noted_is_still_there_when_the_chain_has_grown(cast, records):
    heads = noted("public"), noted("internal")
    release(make_record(), cast)

    assert found(*heads) == ""


def test_a_chain_that_was_rewound_is_seen_by_what_was_noted_alone(records):
    head, key = noted(), records.newest.key
    tamper("DELETE FROM directives_passage WHERE meeting_key = %s", key)
    tamper("DELETE FROM meetings_edition WHERE key = %s", key)
    tamper("DELETE FROM meetings_meetingevent WHERE key = %s", key)
    tamper("DELETE FROM meetings_meeting WHERE key = %s", key)
    rewind()

    assert found() == ""
    assert found(head) == f"{head}: the chain has no edition 6 any more; its end was removed"


def test_a_chain_that_was_rewritten_is_seen_by_what_was_noted_alone(records):
    head, second = noted(), Edition.objects.get(audience="public", chain_position=2)
    earlier = hash_chain.Head("public", 2, second.digest)
    reseal(Edition.objects.get(audience="public", chain_position=4), note="改写的说明")
    rewind()

    assert found() == ""
    now = noted().digest
    assert found(head, earlier) == f"{head}: edition 6 has the digest {now}; the chain was rewritten"


def rewind():
    """Sets each head to the end of its chain, as a careful forger would."""
    for audience in ("internal", "public"):
        end = Edition.objects.filter(audience=audience).latest("chain_position")
        tamper(
            "UPDATE meetings_chainhead SET count = %s, digest = %s WHERE audience = %s",
            end.chain_position,
            end.digest,
            audience,
        )


def reseal(edition, note):
    """Gives an edition another note, and all that follow it the digests which then fit."""
    tamper(
        "UPDATE meetings_edition SET note = %s, note_digest = %s WHERE id = %s",
        note,
        hash_chain.digest(note),
        edition.pk,
    )
    chain = Edition.objects.filter(audience=edition.audience).order_by("chain_position")
    previous = chain.get(chain_position=edition.chain_position - 1).digest
    for one in chain.filter(chain_position__gte=edition.chain_position):
        previous = hash_chain.chain(one, previous=previous)
        tamper("UPDATE meetings_edition SET digest = %s WHERE id = %s", previous, one.pk)
