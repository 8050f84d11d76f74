"""Of whom a second factor is required: led to add one before anything else, after a password of one's own."""

import os
import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from config import environment
from meetings.models import AccessEntry, Act, User
from meetings.roles import GIVEN
from tests.factors import PASSWORD, PROTECTION, SIGN_IN, code_of, confirm_password, factors, protect, secret_in

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
OTHERS = ("/", "/admin/", "/meetings.json", "/accounts/sessions/")
OWN = "lake-and-hill-2026"


def sign_in(name="administrator", password=PASSWORD):
    browser = Client()
    browser.post(SIGN_IN, {"username": name, "password": password})
    return browser


def is_led_to_enrol(browser):
    return [browser.get(page).get("Location") == PROTECTION for page in OTHERS]


@pytest.mark.parametrize(
    ("required", "led"),
    [
        (set(), ""),
        ({"administrator"}, "administrator"),
        ({"secretary", "reviewer"}, "secretary reviewer"),
        ({"all"}, "administrator secretary reviewer official auditor"),
    ],
)
def test_whose_role_requires_it_is_led_to_add_a_factor_and_nowhere_else(cast, settings, required, led):
    settings.SECOND_FACTOR = required

    for name in ("administrator", "secretary", "reviewer", "official", "auditor"):
        expected = [name in led.split()] * len(OTHERS)
        assert is_led_to_enrol(sign_in(name)) == expected, name


def test_a_superuser_counts_as_an_administrator(cast, settings):
    settings.SECOND_FACTOR = {"administrator"}
    User.objects.filter(pk=cast.official.pk).update(is_superuser=True)

    assert all(is_led_to_enrol(sign_in("official")))


def test_who_adds_one_goes_on(cast, settings):
    settings.SECOND_FACTOR = {"all"}
    browser = sign_in()

    assert "您的角色要求开启登录保护" in browser.get(PROTECTION).content.decode()
    secret = secret_in(confirm_password(browser, f"{PROTECTION}app/"))
    page = browser.post(f"{PROTECTION}app/", {"code": code_of(secret)}, follow=True)

    assert "恢复码" in page.content.decode()
    assert not any(is_led_to_enrol(browser))


def test_recovery_codes_alone_are_no_factor(cast, settings):
    settings.SECOND_FACTOR = {"all"}
    browser = sign_in()
    protect(cast.administrator)
    Authenticator.objects.filter(type="totp").delete()

    assert all(is_led_to_enrol(browser))


def test_a_password_of_ones_own_comes_first_and_neither_leads_in_a_circle(cast, settings):
    settings.SECOND_FACTOR = {"all"}
    User.objects.filter(pk=cast.administrator.pk).update(must_change_password=True)
    browser = sign_in()

    assert [browser.get(page)["Location"] for page in (*OTHERS, PROTECTION)] == ["/accounts/password/"] * 5
    assert browser.get("/accounts/password/").status_code == 200
    browser.post("/accounts/password/", {"old_password": PASSWORD, "new_password1": OWN, "new_password2": OWN})
    assert all(is_led_to_enrol(browser))
    assert browser.get(PROTECTION).status_code == 200


def test_who_leaves_instead_is_let_go(cast, settings):
    settings.SECOND_FACTOR = {"all"}
    browser = sign_in()

    browser.post("/accounts/logout/")

    assert browser.get("/").status_code == 200


def test_what_was_typed_is_shown_to_who_is_led_away(cast, settings):
    browser = sign_in("secretary")
    settings.SECOND_FACTOR = {"all"}

    page = browser.post("/admin/meetings/report/add/", {"text": "会议强调，抓好秋收。", "password": "geheim"})

    assert page.status_code == 403
    assert "会议强调，抓好秋收。" in page.content.decode()
    assert "geheim" not in page.content.decode()


def test_whom_another_system_vouches_for_is_asked_for_nothing_here(cast, settings):
    settings.SECOND_FACTOR = {"all"}
    browser = sign_in()
    session = browser.session
    session["signed_in_by"] = "single-sign-on"
    session.save()

    assert not any(is_led_to_enrol(browser))
    assert "您的角色要求开启登录保护" not in browser.get(PROTECTION).content.decode()


def test_whose_account_has_no_password_is_told_why_there_is_nothing_to_add(cast):
    browser = Client()
    cast.secretary.set_unusable_password()
    cast.secretary.save()
    browser.force_login(cast.secretary)

    assert "由单位的统一登录核对身份" in browser.get(PROTECTION).content.decode()
    assert browser.post(f"{PROTECTION}app/").status_code == 403


def test_the_roles_of_the_setting_are_the_given_ones():
    assert set(environment.ROLES) == set(GIVEN)


@pytest.mark.parametrize("said", ["everybody", "administrator secretary", "true", "all,x"])
def test_nonsense_in_the_setting_is_refused(said, monkeypatch):
    told = subprocess.run(
        [sys.executable, "-c", "from config import settings"],
        env={**os.environ, "JIYAO_MODE": "test", "JIYAO_SECOND_FACTOR": said},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "JIYAO_SECOND_FACTOR holds" in told.stderr


# Taken away by an administrator


def test_an_administrator_takes_away_what_was_lost_and_sees_no_secret(cast):
    codes = protect(cast.secretary)
    kept = Authenticator.objects.get(type="totp").data["secret"]
    browser = sign_in()
    page = f"/admin/meetings/user/{cast.secretary.pk}/factors/"

    shown = browser.get(page).content.decode()
    browser.post(page)

    assert "验证器" in shown
    assert not [word for word in (kept, *codes) if word in shown]
    assert factors(cast.secretary) == []
    entries = AccessEntry.objects.filter(act=Act.FACTOR_REMOVED).order_by("pk")
    assert [(entry.by, entry.account, entry.detail) for entry in entries] == [
        (cast.administrator, cast.secretary, "totp"),
        (cast.administrator, cast.secretary, "recovery_codes"),
    ]
    assert "_auth_user_id" in sign_in("secretary").session
    assert "移除登录保护" in browser.get("/admin/meetings/accessentry/").content.decode()


@pytest.mark.parametrize("whose", ["one's own", "a superuser's"])
def test_some_factors_no_administrator_takes_away(cast, whose):
    user = cast.administrator if whose == "one's own" else cast.reviewer
    browser = Client()
    browser.force_login(cast.administrator)
    User.objects.filter(pk=cast.reviewer.pk).update(is_superuser=True)
    protect(user)

    assert browser.post(f"/admin/meetings/user/{user.pk}/factors/").status_code == 403

    assert factors(user) == ["recovery_codes", "totp"]
