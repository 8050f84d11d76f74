"""The history of a meeting: every change of its record with who, when and which words, beside verbs and editions.

Each act is a transaction of its own, as in life: the moment of a transaction is what keeps its changes together.
"""

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone, translation

from directives.models import Directive
from meetings import history, intake
from meetings.erasure import erase
from meetings.history import tree
from meetings.history.entries import sources
from meetings.models import AgendaItem, Attendance, Meeting, PlannedRelease, ReadingDoubt, Remark, Report, ReviewLevel
from tests.factories import (
    act,
    correct,
    make_attendance,
    make_directive,
    make_item,
    make_meeting,
    make_record,
    make_report,
    make_settled_doubt,
    release,
    reopen,
)
from tests.meetings.vague import DOUBT, REPORT
from tests.posting import edited

pytestmark = pytest.mark.django_db(transaction=True)
QUERIES = 18
DESK = "/admin/meetings"


def told(meeting):
    """The acts, newest first."""
    return history.acts(history.entries(meeting))


def latest(meeting):
    return told(meeting)[0]


def said(act):
    return [(change.label, change.before, change.after) for change in act.changes]


def save(client, page, **typed):
    """Opens a page, types, and saves."""
    address = f"{DESK}/{page}/change/"
    form = edited(client.get(address), **typed)
    answer = client.post(address, form)
    assert answer.status_code == 302, answer.context["errors"]


def test_a_saved_form_is_one_act_with_who_when_and_which_words(desk, cast):
    meeting = make_record(place="一号会议室")
    make_attendance(meeting)
    before = datetime.now(ZoneInfo("Asia/Shanghai"))

    save(
        desk,
        f"meeting/{meeting.pk}",
        **{
            "title": "区政府常务会议研究供水安全",
            "place": "二号会议室",
            "type": "special",
            "items-0-disclosure": "withheld",
            "items-0-disclosure_reason": "涉及未公开规划",
            "attendance": "出席 林祎 区水务局局长",
        },
    )

    act = latest(meeting)
    assert (act.title, act.who) == ("修改", "secretary")
    assert before <= act.at <= before + timedelta(minutes=1)
    assert said(act) == [
        ("会议类型", "政府常务会议", "专题会议"),
        ("标题", "区政府常务会议研究供水保障工作", "区政府常务会议研究供水安全"),
        ("地点", "一号会议室", "二号会议室"),
        ("出席情况第1人：单位及职务", "", "区水务局局长"),
        ("第1个议题：公开属性", "主动公开", "不予公开"),
        ("第1个议题：不予公开理由", "", "涉及未公开规划"),
    ]


def test_a_directive_is_named_as_a_person_would(desk):
    meeting = make_record()
    item = make_item(meeting, title="听取防汛准备工作情况汇报")
    make_directive(item)

    save(
        desk,
        f"meeting/{meeting.pk}",
        **{"directives-2-text": "要加快管网改造", "directives-2-units": "区水务局、区财政局"},
    )

    assert said(latest(meeting)) == [
        ("第2个议题第1项工作要求：要点", "加快老旧管网改造", "加快管网改造"),
        ("第2个议题第1项工作要求：内容", "要加快老旧管网改造，年底前完成城东片区管网更换", "要加快管网改造"),
        ("第2个议题第1项工作要求：涉及单位", "", "区水务局、区财政局"),
    ]


def test_what_is_added_and_deleted_is_told_with_its_words(desk):
    meeting = make_record(directives=1)
    first = Directive.objects.get()

    save(
        desk,
        f"meeting/{meeting.pk}",
        **{"directives-0-delete": "on", "directives-1-text": "要按月报告进度", "directives-1-verb": "强调"},
    )

    assert said(latest(meeting)) == [
        ("第1个议题第1项工作要求（删除）", f"要点：{first.headline}\n内容：{first.text}\n引述词：要求", ""),
        ("第1个议题第1项工作要求（新增）", "", "要点：按月报告进度\n内容：要按月报告进度\n引述词：强调"),
    ]


