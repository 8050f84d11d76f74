"""Going back in a real browser, and the pages of history, editions and releases at both widths and in each language."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings.history.entries import in_address
from meetings.models import Edition, Meeting
from tests.e2e.accessibility import violations
from tests.factories import act, correct, make_attendance, make_directive, make_item, make_record, release, reopen

pytestmark = pytest.mark.django_db(transaction=True)
DESK = "/admin/meetings"


@pytest.fixture
def draft(cast):
    """Released, corrected and reopened; its title is another by now, one directive is gone."""
    meeting = make_record(title="研究供水保障工作")
    make_attendance(meeting)
    item = make_item(meeting, title="研究人事事项", text="", disclosure="withheld", disclosure_reason="未定")
    make_directive(item)
    return reopen(correct(release(meeting, cast), cast, summary="研究供水保障。"), cast)


def test_a_secretary_goes_back_to_an_earlier_moment(page, live_server, sign_in, draft):
    Meeting.objects.update(title="误改的标题")
    sign_in(page, live_server, "secretary")
    page.goto(f"{live_server.url}{DESK}/meeting/{draft.pk}/history/")

    with page.expect_navigation():
        page.locator(".desk-act-links a").nth(1).click()
    with page.expect_navigation():
        page.get_by_role("button", name="只恢复这一行").click()

    expect(page.locator(".messagelist")).to_contain_text("恢复前的内容仍在修订记录中。")
    assert Meeting.objects.get().title == "研究供水保障工作"


def test_the_new_pages_are_accessible_in_each_language(open_context, live_server, sign_in, cast, draft):
    at = in_address(timezone.now())
    Meeting.objects.update(title="改过的标题")
    act("submit", draft, by=cast.secretary)
    act("approve", draft, by=cast.reviewer)
    meeting, edition = f"{DESK}/meeting/{draft.pk}", Edition.objects.filter(audience="internal").latest("number")
    pages = [f"{meeting}/{page}" for page in ("history/", f"history/at/?at={at}", f"history/compare/?point={at}")]
    pages += [f"{meeting}/preview/", f"{meeting}/release/", f"{DESK}/edition/{edition.pk}/change/"]
    for width in (1280, 390):
        context = open_context(viewport={"width": width, "height": 900}, bypass_csp=True)
        page = sign_in(context.new_page(), live_server, "reviewer")
        for language in ("", "/zh-hant", "/en"):
            for address in pages:
                page.goto(f"{live_server.url}{language}{address}")
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
                found = [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations(page)]
                assert found == [], (width, language, address)
                over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                assert over <= 0, (width, language, address, over)
