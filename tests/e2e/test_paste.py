"""The paste page in a real browser: three clicks to drafts, corrections without scripts, files that do harm."""

import re

import pytest
from playwright.sync_api import expect

from directives.models import Directive
from meetings.models import Meeting
from tests.e2e.accessibility import violations
from tests.meetings.uploads import files

pytestmark = pytest.mark.django_db(transaction=True)

THREE = """9月2日，区长沈怀远先后主持召开区政府常务会议、区政府党组会议和专题会议，研究就业、作风建设等工作。
区政府常务会议听取了稳就业工作情况汇报。会议指出，要落实援企稳岗政策，扩大就业容量。要办好专场招聘，帮助毕业生就业。
区政府党组会议传达学习了全市作风建设会议精神。会议强调，要把作风建设摆在突出位置，驰而不息纠治形式主义。
专题会议研究了农贸市场改造工作。会议要求，要坚持便民利民，改造期间保障群众买菜不断档。
"""
LOOSE = """日前，区长沈怀远主持召开区政府常务会议。
会议听取了防汛工作情况汇报。会议指出，要加强巡查值守，及时排除隐患。要备足抢险物资，做好转移安置预案。
湖边的柳树已经发芽，各单位抓紧修剪。
"""


@pytest.fixture
def desk(page, live_server, cast, sign_in):
    page.broken = []
    page.on("pageerror", lambda error: page.broken.append(str(error)))
    page.on("console", lambda said: page.broken.append(said.text) if "Content Security" in said.text else None)
    return sign_in(page, live_server, "secretary")


def read(page, live_server, text):
    page.goto(f"{live_server.url}/admin/meetings/report/add/")
    page.get_by_label("会议稿全文").fill(text)
    page.get_by_label("发布日期").fill("2026-09-03")
    with page.expect_navigation():
        page.get_by_role("button", name="下一步：识别").click()


def draft(page):
    with page.expect_navigation():
        page.get_by_role("button", name="创建草稿").first.click()


def test_a_report_of_three_meetings_is_three_drafts_after_three_clicks(desk, live_server):
    desk.goto(f"{live_server.url}/admin/")

    desk.get_by_role("link", name="粘贴会议稿").click()
    desk.get_by_label("会议稿全文").fill(THREE)
    desk.get_by_role("button", name="下一步：识别").click()
    draft(desk)

    expect(desk.locator(".messagelist")).to_contain_text("已创建 3 份草稿")
    assert sorted(Meeting.objects.values_list("type", flat=True)) == ["executive", "party_group", "special"]


def test_a_wrong_type_is_corrected_before_creating(desk, live_server):
    read(desk, live_server, THREE)

    desk.get_by_label("会议类型").nth(2).select_option(label="区长办公会议")
    draft(desk)

    expect(desk.locator(".messagelist")).to_contain_text("已创建 3 份草稿")
    assert sorted(Meeting.objects.values_list("type", flat=True)) == ["executive", "office", "party_group"]


def rows_of(page):
    """The rows of each meeting: the title of each item with the words of its directives."""
    return page.evaluate(
        """() => {
            const areas = "[data-row=directive]:not(.deleted) [name$='-text']";
            return [...document.querySelectorAll(".outline")].map((outline) =>
                [...outline.querySelectorAll(":scope > [data-row=item]:not(.deleted)")].map((item) => [
                    item.querySelector("[name$='-title']").value,
                    [...item.querySelectorAll(areas)].map((one) => one.value),
                ]));
        }"""
    )


def apply(page):
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.locator("html.scripted")).to_have_count(1)


def test_pointing_at_either_side_lights_the_other(desk, live_server):
    read(desk, live_server, LOOSE)
    row = desk.locator("[data-row=directive]").first
    piece = desk.locator(".report-text .piece.directive").first

    row.hover()
    expect(piece).to_have_class("piece directive lit")
    desk.get_by_role("heading", name="整理后文本").hover()
    expect(row).not_to_have_class(re.compile("lit"))
    piece.focus()
    expect(row).to_have_class(re.compile("lit"))
    desk.keyboard.press("Enter")

    expect(desk).to_have_url(re.compile("#directive-r000000001$"))
    loose = desk.locator(".report-text .piece.unplaced").first
    loose.focus()
    expect(desk.locator(".desk-doubts .trace.unplaced")).to_have_class("trace unplaced lit")
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile("#doubts$"))


