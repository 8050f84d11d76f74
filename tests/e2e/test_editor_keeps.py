"""No typed word is lost in the editor, whatever happens meanwhile, and no row is doubled: in a real browser."""

import os
import re
import signal
from collections.abc import Callable

import pytest
from django.contrib.admin.models import LogEntry
from playwright.sync_api import expect

from benchmarks.office.serving import server
from meetings.models import Meeting, UnsavedWork
from tests.e2e.conftest import enter
from tests.e2e.editor import LIST, area, open_editor, outline_of, restore, save, saved, two_items
from tests.factories import make_directive, make_item, make_meeting, make_user

pytestmark = pytest.mark.django_db(transaction=True)


# Nothing lost


def answering(asked, after=0):
    """Notes what a dialog asks, and accepts it so many milliseconds later."""

    def accept(dialog):
        asked.append(dialog.type)
        dialog.page.wait_for_timeout(after)
        dialog.accept()

    return accept


def test_what_is_typed_is_kept_and_offered_after_a_crash(desk, live_server):
    meeting = two_items()
    open_editor(desk, live_server, meeting)
    area(desk, "a1").fill("改过的要求")
    area(desk, "a2").focus()
    desk.keyboard.press("Alt+Shift+ArrowDown")

    expect(desk.locator("#editor-status")).to_contain_text("已自动暂存")
    desk.close(run_before_unload=False)
    page = desk.context.new_page()
    open_editor(page, live_server, meeting)
    expect(page.locator(".desk-unsaved")).to_contain_text("有未保存的修改")
    restore(page)

    assert outline_of(page) == [["甲", ["改过的要求", "a3"]], ["乙", ["a2", "b1"]]]
    assert saved(meeting)[0] == ["甲", ["a1", "a2", "a3"]]
    save(page)
    assert saved(meeting) == [["甲", ["改过的要求", "a3"]], ["乙", ["a2", "b1"]]]
    assert not UnsavedWork.objects.exists()


def test_leaving_takes_the_last_words_along(desk, live_server):
    meeting = two_items()
    open_editor(desk, live_server, meeting)

    area(desk, "a1").fill("最后一句")
    desk.goto("about:blank")

    desk.wait_for_timeout(500)
    assert "最后一句" in str(UnsavedWork.objects.get().fields)
    desk.goto(f"{live_server.url}/admin/")
    expect(desk.locator(".desk-unsaved")).to_contain_text("有未保存的修改")


def test_a_page_without_changes_is_left_without_a_word(desk, live_server):
    meeting = two_items()
    asked: list[str] = []
    desk.on("dialog", answering(asked))
    open_editor(desk, live_server, meeting)
    area(desk, "a1").focus()
    desk.goto(f"{live_server.url}/admin/")

    assert asked == []
    assert not UnsavedWork.objects.exists()


def test_where_nothing_can_be_kept_the_browser_asks(desk, live_server):
    asked: list[str] = []
    desk.on("dialog", answering(asked))
    open_editor(desk, live_server, two_items())
    desk.route("**/unsaved/", lambda route: route.abort())
    area(desk, "a1").click()
    desk.keyboard.type("未暂存")
    expect(desk.locator("#editor-status")).to_contain_text("连不上服务器")

    desk.goto(f"{live_server.url}/admin/")

    assert asked == ["beforeunload"]


def test_a_session_that_ended_is_renewed_beside_the_page(desk, live_server, sign_in):
    meeting = two_items()
    open_editor(desk, live_server, meeting)
    area(desk, "a1").fill("会话结束后的话")
    desk.context.clear_cookies(name="sessionid")

    desk.keyboard.press("Control+s")
    expect(desk.locator("#editor-status")).to_contain_text("登录已过期：内容都还在本页")
    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name="在新窗口登录").click()
    window = opened.value
    window.fill("input[name=username]", "secretary")
    window.fill("input[name=password]", "jiyao-demo")
    window.click("main button[type=submit]")
    window.wait_for_load_state()
    window.close()
    expect(desk.locator("#editor-status")).to_contain_text("已重新登录，可以继续。")
    save(desk)

    assert saved(meeting)[0] == ["甲", ["会话结束后的话", "a2", "a3"]]


