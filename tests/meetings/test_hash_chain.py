"""Who stands behind an edition: sealed since the second rule, and what the first rule sealed still verifies."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from meetings import hash_chain, reindex, verification
from meetings.models import ChainHead, Edition, Meeting, State
from tests.factories import act, approve, correct, make_meeting, make_record, release, reopen, withdraw

pytestmark = pytest.mark.django_db
OLD = Path(__file__).parent / "editions_sealed_by_1.json"  # as the first rule printed them, digests and all


@pytest.fixture
def old(cast: Any) -> Meeting:
    """A meeting that was approved, released and withdrawn when editions were sealed by the first rule."""
    rows = json.loads(OLD.read_text(encoding="utf-8"))
    meeting = make_meeting(key=rows[0]["key"])
    at = rows[0]["issued_at"]
    desk = Meeting.objects.filter(pk=meeting.pk)
    desk.update(state=State.IN_REVIEW, submitted_by=cast.secretary, submitted_at=at, submitted_version=1)
    meeting.levels.create(level=1, last=1, by=cast.reviewer, version=desk.get().version)
    desk.update(state=State.APPROVED, approved_by=cast.reviewer, approved_at=at)
    for row in rows:
        Edition.objects.create(meeting=meeting, issued_by=cast.reviewer, **row | {"issued_at": moment(row)})
    for audience in ("internal", "public"):
        end = Edition.objects.filter(audience=audience).latest("chain_position")
        ChainHead.objects.create(audience=audience, count=end.chain_position, digest=end.digest)
    list(reindex.rebuild())
    return Meeting.objects.get(pk=meeting.pk)


def moment(row: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(row["issued_at"])


def test_editions_of_the_first_rule_verify(old):
    assert list(verification.faults()) == []
    assert set(Edition.objects.values_list("seal_version", flat=True)) == {1}


def test_a_chain_goes_on_by_the_second_rule(cast, old):
    act("release", old, by=cast.deputy)
    correct(old, cast, title="区政府常务会议研究管网改造")

    assert list(verification.faults()) == []
    sealed = Edition.objects.order_by("audience", "chain_position").values_list("audience", "seal_version")
    assert list(sealed) == [
        ("internal", 1),
        ("internal", 2),
        ("public", 1),
        ("public", 1),
        ("public", 2),
        ("public", 2),
    ]


def test_who_approved_by_the_first_rule_is_known_by_who_printed(cast, old):
    edition = act("release", old, by=cast.deputy)

    assert (edition.submitted_by, edition.approved_by, edition.issued_by) == (None, cast.reviewer, cast.deputy)


def test_an_edition_says_who_submitted_approved_and_issued_it(cast):
    meeting = make_record()
    approve(meeting, cast)
    act("release", meeting, by=cast.deputy)
    withdraw(meeting, cast)

    people = Edition.objects.order_by("audience", "number").values_list("submitted_by", "approved_by", "issued_by")
    secretary, reviewer, deputy = cast.secretary.pk, cast.reviewer.pk, cast.deputy.pk
    assert list(people) == [(secretary, reviewer, reviewer), (secretary, reviewer, deputy), (None, None, reviewer)]


def test_a_release_after_reopening_names_who_reviewed_what_is_released(cast):
    meeting = approve(make_record(), cast)
    act("release", meeting, by=cast.reviewer)
    withdraw(meeting, cast)
    reopened = reopen(meeting, cast)
    reopened.title = "区政府常务会议研究管网改造"
    reopened.save()
    act("submit", reopened, by=cast.secretary)
    act("approve", reopened, by=cast.deputy)

    edition = act("release", reopened, by=cast.reviewer)

    assert (edition.approved_by, edition.issued_by) == (cast.deputy, cast.reviewer)


def test_two_editions_of_the_same_people_do_not_show_it(cast):
    release(make_record(), cast)

    one, other = Edition.objects.order_by("audience")

    assert hash_chain.people(one) != hash_chain.people(other)
    assert len({one.people_salt, other.people_salt}) == 2


def test_readers_are_told_nothing_of_who(client, cast):
    meeting = release(make_record(), cast)
    edition = Edition.objects.get(key=meeting.key, audience="public")

    for address in (f"/meetings/{meeting.key}/", f"/meetings/{meeting.key}.json", "/changes/", "/changes.json"):
        text = client.get(address).content.decode()
        assert edition.people_salt not in text
        assert hash_chain.people(edition) not in text
        assert not {name for name in ("secretary", "reviewer") if name in text}


@pytest.mark.parametrize(
    "text", ["", "public", "public:1", "public:0:" + "a" * 64, "public:1:" + "A" * 64, "public:x:" + "a" * 64]
)
def test_what_is_no_head_is_not_read(text):
    with pytest.raises(ValueError, match="^" + text):
        hash_chain.Head.read(text)


def test_a_head_is_read_in_the_form_it_is_printed(cast):
    release(make_record(), cast)
    head = ChainHead.objects.get(audience="public")

    assert hash_chain.Head.read(f" {head}\n") == ("public", 1, head.digest)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT concat_ws(':', audience, count, digest) FROM meetings_chainhead WHERE audience = 'public'"
        )
        assert cursor.fetchone() == (str(head),)
