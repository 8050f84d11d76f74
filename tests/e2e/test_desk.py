"""The whole way in a real browser: a secretary pastes, a reviewer releases, a visitor finds."""

import re

import pytest
from playwright.sync_api import expect

from meetings.models import Edition, Meeting
from tests.e2e.accessibility import violations
from tests.e2e.conftest import enter, watch
from tests.factories import make_attendance, make_directive, make_item, make_meeting

pytestmark = pytest.mark.django_db(transaction=True)

# Three meetings in one report, as a converter garbled it: readings after characters, spaces, lines broken anywhere.
GARBLED = """区政府召开常务会议 党组会议 专题会议

4月9日，区委副书记、区长沈怀远先后主持召开区政府第31次常务会议、区政府党组会议和专题会议，研 究防汛备汛、
农贸市场改造、招商引资等工作。

区政府常务会议听取了防汛备汛工作情况汇报。会议指出，要压实河长湖长责任，把隐患排查到每一座堤(dī)坝、每一处涵(hán)闸。
要备足抢险物资，五月底前完成应急演练。会议审议并原则通过了《澄湖区农贸市场改造提升方案》。会议要求，
要坚持便民利民，改造期间保障群众买菜不断档。

区政府党组会议传达学习了全市作风建设会议精神。会议强调，要把作风建设摆在突出位置，驰(chí)而不息纠治形式主义。

专题会议研究了招商引资工作。会议要求，要盯紧签约项目，逐个项目明确专班和时限。
"""


def paste(page, live_server, text):
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name="粘贴会议稿").click()
    page.get_by_label("会议稿全文").fill(text)
    page.get_by_label("发布日期").fill("2026-04-10")
    page.get_by_role("button", name="下一步：识别").click()


def act_on_all(page, action):
    page.wait_for_load_state()  # the box that ticks all others is a script's
    page.locator("#action-toggle").check()
    expect(page.locator("#result_list .action-select:not(:checked)")).to_have_count(0)
    page.get_by_label("操作").select_option(label=action)
    page.get_by_role("button", name="执行").click()


def test_a_pasted_report_reaches_the_public(page, open_context, live_server, cast):
    broken = watch(page)

    enter(page, live_server, "secretary")
    paste(page, live_server, GARBLED)
    expect(page.get_by_role("heading", name="识别出 3 次会议")).to_be_visible()
    expect(page.locator(".report-text")).not_to_contain_text("hán")
    page.get_by_role("button", name="创建草稿").first.click()
    expect(page.locator(".messagelist")).to_contain_text("已创建 3 份草稿")
    act_on_all(page, "提交审核")
    expect(page.locator(".messagelist")).to_contain_text("提交审核：已完成 3 次会议。")

    page.get_by_role("button", name="退出").click()
    enter(page, live_server, "reviewer")
    for queue, verb in (("待审核", "审核通过"), ("审核后待发布", "发布")):
        for _ in range(3):
            page.goto(f"{live_server.url}/admin/")
            page.get_by_role("link", name=re.compile(f"{queue}$")).click()
            page.locator("#result_list .field-heading a").first.click()
            page.get_by_role("link", name=verb, exact=True).click()
            page.get_by_role("button", name=verb, exact=True).click()
            expect(page.locator(".messagelist")).to_contain_text(f"{verb}已完成。")

    visitor = open_context().new_page()
    for query, found in (
        ("type=executive", 1),
        ("type=party_group&from=2026-04-01&to=2026-04-30", 1),
        ("from=2026-04-09&to=2026-04-09", 3),
        ("from=2026-04-10", 0),
    ):
        visitor.goto(f"{live_server.url}/meetings/?{query}")
        expect(visitor.locator("main a[href^='/meetings/']").filter(has_text="会议")).to_have_count(found)
    assert Edition.objects.filter(audience="public", is_current=True).count() == 3
    assert broken == []


def test_rows_are_added_moved_and_saved_in_the_editor(open_context, live_server, cast, sign_in):
    meeting = make_meeting()
    first, second = make_item(meeting, title="甲"), make_item(meeting, title="乙")
    directive = make_directive(first)
    page = open_context(java_script_enabled=False).new_page()
    sign_in(page, live_server, "secretary")

    page.goto(f"{live_server.url}/admin/meetings/meeting/{meeting.pk}/change/")
    page.locator(f"#item-{second.key} > .line summary").click()
    page.locator(f"#item-{second.key}").get_by_role("button", name="上移").click()
    page.get_by_role("button", name="添加议题").click()
    page.locator("[name=new1-title]").fill("丙")
    page.locator("[name=new2-text]").fill("要办丙事")
    page.locator(f"#directive-{directive.key} summary").first.click()
    page.locator(f"#directive-{directive.key}").get_by_role("button", name="移到其他议题").click()
    page.locator(f"[name='{directive.key}-to']").select_option(label="一、乙")
    page.get_by_role("button", name="移动", exact=True).locator("visible=true").click()
    page.get_by_role("button", name="保存并继续编辑").last.click()
    expect(page.locator(".messagelist")).to_contain_text("已保存")

    assert list(meeting.items.values_list("position", "title")) == list(enumerate("乙甲丙", start=1))
    assert Meeting.objects.get().title == meeting.title
    assert [one.pk for one in second.directives.all()] == [directive.pk]
    assert meeting.items.last().directives.get().text == "要办丙事"


def test_the_desk_works_without_scripts(open_context, live_server, cast, sign_in):
    page = open_context(java_script_enabled=False).new_page()
    sign_in(page, live_server, "secretary")

    paste(page, live_server, GARBLED)
    page.get_by_role("button", name="创建草稿").first.click()
    page.locator("#result_list .field-heading a").first.click()
    page.get_by_role("button", name="添加议题").click()
    page.locator("[name=new1-title]").fill("手动补充的议题")
    page.get_by_role("button", name="提交审核").click()  # of the form, which saves first
    expect(page.locator(".desk-record")).to_contain_text("手动补充的议题")
    page.get_by_role("button", name="提交审核", exact=True).click()  # of the page that shows what is submitted

    expect(page.locator(".messagelist")).to_contain_text("提交审核已完成。")
    assert Meeting.objects.filter(state="in_review").get().items.filter(title="手动补充的议题").exists()


def test_pages_of_the_desk_fit_a_phone_and_everybody(open_context, live_server, cast, sign_in):
    phone = open_context(viewport={"width": 390, "height": 844}, bypass_csp=True).new_page()  # axe is a script of ours
    meeting = make_meeting(title="区政府常务会议研究" + "很长的标题" * 20)
    item = make_item(meeting, text="没有空格的长文字" * 60, disclosure="withheld")
    make_directive(item, units=["区水务局", "区财政局"])
    make_attendance(meeting)
    meeting.items.update(text="没有空格的文字" * 60)
    sign_in(phone, live_server, "secretary")

    for path in (
        "",
        "meetings/report/add/",
        "meetings/meeting/",
        f"meetings/meeting/{meeting.pk}/change/",
        f"meetings/meeting/{meeting.pk}/history/",
        f"meetings/meeting/{meeting.pk}/submit/",
    ):
        phone.goto(f"{live_server.url}/admin/{path}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, path
        found = violations(phone)
        assert found == [], path
