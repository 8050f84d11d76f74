"""Printed editions against raw SQL: the database itself refuses, and its message begins with the name of the rule."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from meetings.models import ChainHead, Edition, Erasure
from tests.factories import correct, make_meeting, make_record, release, reopen, withdraw

pytestmark = pytest.mark.django_db


@contextmanager
def refused(rule: str) -> Iterator[None]:
    """The block breaks the rule, and the database says so; what came before stands."""
    with pytest.raises(IntegrityError, match=f"^{rule}: "), transaction.atomic():
        yield


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def commit() -> None:
    """What a commit would check, while the test's own transaction goes on."""
    run("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


CHANGES = {
    "id": "id + 1000",
    "meeting_id": "meeting_id + 1",
    "key": "'zzzzzzzzzz'",
    "audience": "'internal'",
    "number": "number + 1",
    "chain_position": "chain_position + 1000",
    "issued_at": "issued_at + interval '1 microsecond'",
    "issued_by_id": "issued_by_id + 1",
    "submitted_by_id": "issued_by_id",
    "approved_by_id": "NULL",
    "seal_version": "1",
    "people_salt": "'0'",
    "note": "note || '。'",
    "document": "jsonb_set(document, '{summary}', '\"改\"')",
    "document_digest": "repeat('0', 64)",
    "note_digest": "repeat('0', 64)",
    "digest": "repeat('0', 64)",
    "type": "'special'",
    "title": "title || '。'",
    "held_on": "held_on + 1",
    "listed_on": "listed_on + 1",
}


def test_every_column_is_tried():
    assert set(CHANGES) | {"is_current"} == {field.column for field in Edition._meta.concrete_fields}


@pytest.mark.parametrize("column", CHANGES)
def test_no_column_of_an_edition_can_be_updated(cast, column):
    release(make_record(), cast)

    with refused("edition_is_frozen"):
        run(f"UPDATE meetings_edition SET {column} = {CHANGES[column]} WHERE audience = 'public'")


def test_an_edition_cannot_lose_its_words_without_an_erasure(cast):
    release(make_record(), cast)

    with refused("edition_is_frozen"):
        run(BLANK)


def test_an_erasure_takes_all_words_or_none(cast):
    meeting = release(make_record(), cast)
    record_erasure(meeting.key, cast)

    with refused("edition_is_frozen"):
        run("UPDATE meetings_edition SET document = NULL, type = NULL, title = NULL, held_on = NULL")
    with refused("edition_is_frozen"):
        run(BLANK.replace("note = ''", "note = '改'"))
    run(BLANK)

    with refused("edition_is_frozen"):
        run("UPDATE meetings_edition SET note = '恢复'")


def test_the_erasure_of_one_meeting_opens_no_other(cast):
    erased, kept = release(make_record(), cast), release(make_record(), cast)
    record_erasure(erased.key, cast)

    with refused("edition_is_frozen"):
        run(f"{BLANK} WHERE key = %s", kept.key)


BLANK = (
    "UPDATE meetings_edition SET document = NULL, note = '', type = NULL, title = NULL, held_on = NULL,"
    " listed_on = NULL"
)


def record_erasure(key, cast):
    Erasure.objects.create(
        key=key, erased_at="2026-03-06T08:00Z", erased_by=cast.administrator, reason="误录涉密内容", editions=2
    )


def test_an_edition_cannot_be_deleted(cast):
    release(make_record(), cast)

    with refused("edition_is_kept"):
        run("DELETE FROM meetings_edition")
    with refused("edition_is_kept"):
        Edition.objects.all().delete()

    assert Edition.objects.count() == 2


def test_editions_cannot_be_truncated(cast):
    release(make_record(), cast)
    commit()  # no pending check stands in the way of the truncation

    for table, rule in (
        ("meetings_edition", "editions_are_kept"),
        ("meetings_chainhead", "chain_heads_are_kept"),
        ("meetings_erasure", "erasures_are_kept"),
    ):
        with refused(rule):
            run(f"TRUNCATE {table} CASCADE")


def test_the_meeting_of_an_edition_cannot_be_deleted_or_truncated(cast):
    meeting = reopen(release(make_meeting(), cast), cast)
    commit()  # no pending check stands in the way of the truncation

    with pytest.raises(ProtectedError):
        meeting.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        run("DELETE FROM meetings_meeting; SET CONSTRAINTS ALL IMMEDIATE")
    with refused("rows_leave_singly"):
        run("TRUNCATE meetings_meeting CASCADE")

    assert meeting.editions.count() == 2


def test_an_edition_cannot_be_hidden(cast):
    release(make_record(), cast)

    with refused("edition_has_successor"):
        run("UPDATE meetings_edition SET is_current = false WHERE audience = 'public'")
        commit()


@pytest.mark.django_db(transaction=True)
def test_a_hidden_edition_is_refused_when_the_transaction_commits(cast):
    meeting = release(make_record(), cast)

    with refused("edition_has_successor"):
        Edition.objects.filter(audience="public").update(is_current=False)
        assert not Edition.objects.visible_to(cast.visitor).exists()

    assert Edition.objects.visible_to(cast.visitor).get().key == meeting.key


def test_an_edition_cannot_be_revived(cast):
    correct(release(make_record(), cast), cast, title="区政府常务会议研究管网改造")

    with refused("edition_is_frozen"):
        run("UPDATE meetings_edition SET is_current = true WHERE number = 1 AND audience = 'public'")
    with refused("edition_is_frozen"):  # not even in the place of the one that stands
        run("UPDATE meetings_edition SET is_current = false WHERE number = 2 AND audience = 'public'")
        run("UPDATE meetings_edition SET is_current = true WHERE number = 1 AND audience = 'public'")


def test_a_withdrawn_edition_cannot_be_revived(cast):
    withdraw(release(make_record(), cast), cast)

    with refused("edition_is_frozen"):
        run("UPDATE meetings_edition SET is_current = true WHERE number = 1 AND audience = 'public'")


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ("'press', 2, 2, '{}'::jsonb, 'executive', '题', '2026-03-05'", "edition_audience_is_known"),
        ("'public', 0, 2, '{}'::jsonb, 'executive', '题', '2026-03-05'", "edition_counts_from_one"),
        ("'public', 1, 2, '{}'::jsonb, 'executive', '题', '2026-03-05'", "edition_number"),
        ("'public', 2, 1, '{}'::jsonb, 'executive', '题', '2026-03-05'", "edition_chain_position"),
        ("'public', 2, 2, '{}'::jsonb, 'executive', '题', '2026-03-05'", "edition_current"),
        ("'public', 2, 2, '{}'::jsonb, 'executive', NULL, '2026-03-05'", "edition_lists_what_it_holds"),
        ("'public', 2, 2, NULL::jsonb, 'executive', '题', '2026-03-05'", "edition_lists_what_it_holds"),
    ],
)
def test_an_edition_that_does_not_fit_cannot_be_inserted(cast, facts, constraint):
    release(make_record(), cast)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        run(
            "INSERT INTO meetings_edition (audience, number, chain_position, document, type, title, listed_on,"
            " meeting_id, key, issued_by_id, issued_at, note, document_digest, note_digest, digest, is_current,"
            " seal_version, people_salt)"
            f" SELECT {facts}::date, meeting_id, key, issued_by_id, issued_at, '',"
            " digest, digest, digest, true, seal_version, people_salt FROM meetings_edition WHERE audience = 'public'"
        )


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE meetings_chainhead SET digest = repeat('0', 64)", "chain_only_grows"),
        ("UPDATE meetings_chainhead SET count = count - 1", "chain_only_grows"),
        ("UPDATE meetings_chainhead SET count = count + 2", "chain_only_grows"),
        ("UPDATE meetings_chainhead SET count = count + 1, audience = audience || '2'", "chain_only_grows"),
        ("DELETE FROM meetings_chainhead", "chain_head_is_kept"),
    ],
)
def test_the_head_of_a_chain_only_grows(cast, statement, rule):
    release(make_record(), cast)

    with refused(rule):
        run(statement)

    assert set(ChainHead.objects.values_list("audience", "count")) == {("internal", 1), ("public", 1)}


