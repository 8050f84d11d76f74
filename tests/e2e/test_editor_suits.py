"""The editor suits everybody: who hears it, who works with a thumb, in three languages, at two widths."""

import pytest
from playwright.sync_api import expect

from meetings import intake
from tests.e2e.accessibility import WITH_GOOD_PRACTICE, violations
from tests.e2e.editor import LIST, area, open_editor, outline_of, two_items

pytestmark = pytest.mark.django_db(transaction=True)


# For everybody


@pytest.mark.parametrize("language", ["", "/zh-hant", "/en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_suits_everybody(open_context, live_server, cast, sign_in, width, language):
    context = open_context(bypass_csp=True, viewport={"width": width, "height": 2400})  # axe is a script of ours
    page = sign_in(context.new_page(), live_server, "secretary")
    meeting = two_items()
    page.goto(f"{live_server.url}{language}{LIST}{meeting.pk}/change/")
    expect(page.locator("html.scripted")).to_have_count(1)
    area(page, "a1").focus()
    page.keyboard.press("Enter")

    assert violations(page, WITH_GOOD_PRACTICE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


REPORT = """区政府召开常务会议
6月3日，区长沈怀远主持召开区政府第15次常务会议。
会议听取了防汛工作情况汇报。会议要求，要加强巡查值守。要备足抢险物资。
"""


@pytest.mark.parametrize("width", [1280, 390])
def test_the_words_of_a_row_are_lit_in_the_report_beside_it(open_context, live_server, cast, sign_in, width):
    context = open_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = sign_in(context.new_page(), live_server, "secretary")
    open_editor(page, live_server, intake.receive(REPORT, by=cast.secretary).meetings.get())

    page.get_by_text("对照原文").click()
    page.locator("[data-row=directive] textarea").nth(1).focus()

    expect(page.locator(".source a.lit")).to_have_text("要备足抢险物资")
    expect(page.locator("[data-row=directive] textarea").nth(1)).to_be_in_viewport()
    page.set_viewport_size({"width": width, "height": 2400})  # where the bar in reach covers half of no button
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_thumb_hits_every_target(phone, live_server, cast, sign_in):
    sign_in(phone, live_server, "secretary")
    open_editor(phone, live_server, two_items())
    phone.locator("#outline summary").first.click()

    small = phone.evaluate(
        """() => [...document.querySelectorAll("form.editor :is(input, select, textarea, button, summary, .no, label)")]
            .filter((one) => one.checkVisibility() && !one.closest(".desk-sr, .first-button") && one.type !== "hidden")
            .filter((one) => !(one.matches("label") && !one.control?.matches("[type=radio], [type=checkbox]")))
            .filter((one) => !one.matches("[type=radio], [type=checkbox]"))
            .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
            .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
            .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
    )
    assert small == []


def test_a_finger_drags_a_row_by_its_number(phone, live_server, cast, sign_in):
    sign_in(phone, live_server, "secretary")
    open_editor(phone, live_server, two_items())
    row = area(phone, "a3").locator("xpath=ancestor::li")
    row.scroll_into_view_if_needed()
    start, above = row.locator(".no").bounding_box(), area(phone, "a2").bounding_box()
    finger = phone.context.new_cdp_session(phone)

    def touch(kind, *points):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    x, y = start["x"] + 15, start["y"] + 15
    touch("touchStart", (x, y))
    for step in range(1, 6):
        touch("touchMove", (x, y + (above["y"] + 3 - y) * step / 5))
    touch("touchEnd")

    assert outline_of(phone)[0] == ["甲", ["a1", "a3", "a2"]]


def test_the_menu_moves_a_row_on_a_phone(phone, live_server, cast, sign_in):
    sign_in(phone, live_server, "secretary")
    open_editor(phone, live_server, two_items())
    row = area(phone, "a2").locator("xpath=ancestor::li")
    row.locator(".menu > summary").tap()
    row.get_by_role("button", name="移到其他议题").tap()
    row.locator("[name$='-to']").select_option(label="议题二 乙")
    row.get_by_role("button", name="移动", exact=True).tap()

    assert outline_of(phone) == [["甲", ["a1", "a3"]], ["乙", ["b1", "a2"]]]


def test_the_phone_page_has_room(phone, live_server, cast, sign_in):
    sign_in(phone, live_server, "secretary")
    open_editor(phone, live_server, two_items())

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
