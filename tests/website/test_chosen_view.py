"""The easy view: chosen by an address, remembered by a cookie, and never given to who did not choose it."""

import pytest
from django.test import Client

from tests.factories import make_record, release
from website.public_answers import memory

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
EASY = 'data-view="easy"'


@pytest.fixture(autouse=True)
def with_memory(monkeypatch, without_memory):
    monkeypatch.setattr(memory.answers, "most", 10_000_000)


@pytest.fixture
def reader():
    """Somebody who chose the easy view before."""
    client = Client()
    client.cookies["view"] = "easy"
    return client


def body(answer):
    return answer.content.decode()


def test_the_address_chooses_and_a_cookie_remembers(client):
    chosen = client.get("/?view=easy")

    assert EASY in body(chosen)
    assert EASY in body(client.get("/meetings/"))
    cookie = chosen.cookies["view"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["path"]) == ("easy", True, "Lax", "/")

    assert EASY not in body(client.get("/?view=standard"))
    assert EASY not in body(client.get("/meetings/"))


def test_what_chooses_is_for_one_browser_alone(client, cast):
    release(make_record(), cast)

    answer = client.get("/meetings/?view=easy")

    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.has_header("ETag")
    assert not memory.answers.kept


def test_each_view_has_its_own_answers_in_memory_and_its_own_validators(client, reader):
    plain, easy = client.get("/"), reader.get("/")

    for one, other, asks in ((plain, easy, client), (easy, plain, reader)):
        assert body(asks.get("/")) == body(one) != body(other)
        assert asks.get("/", headers={"if-none-match": one["ETag"]}).status_code == 304
        assert asks.get("/", headers={"if-none-match": other["ETag"]}).status_code == 200
    assert len(memory.answers.kept) == 2


def test_a_copy_of_one_view_is_not_taken_for_the_other_by_its_time(client, reader, cast):
    release(make_record(), cast)
    known = {"if-modified-since": client.get("/")["Last-Modified"]}

    assert client.get("/", headers=known).status_code == 304
    assert reader.get("/", headers=known).status_code == 200


@pytest.mark.parametrize("value", ["", "huge", "easy2"])
def test_no_other_view_is_known(client, value):
    answer = client.get(f"/?view={value}")
    client.cookies["view"] = value

    assert EASY not in body(answer) + body(client.get("/"))
    assert not answer.cookies


def test_every_page_leads_to_the_other_view_and_keeps_its_filters(client, reader):
    assert 'href="?type=special&amp;view=easy"' in body(client.get("/meetings/?type=special"))
    assert 'href="?type=special&amp;view=standard"' in body(reader.get("/meetings/?type=special"))
    assert 'href="?view=easy"' in body(client.get("/nowhere/"))


def test_somebody_signed_in_chooses_too(client, cast):
    client.force_login(cast.official)

    assert EASY in body(client.get("/?view=easy"))
    assert EASY in body(client.get("/meetings/"))