def test_the_record_of_an_erasure_stays(cast):
    record_erasure(make_meeting().key, cast)

    with refused("erasure_is_frozen"):
        run("UPDATE meetings_erasure SET reason = '无'")
    with refused("erasure_is_kept"):
        run("DELETE FROM meetings_erasure")
    with pytest.raises(IntegrityError, match="erasure_has_a_reason"), transaction.atomic():
        Erasure.objects.create(
            key="x", erased_at="2026-03-06T08:00Z", erased_by=cast.administrator, reason="", editions=0
        )


@pytest.mark.parametrize("facts", ["1, 'ab', NULL", "2, '', NULL", "1, '', issued_by_id", "3, 'ab', NULL"])
def test_an_edition_that_does_not_say_how_it_is_sealed_cannot_be_inserted(cast, facts):
    release(make_record(), cast)

    with pytest.raises(IntegrityError, match="edition_seals_its_people"), transaction.atomic():
        run(
            "INSERT INTO meetings_edition (audience, number, chain_position, meeting_id, key, issued_by_id, issued_at,"
            " note, document_digest, note_digest, digest, is_current, seal_version, people_salt, submitted_by_id)"
            " SELECT audience, 9, 9, meeting_id, key, issued_by_id, issued_at, '', digest, digest, digest, false,"
            f" {facts} FROM meetings_edition LIMIT 1"
        )
