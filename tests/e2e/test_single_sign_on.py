"""Signing in at a provider on another origin, in a real browser under the policy: with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from config import identity_provider
from meetings.accounts.refusals import Reason
from meetings.models import User
from tests.e2e.accessibility import violations
from tests.e2e.conftest import watch
from tests.e2e.test_geometry import faults_here
from tests.factories import make_record
from tests.oidc import SHEN, free_port, others_provider, settings_of

pytestmark = pytest.mark.django_db(transaction=True)
LANGUAGES = ("", "/zh-hant", "/en")
WAY = "main a[href*='/accounts/single-sign-on/']"


@pytest.fixture(scope="module")
def issuer():
    with others_provider(SHEN, {"sub": "2", "name": "无角色", "groups": ["others"]}) as running:
        yield running


@pytest.fixture
def provider(issuer, settings):
    settings.SINGLE_SIGN_ON = settings_of(issuer)
    identity_provider.known.forget()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_by_the_provider_and_out_again(open_context, live_server, provider, language, scripts):
    page = open_context(java_script_enabled=scripts).new_page()
    complaints = watch(page)
    page.goto(f"{live_server.url}{language}/accounts/login/?next={language}/meetings/")

    page.locator(WAY).click()
    page.get_by_role("button", name=SHEN["sub"]).click()

    expect(page).to_have_url(f"{live_server.url}{language}/meetings/")
    page.goto(f"{live_server.url}{language}/admin/")
    expect(page.locator("#user-tools")).to_contain_text("沈怀远")
    page.locator("#logout-form button").click()
    page.wait_for_load_state()
    page.goto(f"{live_server.url}{language}/admin/")
    expect(page.locator("input[name=password]")).to_be_visible()
    assert complaints == []


def test_from_the_desk_and_back_to_it(page, live_server, provider):
    page.goto(f"{live_server.url}/admin/meetings/meeting/")

    page.locator("a[href*='/accounts/single-sign-on/']").click()
    page.get_by_role("button", name=SHEN["sub"]).click()

    expect(page).to_have_url(f"{live_server.url}/admin/meetings/meeting/")


def test_who_has_no_role_or_refuses_reads_why(page, live_server, provider):
    page.goto(f"{live_server.url}/en/accounts/login/")
    page.locator(WAY).click()
    page.get_by_role("button", name="2", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Ask your office's administrator")
    page.locator(WAY).click()
    page.get_by_role("button", name=re.compile("Deny", re.IGNORECASE)).click()

    expect(page.get_by_role("alert")).to_be_visible()
    assert not User.objects.exists()


def test_words_of_a_page_that_expired_are_kept_while_one_signs_in_at_the_provider(open_context, live_server, provider):
    context = open_context(bypass_csp=True)
    page = context.new_page()
    page.route("**/js/editor/*", lambda route: route.abort())  # with it the editor stays where it is
    page.goto(f"{live_server.url}/accounts/login/")
    page.locator(WAY).click()
    page.get_by_role("button", name=SHEN["sub"]).click()
    meeting = make_record()
    page.goto(f"{live_server.url}/admin/meetings/meeting/{meeting.pk}/change/")
    page.fill("[name=summary]", "会议研究了供水保障工作。")
    context.clear_cookies(name="sessionid")
    page.locator("[name=_continue]").last.click()
    expect(page.get_by_role("heading", name="请重新登录")).to_be_visible()
    page.wait_for_load_state()  # with the style sheets
    assert faults_here(page) == {}
    assert violations(page) == []
    with page.expect_popup() as opened:
        page.get_by_role("link", name="在新窗口用").click()
    opened.value.get_by_role("button", name=SHEN["sub"]).click()
    expect(opened.value.get_by_role("button", name="退出")).to_be_visible()

    page.get_by_role("button", name="已在新窗口登录，继续").click()

    expect(page.locator("[name=summary]")).to_have_value("会议研究了供水保障工作。")
    expect(page.locator(".messagelist")).to_contain_text("内容没有保存，都还在下面")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_suits_every_width_and_everybody(open_context, live_server, settings, cast, language):
    settings.SINGLE_SIGN_ON = settings_of(f"http://127.0.0.1:{free_port()}")
    page = open_context(bypass_csp=True).new_page()
    page.goto(f"{live_server.url}{language}/accounts/login/?next={language}/meetings/")
    page.locator(WAY).click()
    expect(page.get_by_role("alert")).to_be_visible()  # the provider is down
    for reason in Reason.values:
        page.goto(f"{live_server.url}{language}/accounts/login/?refused={reason}")
        assert faults_here(page) == {}, reason
        assert violations(page) == [], reason
    page.goto(f"{live_server.url}{language}/admin/login/?next={language}/admin/")
    assert faults_here(page) == {}
    assert violations(page) == []
    page.fill("input[name=username]", "secretary")
    page.fill("input[name=password]", "jiyao-demo")
    page.locator("main form:not(.passkey) button[type=submit]").click()
    expect(page.locator("#user-tools")).to_contain_text("secretary")