def test_corrections_by_keyboard_alone(desk, live_server):
    read(desk, live_server, LOOSE)

    desk.get_by_role("checkbox", name="勾选：湖边的柳树已经发芽").focus()
    desk.keyboard.press("Space")
    desk.get_by_role("button", name="把勾选的句子作为工作要求").first.focus()
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    expect(desk.locator("[data-row=directive]")).to_have_count(3)
    desk.get_by_label("主持人").fill("林祎")
    apply(desk)  # it creates nothing

    expect(desk.get_by_label("主持人")).to_have_value("林祎")
    expect(desk.get_by_role("button", name="撤销上一步更正").first).to_be_visible()
    assert not Meeting.objects.exists()


def test_what_was_read_is_reworded_split_merged_and_moved_with_the_hands_of_the_editor(desk, live_server):
    read(desk, live_server, LOOSE)
    [[[flood, [watch, supply]]]] = rows_of(desk)
    first = desk.locator("[data-row=directive] textarea").first

    first.fill("要昼夜值守。要排除隐患。")
    for _ in range(6):
        first.press("ArrowLeft")
    first.press("Control+Enter")
    assert rows_of(desk) == [[[flood, ["要昼夜值守。", "要排除隐患。", supply]]]]
    desk.keyboard.press("Alt+ArrowDown")
    assert rows_of(desk) == [[[flood, ["要昼夜值守。", supply, "要排除隐患。"]]]]
    desk.keyboard.press("Control+z")
    desk.keyboard.press("Control+Shift+z")
    desk.locator("[data-row=directive] textarea").nth(2).focus()
    apply(desk)
    assert rows_of(desk) == [[[flood, ["要昼夜值守。", supply, "要排除隐患。"]]]]
    expect(desk.locator("[data-row=directive] textarea").nth(2)).to_be_focused()

    desk.locator("[data-row=directive] .menu summary").nth(2).click()
    desk.locator("[data-row=directive]").nth(2).get_by_role("button", name="从这条起另立议题").click()
    desk.keyboard.type("研究排查工作")
    assert rows_of(desk) == [[[flood, ["要昼夜值守。", supply]], ["研究排查工作", ["要排除隐患。"]]]]
    draft(desk)

    items = [(item.title, [one.text for one in item.directives.all()]) for item in Meeting.objects.get().items.all()]
    assert items == [(flood, ["要昼夜值守。", supply]), ("研究排查工作", ["要排除隐患。"])]
    assert watch not in str(items)


def test_a_directive_is_moved_to_another_of_the_meetings_that_were_read(desk, live_server):
    read(desk, live_server, THREE)
    before = rows_of(desk)

    desk.locator("#outline-0 [data-row=directive] textarea").last.focus()
    desk.keyboard.press("Alt+Shift+ArrowDown")

    after = rows_of(desk)
    assert sum(len(under) for _title, under in after[0]) == sum(len(under) for _title, under in before[0]) - 1
    assert after[1][0][1][0] == before[0][-1][1][-1]
    draft(desk)
    assert Meeting.objects.get(type="party_group").items.first().directives.first().text == before[0][-1][1][-1]