def test_signing_in_in_a_second_tab_does_not_stop_the_first(desk, live_server):
    meeting = two_items()
    open_editor(desk, live_server, meeting)
    area(desk, "a1").fill("第一个窗口")
    desk.context.clear_cookies()
    enter(desk.context.new_page(), live_server, "secretary")

    save(desk)

    assert saved(meeting)[0] == ["甲", ["第一个窗口", "a2", "a3"]]


def test_another_person_who_signs_in_gets_none_of_it(desk, live_server):
    make_user("colleague", role="secretary")
    meeting = two_items()
    open_editor(desk, live_server, meeting)
    area(desk, "a1").fill("第一个人的话")
    desk.context.clear_cookies()
    enter(desk.context.new_page(), live_server, "colleague")

    desk.bring_to_front()
    desk.keyboard.press("Control+s")
    expect(desk.locator("#editor-status")).to_contain_text("您现在用另一个账号登录")

    assert not UnsavedWork.objects.exists()
    expect(area(desk, "第一个人的话")).to_be_visible()
    assert saved(meeting)[0][1][0] == "a1"


def test_a_save_that_never_arrives_loses_nothing(desk, live_server):
    meeting = two_items()
    open_editor(desk, live_server, meeting)
    area(desk, "a1").fill("服务器没有收到")
    desk.route("**/change/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())

    desk.keyboard.press("Control+s")
    desk.wait_for_timeout(1000)
    desk.unroute("**/change/")
    open_editor(desk, live_server, meeting)
    restore(desk)
    save(desk)

    assert saved(meeting)[0] == ["甲", ["服务器没有收到", "a2", "a3"]]


def kill_all(running):
    """As a power cut does: the server and its workers, without a word, once a save has reached them."""
    workers = running.workers()
    for pid in workers:
        os.kill(pid, signal.SIGSTOP)

    def kill():
        for pid in (running.process.pid, *workers):
            os.kill(pid, signal.SIGKILL)

    return kill


def test_a_server_killed_in_the_middle_of_a_save_loses_nothing(page, cast, sign_in):
    meeting = two_items()
    with server() as first:
        sign_in(page, first, "secretary")
        open_editor(page, first, meeting)
        area(page, "a1").fill("服务器死去之前的话")
        area(page, "a3").focus()
        page.keyboard.press("Enter")
        page.keyboard.type("新的一条")
        killing: list[Callable[[], None]] = []

        def sent(request):
            if request.method == "POST" and "/change/" in request.url and not killing:
                killing.append(kill_all(first))

        page.on("request", sent)

        page.keyboard.press("Control+s")
        while not killing:
            page.wait_for_timeout(20)
        page.wait_for_timeout(300)
        killing[0]()

    with server() as second:
        page.goto("about:blank")
        open_editor(page, second, meeting)
        if page.locator(".desk-unsaved").count():  # the save did not come through
            restore(page)
            save(page)

    assert saved(meeting) == [["甲", ["服务器死去之前的话", "a2", "a3", "新的一条"]], ["乙", ["b1"]]]


def test_words_for_a_meeting_deleted_in_another_window_become_a_new_one(desk, live_server):
    meeting = two_items()
    open_editor(desk, live_server, meeting)
    area(desk, "a1").fill("删除之后的话")
    meeting.delete()

    desk.keyboard.press("Control+s")
    expect(desk.locator(".wrong")).to_contain_text("这次会议已在别处被删除")
    expect(desk.locator("html.scripted")).to_have_count(1)  # no key is heard before
    save(desk)

    assert saved(Meeting.objects.get()) == [["甲", ["删除之后的话", "a2", "a3"]], ["乙", ["b1"]]]
    assert not UnsavedWork.objects.exists()


@pytest.mark.parametrize("button", ["[name=_save]", ".submit-row [name=_continue]", "[name=_then][value=preview]"])
def test_a_double_click_saves_once(desk, live_server, button):
    meeting = two_items()
    open_editor(desk, live_server, meeting)
    area(desk, "a1").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.type("只有一次")

    with desk.expect_navigation():
        desk.locator(button).first.dblclick()
    desk.wait_for_load_state()

    assert saved(meeting)[0] == ["甲", ["a1", "只有一次", "a2", "a3"]]


def test_a_double_click_submits_once(desk, live_server):
    meeting = two_items()
    open_editor(desk, live_server, meeting)
    area(desk, "a1").fill("提交之前改的话")

    desk.locator("[name=_then][value=submit]").dblclick()  # the second click takes the first one's answer away
    expect(desk.locator("html.scripted")).to_have_count(0)
    desk.wait_for_load_state()
    desk.get_by_role("button", name="提交审核").dblclick()

    expect(desk.locator(".messagelist")).to_contain_text("提交审核")
    desk.wait_for_load_state()
    meeting.refresh_from_db()
    assert (meeting.state, saved(meeting)[0][1][0]) == ("in_review", "提交之前改的话")
    assert LogEntry.objects.filter(change_message__startswith="提交审核").count() == 1


def test_a_double_click_deletes_one_meeting(desk, live_server):
    meeting, other = two_items(), two_items()
    desk.goto(f"{live_server.url}{LIST}{meeting.pk}/delete/")

    desk.locator("main [type=submit]").last.dblclick()  # the second click takes the first one's answer away

    expect(desk).not_to_have_url(re.compile("/delete/$"))
    expect(desk.locator(".messagelist")).to_be_visible()
    desk.wait_for_load_state()
    assert list(Meeting.objects.all()) == [other]


DEEDS = ["up", "down", "split", "merge", "apart", "join", "more", "delete", "add-directive", "add-item", "move"]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_double_click_on_a_deed_loses_nothing_and_can_be_undone(desk, live_server, deed):
    open_editor(desk, live_server, two_items())
    start = outline_of(desk)
    button = desk.locator(f"#outline button[value^='{deed}']").nth(
        1 if deed in ("up", "delete", "join", "apart") else 0
    )
    if deed not in ("add-directive",):
        button.locator("xpath=ancestor::details").locator("summary").click()

    button.dblclick()
    assert desk.url.endswith("/change/")
    for _ in range(3):
        desk.keyboard.press("Control+z")

    assert outline_of(desk) == start


# Two people


@pytest.fixture
def two(desk, live_server, open_context, sign_in):
    make_user("colleague", role="secretary")
    other = sign_in(open_context(viewport={"width": 1280, "height": 900}).new_page(), live_server, "colleague")
    meeting = two_items()
    return open_editor(desk, live_server, meeting), open_editor(other, live_server, meeting), meeting


def test_two_people_at_different_rows_both_get_their_way(two):
    mine, theirs, meeting = two
    area(theirs, "a1").fill("他人改的第一条")
    save(theirs)

    area(mine, "a2").fill("我改的第二条")
    area(mine, "b1").focus()
    mine.keyboard.press("Enter")
    mine.keyboard.type("我加的")
    save(mine)

    assert saved(meeting) == [["甲", ["他人改的第一条", "我改的第二条", "a3"]], ["乙", ["b1", "我加的"]]]
    assert outline_of(mine) == saved(meeting)


def test_two_people_at_one_row_are_asked(two):
    mine, theirs, meeting = two
    area(theirs, "a1").fill("他人的说法")
    save(theirs)

    area(mine, "a1").fill("我的说法")
    save(mine)
    expect(mine.locator(".conflicts")).to_contain_text("他人的说法")
    assert saved(meeting)[0][1][0] == "他人的说法"
    assert outline_of(mine)[0][1][0] == "我的说法"
    save(mine)

    assert saved(meeting)[0][1][0] == "我的说法"


def test_a_long_record_is_kept_while_the_browser_asks(desk, live_server):
    """More than a browser takes along from a page that is left."""
    meeting = make_meeting()
    for number in range(15):
        item = make_item(meeting, title=f"议题{number}")
        for _ in range(10):
            make_directive(item, text="要加快老旧管网改造，把责任落实到每一处泵站，按期完成更换并公布进度。" * 2)
    asked: list[str] = []
    desk.on("dialog", answering(asked, after=500))
    open_editor(desk, live_server, meeting)

    desk.locator("[name=chair]").click()
    desk.keyboard.type("改")
    desk.goto(f"{live_server.url}/admin/")

    assert asked == ["beforeunload"]
    desk.wait_for_timeout(500)
    assert UnsavedWork.objects.get().value("chair").count("改") == 1
