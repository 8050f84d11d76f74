"""Editions that somebody changed with the triggers off: each change is found, and the edition is named."""

import pytest

from meetings import hash_chain
from meetings.erasure import erase
from meetings.models import Edition
from tests.meetings.verification.tampering import found, tamper

pytestmark = pytest.mark.django_db


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
        ("document = '{}', document_digest = '" + hash_chain.digest({}) + "'", "the document lacks"),
        ("document_digest = repeat('0', 64)", "the document is not"),
        ("note = note || '。'", "the note is not"),
        ("note_digest = repeat('0', 64)", "the note is not"),
        ("issued_at = issued_at + interval '1 microsecond'", "the chain is broken here"),
        ("digest = repeat('0', 64)", "the chain is broken here"),
        ("issued_by_id = submitted_by_id", "the chain is broken here"),
        ("submitted_by_id = approved_by_id", "the chain is broken here"),
        ("approved_by_id = NULL", "the chain is broken here"),
        ("people_salt = 'ab'", "the chain is broken here"),
        ("seal_version = 1, people_salt = '', submitted_by_id = NULL, approved_by_id = NULL", "the chain is broken"),
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
    edition.document = edition.document | {"title": "假标题"}
    edition.document_digest = hash_chain.digest(edition.document)
    previous = Edition.objects.get(audience="public", chain_position=edition.chain_position - 1).digest

    tamper(
        "UPDATE meetings_edition SET document = jsonb_set(document, '{title}', '\"假标题\"'), title = '假标题',"
        " document_digest = %s, digest = %s WHERE id = %s",
        edition.document_digest,
        hash_chain.chain(edition, previous=previous),
        edition.pk,
    )

    assert found().startswith(f"{records.returned.key} public 1: the chain is broken here")


def test_an_edition_added_behind_the_press_is_named(records):
    tamper(
        "INSERT INTO meetings_edition (audience, number, chain_position, document, type, title, held_on, listed_on,"
        " meeting_id, key, issued_by_id, issued_at, note, document_digest, note_digest, digest, is_current,"
        " seal_version, people_salt)"
        " SELECT audience, 2, 7, document, type, title, held_on, listed_on, meeting_id, key, issued_by_id, issued_at,"
        " note, document_digest, note_digest, digest, false, seal_version, people_salt FROM meetings_edition"
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


def test_who_stands_behind_an_edition_cannot_be_taken_off_by_the_older_rule(records):
    edition = Edition.objects.filter(audience="public").latest("chain_position")
    edition.seal_version, edition.people_salt, edition.submitted_by, edition.approved_by = 1, "", None, None
    previous = Edition.objects.get(audience="public", chain_position=edition.chain_position - 1).digest
    digest = hash_chain.chain(edition, previous=previous)

    tamper(
        "UPDATE meetings_edition SET seal_version = 1, people_salt = '', submitted_by_id = NULL, approved_by_id = NULL,"
        " digest = %s WHERE id = %s",
        digest,
        edition.pk,
    )
    tamper("UPDATE meetings_chainhead SET digest = %s WHERE audience = 'public'", digest)

    assert found() == f"{edition}: sealed by an older rule than the edition before it, which covers less"
