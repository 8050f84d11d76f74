"""Editions that somebody changed with the triggers off: each change is found, and the edition is named."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from meetings import seal, verification, workflow
from meetings.erasure import erase
from meetings.models import Edition
from tests.factories import correct, make_record, release, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def records(cast: Any) -> SimpleNamespace:
    """Three meetings: corrected (public 1 and 2), withdrawn and released anew (3 editions), released last (1)."""
    corrected = correct(release(make_record(), cast), cast, title="区政府常务会议研究管网改造")
    returned = withdraw(release(make_record(), cast), cast)
    workflow.release(returned, by=cast.reviewer)
    newest = release(make_record(), cast)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what was printed is checked before anybody tampers with it
    return SimpleNamespace(corrected=corrected, returned=returned, newest=newest)


def tamper(statement: str, *values: Any) -> None:
    """What a superuser can do: no trigger and no foreign key stands in the way."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values or None)
        assert cursor.rowcount, "the statement changed nothing"
        cursor.execute("SET LOCAL session_replication_role = origin")


def found() -> str:
    return "\n".join(verification.faults())


def test_untouched_editions_have_no_fault(records):
    assert found() == ""
    assert Edition.objects.count() == 10


BOTH = "WHERE key = %s AND (audience, number) IN (('public', 2), ('internal', 1))"  # one stands, one is superseded
PUBLIC_2 = "WHERE key = %s AND audience = 'public' AND number = 2"
INTERNAL_1 = "WHERE key = %s AND audience = 'internal' AND number = 1"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("document = jsonb_set(document, '{summary}', to_jsonb(document->>'summary' || '。'))", "the document is not"),
        ("document = document || '{\"extra\": 1}'", "the document is not"),
        ("document = '{}'", "the document is not"),
        ("document = '[]'", "the document is not"),
        ("document = '{\"number\": 1e999}'", "the document is not"),
        ("document = 'null'::jsonb", "the document is not"),
        ("document = jsonb_set(document, '{listed_on}', '\"后天\"')", "the document is not"),
        ("document = NULL, type = NULL, title = NULL, held_on = NULL, listed_on = NULL", "the document is not"),
        ("document = '{}', document_digest = '" + seal.digest({}) + "'", "the document lacks"),
        ("document_digest = repeat('0', 64)", "the document is not"),
        ("note = note || '。'", "the note is not"),
        ("note_digest = repeat('0', 64)", "the note is not"),
        ("issued_at = issued_at + interval '1 microsecond'", "the chain is broken here"),
        ("digest = repeat('0', 64)", "the chain is broken here"),
        ("type = 'special'", "the list column type differs"),
        ("title = title || '。'", "the list column title differs"),
        ("held_on = held_on + 1", "the list column held_on differs"),
        ("held_on = NULL", "the list column held_on differs"),
        ("listed_on = listed_on - 1", "the list column listed_on differs"),
        ("key = 'zzzzzzzzzz'", "the chain is broken here"),
        ("number = 9", "expected edition"),
        ("chain_position = 99", "chain position 99"),
    ],
)
def test_a_changed_edition_is_named(records, change, words):
    key = records.corrected.key
    tamper(f"UPDATE meetings_edition SET {change} {BOTH}", key)

    shown = "zzzzzzzzzz" if change.startswith("key") else key
    for audience, number in (("public", 2), ("internal", 1)):
        number = 9 if change.startswith("number") else number
        assert f"{shown} {audience} {number}: {words}" in found()


def test_an_edition_moved_to_the_other_audience_is_named(records):
    tamper(
        "UPDATE meetings_edition SET audience = 'public', number = 7, chain_position = 70, is_current = false "
        + INTERNAL_1,
        records.corrected.key,
    )

    assert f"{records.corrected.key} public 7: the chain is broken here" in found()
    assert f"{records.corrected.key} internal 2: chain position" in found()


def test_a_flag_that_does_not_follow_the_numbers_is_named(records):
    tamper("UPDATE meetings_edition SET is_current = false " + PUBLIC_2, records.corrected.key)

    assert f"{records.corrected.key} public 2: the newest edition is not marked as current" in found()

    tamper(
        "UPDATE meetings_edition SET is_current = true WHERE key = %s AND audience = 'public' AND number = 1",
        records.corrected.key,
    )

    assert f"{records.corrected.key} public 1: marked as current, but a later edition follows" in found()


def test_an_edition_filed_under_another_meeting_is_named(records):
    tamper(f"UPDATE meetings_edition SET meeting_id = {records.newest.pk} {PUBLIC_2}", records.corrected.key)

    assert found() == f"{records.corrected.key} public 2: filed under another meeting"


