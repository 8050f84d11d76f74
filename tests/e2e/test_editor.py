"""The editor worked by keys, by an input method, by paste and by drag, in a real browser."""

import pytest
from playwright.sync_api import expect

from directives.models import Directive
from meetings.models import Meeting
from tests.e2e.editor import area, open_editor, outline_of, save, saved, two_items
from tests.factories import make_directive, make_item, make_meeting, make_record

pytestmark = pytest.mark.django_db(transaction=True)


class Hands:
    """Counts the keys that are no words, as a person presses them."""

    def __init__(self, page):
        self.page, self.keys = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, text):
        self.page.keyboard.insert_text(text)


# By keyboard


def test_a_meeting_of_three_times_three_is_typed_without_leaving_the_page(desk, live_server):
    loads = []
    open_editor(desk, live_server)
    desk.on("framenavigated", lambda frame: loads.append(frame.url))
    hands = Hands(desk)

    desk.locator("[name=type]").focus()
    hands.press("Tab")
    hands.type("2026年3月5日")
    hands.press(*["Enter"] * 3)
    hands.type("沈怀远")
    hands.press(*["Enter"] * 2)
    hands.type("区政府常务会议研究供水保障等工作")
    hands.press("Enter")
    hands.type("区长沈怀远主持召开区政府常务会议，研究供水保障等工作。")
    hands.press("Tab")
    hands.type("林祎")
    hands.press("Enter")
    hands.type("列席 王明 区水务局局长")
    hands.press("Tab", "Tab", "Tab")
    for item in "一二三":
        hands.type(f"第{item}个议题")
        if item == "三":  # withheld: its reason is asked for beside it
            hands.press("Tab", "Tab", "Tab", "Tab", "ArrowDown", "ArrowDown", "Tab")
            hands.type("涉及商业秘密")
            hands.press("Tab", "Tab")
        else:
            hands.press("Enter")
        for number in (1, 2, 3):
            hands.type(f"议题{item}的要求{number}")
            if (item, number) != ("三", 3):
                hands.press("Enter")
        if item != "三":
            hands.press("Enter")
    with desk.expect_navigation():
        hands.press("Control+s")

    meeting = Meeting.objects.get()
    assert saved(meeting) == [
        [f"第{item}个议题", [f"议题{item}的要求{number}" for number in (1, 2, 3)]] for item in "一二三"
    ]
    assert [one.disclosure for one in meeting.items.all()] == ["public", "public", "withheld"]
    assert meeting.items.last().disclosure_reason == "涉及商业秘密"
    assert [(one.name, one.role) for one in meeting.attendance.all()] == [
        ("林祎", "present"),
        ("王明", "in_attendance"),
    ]
    assert hands.keys <= 60
    assert len(loads) == 1


def test_a_directive_moves_to_another_item_by_one_key(desk, live_server):
    meeting = two_items()
    key = Directive.objects.get(text="a2").key
    open_editor(desk, live_server, meeting)

    area(desk, "a2").focus()
    desk.keyboard.press("Alt+Shift+ArrowDown")
    assert outline_of(desk) == [["甲", ["a1", "a3"]], ["乙", ["a2", "b1"]]]
    expect(desk.locator("#editor-said")).to_have_text("现在是二（一）")
    expect(area(desk, "a2")).to_be_focused()
    save(desk)

    assert saved(meeting) == [["甲", ["a1", "a3"]], ["乙", ["a2", "b1"]]]
    assert Directive.objects.get(text="a2").key == key
    expect(area(desk, "a2")).to_be_focused()


def test_keys_move_over_the_borders_of_items(desk, live_server):
    open_editor(desk, live_server, two_items())

    area(desk, "a3").focus()
    desk.keyboard.press("Alt+ArrowDown")
    assert outline_of(desk) == [["甲", ["a1", "a2"]], ["乙", ["a3", "b1"]]]
    desk.keyboard.press("Alt+ArrowUp")
    desk.keyboard.press("Alt+ArrowUp")
    assert outline_of(desk) == [["甲", ["a1", "a3", "a2"]], ["乙", ["b1"]]]
    area(desk, "乙").focus()
    desk.keyboard.press("Alt+ArrowUp")
    assert outline_of(desk) == [["乙", ["b1"]], ["甲", ["a1", "a3", "a2"]]]
    expect(area(desk, "甲")).to_have_attribute("aria-label", "议题二 标题")
    expect(area(desk, "a3")).to_have_attribute("aria-label", "二（二）内容")
    desk.keyboard.press("Alt+ArrowUp")
    expect(desk.locator("#editor-said")).to_have_text("已经在最前或最后")