def test_a_deleted_item_is_told_with_its_directives(desk):
    meeting = make_record(directives=1)
    item = make_item(meeting, title="研究防汛工作", text="")
    make_directive(item, headline="", text="要备足物资")

    save(desk, f"meeting/{meeting.pk}", **{"items-1-delete": "on"})

    assert said(latest(meeting)) == [
        ("第2个议题（删除）", "议题类型：听取汇报\n标题：研究防汛工作", ""),
        ("第2个议题第1项工作要求（删除）", "内容：要备足物资\n引述词：要求", ""),
    ]


def test_a_new_order_is_one_change_by_name(desk):
    meeting = make_meeting()
    for title in ("甲", "乙", "丙"):
        make_item(meeting, title=title)

    rows = [f"item:{item.key}" for item in meeting.items.all()]
    save(desk, f"meeting/{meeting.pk}", row=[rows[2], *rows[:2]])

    assert said(latest(meeting)) == [("议题顺序", "1. 甲\n2. 乙\n3. 丙", "1. 丙\n2. 甲\n3. 乙")]


def test_rows_that_only_made_room_are_one_change_by_number(desk):
    meeting = make_meeting()
    for title in ("甲", "乙", "丙"):
        make_item(meeting, title=title)

    save(desk, f"meeting/{meeting.pk}", **{"items-0-delete": "on"})

    assert said(latest(meeting))[1:] == [("议题顺序", "2、3", "1、2")]


def test_orders_of_directives_and_people_are_told_of_their_own_lists():
    meeting = make_record()
    second = make_item(meeting)
    for item in (meeting.items.first(), second):
        Directive.objects.filter(item=item).delete()
        for words in ("甲", "乙"):
            make_directive(item, headline=words)
    for name in ("林祎", "苏映雪"):
        make_attendance(meeting, name=name)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE directives_directive SET position = 3 - position;"
            "UPDATE meetings_attendance SET position = 3 - position"
        )

    assert said(latest(meeting)) == [
        ("出席情况顺序", "1. 林祎\n2. 苏映雪", "1. 苏映雪\n2. 林祎"),
        ("第1个议题工作要求顺序", "1. 甲\n2. 乙", "1. 乙\n2. 甲"),
        ("第2个议题工作要求顺序", "1. 甲\n2. 乙", "1. 乙\n2. 甲"),
    ]


def test_a_directive_that_went_to_another_item_says_so():
    meeting = make_record(directives=1)
    other = make_item(meeting)

    Directive.objects.update(item=other)

    assert said(latest(meeting)) == [("加快老旧管网改造（移动）", "第1个议题第1项工作要求", "第2个议题第1项工作要求")]


def test_rows_are_named_by_where_they_stood_then(desk):
    meeting = make_record(directives=1)
    item = meeting.items.get()
    Directive.objects.update(text="要修好水厂")
    with transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(position=2)
        make_item(meeting, position=1)
    Directive.objects.update(text="要修好两座水厂")

    acts = told(meeting)

    assert [act.changes[0].label for act in (acts[0], acts[2])] == [
        "第2个议题第1项工作要求：内容",
        "第1个议题第1项工作要求：内容",
    ]


def test_several_changes_of_one_row_in_an_act_are_told_as_one():
    meeting = make_record(directives=1)
    directive = Directive.objects.get()

    with transaction.atomic():
        for text in ("要修水厂", "要修好水厂"):
            Directive.objects.update(text=text)
        make_item(meeting).delete()

    assert said(latest(meeting)) == [("第1个议题第1项工作要求：内容", directive.text, "要修好水厂")]


