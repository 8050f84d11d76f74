"""工作台, the list and the editor with its checklist in a browser: for everybody, in three languages, at two widths."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings import intake
from meetings.history.entries import in_address
from meetings.models import Meeting, MeetingTemplate
from tests.e2e.accessibility import WCAG, WITH_GOOD_PRACTICE, violations
from tests.e2e.editor import LIST, open_editor
from tests.factories import act, make_directive, make_item, make_record
from tests.meetings.vague import REPORT

pytestmark = pytest.mark.django_db(transaction=True)
TEMPLATES = "/admin/meetings/meetingtemplate/"


def an_unready_draft():
    """Something that blocks and something to look at."""
    meeting = make_record(title="区政府常务会议研究供水保障工作", summary="")
    item = make_item(meeting, title="研究人事事项", disclosure="withheld", disclosure_reason="")
    make_directive(item, text="请联系13800138000", headline="")
    return meeting


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["", "/zh-hant", "/en"])
def test_the_days_work_suits_everybody(open_context, live_server, cast, sign_in, width, language):
    draft = an_unready_draft()
    intake.receive(REPORT, by=cast.secretary)
    returned = make_record(title="退回来的会议")
    act("submit", returned, by=cast.secretary)
    act("send_back", returned, by=cast.reviewer, note="单位名称请用全称")
    act("submit", make_record(title="在审的会议"), by=cast.secretary)
    template = MeetingTemplate.objects.create(type="executive", items="传达学习上级会议精神")
    at = in_address(timezone.now())
    Meeting.objects.filter(pk=draft.pk).update(title="区政府常务会议研究供水、供暖保障工作")
    context = open_context(bypass_csp=True, viewport={"width": width, "height": 2600})  # axe is a script of ours
    page = sign_in(context.new_page(), live_server, "secretary")

    stock = [
        LIST,
        TEMPLATES,
        f"{TEMPLATES}add/",
        f"{TEMPLATES}{template.pk}/change/",
        f"{TEMPLATES}{template.pk}/delete/",
        f"{LIST}{draft.pk}/delete/",
    ]
    ours = [
        "/admin/",
        f"{LIST}add/",
        *(f"{LIST}{draft.pk}/{one}" for one in ("change/", "submit/", f"history/at/?at={at}")),
    ]
    for path in (*stock, *ours):
        page.goto(f"{live_server.url}{language}{path}")

        rules = WCAG if path in stock else WITH_GOOD_PRACTICE
        assert violations(page, rules) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_checklist_follows_what_is_typed_and_leads_to_it(open_context, live_server, cast, sign_in):
    page = sign_in(open_context(viewport={"width": 1280, "height": 900}).new_page(), live_server, "secretary")
    open_editor(page, live_server, an_unready_draft())
    checks = page.locator("#checks")
    expect(checks.locator(".must")).to_have_count(2)

    checks.get_by_role("link", name="会议没有会议要点。").click()
    expect(page.locator("#id_summary")).to_be_focused()
    page.keyboard.type("会议研究供水保障工作，身份证号110101199003070011。")

    expect(checks.get_by_text("会议没有会议要点。")).to_have_count(0)
    expect(checks.locator(".look")).to_have_count(2)
    expect(checks).to_contain_text("会议要点里有身份证号（110…0011）")


def test_a_new_meeting_begins_with_its_template(open_context, live_server, cast, sign_in):
    MeetingTemplate.objects.create(type="executive", items="传达学习上级会议精神\n听取安全生产情况汇报")
    page = sign_in(open_context().new_page(), live_server, "secretary")
    open_editor(page, live_server)

    with page.expect_navigation():
        page.get_by_role("button", name="填入固定议题和人员").click()

    expect(page.locator("#outline [data-row=item] [name$='-title']").first).to_have_value("传达学习上级会议精神")
    expect(page.locator("#outline [data-row=item]")).to_have_count(2)
