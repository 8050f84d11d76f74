"""How long one stays signed in, what a session is called and kept in, and the page of one's own sessions."""

import os
import re
import subprocess
import sys

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from config.sessions import ASKING
from meetings.models import AccessEntry, Act, Session, User
from tests.config.test_environment import SOUND
from tests.html_form import fields_of
from website.errors import Busy

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
OWN = "/accounts/sessions/"
LEFT = "/accounts/session/"


def sign_in(name="secretary", client=None, **headers):
    browser = client or Client()
    browser.post("/accounts/login/", {"username": name, "password": "jiyao-demo"}, **headers)
    return browser


def is_signed_in(browser):
    return browser.get("/accounts/password/").status_code == 200


def let_pass(browser, **seconds):
    """As if the session had begun, or been used last, so much earlier."""
    session = browser.session
    for name, value in seconds.items():
        session[name] -= value
    session.save()


def seen(browser):
    return browser.session["seen"]


# Time


def test_a_session_that_nobody_uses_ends_after_two_hours_and_that_is_noted(cast):
    browser = sign_in()
    let_pass(browser, seen=7190)
    assert is_signed_in(browser)

    let_pass(browser, seen=7201)

    assert not is_signed_in(browser)
    assert not Session.objects.filter(account=cast.secretary).exists()
    assert AccessEntry.objects.get(act=Act.SESSION_ENDED).account == cast.secretary


def test_a_session_in_use_ends_half_a_day_after_signing_in(cast):
    browser = sign_in()
    let_pass(browser, began=43_190)
    assert is_signed_in(browser)

    let_pass(browser, began=11)

    assert not is_signed_in(browser)


def test_the_limits_are_the_offices_to_set(cast, settings):
    settings.SESSION_IDLE, settings.SESSION_COOKIE_AGE = 600, 3600
    browser = sign_in()
    let_pass(browser, seen=601)
    assert not is_signed_in(browser)

    browser = sign_in()
    let_pass(browser, began=3601)
    assert not is_signed_in(browser)


def test_what_was_typed_when_the_time_was_over_comes_back_after_signing_in(cast):
    browser = sign_in()
    let_pass(browser, seen=7201)

    page = browser.post("/admin/meetings/report/add/", {"text": "一篇会议稿", "step": "read"})

    assert page.status_code == 403
    assert page.templates[0].name == "registration/sign_in_again.html"
    assert fields_of(page)["text"] == ["一篇会议稿"]


def test_using_the_site_prolongs_the_session_and_asking_does_not(cast):
    browser = sign_in()
    let_pass(browser, seen=3000)
    before = seen(browser)

    assert browser.get(LEFT).json()["left"] in range(4190, 4201)
    assert seen(browser) == before
    assert browser.post(LEFT).json()["left"] > 7190
    let_pass(browser, seen=3000)
    browser.get("/admin/")
    assert browser.get(LEFT).json()["left"] > 7190


def test_who_is_not_signed_in_has_no_time_left(client):
    answer = client.get(LEFT)

    assert (answer.json(), answer["Cache-Control"]) == ({"left": 0}, "private, no-store")


def test_a_moment_later_nothing_is_written(cast, django_assert_num_queries):
    browser = sign_in()
    with django_assert_num_queries(2):  # the session, the account
        browser.get(reverse(ASKING))


# Keys and cookies


def test_signing_in_changes_the_key_that_a_stranger_may_know(cast):
    stranger = Client()
    stranger.cookies["sessionid"] = planted = "a" * 32
    sign_in(client=stranger)
    assert stranger.cookies["sessionid"].value != planted

    known = sign_in("official")
    key = known.session.session_key
    sign_in("secretary", client=Client(headers={}))
    known.post("/accounts/logout/")
    sign_in("official", client=known)
    assert known.session.session_key != key


@pytest.mark.parametrize("change", ["a role of the account", "a right of the role", "the desk"])
def test_a_session_gets_another_key_when_its_account_may_do_more_or_less(cast, change):
    browser = sign_in()
    key = browser.session.session_key
    group = Group.objects.get(name="secretary")
    if change == "a role of the account":
        cast.secretary.groups.add(Group.objects.get(name="auditor"))
    if change == "a right of the role":
        group.permissions.remove(group.permissions.first())
    if change == "the desk":
        User.objects.filter(pk=cast.secretary.pk).update(is_staff=False)

    assert is_signed_in(browser)

    assert browser.session.session_key != key
    assert not Session.objects.filter(pk=key).exists()
    again = browser.session.session_key
    assert is_signed_in(browser)
    assert browser.session.session_key == again


