"""The further ways in, in a browser: archives, units, threads, changes; at every width, in each language."""

from datetime import date
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import WITH_GOOD_PRACTICE, violations
from tests.e2e.test_geometry import faults_of
from tests.factories import correct, make_directive, make_item, make_meeting, make_record, release, withdraw

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "加快推进城区老旧供水管网改造和二次供水设施移交管护工作并于汛期前完成隐患排查整治"
UNITS = ("区水务局", "区住房和城乡建设局", "区住建局", f"{LONG[:30]}工作专班")


@pytest.fixture
def pages(cast):
    """Each kind of page, with much on it and with little."""
    asked = make_meeting(title=LONG, held_on=date(2025, 12, 31), listed_on=date(2025, 12, 31))
    item = make_item(asked, title=f"审议《{LONG}实施方案（草案）》", outcome="adopted_in_principle")
    for unit in UNITS * 3:
        make_directive(item, units=[unit, "区财政局"], text=f"要按《{LONG}实施方案》{LONG}", headline=LONG)
    release(asked, cast)
    for month in range(1, 9):
        day = date(2026, month, 5)
        release(make_record(type="study" if month % 3 else "executive", held_on=day, listed_on=day), cast)
    meeting = correct(release(make_record(number_text="第12次"), cast), cast, title=LONG, note=LONG * 3)
    meeting = correct(meeting, cast, summary=LONG * 4)
    gone = withdraw(release(make_record(), cast), cast, note=LONG)
    directive = asked.items.get().directives.first()
    archives = ("/meetings/2026/", "/meetings/2025/12/", "/meetings/executive/", "/meetings/study/2026/")
    units = ("/units/", f"/units/{quote('区财政局')}/", f"/units/{quote(UNITS[3])}/?from=yesterday")
    record = (f"/meetings/{meeting.key}/changes/", f"/meetings/{meeting.key}/editions/1/", f"/meetings/{gone.key}/")
    named = (f"/documents/{quote(f'{LONG}实施方案')}/", f"/directives/{directive.key}/", f"/meetings/{asked.key}/")
    return ["/", *archives, *units, *record, *named]


@pytest.mark.parametrize(
    ("width", "scheme", "languages"),
    [(1280, "light", ("", "/zh-hant", "/en")), (390, "dark", ("",)), (320, "light", ("/en",))],
)
def test_the_pages_are_accessible_in_each_language(open_context, live_server, pages, width, scheme, languages):
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "bypass_csp": True}
    page = open_context(**options).new_page()

    for language in languages:
        for address in pages:
            page.goto(f"{live_server.url}{language}{address}")
            broken = violations(page, WITH_GOOD_PRACTICE)
            found = [(one["id"], [node["html"] for node in one["nodes"]]) for one in broken]
            assert found == [], (language, address)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (language, address)


def test_the_pages_can_be_read_at_every_width(open_context, live_server, pages):
    page = open_context().new_page()

    for prefix in ("", "/en"):
        assert faults_of(page, live_server, [prefix + address for address in pages]) == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_a_bar_leads_to_its_month_without_any_script(open_context, live_server, pages, width):
    context = open_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/")
    months = page.get_by_role("table", name="2026年各月的会议")

    bar = months.get_by_role("row").nth(4)
    expect(bar.get_by_role("rowheader")).to_have_text("5月")
    assert bar.bounding_box()["width"] >= 24
    bar.click()  # in its middle, where the bar is drawn

    expect(page.get_by_role("heading", level=1)).to_have_text("2026年5月的会议")