def test_verbs_are_told_with_their_notes_and_editions(cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    act("send_back", meeting, by=cast.reviewer, note="请补充时限。")
    release(meeting, cast)
    correct(meeting, cast, note="更正文字。", summary="研究供水保障。")
    act("withdraw", meeting, by=cast.deputy, note="内容有误。")

    acts = [
        (act.title, act.who, act.notes, [(one.audience, one.number) for one in act.printed]) for act in told(meeting)
    ]

    assert acts[:-4] == [
        ("撤回", "deputy", ["内容有误。"], [("public", 3)]),
        ("发布", "reviewer", ["更正文字。"], [("public", 2)]),
        ("审核通过", "reviewer", [], [("internal", 2)]),
        ("提交审核", "secretary", [], []),
        ("修改", "", [], []),
        ("重新编辑", "secretary", [], []),
        ("发布", "reviewer", [], [("public", 1)]),
        ("审核通过", "reviewer", [], [("internal", 1)]),
        ("提交审核", "secretary", [], []),
        ("退回修改", "reviewer", ["请补充时限。"], []),
        ("提交审核", "secretary", [], []),
    ]
    assert [act.title for act in told(meeting)[-4:]] == ["修改", "修改", "修改", "新增会议"]
    assert not any(act.changes for act in told(meeting)[:4])


def test_meetings_that_were_submitted_together_are_told_each_in_one_act(desk):
    meetings = [make_record(), make_record()]

    shown = {f"version-{pk}": version for pk, version in Meeting.objects.values_list("pk", "version")}
    chosen = {"action": "submit", "_selected_action": [meeting.pk for meeting in meetings]}
    desk.post(f"{DESK}/meeting/", chosen | shown)

    for meeting in meetings:
        assert [(act.title, act.who) for act in told(meeting)[:2]] == [("提交审核", "secretary"), ("修改", "")]


def test_a_verb_is_known_whatever_language_it_was_called_in(cast):
    meeting = make_record()
    with translation.override("en"):
        release(meeting, cast, note="首次发布。")

    acts = told(meeting)[:3]
    assert [act.title for act in acts] == ["发布", "审核通过", "提交审核"]
    assert [act.notes for act in acts] == [["首次发布。"], [], []]


def test_an_act_bears_the_moment_it_is_told_to_have(cast):
    meeting = make_record()
    at = datetime(2026, 3, 6, 9, tzinfo=ZoneInfo("Asia/Shanghai"))

    act("submit", meeting, by=cast.secretary, at=at)

    assert next(act for act in told(meeting) if act.title == "提交审核").at == at


def test_what_nobody_did_by_name_is_the_systems(cast, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(
        "2026年3月5日，区长沈怀远主持召开区政府常务会议，听取供水保障工作情况汇报。会议要求，要加快管网改造。"
    )
    call_command("import_report", str(report))
    meeting = Meeting.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_meeting SET title = '改'")

    changed, made = told(meeting)

    assert (changed.who, changed.title, said(changed)[0][2]) == ("", "修改", "改")
    assert (made.who, made.title) == ("", "新增会议")
    assert [change.label for change in made.changes[:2]] == ["会议（新增）", "第1个议题（新增）"]


def test_a_state_that_no_verb_moved_is_told(cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)

    Meeting.objects.update(state="draft", submitted_by=None, submitted_at=None, remark="手工退回")

    assert said(latest(meeting)) == [("状态", "待审核", "草稿"), ("退回意见", "", "手工退回")]


def test_another_meetings_history_stays_its_own(cast):
    meeting, other = make_record(), make_record()
    release(other, cast)

    assert {act.title for act in told(meeting)} == {"新增会议", "修改"}


def test_an_import_says_whose_it_is_and_what_it_made(desk, cast):
    text = "2026年3月5日，区长沈怀远主持召开区政府常务会议，听取供水保障工作情况汇报。会议要求，要加快管网改造。"
    desk.post(f"{DESK}/report/add/", {"text": text, "step": "create"})

    (act,) = told(Meeting.objects.get())

    assert (act.title, act.who, act.notes) == ("新增会议", "secretary", ["由会议稿识别生成"])
    assert "要加快管网改造" in "".join(change.after for change in act.changes)


OF_REVIEW = (ReviewLevel, Remark, PlannedRelease)
ROWS = {  # every other tracked table, with a field that people write in it
    Meeting: "title",
    Attendance: "name",
    AgendaItem: "title",
    Directive: "text",
    ReadingDoubt: "reason",
    Report: "title",
}


def test_every_event_of_every_tracked_table_is_in_the_timeline(desk, cast):
    report = make_report(title="稿")
    meeting = make_record(report=report, directives=1)
    make_attendance(meeting)
    make_settled_doubt(meeting, cast.secretary)
    model: Any
    for number, (model, field) in enumerate(ROWS.items()):
        model._default_manager.update(**{field: f"改后{number}"})
    for model in (Directive, AgendaItem, Attendance, ReadingDoubt):
        model._default_manager.all().delete()
    page = desk.get(f"{DESK}/meeting/{meeting.pk}/history/").content.decode()
    words = re.sub("</?(ins|del|span)[^>]*>|增加：|删去：", "", page)

    assert {*ROWS, *OF_REVIEW} == set(tree.tracked()), "a tracked table that no timeline is known to show"
    for number, model in enumerate(ROWS):
        assert {"insert", "update"} <= all_told(meeting, model)
        assert f"改后{number}" in words


def all_told(meeting, model):
    """What happened to the rows of a table, each event of which is in the timeline."""
    events = tree.event_model(model).objects.values_list("pgh_id", "pgh_label")
    found = {pk for source, pk, *_ in history.entries(meeting) if sources()[source] is model}
    assert found == {pk for pk, _ in events}
    return {label for _, label in events}


def test_every_event_of_a_review_is_in_the_timeline(cast, settings):
    settings.REVIEW_LEVELS = {"executive": 2}
    meeting, now = make_record(), timezone.now()
    act("submit", meeting, by=cast.secretary)
    Remark.objects.create(meeting=meeting, text="单位名称请用全称", by=cast.reviewer)
    Remark.objects.update(answer="已改为全称", answered_by=cast.secretary, answered_at=now)
    act("approve", meeting, by=cast.reviewer, note="初审同意")
    act("approve", meeting, by=cast.deputy)
    act("plan_release", meeting, by=cast.reviewer, release_at=now + timedelta(days=1))
    PlannedRelease.objects.update(failed_at=now, failure="当时不能发布")
    act("cancel_release", meeting, by=cast.reviewer)

    assert [all_told(meeting, model) for model in OF_REVIEW] == [
        {"insert"},
        {"insert", "update", "delete"},
        {"insert", "update", "delete"},
    ]
    acts = told(meeting)
    assert [one.title for one in acts if one.verb] == ["取消发布计划", "计划发布", "审核通过", "审核通过", "提交审核"]
    assert not any(one.changes for one in acts if one.verb)
    words = "".join(change.after for one in acts for change in one.changes)
    assert all(one in words for one in ("单位名称请用全称", "已改为全称", "当时不能发布"))
    assert "初审同意" in str([one.notes for one in acts])


def test_erased_words_stay_gone(desk, cast):
    meeting = make_record(title="密01", place="密02")
    make_attendance(meeting, name="密03")
    Directive.objects.update(text="密04")
    meeting = correct(release(meeting, cast), cast, note="密05", summary="密06")
    address = f"{DESK}/meeting/{meeting.pk}/history/"
    assert {f"密0{number}" for number in range(1, 7)} <= set(words(desk.get(address)))

    erase(meeting, by=cast.administrator, reason="误录涉密内容")

    page = desk.get(address)
    assert words(page) == []
    assert (latest(meeting).title, latest(meeting).who) == ("清除", "administrator")
    assert "改动的文字已清除。" in page.content.decode()
    assert not any(one.changes or one.notes for one in page.context["acts"])


def words(page):
    assert page.status_code == 200
    return re.findall(r"密\d\d", page.content.decode())


def flood(meeting, count):
    """Leaves so many events of the meeting, a transaction's each, as years of editing would."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO meetings_meetingevent SELECT (e).* FROM ("
            " SELECT jsonb_populate_record(e, jsonb_build_object('pgh_id', 1000000 + n, 'title', '第' || n || '题',"
            " 'pgh_label', 'update', 'pgh_created_at', now() + n * interval '1 second')) AS e"
            " FROM meetings_meetingevent e, generate_series(1, %s) n WHERE e.pgh_obj_id = %s AND e.pgh_label = 'insert'"
            ") found",
            [count, meeting.pk],
        )


def test_a_page_is_bounded_and_the_next_one_goes_on(desk):
    meeting = make_meeting(title="第0题")
    flood(meeting, 250)

    first, last = (desk.get(f"{DESK}/meeting/{meeting.pk}/history/?page={number}") for number in (1, 3))

    assert [len(page.context["acts"]) for page in (first, last)] == [100, 51]
    assert said(first.context["acts"][0]) == [("标题", "第249题", "第250题")]
    assert said(first.context["acts"][-1]) == [("标题", "第150题", "第151题")]  # the event before is on the next page
    assert last.context["acts"][-1].title == "新增会议"
    assert 'href="?page=2"' in first.content.decode()


def test_the_page_asks_as_much_for_thousands_of_events_as_for_a_few(desk, cast, django_assert_num_queries):
    meeting = make_record()
    make_attendance(meeting)
    meeting = correct(release(meeting, cast), cast, summary="研究供水保障。")
    address = f"{DESK}/meeting/{meeting.pk}/history/"
    desk.get(address)

    with django_assert_num_queries(QUERIES):
        desk.get(address)
    flood(meeting, 10_000)
    meeting = reopen(meeting, cast)
    for number in range(30):
        for directive in Directive.objects.all():
            directive.text = f"要修好{number}座水厂"
            directive.save()
    with django_assert_num_queries(QUERIES):
        desk.get(f"{address}?page=101")


@pytest.mark.parametrize("page", ["0", "-1", "999999", "x", "9" * 40, "%00"])
def test_a_forged_page_number_is_no_error(desk, page):
    assert desk.get(f"{DESK}/meeting/{make_meeting().pk}/history/?page={page}").status_code == 200


def test_the_page_marks_what_changed_and_escapes_the_words(desk):
    meeting = make_meeting(title="研究<b>供水</b>工作")
    save(desk, f"meeting/{meeting.pk}", title="研究<b>排水</b>工作")

    page = desk.get(f"{DESK}/meeting/{meeting.pk}/history/").content.decode()

    assert "供</del>" in page
    assert "排</ins>" in page
    assert "<b>供" not in page


def test_the_page_of_an_item_leads_to_the_same_history(desk):
    meeting = make_record()
    item, address = meeting.items.get(), f"{DESK}/meeting/{meeting.pk}/history/"

    assert desk.get(f"{DESK}/agendaitem/{item.pk}/history/")["Location"] == address


@pytest.mark.parametrize("role", ["official", "administrator", "visitor"])
def test_the_history_is_for_who_may_see_the_desk(client, cast, role):
    meeting = make_record(title="还没有人知道")
    if role != "visitor":
        client.force_login(getattr(cast, role))

    answer = client.get(f"{DESK}/meeting/{meeting.pk}/history/", follow=True)

    assert "还没有人知道" not in answer.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "head"])
def test_no_method_makes_a_history_page_an_error_page(client, cast, method):
    meeting = release(make_record(), cast)
    for role, models in (
        ("secretary", {"meeting": meeting.pk, "agendaitem": meeting.items.get().pk}),
        ("administrator", {"edition": meeting.editions.first().pk, "user": cast.secretary.pk}),
    ):
        client.force_login(getattr(cast, role))
        for model, pk in models.items():
            for known in (pk, 987654, "x", "9" * 30):
                answer = getattr(client, method)(f"{DESK}/{model}/{known}/history/")
                assert answer.status_code in (200, 302, 404, 405), (model, known)


def test_a_doubt_that_was_settled_and_a_day_that_was_confirmed_are_told(desk, cast):
    meeting = intake.receive(REPORT, by=cast.secretary).meetings.earliest("pk")

    save(desk, f"meeting/{meeting.pk}", settled=[meeting.doubts.get().pk], is_listed_on_right="on")

    arrived, settled = told(meeting)[-1], latest(meeting)
    assert (f"识别存疑：{DOUBT}", "", "尚未核对") in said(arrived)
    assert settled.who == "secretary"
    assert said(settled) == [("列表日期待确认", "是", "否"), (f"识别存疑：{DOUBT}", "尚未核对", "已核对")]