def test_sittings_are_dropped_and_merged_by_keyboard(desk, live_server):
    read(desk, live_server, THREE)
    found = desk.get_by_role("article")

    def press(words, sitting):
        """Opens what holds the button, and presses it, all by keyboard."""
        found.nth(sitting).locator("summary", has_text="合并或删除这次会议").focus()
        desk.keyboard.press("Enter")
        found.nth(sitting).get_by_role("button", name=words).focus()
        desk.keyboard.press("Enter")

    press("删除这次会议", 1)
    expect(found).to_have_count(2)
    expect(desk.locator(".desk-doubts .desk-tick")).to_have_count(2)
    desk.get_by_role("button", name="撤销上一步更正").first.press("Enter")
    expect(found).to_have_count(3)
    press("并入上一次会议", 2)
    expect(found).to_have_count(2)
    expect(found.nth(1).locator("[data-row=item]")).to_have_count(2)
    desk.get_by_role("button", name="创建草稿").first.press("Enter")

    expect(desk.locator(".messagelist")).to_contain_text("已创建 2 份草稿")
    assert sorted(Meeting.objects.values_list("type", flat=True)) == ["executive", "party_group"]


def test_corrections_without_scripts(open_context, live_server, cast, sign_in):
    page = open_context(java_script_enabled=False).new_page()
    sign_in(page, live_server, "secretary")
    read(page, live_server, LOOSE)

    row = page.locator("[data-row=directive]").last
    row.locator(".menu summary").click()
    row.get_by_role("button", name="从这条起另立议题").click()
    expect(page.locator("[data-row=item]")).to_have_count(2)
    page.get_by_role("button", name="应用更正").first.click()
    page.locator(".report-text a.directive").last.click()
    expect(page).to_have_url(re.compile("#directive-r000010001$"))
    draft(page)

    assert [item.directives.count() for item in Meeting.objects.get().items.all()] == [1, 1]


@pytest.mark.parametrize(
    ("name", "make", "sentence"),
    [
        ("炸弹.docx", files.docx_bomb, "过于庞大"),
        ("扫描.pdf", lambda: files.pdf_of([list(files.REPORT)], scanned=[0]), "是扫描件"),
        ("加密.pdf", lambda: files.encrypted(files.pdf_of([list(files.REPORT)])), "设有密码"),
        ("大.txt", lambda: b"a" * 12_000_000, "超过 10 MB"),
    ],
)
def test_a_harmful_file_gets_one_sentence(desk, live_server, tmp_path, name, make, sentence):
    (tmp_path / name).write_bytes(make())
    desk.goto(f"{live_server.url}/admin/meetings/report/add/")

    desk.get_by_label("或选择文件").set_input_files(tmp_path / name)
    desk.get_by_role("button", name="下一步：识别").click()

    expect(desk.locator(".errorlist li")).to_have_count(1)
    expect(desk.locator(".errorlist li")).to_contain_text(sentence)


def test_a_file_beyond_all_measure_is_refused_before_it_is_read(desk, live_server, tmp_path):
    (tmp_path / "巨大.txt").write_bytes(b"a" * 20_000_000)
    desk.goto(f"{live_server.url}/admin/meetings/report/add/")

    desk.get_by_label("或选择文件").set_input_files(tmp_path / "巨大.txt")
    desk.get_by_role("button", name="下一步：识别").click()

    expect(desk.get_by_role("heading", level=1)).to_contain_text("会议稿文件不能超过 10 MB")