def test_a_tombstone_that_was_given_words_is_named(records):
    tamper(
        "UPDATE meetings_edition SET note = '并未撤回' WHERE key = %s AND number = 2 AND audience = 'public'",
        records.returned.key,
    )

    assert f"{records.returned.key} public 2: the note is not the one that was printed" in found()


def test_a_removed_edition_is_missed_by_the_one_after_it(records):
    tamper("DELETE FROM meetings_edition WHERE key = %s AND audience = 'public'", records.corrected.key)

    assert f"{records.returned.key} public 1: chain position 3 follows 0; editions are missing" in found()


def test_the_newest_meeting_with_all_its_editions_is_missed_by_the_heads(records):
    tamper("DELETE FROM meetings_edition WHERE key = %s", records.newest.key)

    assert "internal: the chain ends at edition 3, its head says 4" in found()
    assert "public: the chain ends at edition 5, its head says 6" in found()


def test_a_whole_chain_is_missed_by_its_head(records):
    tamper("DELETE FROM meetings_edition WHERE audience = 'public'")

    assert found() == "public: the chain ends at edition 0, its head says 6; its end was changed"


@pytest.mark.parametrize("change", ["count = count - 1", "digest = repeat('0', 64)"])
def test_a_changed_head_is_named(records, change):
    tamper(f"UPDATE meetings_chainhead SET {change} WHERE audience = 'public'")

    assert found().startswith("public: the chain ends at edition 6")


def test_a_removed_head_is_named(records):
    tamper("DELETE FROM meetings_chainhead WHERE audience = 'public'")

    assert found().startswith("public: the chain ends at edition 6, its head says 0")


def test_a_forger_who_seals_his_change_breaks_all_that_follows(records):
    edition = Edition.objects.get(key=records.corrected.key, audience="public", number=2)
    forged = edition.document | {"title": "假标题"}
    previous = Edition.objects.get(audience="public", chain_position=edition.chain_position - 1).digest
    digest = seal.chain(
        previous=previous,
        document_digest=seal.digest(forged),
        note_digest=edition.note_digest,
        key=edition.key,
        audience="public",
        number=2,
        chain_position=edition.chain_position,
        issued_at=edition.issued_at,
    )

    tamper(
        "UPDATE meetings_edition SET document = jsonb_set(document, '{title}', '\"假标题\"'), title = '假标题',"
        " document_digest = %s, digest = %s WHERE id = %s",
        seal.digest(forged),
        digest,
        edition.pk,
    )

    assert found().startswith(f"{records.returned.key} public 1: the chain is broken here")


def test_an_edition_added_behind_the_press_is_named(records):
    tamper(
        "INSERT INTO meetings_edition (audience, number, chain_position, document, type, title, held_on, listed_on,"
        " meeting_id, key, issued_by_id, issued_at, note, document_digest, note_digest, digest, is_current)"
        " SELECT audience, 2, 7, document, type, title, held_on, listed_on, meeting_id, key, issued_by_id, issued_at,"
        " note, document_digest, note_digest, digest, false FROM meetings_edition"
        " WHERE audience = 'public' AND key = %s",
        records.newest.key,
    )

    assert f"{records.newest.key} public 2: the chain is broken here" in found()
    assert "public: the chain ends at edition 7, its head says 6" in found()


def test_an_erasure_leaves_no_fault_and_its_words_cannot_return(cast, records):
    document = Edition.objects.get(key=records.newest.key, audience="public").document
    erase(records.newest, by=cast.administrator, reason="误录涉密内容")

    assert found() == ""

    tamper(
        "UPDATE meetings_edition SET note = %s WHERE key = %s AND audience = 'public'",
        document["title"],
        records.newest.key,
    )
    assert f"{records.newest.key} public 1: recorded as erased, but words are there" in found()


def test_words_that_vanish_without_a_record_of_erasure_are_named(cast, records):
    erase(records.newest, by=cast.administrator, reason="误录涉密内容")

    tamper("DELETE FROM meetings_erasure")

    assert f"{records.newest.key} public 1: the document is not the one that was printed" in found()


def test_the_command_names_the_edition_and_exits_1(records, capsys):
    tamper(f"UPDATE meetings_edition SET title = '假标题' {PUBLIC_2}", records.corrected.key)

    with pytest.raises(SystemExit) as left:
        call_command("verify_editions")

    assert left.value.code == 1
    said = capsys.readouterr()
    assert said.err == f"{records.corrected.key} public 2: the list column title differs from the document\n"
    assert said.out == ""
