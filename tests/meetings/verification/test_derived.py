"""What readers find against the editions it was taken from."""

import pytest

from directives.models import Gone, Passage
from meetings import reindex
from tests.factories import withdraw
from tests.meetings.verification.tampering import found, run, tamper

pytestmark = pytest.mark.django_db
NOT_GONE = "what is told to be gone is not what earlier editions held and this one does not"
OF = "WHERE audience = 'public' AND meeting_key = %s"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE directives_passage SET text = '改' {OF}",
        f"UPDATE directives_passage SET row = '{{}}' {OF}",
        f"UPDATE directives_passage SET folded = '' {OF} AND kind = 'directive'",
        f"UPDATE directives_passage SET listed_on = listed_on + 1 {OF} AND kind = 'summary'",
        f"DELETE FROM directives_passage {OF} AND kind = 'item'",
    ],
)
def test_a_changed_passage_is_named_by_its_edition(records, statement):
    run(statement, records.newest.key)

    assert found() == f"{records.newest.key} public 1: its passages differ from the edition"


@pytest.mark.parametrize(
    "change",
    ["meeting_key = 'kzzzzzzz'", "audience = 'internal'", "edition_id = (SELECT min(id) FROM meetings_edition)"],
)
def test_a_passage_that_is_filed_elsewhere_is_named(records, change):
    newest = Passage.objects.filter(audience="public", meeting_key=records.newest.key)
    forged = newest.filter(kind="summary").get()
    forged.pk, forged.key = None, "kforged2"
    forged.save()
    assert "its passages differ" in found()

    run(f"UPDATE directives_passage SET {change} WHERE key = 'kforged2'")

    assert "the passage kforged2 is of no current edition, or filed under another" in found()
    list(reindex.rebuild())
    assert found() == ""


def test_what_is_no_longer_told_to_be_gone_is_named_and_mended(records):
    Gone.objects.create(audience="public", key="kforged2", meeting_key=records.newest.key)
    Gone.objects.create(audience="public", key="kforged3", meeting_key="kzzzzzzz")

    assert found().splitlines() == [
        f"{records.newest.key} public 1: {NOT_GONE}",
        "kzzzzzzz public: kforged3 is told to be gone, but nothing was ever printed",
    ]
    list(reindex.rebuild())
    assert found() == ""


def test_what_is_gone_and_not_told_is_named_and_mended(cast, records):
    withdraw(records.newest, cast)
    Gone.objects.filter(meeting_key=records.newest.key).delete()

    assert found() == f"{records.newest.key} public 2: {NOT_GONE}"
    list(reindex.rebuild())
    assert found() == ""
    assert Gone.objects.filter(meeting_key=records.newest.key, audience="public").count() == 3


def test_a_document_that_is_none_of_ours_is_named(records):
    tamper("UPDATE meetings_edition SET document = '[]' WHERE key = %s AND audience = 'public'", records.newest.key)

    assert f"{records.newest.key} public 1: its passages cannot be compared" in found()