def test_a_word_file_is_read(desk, live_server, tmp_path):
    (tmp_path / "会议稿.docx").write_bytes(files.docx_of(THREE.splitlines()))
    desk.goto(f"{live_server.url}/admin/meetings/report/add/")

    desk.get_by_label("或选择文件").set_input_files(tmp_path / "会议稿.docx")
    desk.get_by_role("button", name="下一步：识别").click()

    expect(desk.get_by_role("heading", name="识别出 3 次会议")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_fits_its_window_and_everybody(open_context, live_server, cast, sign_in, width):
    page = open_context(viewport={"width": width, "height": 844}, bypass_csp=True).new_page()  # axe is a script of ours
    sign_in(page, live_server, "secretary")
    read(page, live_server, LOOSE + THREE + "没有空格的长文字" * 60)
    page.locator("summary", has_text="出席情况").first.click()
    page.get_by_label("每行一人").first.fill("列席")
    page.get_by_role("button", name="应用更正").first.click()
    expect(page.locator(".desk-wrong")).to_have_count(1)
    expect(page.get_by_label("每行一人").first).to_have_value("列席")
    page.evaluate("document.querySelectorAll('details:not(.menu)').forEach((one) => { one.open = true })")

    found = violations(page)

    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_corrected_version_shows_exactly_its_two_reworded_directives(desk, live_server):
    read(desk, live_server, THREE)
    draft(desk)
    reworded = THREE.replace("扩大就业容量", "千方百计扩大就业容量").replace("驰而不息", "持之以恒")

    read(desk, live_server, reworded)
    ticks = desk.get_by_role("checkbox")
    expect(ticks).to_have_count(2)
    expect(desk.locator(".desk-changes tbody tr")).to_have_count(2)
    ticks.nth(1).uncheck()
    desk.get_by_role("button", name="应用勾选的改动，并保存新稿").click()

    expect(desk.locator(".messagelist")).to_contain_text("更新了 1 处")
    texts = "".join(Directive.objects.values_list("text", flat=True))
    assert "千方百计" in texts
    assert "持之以恒" not in texts
    assert Meeting.objects.count() == 3


@pytest.mark.parametrize("width", [1280, 390])
def test_the_comparison_fits_its_window_and_everybody(open_context, live_server, cast, sign_in, width):
    page = open_context(viewport={"width": width, "height": 844}, bypass_csp=True).new_page()
    sign_in(page, live_server, "secretary")
    read(page, live_server, THREE)
    draft(page)
    Directive.objects.filter(text__contains="招聘").update(text="要办好招聘")
    read(page, live_server, THREE.replace("扩大就业容量", "千方百计扩大就业容量").replace("帮助毕业生", "帮扶毕业生"))

    found = violations(page)

    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_reading_is_reloaded_left_with_back_and_found_again(desk, live_server):
    read(desk, live_server, LOOSE)
    desk.get_by_label("主持人").fill("林祎")
    apply(desk)
    expect(desk.get_by_label("主持人")).to_have_value("林祎")

    desk.reload()
    expect(desk.get_by_label("主持人")).to_have_value("林祎")
    desk.go_back()
    assert desk.url.endswith("&at=0")
    assert desk.get_by_label("主持人").get_attribute("value") == "沈怀远"  # the browser fills in what was typed there
    desk.go_forward()
    assert desk.url.endswith("&at=1")
    expect(desk.get_by_label("主持人")).to_have_value("林祎")

    desk.get_by_label("主持人").fill("何旻")
    desk.goto(f"{live_server.url}/admin/")
    desk.get_by_role("link", name="继续").click()
    expect(desk.get_by_label("主持人")).to_have_value("何旻")


def test_a_long_report_reaches_its_drafts_by_few_tab_stops(desk, live_server):
    """8 items, 36 directives, 85 people."""
    given = ("远", "若溪", "明澈", "怀瑾", "知微")
    people = "、".join(f"{surname}{name}" for surname in "沈林何周方罗郑贺陈程吴孙苏许谢唐韩" for name in given)
    matters = [f"会议听取了第{number}片区供水保障工作情况汇报。会议要求，" for number in range(1, 9)]
    demands = [f"要在第{number}泵站建立台账，按期完成更换。" for number in range(1, 37)]
    items = [matter + "".join(demands[index::8]) for index, matter in enumerate(matters)]
    opening = "9月2日，区长沈怀远主持召开区政府常务会议，研究供水保障等工作。"
    read(desk, live_server, "\n".join([opening, *items, f"出席：{people}"]))
    expect(desk.get_by_role("button", name="创建草稿").first).to_be_visible()

    desk.evaluate("document.activeElement.blur()")
    stops = 0
    while stops < 60 and not desk.evaluate("document.activeElement.value === 'create'"):
        desk.keyboard.press("Tab")
        stops += 1
    desk.keyboard.press("Enter")

    expect(desk.locator(".messagelist")).to_contain_text("已创建 1 份草稿")
    meeting = Meeting.objects.get()
    assert (meeting.items.count(), Directive.objects.count(), meeting.attendance.count()) == (8, 36, 85)
