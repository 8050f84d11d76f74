"""Rebuilding passages: it mends what differs, leaves what does not, and readers never see less."""

from datetime import datetime
from threading import Event, Thread
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, connections

from directives.models import Passage
from directives.models.passage import Sample
from directives.search.queries.query import parse
from directives.search.results.results import Search
from meetings import reindex
from tests.factories import act, approve, correct, make_record, release

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
    assert [hit.passage.meeting_key for hit in Search(VISITOR, parse("管网改造")).page()].count(wrong.key) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/St_Johns"])
def test_nothing_differs_when_the_time_of_printing_was_given_in_another_zone(cast, zone):
    meeting = approve(make_record(), cast)
    act("release", meeting, by=cast.reviewer, at=datetime(2026, 3, 6, 9, 30, tzinfo=ZoneInfo(zone)))

    assert list(reindex.differences()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/St_Johns"])
def test_nothing_differs_when_the_connection_has_another_zone(cast, zone, monkeypatch):
    release(make_record(), cast)

    try:
        with monkeypatch.context() as patch:
            patch.setitem(connection.settings_dict, "TIME_ZONE", zone)
            connect_anew()
            assert str(Passage.objects.select_related("edition").first().edition.issued_at.tzinfo) == zone
            assert list(reindex.differences()) == []
    finally:
        connect_anew()


def connect_anew() -> None:
    """The next query opens a connection, with the zone that the settings give it then."""
    connection.close()
    for name in ("timezone", "timezone_name"):
        vars(connections["default"]).pop(name, None)


@pytest.mark.django_db
def test_a_passage_of_an_earlier_edition_is_named_and_taken_away(cast):
    meeting = release(make_record(), cast)
    correct(meeting, cast, title="区政府常务会议再次研究供水")
    earlier = meeting.editions.get(audience="public", number=1)
    stray = Passage.objects.filter(meeting_key=meeting.key, audience="public").first()
    stray.pk, stray.key, stray.edition = None, "kstray", earlier
    stray.save()

    assert [sentence for sentence in reindex.differences() if "kstray is of no current edition" in sentence]
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
