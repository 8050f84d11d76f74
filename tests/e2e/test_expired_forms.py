"""A form that was open too long, in a real browser: a session that ended, a token that is gone, without scripts too."""

import pytest
from playwright.sync_api import expect

from meetings.models import Meeting
from tests.e2e.accessibility import violations
from tests.e2e.test_geometry import faults_here
from tests.factories import make_record

pytestmark = pytest.mark.django_db(transaction=True)
TYPED = "改过的会议要点，\n“引号”、<尖括号>和 & 都在"


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_typed_outlives_the_session_and_the_token(open_context, live_server, cast, sign_in, scripts):
    meeting = make_record()
    context = open_context(java_script_enabled=scripts)
    page = sign_in(context.new_page(), live_server, "secretary")
    page.route("**/js/editor/*", lambda route: route.abort())  # with it the editor stays where it is
    page.goto(f"{live_server.url}/admin/meetings/meeting/{meeting.pk}/change/")
    page.locator("[name=summary]").fill(TYPED)
    page.get_by_role("button", name="添加议题").click()
    page.locator("[name=new1-title]").fill("新的议题")

    context.clear_cookies(name="sessionid")
    page.locator("[name=_continue]").last.click()
    expect(page.get_by_role("heading", name="请重新登录")).to_be_visible()
    page.get_by_label("用户名").fill("secretary")
    page.get_by_label("密码").fill("jiyao-demo")
    page.get_by_role("button", name="登录").click()
    expect(page.locator(".messagelist")).to_contain_text("内容没有保存，都还在下面")
    expect(page.locator("[name=summary]")).to_have_value(TYPED)

    context.clear_cookies(name="csrftoken")
    page.locator("[name=_continue]").last.click()
    expect(page.locator(".messagelist")).to_contain_text("页面打开时间过长")
    expect(page.locator("[name=summary]")).to_have_value(TYPED)
    expect(page.locator("[name=new1-title]")).to_have_value("新的议题")
    assert Meeting.objects.get().summary == meeting.summary

    page.locator("[name=_continue]").last.click()
    expect(page.locator(".messagelist")).to_contain_text("已保存")
    assert Meeting.objects.get().summary == TYPED
    assert Meeting.objects.get().items.count() == 2


def test_the_pages_that_hold_words_suit_every_width_and_everybody(open_context, live_server, cast, sign_in):
    context = open_context(bypass_csp=True)  # axe is a script of ours
    page = sign_in(context.new_page(), live_server, "secretary")
    page.route("**/js/editor/*", lambda route: route.abort())  # with it the editor stays where it is
    page.goto(f"{live_server.url}/admin/meetings/meeting/{make_record().pk}/change/")
    page.locator("[name=summary]").fill(TYPED * 20)

    context.clear_cookies(name="sessionid")
    page.locator("[name=_continue]").last.click()
    page.locator("summary").click()
    assert faults_here(page) == {}
    assert violations(page) == []

    page.get_by_label("用户名").fill("official")
    page.get_by_label("密码").fill("jiyao-demo")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_label("会议要点")).to_have_value(TYPED * 20)
    assert faults_here(page) == {}
    assert violations(page) == []
