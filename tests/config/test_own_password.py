"""Passwords that a person chooses: before anything else where somebody else did, and by a link that works once."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.accounts import one_time_link
from meetings.models import AccessEntry, Act, User
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
FIRST, OWN = "chenghu-2026-office", "lake-and-hill-2026"
USERS = "/admin/meetings/user/"


def sign_in(name, password):
    browser = Client()
    browser.post("/accounts/login/", {"username": name, "password": password})
    return browser


def is_signed_in(browser):
    return "_auth_user_id" in browser.session


def set_password(browser, address, password=OWN):
    """Opens a link and fills in its form."""
    opened = browser.get(address, follow=True)
    if not opened.redirect_chain:
        return opened
    words = {"new_password1": password, "new_password2": password}
    return browser.post(opened.redirect_chain[-1][0], words, follow=True)


@pytest.fixture
def office(client, cast):
    client.force_login(cast.administrator)
    return client


@pytest.fixture
def link(cast):
    return one_time_link.make(cast.official, by=cast.administrator)


def given(office, user):
    words = {"usable_password": "true", "password1": FIRST, "password2": FIRST}
    return office.post(f"{USERS}{user.pk}/password/", words)


@pytest.mark.parametrize("way", ["a new account", "another's password"])
def test_a_password_that_another_chose_is_changed_before_anything_else(office, cast, way):
    if way == "a new account":
        office.post(f"{USERS}add/", {"username": "shen", "name": "沈怀远", "password1": FIRST, "password2": FIRST})
        browser = sign_in("shen", FIRST)
    else:
        given(office, cast.secretary)
        browser = sign_in("secretary", FIRST)

    for page in ("/", "/admin/", "/meetings.json", "/admin/password_change/"):
        assert browser.get(page)["Location"] == "/accounts/password/"
    assert browser.post("/admin/meetings/report/add/", {"text": "x"})["Location"] == "/accounts/password/"
    assert "请先设置只有您自己知道的密码" in browser.get("/accounts/password/").content.decode()
    browser.post("/accounts/password/", {"old_password": FIRST, "new_password1": OWN, "new_password2": OWN})
    assert browser.get("/").status_code == 200


def test_the_same_password_is_no_change(office, cast):
    given(office, cast.secretary)
    browser = sign_in("secretary", FIRST)

    said = browser.post("/accounts/password/", {"old_password": FIRST, "new_password1": FIRST, "new_password2": FIRST})

    assert "新密码不能与原密码相同" in said.content.decode()
    assert browser.get("/").status_code == 302


def test_who_leaves_instead_is_let_go(office, cast):
    given(office, cast.secretary)
    browser = sign_in("secretary", FIRST)

    browser.post("/accounts/logout/")

    assert browser.get("/").status_code == 200


def test_ones_own_password_set_on_the_page_of_accounts_is_ones_own(office, cast):
    given(office, cast.administrator)

    assert not User.objects.get(pk=cast.administrator.pk).must_change_password


def test_an_administrator_hands_over_a_link_that_is_shown_once_and_logged(office, cast):
    page = f"{USERS}{cast.official.pk}/link/"

    shown = office.post(page).content.decode()

    address = re.search(r'value="http://testserver([^"]+)"', shown)[1]
    assert address not in office.get(page).content.decode()
    assert AccessEntry.objects.get(act=Act.LINK_MADE, account=cast.official).by == cast.administrator
    assert address.split("/")[-2] not in str(list(AccessEntry.objects.values()))
    assert "密码已设置" in set_password(Client(), address).content.decode()
    assert is_signed_in(sign_in("official", OWN))


def test_the_link_stays_out_of_the_address_of_its_form(link):
    opened = Client().get(link, follow=True)

    assert opened.redirect_chain[-1][0].endswith("/set-password/")
    assert opened["Referrer-Policy"] == "same-origin"


def test_a_link_is_used_once(link):
    set_password(Client(), link)

    for browser in (Client(), Client()):
        assert "链接已失效" in set_password(browser, link, "another-2026-word").content.decode()
    assert is_signed_in(sign_in("official", OWN))


def test_two_who_opened_a_link_cannot_both_use_it(link):
    first, second = Client(), Client()
    forms = [browser.get(link, follow=True).redirect_chain[-1][0] for browser in (first, second)]

    first.post(forms[0], {"new_password1": OWN, "new_password2": OWN})
    late = second.post(forms[1], {"new_password1": "another-2026-word", "new_password2": "another-2026-word"})

    assert "链接已失效" in late.content.decode()
    assert is_signed_in(sign_in("official", OWN))


@pytest.mark.parametrize("way", ["signed in", "ended", "another account", "a day later", "forged"])
def test_a_link_no_longer_works(cast, link, way, monkeypatch):
    if way == "signed in":
        sign_in("official", "jiyao-demo")
    if way == "ended":
        User.objects.filter(pk=cast.official.pk).update(is_active=False)
    if way == "another account":
        other = one_time_link.make(make_user("other", role="official"), by=cast.administrator).split("/")[-3]
        link = "/".join([*link.split("/")[:-3], other, *link.split("/")[-2:]])
    if way == "a day later":
        later = (timezone.localtime() + timedelta(hours=25)).replace(tzinfo=None)
        monkeypatch.setattr(one_time_link.tokens, "_now", lambda: later)
    if way == "forged":
        link = link[:-3] + "xx/"

    assert "链接已失效" in Client().get(link, follow=True).content.decode()


def test_a_link_to_an_ended_account_or_to_a_superuser_is_not_made(office, cast):
    chief = User.objects.create_superuser("chief", password="x")
    User.objects.filter(pk=cast.official.pk).update(is_active=False)

    assert office.post(f"{USERS}{cast.official.pk}/link/").status_code == 404
    assert office.post(f"{USERS}{chief.pk}/link/").status_code == 403
    assert not AccessEntry.objects.filter(act=Act.LINK_MADE).exists()


def test_another_host_gets_no_link_made(office, cast):
    answer = office.post(f"{USERS}{cast.official.pk}/link/", headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert not AccessEntry.objects.filter(act=Act.LINK_MADE).exists()


@pytest.mark.parametrize("page", ["change/", "password/", "link/"])
def test_nothing_of_how_a_password_is_kept_is_shown(office, cast, page):
    algorithm, *parts = cast.official.password.split("$")

    shown = office.get(f"{USERS}{cast.official.pk}/{page}").content.decode()

    assert not [word for word in (algorithm, *parts, "Argon2", "盐", "散列", "哈希", "hash") if word in shown]
    assert reverse("admin:meetings_user_link", args=[cast.official.pk]) in shown or page != "change/"
