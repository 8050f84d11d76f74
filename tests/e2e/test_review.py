"""Reviewing in a browser: without scripts, by keyboard, on a phone, one record after the other."""

import pytest
from playwright.sync_api import expect

from meetings.models import Meeting
from tests.e2e.accessibility import violations
from tests.factories import act, make_record

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(cast):
    """Two records that wait for the reviewer."""
    meetings = [make_record(title=title) for title in ("第一份", "第二份")]
    for meeting in meetings:
        act("submit", meeting, by=cast.secretary)
    return meetings


def test_a_remark_is_made_without_scripts_answered_by_the_secretary_and_seen_again(
    open_context, live_server, waiting, sign_in
):
    meeting = waiting[0]
    review, change = (f"{live_server.url}/admin/meetings/meeting/{meeting.pk}/{page}/" for page in ("review", "change"))
    reviewer = open_context(java_script_enabled=False).new_page()
    sign_in(reviewer, live_server, "reviewer")
    reviewer.goto(review)
    reviewer.locator(".at-row summary").last.press("Enter")
    reviewer.locator(".at-row textarea").last.fill("由谁牵头？")
    reviewer.get_by_role("button", name="退回修改").press("Enter")
    expect(reviewer.locator(".messagelist")).to_contain_text("退回修改已完成。")

    secretary = open_context(java_script_enabled=False).new_page()
    sign_in(secretary, live_server, "secretary")
    secretary.goto(change)
    secretary.get_by_label("答复").fill("已补充区水务局")
    secretary.get_by_label("已处理").press("Space")
    secretary.get_by_role("button", name="提交审核").click()  # of the form, which saves first
    secretary.get_by_role("button", name="提交审核", exact=True).click()
    expect(secretary.locator(".messagelist")).to_contain_text("提交审核已完成。")

    reviewer.goto(review)
    expect(reviewer.locator(".desk-remark.done")).to_contain_text("已补充区水务局")


def test_one_record_after_the_other_on_a_phone(open_context, live_server, waiting, sign_in):
    phone = open_context(viewport={"width": 390, "height": 844}, bypass_csp=True).new_page()  # axe is a script of ours
    sign_in(phone, live_server, "reviewer")
    phone.goto(f"{live_server.url}/admin/meetings/meeting/{waiting[0].pk}/review/")

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    for target in phone.locator(".review-bar > *, .at-row summary").all():
        assert target.bounding_box()["height"] >= 44
    assert violations(phone) == []
    with phone.expect_navigation():
        phone.get_by_role("button", name="审核通过，看下一份").click()
    expect(phone.get_by_role("heading", level=1, name="第二份")).to_be_visible()
    assert Meeting.objects.get(pk=waiting[0].pk).state == "approved"
