"""Rebuilding passages: it mends what differs, leaves what does not, and readers never see less."""

from threading import Event, Thread

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from directives.models import Passage
from directives.models.passage import Sample
from meetings import reindex
from tests.factories import correct, make_record, release

VISITOR = AnonymousUser()


@pytest.mark.django_db
def test_rebuilding_mends_what_differs_and_leaves_the_rest(cast):
    right, wrong = release(make_record(), cast), release(make_record(), cast)
    kept = set(Passage.objects.filter(meeting_key=right.key).values_list("pk", flat=True))
    Passage.objects.filter(meeting_key=wrong.key, kind="item").delete()
    Passage.objects.filter(meeting_key=wrong.key, kind="directive").update(folded="")

    assert len(list(reindex.differences())) == 2
    rebuilt = {edition.key for edition in reindex.rebuild()}

    assert rebuilt == {right.key, wrong.key}
    assert list(reindex.differences()) == []
    assert set(Passage.objects.filter(meeting_key=right.key).values_list("pk", flat=True)) == kept
    assert Passage.objects.visible_to(VISITOR).search("管网改造").filter(meeting_key=wrong.key).count() == 2


@pytest.mark.django_db
def test_a_passage_of_an_earlier_edition_is_named_and_taken_away(cast):
    meeting = release(make_record(), cast)
    correct(meeting, cast, title="区政府常务会议再次研究供水")
    earlier = meeting.editions.get(audience="public", number=1)
    stray = Passage.objects.filter(meeting_key=meeting.key, audience="public").first()
    stray.pk, stray.key, stray.edition = None, "kstray", earlier
    stray.save()

    assert [sentence for sentence in reindex.differences() if "not current" in sentence]
    list(reindex.rebuild())

    assert not Passage.objects.filter(key="kstray").exists()
    assert list(reindex.differences()) == []


@pytest.mark.django_db
def test_rebuilding_takes_the_samples_anew(cast):
    release(make_record(), cast)

    list(reindex.rebuild())

    assert set(Sample.objects.values_list("audience", "passages", "looked_at")) == {
        ("internal", 4, 4),
        ("public", 4, 4),
    }


@pytest.mark.django_db(transaction=True)
def test_readers_see_no_less_while_it_is_rebuilt(cast):
    for _ in range(3):
        release(make_record(), cast)
    Passage.objects.update(folded="x")
    whole = Passage.objects.visible_to(VISITOR).count()
    seen, is_done = [], Event()

    def read() -> None:
        while not is_done.is_set():
            seen.append(Passage.objects.visible_to(VISITOR).count())
        connection.close()

    reader = Thread(target=read)
    reader.start()
    list(reindex.rebuild())
    is_done.set()
    reader.join()

    assert set(seen) == {whole}
