"""Confirming what was guessed and doubted: on a phone, by keyboard, and without scripts."""

import pytest
from playwright.sync_api import expect

from meetings import intake
from meetings.models import Meeting
from tests.e2e.accessibility import violations
from tests.meetings.vague import REPORT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft(cast):
    meeting = intake.receive(REPORT, by=cast.secretary).meetings.earliest("pk")
    meeting.doubts.create(code="bytes_lost", reason="原文此处有乱码，字词已经丢失，请对照原稿补正。", words="字" * 300)
    return meeting


def test_ticks_fit_a_phone_and_everybody(open_context, live_server, draft, sign_in):
    phone = open_context(viewport={"width": 390, "height": 844}, bypass_csp=True).new_page()  # axe is a script of ours
    sign_in(phone, live_server, "secretary")

    phone.goto(f"{live_server.url}/admin/meetings/meeting/{draft.pk}/change/")

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    for tick in phone.locator(".desk-ticks label").all():
        assert tick.bounding_box()["height"] >= 44
    assert violations(phone) == []


def test_a_draft_is_confirmed_by_keyboard_and_submitted_without_scripts(open_context, live_server, draft, sign_in):
    page = open_context(java_script_enabled=False).new_page()
    sign_in(page, live_server, "secretary")
    page.goto(f"{live_server.url}/admin/meetings/meeting/{draft.pk}/submit/")
    expect(page.locator(".desk-missing li")).to_have_count(3)

    page.goto(f"{live_server.url}/admin/meetings/meeting/{draft.pk}/change/")
    page.get_by_label("列表日期无误").press("Space")
    page.get_by_label("已核对").last.press("Space")
    page.get_by_role("button", name="提交审核").click()  # of the form, which saves first
    page.get_by_role("button", name="提交审核", exact=True).click()  # of the page that shows what is submitted

    expect(page.locator(".messagelist")).to_contain_text("提交审核已完成。")
    assert Meeting.objects.get(pk=draft.pk).state == "in_review"
    assert not draft.doubts.filter(settled_at=None).exists()
