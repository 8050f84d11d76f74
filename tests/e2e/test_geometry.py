"""The shape of pages at every width: lines of a length that can be read, nothing overlaps, nothing is cut."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from meetings.models import Edition
from tests import factories
from tests.e2e.test_desk import GARBLED

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (390, 768, 1024, 1440, 1920)
GEOMETRY = Path(__file__).with_name("geometry.js").read_text(encoding="utf-8")

# Pages of one kind differ in their bodies alone, so that a hundred of them need one load and one resize for each width.
COLLECT = """async (addresses) => {
  const styles = (page) => [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => link.outerHTML).join();
  window.collected = {};
  for (const address of addresses) {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || styles(page) !== styles(document)) throw new Error(`${address} is another kind of page`);
    collected[address] = page.body;
  }
}"""
MEASURE = f"""() => Object.entries(collected).map(([address, body]) => {{
  document.body.replaceWith(body);
  return [address, ({GEOMETRY})()];
}})"""


def resized(page):
    """Each width in turn, the page being as wide as it says."""
    window = page.context.new_cdp_session(page)
    for width in WIDTHS:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        window.send("Emulation.setDeviceMetricsOverride", size)
        yield width


def faults_of_a_kind(page, live_server, addresses):
    """What is wrong with the shape of pages of one kind, by address and width."""
    page.goto(live_server.url + addresses[0])
    page.evaluate(COLLECT, addresses)
    return {(address, width): faults for width in resized(page) for address, faults in page.evaluate(MEASURE) if faults}


def faults_of(page, live_server, addresses):
    """The same of pages of any kind, each loaded by itself."""
    found: dict[Any, Any] = {}
    for address in addresses:
        page.goto(live_server.url + address)
        found |= {(address, width): faults for width, faults in faults_here(page).items()}
    return found


def faults_here(page):
    """What is wrong with the shape of the open page, by width."""
    return {width: faults for width in resized(page) if (faults := page.evaluate(GEOMETRY))}


def records(audience):
    current = Edition.objects.filter(audience=audience, is_current=True, document__isnull=False)
    return [f"/meetings/{key}/" for key in current.values_list("key", flat=True)]


def test_every_record_of_the_sample_can_be_read_at_every_width(open_context, live_server, db, sign_in):
    call_command("load_sample", verbosity=0)
    visitor, official = open_context().new_page(), open_context().new_page()
    sign_in(official, live_server, "official")
    public, internal = records("public"), records("internal")

    assert faults_of_a_kind(visitor, live_server, public) == {}
    assert faults_of_a_kind(official, live_server, internal) == {}
    assert min(len(public), len(internal)) > 50


LONG = "加快推进城区老旧供水管网改造和二次供水设施移交管护工作并于汛期前完成隐患排查整治"
REASON = "公开后可能影响招标的公平公正，也可能损害第三方的合法权益，经审查不宜公开，相关内容待招标结束后另行研究。" * 2
SEARCHES = ("", "?q=管网", "?q=没有这样的词语", "?q=管网&from=yesterday")
LISTS = (
    "/",
    "/meetings/",
    "/meetings/?type=picnic",
    "/meetings/?q=没有",
    "/directives/",
    "/changes/",
    "/changes/?act=picnic",
    "/open-data/",
    "/accounts/login/",
    "/nowhere/",
)


@pytest.fixture
def extremes(cast):
    """Records with no item, one and many, long words, many corrections; a withdrawn one, one edited anew."""
    corrected = factories.make_record(title=f"研究{LONG}{LONG}", number_text="十七届第45次", place=LONG)
    factories.make_directive(corrected.items.get(), text=LONG * 9, headline=LONG, units=["区水务局", "区财政局"] * 4)
    factories.make_item(corrected, title=LONG, text=LONG * 5, disclosure="withheld", disclosure_reason=REASON)
    factories.make_attendance(corrected, post=LONG)
    factories.release(corrected, cast)
    for number in range(9):
        corrected = factories.correct(corrected, cast, note=REASON, summary=f"第{number}稿。{LONG * 3}")
    many = factories.make_meeting(title="二十五个议题")
    for number in range(25):
        factories.make_directive(
            factories.make_item(many, title=f"审议{LONG}" * (number % 3 + 1), text="会议审议。" * 40)
        )
    factories.make_item(many, title="不公开的议题", disclosure="withheld", disclosure_reason=REASON)
    edited = factories.reopen(factories.release(factories.make_record(title=LONG), cast), cast)
    edited.summary = LONG * 5
    edited.save()
    return SimpleNamespace(
        corrected=corrected,
        many=factories.release(many, cast),
        one=factories.release(factories.make_record(title="一个议题"), cast),
        empty=factories.release(factories.make_meeting(title="没有议题"), cast),
        withdrawn=factories.withdraw(factories.release(factories.make_record(), cast), cast, note=REASON),
        edited=edited,
    )


def test_readers_pages_can_be_read_at_every_width(open_context, live_server, cast, extremes, sign_in):
    visitor, official = open_context().new_page(), open_context().new_page()
    sign_in(official, live_server, "official")
    told = [f"/meetings/{meeting.key}/" for meeting in vars(extremes).values()]
    longest = extremes.corrected.items.first().directives.last()
    pages = [*told, f"/directives/{longest.key}/", *LISTS, *(f"/search/{asked}" for asked in SEARCHES)]
    internal = [*told, f"/meetings/{extremes.corrected.key}/editions/3/", "/changes/", "/accounts/password/", "/admin/"]

    for prefix in ("", "/zh-hant", "/en"):
        assert faults_of(visitor, live_server, [prefix + page for page in pages]) == {}
        assert faults_of(official, live_server, [prefix + page for page in internal]) == {}


def test_pages_of_the_desk_can_be_read_at_every_width(open_context, live_server, cast, extremes, sign_in):
    secretary, reviewer = open_context().new_page(), open_context().new_page()
    sign_in(secretary, live_server, "secretary")
    sign_in(reviewer, live_server, "reviewer")
    factories.approve(extremes.edited, cast)
    draft = factories.make_record(title=LONG)
    factories.make_item(draft, title=LONG * 3, text=LONG * 9, disclosure="withheld", disclosure_reason=REASON)
    submitted = factories.make_record(title=f"待审核{LONG}", summary=LONG * 5)
    factories.act("submit", submitted, by=cast.secretary)
    desk, form = "/admin/meetings/", "/admin/meetings/meeting/{}/{}/"
    at_desk = [f"{desk}{page}/" for page in ("meeting", "report", "meeting/add", "report/add")]
    at_desk += [form.format(draft.pk, page) for page in ("change", "submit", "preview", "history", "delete")]
    at_desk += [form.format(extremes.corrected.pk, page) for page in ("change", "preview")]
    at_desk += [form.format(extremes.edited.pk, "preview")]
    in_review = [form.format(submitted.pk, verb) for verb in ("approve", "send_back")]
    in_review += [form.format(extremes.edited.pk, "release"), form.format(extremes.corrected.pk, "withdraw")]

    assert faults_of(secretary, live_server, ["/admin/", *at_desk]) == {}
    assert faults_of(reviewer, live_server, in_review) == {}
    secretary.goto(f"{live_server.url}{desk}report/add/")
    secretary.get_by_label("会议稿全文").fill(GARBLED)
    secretary.get_by_role("button", name="下一步：识别").click()
    expect(secretary.locator(".report-text")).to_be_visible()
    assert faults_here(secretary) == {}