def test_a_directive_is_split_and_merged_where_the_cursor_stands(desk, live_server):
    meeting = make_record(directives=0)
    row = make_directive(meeting.items.get(), text="要压减环节，要公开时限", headline="")
    open_editor(desk, live_server, meeting)

    area(desk, "要压减环节，要公开时限").focus()
    desk.keyboard.press("Home")
    for _ in range(6):
        desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Control+Enter")
    assert outline_of(desk)[0][1] == ["要压减环节，", "要公开时限"]
    expect(area(desk, "要公开时限")).to_be_focused()
    desk.keyboard.press("Backspace")
    assert outline_of(desk)[0][1] == ["要压减环节，要公开时限"]
    desk.keyboard.press("Control+Enter")
    save(desk)

    first, second = Directive.objects.order_by("position")
    assert (first.key, first.text) == (row.key, "要压减环节，")
    assert second.text == "要公开时限"


@pytest.mark.parametrize("scripts", [True, False])
def test_merged_rows_keep_the_words_of_both(desk, open_context, sign_in, live_server, scripts):
    """The same in the page and on the server."""
    meeting = make_record(directives=0)
    item = meeting.items.get()
    make_directive(item, headline="", text="甲。", units=["区水务局"], speaker="沈怀远", deadline_text="月底前")
    make_directive(
        item,
        headline="",
        text="乙。",
        units=["区水务局", "区林业局"],
        speaker="林祎",
        disclosure="withheld",
        disclosure_reason="秘密",
    )
    page = desk
    if not scripts:
        page = sign_in(open_context(java_script_enabled=False).new_page(), live_server, "secretary")
    page.goto(f"{live_server.url}/admin/meetings/meeting/{meeting.pk}/change/")
    if scripts:
        expect(page.locator("html.scripted")).to_have_count(1)

    row = page.locator("#outline [data-row=directive]").first
    row.locator(".menu > summary").click()
    row.get_by_role("button", name="与下一条合并").click()
    page.locator(".submit-row [name=_continue]").click()
    expect(page.locator("#outline [data-row=directive]")).to_have_count(1)

    one = Directive.objects.get()
    assert (one.text, one.units, one.speaker) == ("甲。乙。", ["区水务局", "区林业局"], "沈怀远、林祎")
    assert (one.deadline_text, one.disclosure, one.disclosure_reason) == ("月底前", "withheld", "秘密")


def test_every_deed_is_undone_and_done_again(desk, live_server):
    open_editor(desk, live_server, two_items())
    start = outline_of(desk)
    seen = [start]

    area(desk, "a1").focus()
    desk.keyboard.press("End")
    desk.keyboard.type("x")
    seen.append(outline_of(desk))
    for key in ("Alt+Shift+ArrowDown", "Enter"):
        desk.keyboard.press(key)
        seen.append(outline_of(desk))
    desk.keyboard.type("新")
    seen.append(outline_of(desk))
    area(desk, "b1").focus()
    for key in ("Home", "Backspace"):
        desk.keyboard.press(key)
    seen.append(outline_of(desk))
    row = area(desk, "a2").locator("xpath=ancestor::li")
    row.locator(".menu > summary").click()
    row.get_by_role("button", name="删除", exact=True).click()
    seen.append(outline_of(desk))

    for before in reversed(seen[:-1]):
        desk.keyboard.press("Control+z")
        assert outline_of(desk) == before
    desk.keyboard.press("Control+z")
    expect(desk.locator("#editor-said")).to_have_text("没有可撤销的操作")
    for after in seen[1:]:
        desk.keyboard.press("Control+Shift+z")
        assert outline_of(desk) == after


def test_an_input_method_takes_its_own_enter(desk, live_server):
    """As Chinese is typed: Enter and Backspace belong to what is being composed."""
    open_editor(desk, live_server, two_items())
    area(desk, "a1").focus()
    desk.keyboard.press("End")
    client = desk.context.new_cdp_session(desk)

    client.send("Input.imeSetComposition", {"text": "gong", "selectionStart": 4, "selectionEnd": 4})
    for key in ("Enter", "Backspace", "s"):
        desk.evaluate(
            """(key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
                {key, keyCode: 229, ctrlKey: key === "s", isComposing: true, bubbles: true, cancelable: true}))""",
            key,
        )
    client.send("Input.insertText", {"text": "供水"})

    assert [one[1] for one in outline_of(desk)] == [["a1供水", "a2", "a3"], ["b1"]]
    desk.keyboard.press("Enter")
    assert [one[1] for one in outline_of(desk)] == [["a1供水", "", "a2", "a3"], ["b1"]]


