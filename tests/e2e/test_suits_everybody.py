"""Every type of public page, in each language and dress, at every width: nothing that shuts anybody out, and light."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests import factories
from tests.e2e.accessibility import WITH_GOOD_PRACTICE, violations

pytestmark = pytest.mark.django_db(transaction=True)
LANGUAGES = ("", "/zh-hant", "/en")
WIDTHS = (320, 390, 1280)
DRESSES = [
    ("light", LANGUAGES, 390),
    ("light", LANGUAGES[:1], 1280),
    ("dark", LANGUAGES[:1], 1280),
    ("easy", LANGUAGES, 320),
    ("easy and dark", LANGUAGES[:1], 390),
]
SITE = ("/about/", "/follow/", "/accessibility/", "/privacy/", "/sitemap/", "/open-data/", "/nowhere/")
LISTS = ("/", "/meetings/", "/directives/", "/changes/", "/search/", "/search/?q=供水", "/meetings/?type=special")
MOST_REQUESTS, MOST_BYTES = 4, 10 * 1024  # of style, compressed as browsers get it


@pytest.fixture
def pages(cast):
    """One of each type, with what a record can hold."""
    meeting = factories.make_meeting(number_text="十七届第12次", summary="研究供水保障、管网改造等工作")
    item = factories.make_item(meeting, kind="deliberate", title="关于供水办法", outcome="adopted_in_principle")
    directive = factories.make_directive(item, units=["区水务局"], deadline_text="9月底前")
    factories.make_directive(factories.make_item(meeting))
    factories.make_item(meeting, title="不公开的议题", disclosure="withheld", disclosure_reason="涉及商业秘密")
    factories.correct(factories.release(meeting, cast), cast, note="更正届次。", title="区政府常务会议研究供水、防汛")
    vague: dict[str, Any] = {"held_on": None, "held_on_precision": "unknown", "held_on_text": "日前"}
    factories.release(factories.make_record(**vague), cast)
    gone = factories.withdraw(factories.release(factories.make_record(), cast), cast)
    record, one = f"/meetings/{meeting.key}/", f"/directives/{directive.key}/"
    ways = ("/meetings/2026/", "/units/", "/units/区水务局/", f"{record}changes/")
    return [*LISTS, *SITE, *ways, record, f"{record}?script=hant", one, f"/meetings/{gone.key}/"]


@pytest.mark.parametrize(("dress", "languages", "asked_at"), DRESSES)
def test_no_page_shuts_anybody_out(open_context, live_server, pages, dress, languages, asked_at):
    """Rules of colours and of sizes are asked once each: no colour depends on width or language, no size on colours."""
    scheme = "dark" if "dark" in dress else "light"
    context = open_context(color_scheme=scheme, bypass_csp=True)  # axe is a script of ours
    if "easy" in dress:
        context.add_cookies([{"name": "view", "value": "easy", "url": live_server.url}])
    page = context.new_page()
    found: dict[Any, Any] = {}

    for address in (language + path for language in languages for path in pages):
        page.goto(live_server.url + address)
        assert (page.locator("html").get_attribute("data-view") == "easy") is ("easy" in dress)
        for width in sorted(WIDTHS, key=lambda one: one == asked_at):
            page.set_viewport_size({"width": width, "height": 844})
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
                found[address, width] = f"{wide} pixels wide"
        if wrong := violations(page, WITH_GOOD_PRACTICE):
            found[address] = [(one["id"], [node["html"] for node in one["nodes"]]) for one in wrong]
    assert found == {}


def test_the_first_sentence_of_a_record_is_on_the_first_screen_of_a_phone(phone, live_server, pages):
    phone.goto(live_server.url + pages[-4])

    title, points = phone.locator("h1"), phone.locator(".points p")
    assert points.bounding_box()["y"] + points.bounding_box()["height"] < 844
    assert title.bounding_box()["y"] < phone.locator("details.known").bounding_box()["y"]


def test_a_form_is_folded_on_a_phone_until_something_is_chosen(phone, page, live_server, pages):
    form = "form.filters"
    for address, is_open in (("/meetings/", False), ("/meetings/?type=special", True), ("/meetings/?from=x", True)):
        phone.goto(live_server.url + address)
        assert phone.locator(form).is_visible() is is_open, address
        page.goto(live_server.url + address)
        assert page.locator(form).is_visible(), address
    phone.goto(f"{live_server.url}/meetings/")
    phone.get_by_text("筛选条件").click()
    assert phone.locator(form).is_visible()


def test_a_list_is_printed_with_what_was_asked_and_its_address(page, live_server, pages):
    page.goto(f"{live_server.url}/search/?q=供水&type=executive")
    page.emulate_media(media="print")

    printed = page.locator("body").inner_text()
    assert f"{live_server.url}/search/?q=供水&type=executive" in printed
    assert page.locator(".chip", has_text="供水").is_visible()
    assert "筛选" not in printed
    assert "另存为" not in printed


def test_the_style_of_a_page_is_light(pages):
    for address in pages:
        html = Client().get(address).content.decode()
        files = re.findall(rf'<link rel="stylesheet" href="{settings.STATIC_URL}([^"]+)">', html)
        style = [gzip.compress(Path(settings.BASE_DIR, "static", name).read_bytes()) for name in files]
        assert 0 < len(files) <= MOST_REQUESTS, (address, files)
        assert sum(map(len, style)) <= MOST_BYTES, (address, files)