def test_a_failure_keeps_the_key_that_the_browser_has(cast, monkeypatch):
    browser = sign_in(client=Client(raise_request_exception=False))
    cast.secretary.groups.add(Group.objects.get(name="auditor"))
    monkeypatch.setattr("config.sessions.sessions.left", lambda session: raise_busy())

    assert browser.get(LEFT).status_code == 503
    monkeypatch.undo()

    assert is_signed_in(browser)


def raise_busy():
    raise Busy("")


@pytest.mark.parametrize("change", ["ended", "another password"])
def test_a_session_ends_with_its_account_and_its_password(cast, change):
    browser = sign_in()
    if change == "ended":
        User.objects.filter(pk=cast.secretary.pk).update(is_active=False)
    else:
        cast.secretary.set_password("lake-and-hill-2026")
        cast.secretary.save()

    assert not is_signed_in(browser)


def test_scripts_and_other_sites_do_not_get_at_the_session(cast):
    cookie = sign_in().cookies["sessionid"]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Lax", "/", "")
    assert cookie["expires"] == cookie["max-age"] == ""  # gone with the browser


def test_in_production_cookies_are_of_this_host_and_of_https_alone():
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    told = subprocess.run(
        [sys.executable, "-c", f"from config import settings as s; print(*[getattr(s, name) for name in {names}])"],
        env={**os.environ, **SOUND},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split() == ["__Host-sessionid", "__Host-csrftoken", "True", "True"]


@pytest.mark.parametrize(
    "next_page", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_signing_in_leads_nowhere_else(cast, next_page):
    for page in ("/accounts/login/", "/admin/login/"):
        words = {"username": "secretary", "password": "jiyao-demo", "next": next_page}
        assert "evil" not in Client().post(f"{page}?next={next_page}", words)["Location"]


# One's own sessions


def buttons(page):
    return re.findall(r'name="session" value="(\w+)"', page.content.decode())


def test_one_sees_where_one_is_signed_in(cast):
    here = sign_in(REMOTE_ADDR="192.0.2.7", headers={"user-agent": "Firefox <b>"})
    sign_in(REMOTE_ADDR="192.0.2.8")
    sign_in("official", REMOTE_ADDR="192.0.2.9")

    page = here.get(OWN)

    words = page.content.decode()
    assert "本次登录" in words
    assert "192.0.2.8" in words
    assert "192.0.2.9" not in words
    assert "Firefox &lt;b&gt;" in words
    assert len(buttons(page)) == 2  # of the other, and of all others
    assert not any(session.pk in words for session in Session.objects.all())


def test_one_ends_a_session_elsewhere_and_stays_here(cast):
    here, there = sign_in(), sign_in(REMOTE_ADDR="192.0.2.8")

    done = here.post(OWN, {"session": buttons(here.get(OWN))[0]}, follow=True)

    assert "已结束所选的登录" in done.content.decode()
    assert (is_signed_in(here), is_signed_in(there)) == (True, False)
    noted = AccessEntry.objects.get(act=Act.SESSION_ENDED)
    assert (noted.by, noted.detail) == (cast.secretary, "192.0.2.8")


def test_one_ends_all_sessions_but_this(cast):
    here, others = sign_in(), [sign_in(), sign_in()]

    here.post(OWN, {"session": "others"})

    assert [is_signed_in(one) for one in (here, *others)] == [True, False, False]


@pytest.mark.parametrize("name", ["", "x", "another's", "this"])
def test_no_other_session_is_ended(cast, name):
    here, other = sign_in(), sign_in("official")
    sign_in("official")
    if name == "another's":
        name = buttons(other.get(OWN))[0]
    if name == "this":
        from meetings.accounts.sessions import name_of

        name = name_of(here.session.session_key)

    assert here.post(OWN, {"session": name}).status_code == 404

    assert is_signed_in(other)
    assert is_signed_in(here)


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(OWN)["Location"].startswith("/accounts/login/")
    assert client.post(OWN, {"session": "others"})["Location"].startswith("/accounts/login/")
