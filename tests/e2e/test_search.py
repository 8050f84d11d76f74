"""Search in a real browser: the box offers while typing, keys walk the answers, and all of it without a script too."""

import pytest
from playwright.sync_api import expect

from directives.models.passage import Passage
from tests.directives.search.web.walking import copies
from tests.e2e.accessibility import WITH_GOOD_PRACTICE, violations
from tests.factories import approve, make_directive, make_item, make_meeting, release

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "加快推进城区老旧供水管网改造和二次供水设施移交管护工作并于汛期前完成隐患排查整治" * 4


@pytest.fixture
def office(cast):
    for number in range(3):
        meeting = make_meeting(title=f"研究供水保障工作之{number}", number_text=f"第{number + 3}次")
        item = make_item(meeting)
        make_directive(item, headline=f"供水管网改造之{number}", text="区水务局要抓好供水管网改造", units=["区水务局"])
        release(meeting, cast)
    return cast


def watch(page):
    """What the browser complains about, and what it asks of the endpoint of suggestions."""
    broken, asked = [], []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url) if "suggest.json" in request.url else None)
    return broken, asked


def offered(page):
    return page.get_by_role("listbox", name="搜索建议").get_by_role("option")


def test_a_question_is_offered_chosen_by_keys_and_asked(page, live_server, office):
    broken, asked = watch(page)
    page.goto(f"{live_server.url}/")
    box = page.get_by_role("combobox", name="关键词")

    box.press_sequentially("管网改造", delay=20)
    listbox = page.get_by_role("listbox", name="搜索建议")
    expect(listbox.get_by_role("option")).to_have_count(3)
    expect(page.get_by_role("status")).to_have_text("有 3 条建议，用上下方向键选择。")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(listbox.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-0")
    box.press("ArrowUp")
    expect(box).not_to_have_attribute("aria-activedescendant", "suggestion-0")
    box.press("ArrowDown")
    box.press("Enter")

    page.wait_for_url("**/search/?q=*")
    expect(page.locator(".hits h2")).to_have_count(1)
    assert len(asked) == 1  # typed without a pause, asked once
    assert broken == []


def test_escape_closes_the_offers_and_keeps_the_words(page, live_server, office):
    page.goto(f"{live_server.url}/search/")
    box = page.get_by_role("combobox")

    box.press_sequentially("水务")
    expect(offered(page)).to_have_count(1)
    box.press("Escape")

    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("水务")


def test_nothing_is_asked_while_a_word_is_being_composed(page, live_server, office):
    _, asked = watch(page)
    page.goto(f"{live_server.url}/search/")
    page.get_by_role("combobox").focus()
    keyboard = page.context.new_cdp_session(page)

    for composed in ("g", "guan", "guan'wang"):
        keyboard.send("Input.imeSetComposition", {"text": composed, "selectionStart": 9, "selectionEnd": 9})
    page.wait_for_timeout(500)
    before = list(asked)
    keyboard.send("Input.insertText", {"text": "管网"})

    expect(offered(page)).to_have_count(3)
    assert before == []
    assert len(asked) == 1


def test_a_late_answer_does_not_replace_a_newer_one(page, live_server, office):
    page.goto(f"{live_server.url}/search/")
    held = []
    page.route("**/suggest.json?q=%E4%BE%9B", lambda route: held.append(route))
    box = page.get_by_role("combobox")

    box.press_sequentially("供")
    page.wait_for_timeout(400)
    box.press_sequentially("水管网改造之2")
    expect(offered(page)).to_have_count(1)
    held[0].abort()

    expect(offered(page)).to_have_count(1)


def test_keys_walk_from_the_box_through_the_answers(page, live_server, office):
    broken, _ = watch(page)
    page.goto(f"{live_server.url}/search/?q=管网改造&kind=directive")
    answers = page.locator(".hits h2 a")

    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    expect(box).to_have_value("管网改造")
    page.keyboard.press("ArrowDown")
    expect(answers.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(answers.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url("**/directives/**")
    assert broken == []


def test_the_key_can_be_switched_off_for_good(page, live_server, office):
    page.goto(f"{live_server.url}/search/")
    page.get_by_label("启用 / 键").uncheck()
    page.reload()

    page.locator("body").press("/")

    expect(page.get_by_role("combobox")).not_to_be_focused()
    expect(page.get_by_label("启用 / 键")).not_to_be_checked()


def test_everything_is_found_without_a_script(open_context, live_server, office):
    page = open_context(java_script_enabled=False).new_page()

    page.goto(f"{live_server.url}/")
    page.get_by_role("searchbox").fill("管网")
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("navigation", name="按类别").get_by_role("link", name="工作要求").click()
    page.get_by_text("类型与日期").click()
    page.get_by_label("结束日期").fill("2026-12-31")
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("link", name="按相关度").click()

    expect(page.locator(".hits h2")).to_have_count(3)
    expect(page.get_by_role("navigation", name="按类别").locator("[aria-current]")).to_contain_text("工作要求")
    page.get_by_role("link", name="结束日期").click()
    assert "to=" not in page.url
    assert "sort=relevance" in page.url


def test_officials_are_offered_what_the_public_is_not(page, live_server, office, sign_in):
    meeting = make_meeting()
    make_directive(make_item(meeting), headline="处置密件")
    approve(meeting, office)
    page.goto(f"{live_server.url}/search/")
    page.get_by_role("combobox").press_sequentially("密件")
    page.wait_for_timeout(500)
    expect(page.get_by_role("listbox")).to_be_hidden()

    sign_in(page, live_server, "official")
    page.goto(f"{live_server.url}/search/")
    page.get_by_role("combobox").press_sequentially("密件")

    expect(offered(page)).to_have_text(["处置密件 要点"])


WIDTHS = (1280, 390)
FEW = (
    "/search/",
    "/search/?q=供水 管网 -防汛 类型:常务&from=2020-01-01",
    "/zh-hant/search/?q=營商环竟",
    "/en/search/?q=管网&kind=directive",
    f"/search/?q={LONG} {LONG}",
    "/search/?q=供水&type=x&from=昨天",
)
MANY = ("/search/?q=供水", "/en/search/?q=供水&page=50", "/zh-hant/search/?q=供水&sort=relevance&page=25")


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_pages_of_search_fit_every_screen_and_everybody(open_context, live_server, office, width, scheme):
    """Rules of colours and of sizes are asked once each: no colour depends on the width, no size on the colours."""
    page = open_context(color_scheme=scheme, bypass_csp=True).new_page()  # axe is a script of ours

    def fits_everybody(path):
        for number in sorted(WIDTHS, key=lambda one: one == width):
            page.set_viewport_size({"width": number, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= number, path
        assert violations(page, WITH_GOOD_PRACTICE) == [], path

    for path in FEW:
        page.goto(f"{live_server.url}{path}")
        fits_everybody(path)

    copies(Passage.objects.filter(audience="public", kind="directive").first(), 10_000)
    for path in MANY:
        page.goto(f"{live_server.url}{path}")
        expect(page.locator(".hits h2")).to_have_count(20)
        fits_everybody(path)

    page.goto(f"{live_server.url}/search/")
    page.get_by_role("combobox").press_sequentially("管网")
    expect(offered(page)).not_to_have_count(0)
    page.keyboard.press("ArrowDown")
    fits_everybody("suggestions")
