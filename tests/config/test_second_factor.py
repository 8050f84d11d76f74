"""The second step of signing in: codes of a telephone and recovery codes, each once, few wrong ones in a minute."""

import logging
import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.db import connection
from django.test import Client

from config.second_factor import Factors
from meetings.accounts import attempts
from meetings.models import AccessEntry, Act, Session, User, WrongPassword
from tests.factors import (
    PASSWORD,
    PROTECTION,
    SECRET,
    SIGN_IN,
    STEP,
    code_of,
    confirm_password,
    factors,
    protect,
    secret_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
APP, CODES = f"{PROTECTION}app/", f"{PROTECTION}codes/"


def give_password(name="secretary", client=None, **words):
    browser: Any = client or Client()
    browser.answer = browser.post(SIGN_IN, {"username": name, "password": PASSWORD} | words)
    return browser


def is_signed_in(browser):
    return "_auth_user_id" in browser.session


def acts(user, *kinds):
    found = AccessEntry.objects.filter(account=user, act__in=kinds).order_by("pk")
    return [(entry.act, entry.detail) for entry in found]


@pytest.fixture
def codes(cast):
    """The recovery codes of the secretary, whose telephone makes codes too."""
    return protect(cast.secretary)


# The second step


def test_without_a_factor_the_password_is_enough(cast):
    browser = give_password()

    assert browser.answer["Location"] == "/"
    assert is_signed_in(browser)


def test_the_password_leads_to_the_second_step_and_signs_nobody_in(cast, codes):
    browser = give_password(next="/admin/")

    assert browser.answer["Location"] == STEP
    assert not is_signed_in(browser)
    assert browser.get("/admin/").status_code == 302
    assert acts(cast.secretary, Act.SIGNED_IN) == []
    assert "第二步验证" in browser.get(STEP).content.decode()


def test_a_code_signs_in_under_another_key_and_leads_to_where_one_was_going(cast, codes):
    browser = give_password(next="/admin/")
    before = browser.session.session_key

    answer = browser.post(STEP, {"code": code_of()})

    assert answer["Location"] == "/admin/"
    assert is_signed_in(browser)
    assert browser.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()
    assert acts(cast.secretary, Act.SIGNED_IN) == [("signed_in", "")]
    assert Session.objects.get().account == cast.secretary


@pytest.mark.parametrize("to", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_the_second_step_leads_nowhere_else(cast, codes, to):
    browser = give_password(next=to)

    assert "evil" not in browser.post(f"{STEP}?next={to}", {"code": code_of(), "next": to})["Location"]


def test_another_host_is_refused_between_the_steps(cast, codes):
    browser = give_password()

    assert browser.post(STEP, {"code": code_of()}, headers={"host": "evil.example"}).status_code == 400
    assert not is_signed_in(browser)


@pytest.mark.parametrize("code", ["000000", "", "x" * 40, "１２３４５６", "12345678"])
def test_a_wrong_code_signs_nobody_in_and_is_logged(cast, codes, code):
    browser = give_password()

    page = browser.post(STEP, {"code": code})

    assert page.status_code == 200
    assert 'class="error"' in page.content.decode()
    assert not is_signed_in(browser)
    tried = [("code_failed", "")] if 0 < len(code) < 40 else []
    assert acts(cast.secretary, Act.CODE_FAILED) == tried


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_the_clock_of_a_telephone_may_be_half_a_minute_wrong(cast, codes, steps):
    browser = give_password()

    assert browser.post(STEP, {"code": code_of(steps=steps)}).status_code == 302


@pytest.mark.parametrize("steps", [-3, 3])
def test_no_code_of_another_time_is_good(cast, codes, steps):
    browser = give_password()

    assert browser.post(STEP, {"code": code_of(steps=steps)}).status_code == 200


def test_a_code_is_used_once(cast, codes):
    code = code_of()
    give_password().post(STEP, {"code": code})

    again = give_password()

    assert again.post(STEP, {"code": f"{code[:3]} {code[3:]}"}).status_code == 200
    assert not is_signed_in(again)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["of a telephone", "of recovery"])
def test_two_at_once_do_not_both_use_a_code(cast, codes, kind):
    code = code_of() if kind == "of a telephone" else codes[0]
    browsers = [give_password() for _ in range(2)]

    def use(browser):
        try:
            return browser.post(STEP, {"code": code}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        answers = list(people.map(use, browsers))

    assert sorted(answers) == [200, 302]


def test_a_recovery_code_is_used_once_and_that_is_logged(cast, codes):
    give_password().post(STEP, {"code": codes[0]})
    again = give_password()

    assert again.post(STEP, {"code": codes[0]}).status_code == 200
    assert not is_signed_in(again)
    assert acts(cast.secretary, Act.RECOVERY_CODE_USED) == [("recovery_code_used", "")]
    assert again.post(STEP, {"code": codes[1]}).status_code == 302


def test_thirty_wrong_codes_are_slowed_to_four_a_minute_even_with_the_password_between(cast, codes):
    answers = [give_password().post(STEP, {"code": "000000"}).content.decode() for _ in range(30)]

    assert ["秒后再试" in answer for answer in answers] == [False] * attempts.MOST + [True] * (30 - attempts.MOST)
    browser = give_password()
    assert "秒后再试" in browser.post(STEP, {"code": code_of()}).content.decode()
    assert acts(cast.secretary, Act.CODE_FAILED, Act.SIGN_IN_SLOWED) == [("code_failed", "")] * 4 + [
        ("sign_in_slowed", "")
    ]
    for row in WrongPassword.objects.all():
        row.delete()
        WrongPassword.objects.create(pair=row.pair, given_at=row.given_at - timedelta(seconds=61))
    assert browser.post(STEP, {"code": code_of()}).status_code == 302


def test_others_are_not_slowed(cast, codes):
    protect(cast.reviewer)
    for _ in range(6):
        give_password().post(STEP, {"code": "000000"})

    assert give_password("reviewer").post(STEP, {"code": code_of()}).status_code == 302


@pytest.mark.parametrize(
    "change", ["ended", "a quarter of an hour later", "the session", "the account", "the password"]
)
def test_nobody_is_signed_in_when_something_ended_between_the_steps(cast, codes, change):
    browser = give_password()
    if change == "ended":
        Session.objects.all().delete()
    if change == "a quarter of an hour later":
        session = browser.session
        session["account_login"] = session["account_login"] | {"initiated_at": time.time() - 901}
        session.save()
    if change == "the session":
        browser.cookies.clear()
    if change == "the account":
        User.objects.filter(pk=cast.secretary.pk).update(is_active=False)

    if change == "the password":
        cast.secretary.set_password("lake-and-hill-2026")
        cast.secretary.save()

    answer = browser.post(STEP, {"code": code_of()})

    assert answer["Location"] == SIGN_IN
    assert not is_signed_in(browser)
    assert acts(cast.secretary, Act.SIGNED_IN) == []


def test_who_changes_accounts_goes_through_the_second_step_of_the_other(cast, codes):
    browser = give_password("official")

    give_password(client=browser, next="/admin/")
    assert not is_signed_in(browser)
    browser.post(STEP, {"code": code_of()})

    assert browser.session["_auth_user_id"] == str(cast.secretary.pk)


# One's own factors


@pytest.fixture
def browser(cast):
    return give_password()


def enrol(browser):
    page = confirm_password(browser, APP)
    secret = secret_in(page)
    return secret, browser.post(APP, {"code": code_of(secret)}, follow=True)


def recovery_codes_in(page):
    return re.findall(r"<li><code>(\d{8})</code></li>", page.content.decode())


def test_a_telephone_is_enrolled_by_a_code_and_then_asked_for(cast, browser):
    secret, page = enrol(browser)

    assert factors(cast.secretary) == ["recovery_codes", "totp"]
    assert len(recovery_codes_in(page)) == 10
    assert acts(cast.secretary, Act.FACTOR_ADDED) == [("factor_added", "totp"), ("factor_added", "recovery_codes")]
    assert {entry.by for entry in AccessEntry.objects.filter(act=Act.FACTOR_ADDED)} == {cast.secretary}
    again = give_password()
    assert not is_signed_in(again)
    assert again.post(STEP, {"code": code_of(secret, 1)}).status_code == 302


def test_the_code_that_enrolled_a_telephone_is_used(cast, browser):
    code = code_of(secret_in(confirm_password(browser, APP)))
    browser.post(APP, {"code": code})

    assert give_password().post(STEP, {"code": code}).status_code == 200


def test_a_wrong_code_enrols_nothing_and_keeps_the_secret_shown(cast, browser):
    secret = secret_in(confirm_password(browser, APP))

    page = browser.post(APP, {"code": "000000"})

    assert secret_in(page) == secret
    assert factors(cast.secretary) == []


def test_the_secret_is_shown_while_enrolling_and_nowhere_afterwards(cast, browser, caplog):
    caplog.set_level(logging.DEBUG)
    secret, page = enrol(browser)
    codes = recovery_codes_in(page)

    pages = [
        browser.get(address, follow=True) for address in (PROTECTION, APP, CODES, f"{CODES}new/", "/accounts/sessions/")
    ]
    browser.force_login(cast.administrator)
    account = f"/admin/meetings/user/{cast.secretary.pk}"
    pages += [browser.get(f"{account}/{page}/") for page in ("change", "factors", "history")]
    pages.append(browser.get("/admin/meetings/accessentry/"))

    told = "".join(page.content.decode() for page in pages) + caplog.text
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            told += str(cursor.fetchall())
    sessions = str([session.get_decoded() for session in Session.objects.all()])
    assert not [word for word in (secret, *codes) if word in told + sessions]


def test_the_secret_waits_encrypted_in_the_session(cast, browser):
    secret = secret_in(confirm_password(browser, APP))

    assert secret not in str([session.get_decoded() for session in Session.objects.all()])


def test_recovery_codes_are_shown_once(cast, browser):
    _secret, page = enrol(browser)

    again = browser.get(CODES)

    assert not any(code in again.content.decode() for code in recovery_codes_in(page))
    assert "恢复码只在生成时显示一次" in again.content.decode()


def test_new_recovery_codes_end_the_old(cast, browser):
    _secret, page = enrol(browser)
    old = recovery_codes_in(page)

    new = recovery_codes_in(browser.post(f"{CODES}new/", follow=True))

    assert len(new) == 10
    assert not set(new) & set(old)
    assert give_password().post(STEP, {"code": old[0]}).status_code == 200
    assert give_password().post(STEP, {"code": new[0]}).status_code == 302


def test_a_factor_is_removed_with_its_recovery_codes(cast, browser):
    enrol(browser)

    browser.post(f"{APP}remove/")

    assert factors(cast.secretary) == []
    removed = [("factor_removed", "totp"), ("factor_removed", "recovery_codes")]
    assert acts(cast.secretary, Act.FACTOR_REMOVED) == removed
    assert is_signed_in(give_password())


@pytest.mark.parametrize("page", ["app/", "app/remove/", "codes/", "codes/new/", "passkey/", "passkey/{key}/remove/"])
def test_nothing_is_changed_before_the_password_is_given_again(cast, page):
    protect(cast.secretary)
    data = {"name": "x", "credential": {}}
    key = Authenticator.objects.create(user=cast.secretary, type="webauthn", data=data).pk
    if page == "app/":
        Authenticator.objects.filter(type="totp").delete()
    browser = Client()
    browser.force_login(cast.secretary)
    before = factors(cast.secretary)
    address = PROTECTION + page.format(key=key)

    answers = [browser.get(address)] + [browser.post(address, {"code": "000000"})] * (page != "codes/")
    for answer in answers:
        assert answer["Location"] == f"{PROTECTION}password/?next={address.replace('/', '%2F')}"
    assert factors(cast.secretary) == before


def test_no_password_is_tried_out_in_an_open_session(cast, browser):
    answers = [confirm_password(browser, APP, "wrong").content.decode() for _ in range(6)]

    assert ["秒后再试" in answer for answer in answers] == [False] * attempts.MOST + [True, True]
    assert "秒后再试" in give_password().answer.content.decode()  # the count is that of sign-ins


def test_the_password_given_again_leads_nowhere_else(cast, browser):
    answer = browser.post(
        f"{PROTECTION}password/?next=//evil.example/", {"password": PASSWORD, "next": "//evil.example"}
    )

    assert answer["Location"] == "/"


def test_a_passkey_of_somebody_else_is_not_there(cast, browser):
    key = Authenticator.objects.create(user=cast.reviewer, type="webauthn", data={"name": "x", "credential": {}})
    confirm_password(browser, PROTECTION)

    assert browser.post(f"{PROTECTION}passkey/{key.pk}/remove/").status_code == 404
    assert factors(cast.reviewer) == ["webauthn"]


@pytest.mark.parametrize(
    "credential", ["", "x", "[]", "{}", "null", '{"id": 1}', '{"response": {}}', '{"response": []}']
)
@pytest.mark.parametrize("page", [STEP, f"{SIGN_IN}passkey/", f"{PROTECTION}passkey/"])
def test_what_is_no_passkey_is_refused_in_words(cast, browser, page, credential):
    if page == STEP:
        protect(cast.secretary)
        browser = give_password()
    elif page == f"{SIGN_IN}passkey/":
        browser = Client()
    else:
        confirm_password(browser, PROTECTION)
    browser.get(page, headers={"accept": "application/json"})

    answer = browser.post(page, {"credential": credential}, follow=True)

    assert answer.status_code == 200
    assert ('class="error"' in answer.content.decode()) is (page != STEP)  # which offers passkeys to who has one
    assert factors(cast.secretary) in ([], ["recovery_codes", "totp"])


def test_what_another_key_encrypted_fits_no_code_and_breaks_no_page(cast, codes, settings, caplog):
    browser = give_password()
    settings.SECRET_KEY = "another-key-of-the-site-" * 4
    browser = give_password()

    answers = [browser.post(STEP, {"code": code}) for code in (code_of(), codes[0])]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert "another JIYAO_SECRET_KEY" in caplog.text


def test_secrets_are_kept_encrypted(cast, codes):
    kept = Authenticator.objects.get(type="totp").data["secret"]

    assert SECRET not in kept
    assert Factors().decrypt(kept) == SECRET


def test_the_addresses_of_allauth_that_are_not_used_are_not_there(client, cast):
    client.force_login(cast.secretary)

    for page in (
        "signup",
        "email",
        "confirm-email",
        "password/reset",
        "password/set",
        "inactive",
        "social/signup",
        "3rdparty",
    ):
        assert client.get(f"/accounts/{page}/").status_code == 404
    for page in ("mfa", "2fa", "accounts/2fa", "accounts/2fa/reauthenticate"):
        assert client.get(f"/{page}/").status_code == 404
    client.force_login(cast.administrator)
    for model in ("mfa/authenticator", "account/emailaddress"):
        assert client.get(f"/admin/{model}/").status_code == 404


def test_no_command_prints_a_secret(cast, codes, capsys):
    call_command("dumpdata", "mfa", "meetings.usedcode")

    said = capsys.readouterr().out
    assert '"type": "totp"' in said
    assert not [word for word in (SECRET, *codes) if word in said]
