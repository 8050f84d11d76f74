"""Every way in and out in a real browser: three languages, with and without scripts, read aloud, under the policy."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings.accounts import one_time_link
from meetings.models import Session, User
from tests.e2e.accessibility import violations
from tests.e2e.conftest import enter, watch
from tests.e2e.test_geometry import faults_here
from tests.factories import make_record

pytestmark = pytest.mark.django_db(transaction=True)
LANGUAGES = ("", "/zh-hant", "/en")
OWN = "lake-and-hill-2026"
SUBMIT = "main form:not(.passkey) button[type=submit]"


def fill_in(page, name, password):
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", password)
    page.locator(SUBMIT).last.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["/accounts/login/", "/admin/login/"])
def test_in_by_either_page_and_out_again(open_context, live_server, cast, way, language, scripts):
    page = open_context(java_script_enabled=scripts).new_page()
    complaints = watch(page)
    page.goto(f"{live_server.url}{language}{way}")

    fill_in(page, "secretary", "wrong")
    expect(page.locator("[role=alert] .error").first).to_be_visible()
    fill_in(page, "secretary", "jiyao-demo")
    page.goto(f"{live_server.url}{language}/admin/")
    expect(page.locator("#user-tools")).to_contain_text("secretary")
    page.locator("#logout-form button").click()
    page.wait_for_load_state()
    page.goto(f"{live_server.url}{language}/admin/")

    expect(page.locator("input[name=password]")).to_be_visible()
    assert complaints == []


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_by_a_link_and_by_a_password_that_another_chose(open_context, live_server, cast, language, scripts):
    page = open_context(java_script_enabled=scripts).new_page()
    complaints = watch(page)

    page.goto(f"{live_server.url}{language}{one_time_link.make(cast.official, by=cast.administrator)}")
    for field in ("new_password1", "new_password2"):
        page.fill(f"input[name={field}]", OWN)
    page.locator(SUBMIT).last.click()
    page.locator("main a").last.click()
    User.objects.filter(pk=cast.official.pk).update(must_change_password=True)
    fill_in(page, "official", OWN)
    page.goto(f"{live_server.url}{language}/meetings/")
    expect(page).to_have_url(re.compile("/accounts/password/$"))
    page.fill("input[name=old_password]", OWN)
    for field in ("new_password1", "new_password2"):
        page.fill(f"input[name={field}]", OWN + "-new")
    page.locator(SUBMIT).last.click()
    page.wait_for_load_state()
    page.goto(f"{live_server.url}{language}/meetings/")

    expect(page).to_have_url(re.compile("/meetings/$"))
    assert complaints == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_session_elsewhere_is_ended(open_context, live_server, cast, scripts):
    there = enter(open_context().new_page(), live_server, "official")
    page = enter(open_context(java_script_enabled=scripts).new_page(), live_server, "official")

    page.get_by_role("link", name="登录情况").click()
    page.get_by_role("button", name="结束这次登录").click()
    expect(page.get_by_role("status")).to_contain_text("已结束")
    there.reload()

    expect(there.get_by_role("link", name="登录", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="结束这次登录")).to_have_count(0)


def leave_unused(seconds):
    """As if nobody had done anything for so long."""
    for row in Session.objects.exclude(account=None):
        data = row.get_decoded()
        data["seen"] = int((timezone.now() - timedelta(seconds=seconds)).timestamp())
        Session.objects.filter(pk=row.pk).update(session_data=Session.objects.encode(data))


def test_the_desk_warns_before_a_session_ends_and_what_is_typed_stays(open_context, live_server, cast):
    page = enter(open_context(bypass_csp=True).new_page(), live_server, "secretary")
    meeting = make_record()
    page.clock.install()
    with page.expect_response("**/accounts/session/"):
        page.goto(f"{live_server.url}/admin/meetings/meeting/{meeting.pk}/change/")
    page.wait_for_load_state("networkidle")
    warning = page.locator("#session-warning")
    expect(warning).to_be_hidden()
    leave_unused(7000)
    with page.expect_response("**/accounts/session/"):
        page.clock.run_for(6_950_000)

    expect(warning).to_be_visible()
    expect(warning).to_contain_text("几分钟后将自动退出")
    expect(warning.get_by_role("button", name="继续工作")).to_be_focused()
    assert violations(page) == []
    warning.get_by_role("button").click()
    expect(warning).to_be_hidden()

    leave_unused(7300)
    with page.expect_response("**/accounts/session/"):
        page.clock.run_for(6_950_000)
    expect(warning).to_contain_text("登录已过期：内容都还在本页")
    expect(warning.get_by_role("link", name="在新窗口登录")).to_be_visible()


def test_the_pages_of_accounts_suit_every_width_and_everybody(open_context, live_server, cast):
    page = open_context(bypass_csp=True).new_page()
    link = one_time_link.make(cast.official, by=cast.administrator)
    for address in ("/accounts/login/", link, link[:-4] + "xxx/", "/accounts/link/done/"):
        page.goto(f"{live_server.url}{address}")
        assert faults_here(page) == {}, address
        assert violations(page) == [], address
    for _ in range(5):
        enter(page, live_server, "official", "wrong")
    assert violations(page) == []
    enter(open_context().new_page(), live_server, "administrator")
    enter(page, live_server, "administrator")
    desk = "/admin/meetings"
    account = f"{desk}/user/{cast.official.pk}"
    for address in (
        *("/accounts/sessions/", "/accounts/password/", f"{desk}/role/", f"{desk}/role/add/", f"{desk}/accessentry/"),
        *(f"{account}/change/", f"{account}/link/"),
    ):
        page.goto(f"{live_server.url}{address}")
        assert faults_here(page) == {}, address
        assert violations(page) == [], address
    page.get_by_role("button", name="生成链接").click()
    expect(page.get_by_label("链接")).to_have_value(re.compile("^http.*/accounts/link/"))
    assert violations(page) == []
