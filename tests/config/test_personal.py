"""What is for one person alone: messages end with the session, and no cache keeps what was made for somebody."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_record, make_user, release

pytestmark = pytest.mark.django_db
NUMBER = "987654"


def leave_message(client):
    """A message that names a number waits for the next page."""
    assert client.get(reverse("admin:meetings_report_change", args=[NUMBER])).status_code == 302


def tells(answer):
    return NUMBER in answer.content.decode()


PAGES = ("home", "meetings:list", "directives:search", "login")


@pytest.mark.parametrize("page", PAGES)
def test_messages_end_when_somebody_signs_out(client, cast, page):
    client.force_login(cast.secretary)
    leave_message(client)

    client.post(reverse("logout"))

    assert not tells(client.get(reverse(page)))


def test_the_next_person_sees_none_of_them(client, cast):
    client.force_login(cast.secretary)
    leave_message(client)

    for leave in (lambda: client.post(reverse("logout")), lambda: None):
        leave()
        client.post(reverse("login"), {"username": "reviewer", "password": "jiyao-demo"})
        client.force_login(cast.reviewer)
        assert not tells(client.get(reverse("home")))


def test_messages_of_an_account_that_was_ended_are_shown_to_nobody(client, cast):
    client.force_login(cast.secretary)
    leave_message(client)

    cast.secretary.is_active = False
    cast.secretary.save()

    assert not tells(client.get(reverse("home")))


def test_messages_travel_in_no_cookie(client, cast):
    client.force_login(cast.secretary)

    leave_message(client)

    assert "messages" not in client.cookies


def test_who_it_is_for_sees_a_message_once(client, cast):
    client.force_login(cast.secretary)
    leave_message(client)

    first, second = client.get(reverse("home")), client.get(reverse("home"))

    assert tells(first)
    assert not tells(second)


@pytest.mark.parametrize("page", [*PAGES[:-1], "password_change"])
def test_a_page_that_shows_a_message_is_kept_by_no_cache(client, cast, page):
    client.force_login(cast.secretary)
    leave_message(client)

    answer = client.get(reverse(page))

    assert tells(answer)
    assert answer["Cache-Control"] == "private, no-store"


def test_whatever_somebody_signed_in_gets_is_kept_by_no_shared_cache(client, cast):
    meeting = release(make_record(), cast)
    for user in (cast.official, cast.secretary, make_user("stranger", role="official")):
        client.force_login(user)
        for address in ("/", "/nowhere/", f"/meetings/{meeting.key}.json", "/meetings/kxxxxxxxx/"):
            kept = client.get(address)["Cache-Control"]
            assert "private" in kept, address
            assert "public" not in kept, address
        for name in ("password_change", "password_change_done", "admin:index"):
            assert "private" in client.get(reverse(name))["Cache-Control"], name


def test_what_visitors_get_may_be_kept_as_before(cast):
    release(make_record(), cast)

    answer = Client().get(reverse("home"))

    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
