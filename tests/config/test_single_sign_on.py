"""Signing in at the office's provider and coming back: in the same browser, once, to an address of ours."""

import json

import pytest
import requests
from django.core import signing
from django.db import connection
from django.test import Client
from django.utils import timezone

from config.single_sign_on import COOKIE, LASTS, SALT
from meetings.accounts.refusals import Reason
from meetings.models import AccessEntry, Act, Meeting, Session, User
from tests.html_form import fields_of
from tests.oidc import (
    SHEN,
    WAY,
    at_provider,
    begin,
    is_signed_in,
    others_provider,
    settings_of,
    sign_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
NAME = '<span lang="zh-Hans">统一身份认证</span>'
LOGIN, STALE = "/accounts/login/", "/accounts/login/?refused=stale"


@pytest.fixture(scope="module")
def others():
    with others_provider(SHEN) as issuer:
        yield issuer


def state_of(address):
    return address.partition("&state=")[2].partition("&")[0]


def test_who_signs_in_at_a_provider_that_others_wrote_is_signed_in_here(others, settings, client):
    settings.SINGLE_SIGN_ON = settings_of(others)
    address = begin(client)
    back = requests.post(address, data={"sub": SHEN["sub"]}, allow_redirects=False, timeout=10).headers["Location"]
    response = client.get(back)

    assert (response.status_code, response["Location"]) == (302, "/")
    account = User.objects.get()
    assert (account.username, account.name, account.is_staff) == ("shen", "沈怀远", True)
    assert [group.name for group in account.groups.all()] == ["secretary"]
    assert client.get("/admin/meetings/meeting/").status_code == 200


def test_who_refuses_there_reads_so_here(others, settings, client):
    settings.SINGLE_SIGN_ON = settings_of(others)
    address = begin(client)
    back = requests.post(address, data={"action": "deny"}, allow_redirects=False, timeout=10).headers["Location"]

    response = client.get(f"{back}&state={state_of(address)}", follow=True)

    assert "没有登录：您没有同意" in response.content.decode()
    assert not is_signed_in(client)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", [WAY, f"/en{WAY}", f"{WAY}return/", f"{WAY}return/?code=a&state=b"])
def test_without_a_provider_there_is_no_such_address_nor_a_word_of_it(client, address, method):
    assert getattr(client, method)(address).status_code == (404 if method == "get" else 405)
    for page in (f"{LOGIN}?refused=ended", "/admin/login/"):
        assert "single-sign-on" not in client.get(page, follow=True).content.decode()
        assert "已停用" not in client.get(page, follow=True).content.decode()


def test_the_sign_in_pages_lead_there_and_back_to_what_was_asked_for(provider, client):
    page = client.get(f"{LOGIN}?next=/meetings/%3Ftype%3Dstudy").content.decode()
    assert f'href="{WAY}?next=%2Fmeetings%2F%3Ftype%3Dstudy"' in page
    assert f"用“{NAME}”登录" in page
    assert f'href="{WAY}?next=%2Fadmin%2F"' in client.get("/admin/login/?next=/admin/", follow=True).content.decode()

    assert sign_in(client, next="/meetings/?type=study")["Location"] == "/meetings/?type=study"


@pytest.mark.parametrize(
    "elsewhere",
    [
        *("https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)", "http:///example.org"),
        *("/" + "a" * 9000, "/search/?q=" + "供水" * 300),
    ],
)
def test_it_leads_back_to_no_other_site(provider, client, elsewhere):
    assert sign_in(client, next=elsewhere)["Location"] == "/"


@pytest.mark.parametrize("language", ["", "/zh-hant", "/en"])
def test_the_language_is_that_of_the_page_it_was_begun_on(provider, client, language):
    back = at_provider(begin(client, language))
    assert back.startswith(f"http://testserver{WAY}return/?")  # the one address that the provider knows
    assert client.get(back)["Location"] == f"{language}/"

    provider.person = SHEN | {"sub": "2", "groups": []}
    refused = Client().get(at_provider(begin(other := Client(), language)))
    assert refused["Location"] == STALE  # another browser, of which nothing is known
    refused = other.get(at_provider(begin(other, language)))
    assert refused["Location"] == f"{language}{LOGIN}?refused=no_role"


def test_nothing_is_done_by_going_there(provider, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        begin(client)


def without_state(address):
    return address.partition("&state=")[0]


@pytest.mark.parametrize("spoiled", ["no state", "another's state", "an empty state", "no cookie", "a forged cookie"])
def test_what_was_not_begun_in_this_browser_signs_nobody_in(provider, client, spoiled):
    back = at_provider(begin(client))
    kept = client.cookies[COOKIE].value
    if spoiled == "no state":
        back = without_state(back)
    elif spoiled == "another's state":
        back = f"{without_state(back)}&state={state_of(begin(Client()))}"
    elif spoiled == "an empty state":
        back = f"{without_state(back)}&state="
    elif spoiled == "no cookie":
        del client.cookies[COOKIE]
    else:
        client.cookies[COOKIE] = signing.dumps(signing.loads(kept, salt=SALT), key="another", salt=SALT)

    response = client.get(back)

    assert response["Location"] == STALE
    assert not is_signed_in(client)
    assert provider.counted["/token"] == 0
    assert str(Reason.STALE.label) in client.get(STALE).content.decode()


def test_what_was_begun_too_long_ago_signs_nobody_in(provider, client, monkeypatch):
    back = at_provider(begin(client))
    monkeypatch.setattr("django.core.signing.time.time", lambda: timezone.now().timestamp() + LASTS + 1)

    assert client.get(back)["Location"] == STALE


def test_an_address_to_return_to_is_of_no_use_twice(provider, client):
    back = at_provider(begin(client))
    kept = client.cookies[COOKIE].value
    client.get(back)
    assert client.cookies[COOKIE].value == ""
    assert is_signed_in(client)

    assert client.get(back)["Location"] == "/"  # as after going back in the browser: still signed in, nothing anew
    assert Client().get(back)["Location"] == STALE
    assert provider.counted["/token"] == 1
    thief = Client()
    thief.cookies[COOKIE] = kept  # even with the cookie, the provider takes a code once
    assert thief.get(back)["Location"] == f"{LOGIN}?refused=unfinished"
    assert not is_signed_in(thief)


def test_the_cookie_is_for_this_site_alone_and_short(provider, client):
    client.get(WAY)

    cookie = client.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["path"]) == (True, "Lax", LASTS, "/")


@pytest.mark.parametrize(
    ("error", "reason"), [("access_denied", "cancelled"), ("server_error", "unfinished"), ("<b>", "unfinished")]
)
def test_an_error_of_the_provider_is_said_in_plain_words(provider, client, error, reason):
    state = state_of(begin(client, next="/meetings/"))

    response = client.get(
        f"{WAY}return/", {"error": error, "error_description": "<script>", "state": state}, follow=True
    )

    assert response.redirect_chain == [(f"{LOGIN}?refused={reason}&next=%2Fmeetings%2F", 302)]
    page = response.content.decode()
    assert Reason(reason).label % {"provider": NAME} in page
    assert "<script>" not in page
    assert provider.counted["/token"] == 0


def test_only_known_reasons_are_said(provider, client):
    assert "<b>" not in client.get(f"{LOGIN}?refused=<b>").content.decode()


def test_a_session_begins_with_another_key_and_ends_as_others_do(provider, client):
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted

    sign_in(client)

    assert client.session.session_key != planted
    assert not Session.objects.filter(pk=planted).exists()
    assert client.session["signed_in_by"] == "single-sign-on"
    session = client.session
    session["seen"] -= 7201
    session.save()
    assert client.get("/accounts/password/").status_code == 302
    assert not is_signed_in(client)


def test_who_was_signed_in_as_another_is_not_both(provider, client, cast):
    client.force_login(cast.reviewer)
    sign_in(client)

    assert client.get("/admin/").context["user"].username == "shen"


def test_how_one_signed_in_is_logged(provider, client, cast):
    sign_in(client)
    client.post("/accounts/logout/")
    client.post(LOGIN, {"username": "secretary", "password": "jiyao-demo"})

    noted = AccessEntry.objects.filter(act__in=[Act.SIGNED_IN, Act.SIGNED_OUT]).order_by("pk")
    assert [(one.act, one.account.username, one.detail) for one in noted] == [
        ("signed_in", "shen", "single-sign-on"),
        ("signed_out", "shen", ""),
        ("signed_in", "secretary", ""),
    ]


def test_a_password_that_another_chose_is_no_matter_where_none_was_used(provider, client):
    sign_in(client)
    User.objects.update(must_change_password=True)

    assert client.get("/meetings/").status_code == 200


def test_who_has_no_password_is_offered_none_to_change(provider, client):
    sign_in(client)

    assert "修改密码" not in client.get("/meetings/").content.decode()
    page = client.get("/accounts/password/").content.decode()
    assert "您的账号没有密码" in page
    assert 'name="old_password"' not in page


def test_nothing_said_in_confidence_is_kept(provider, client):
    sign_in(client)
    provider.id_token = lambda claims: claims | {"nonce": "wrong"}
    sign_in(Client())
    begin(Client())

    with connection.cursor() as cursor:
        kept = ""
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT coalesce(json_agg(t)::text, '') FROM {connection.ops.quote_name(table)} t")
            kept += cursor.fetchone()[0]
    kept += json.dumps([row.get_decoded() for row in Session.objects.all()])
    assert len(provider.secrets) >= 10
    assert [secret for secret in provider.secrets if secret in kept] == []
    assert "office-secretaries" not in kept
    assert SHEN["sub"] in kept


def test_neither_way_is_kept_by_caches(provider, client):
    there = client.get(WAY)
    back = client.get(at_provider(there["Location"]))
    stale = Client().get(f"{WAY}return/")

    for response in (there, back, stale):
        assert "no-store" in response["Cache-Control"]


def test_words_of_an_expired_page_go_on_after_signing_in_in_another_window(provider):
    browser = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    sign_in(browser)
    address = "/admin/meetings/meeting/add/"
    form = fields_of(browser.get(address)) | {"title": "区政府常务会议研究供水保障工作"}
    del browser.cookies["sessionid"]
    asked = browser.post(address, form)
    assert f"在新窗口用“{NAME}”登录" in asked.content.decode()
    assert "formnovalidate" in asked.content.decode()

    sign_in(browser)
    again = browser.post("/accounts/login/again/", fields_of(asked), follow=True)

    assert again.redirect_chain == [(address, 307)]
    assert "内容没有保存，都还在下面" in again.content.decode()
    assert "区政府常务会议研究供水保障工作" in again.content.decode()
    assert not Meeting.objects.exists()