def test_enter_saves_nowhere(desk, live_server):
    meeting = Meeting.objects.get(pk=two_items().pk)
    open_editor(desk, live_server, meeting)
    address = desk.url

    for name in ("held", "chair", "title", "summary", "attendance"):
        desk.locator(f"[name={name}]").focus()
        desk.keyboard.press("Enter")
    for field in desk.locator("#outline .matter :is(textarea, input):visible").all():
        field.focus()
        desk.keyboard.press("Enter")

    assert desk.url == address
    assert Meeting.objects.get().changed_at == meeting.changed_at


def test_pasted_lines_become_directives(desk, live_server):
    meeting = two_items()
    open_editor(desk, live_server, meeting)

    area(desk, "b1").focus()
    desk.keyboard.press("End")
    desk.evaluate(
        """(lines) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", lines);
            const paste = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(paste);
        }""",
        "续\r\n\n  第二条  \n第三条",
    )

    assert outline_of(desk)[1] == ["乙", ["b1续", "第二条", "第三条"]]
    expect(desk.locator("#editor-said")).to_have_text("已粘贴成 3 条，从二（一）开始")
    save(desk)
    assert saved(meeting)[1] == ["乙", ["b1续", "第二条", "第三条"]]


def test_units_are_found_by_name_pinyin_and_initials(desk, live_server):
    meeting = two_items()
    make_directive(make_item(make_meeting(), title="别的"), units=["区水务局", "区林业局"])
    open_editor(desk, live_server, meeting)
    field = area(desk, "a1").locator("xpath=ancestor::li").locator("[name$='-units']")

    for typed in ("水务", "qushuiwuju", "qswj"):
        field.fill("")
        field.press_sequentially(typed)
        expect(desk.get_by_role("option", name="区水务局")).to_be_visible()
    field.press("Enter")
    expect(field).to_have_value("区水务局")
    field.press_sequentially("、ly")
    desk.get_by_role("option", name="区林业局").click()
    expect(field).to_have_value("区水务局、区林业局")
    assert len(outline_of(desk)[0][1]) == 3


def test_rare_fields_open_with_what_they_hold(desk, live_server):
    meeting = two_items()
    open_editor(desk, live_server, meeting)
    row = area(desk, "a1").locator("xpath=ancestor::li")

    row.locator(".menu > summary").click()
    row.get_by_role("button", name="更多字段").click()
    assert row.locator("[name$='-verb']").input_value() == "要求"
    row.locator("[name$='-speaker']").fill("沈怀远")
    row.locator("[name$='-disclosure']").select_option("withheld")
    row.locator("[name$='-disclosure_reason']").fill("商业秘密")
    save(desk)

    one = Directive.objects.get(text="a1")
    assert (one.verb, one.speaker, one.disclosure, one.disclosure_reason) == ("要求", "沈怀远", "withheld", "商业秘密")


# By drag


def test_a_directive_is_dragged_to_another_item(desk, live_server):
    meeting = two_items()
    open_editor(desk, live_server, meeting)
    handle = area(desk, "a2").locator("xpath=ancestor::li").locator(".no")
    target = area(desk, "b1").locator("xpath=ancestor::li")

    handle.hover()
    desk.mouse.down()
    box = target.bounding_box()
    desk.mouse.move(box["x"] + 40, box["y"] + 10, steps=5)
    desk.mouse.move(box["x"] + 40, box["y"] + box["height"] - 3, steps=3)
    desk.mouse.up()

    assert outline_of(desk) == [["甲", ["a1", "a3"]], ["乙", ["b1", "a2"]]]
    desk.keyboard.press("Control+z")
    assert outline_of(desk)[0] == ["甲", ["a1", "a2", "a3"]]
    desk.keyboard.press("Control+Shift+z")
    save(desk)
    assert saved(meeting) == [["甲", ["a1", "a3"]], ["乙", ["b1", "a2"]]]
