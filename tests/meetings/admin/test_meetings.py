"""The meeting's form: its facts and items, the order of rows, what another person changed meanwhile, and deleting."""

from datetime import date
from html import unescape

import pytest
from django.db import connection

from meetings.erasure import erase
from meetings.models import Attendance, Meeting
from tests.factories import act, approve, make_attendance, make_directive, make_item, make_meeting, make_record, reopen
from tests.posting import edited, messages_of, refs

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def address(meeting, page="change"):
    return f"/admin/meetings/meeting/{meeting.pk}/{page}/"


def opened(client, meeting, **changes):
    return edited(client.get(address(meeting)), **changes)


def save(client, meeting, **changes):
    """Opens the editor, changes what is named (rows by kind and place), and sends it."""
    return client.post(address(meeting), opened(client, meeting, **changes, _continue="1"), follow=True)


def errors(response):
    return [one.message for one in response.context["errors"]]


def items(meeting):
    return list(meeting.items.values_list("position", "title"))


def test_saving_an_untouched_form_changes_nothing_but_the_time(desk):
    meeting = make_record()
    make_attendance(meeting)
    before = Meeting.objects.values("title", "held_on", "listed_on", "chair", "summary", "number").get()

    response = save(desk, meeting)

    assert not errors(response)
    assert Meeting.objects.values("title", "held_on", "listed_on", "chair", "summary", "number").get() == before
    assert meeting.items.get().directives.count() == 2


def test_facts_and_items_are_edited_in_one_form(desk):
    meeting = make_record()

    save(
        desk,
        meeting,
        **{
            "title": "区政府常务会议\n研究供水",
            "number": "12",
            "items-0-text": "改过的内容",
            "items-0-outcome": "noted",
        },
    )

    meeting.refresh_from_db()
    assert (meeting.title, meeting.number) == ("区政府常务会议 研究供水", 12)
    assert meeting.items.values_list("text", "outcome").get() == ("改过的内容", "noted")


def test_a_new_item_stands_last(desk):
    meeting = make_record()

    save(desk, meeting, **{"items-1-title": "新议题", "items-1-text": "内容"})

    assert items(meeting) == [(1, "听取供水保障工作情况汇报"), (2, "新议题")]


def three_items():
    meeting = make_meeting()
    for title in "甲乙丙":
        make_item(meeting, title=title)
    return meeting


@pytest.mark.parametrize(
    ("rows", "changes", "order"),
    [
        ("乙甲丙", {}, "乙甲丙"),
        ("丙甲乙", {}, "丙甲乙"),
        ("甲乙丙", {"items-0-delete": "on"}, "乙丙"),
        ("丙甲乙", {"items-1-delete": "on"}, "丙甲"),
        ("甲乙丙", {"items-3-title": "丁"}, "甲乙丙丁"),
    ],
)
def test_items_stand_as_they_stand_in_the_page_without_gaps(desk, rows, changes, order):
    meeting = three_items()
    form = opened(desk, meeting, **changes)
    keys = {item.title: f"item:{item.key}" for item in meeting.items.all()}

    desk.post(address(meeting), form | {"row": [*(keys[title] for title in rows), *form["row"][3:]]})

    assert items(meeting) == list(enumerate(order, start=1))


def test_rows_are_shown_in_the_order_of_the_record(desk):
    meeting = make_meeting()
    item = make_item(meeting)
    people = [make_attendance(meeting, name=name) for name in "甲乙丙"]
    directives = [make_directive(item) for _ in range(3)]
    for rows in (people, directives):
        for position, row in enumerate([rows[2], *rows[:2]], start=1):  # the third is first now
            row.position = position
            row.save()

    form = opened(desk, meeting)

    assert refs(form, "directive") == [directives[place].key for place in (2, 0, 1)]
    assert form["attendance"] == ["出席 丙\n出席 甲\n出席 乙"]


def test_attendance_keeps_the_order_of_entry(desk):
    meeting = make_record()
    make_attendance(meeting, name="林祎")

    save(desk, meeting, attendance="周远\n出席 林祎")

    assert list(Attendance.objects.values_list("position", "name")) == [(1, "周远"), (2, "林祎")]


def test_a_given_day_is_known_to_the_day_and_the_list_follows_it(desk):
    meeting = make_meeting(held_on=None, held_on_precision="unknown", listed_on=date(2026, 3, 9))

    save(desk, meeting, held="2026年3月4日")

    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.held_on_precision, meeting.listed_on) == (
        date(2026, 3, 4),
        "day",
        date(2026, 3, 4),
    )


@pytest.mark.parametrize(
    ("typed", "held_on", "precision", "text", "listed_on"),
    [
        ("2026年3月", None, "month", "", date(2026, 3, 31)),
        ("2025年", None, "year", "", date(2025, 12, 31)),
        ("日前", None, "unknown", "日前", date(2026, 3, 5)),
        ("", None, "unknown", "", date(2026, 3, 5)),
        ("2026-03-06", date(2026, 3, 6), "day", "", date(2026, 3, 6)),
    ],
)
def test_one_field_tells_the_day_as_far_as_it_is_known(desk, typed, held_on, precision, text, listed_on):
    meeting = make_meeting(held_on_text="3月5日")

    save(desk, meeting, held=typed)

    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.held_on_precision, meeting.held_on_text) == (held_on, precision, text)
    assert meeting.listed_on == listed_on


def test_the_words_of_a_report_stay_beside_the_day_that_somebody_found_out(desk):
    meeting = make_meeting(held_on=None, held_on_precision="unknown", held_on_text="日前")

    save(desk, meeting, held="2026-03-06")

    assert Meeting.objects.values_list("held_on", "held_on_text").get() == (date(2026, 3, 6), "日前")


def test_what_the_day_was_read_as_stands_beside_it(desk):
    assert "读作2026年3月5日" in desk.get(address(make_meeting())).content.decode()


def test_an_emptied_list_day_is_proposed_anew(desk):
    meeting = make_meeting()

    save(desk, meeting, listed_on="")

    meeting.refresh_from_db()
    assert meeting.listed_on == date(2026, 3, 5)


def test_a_form_sent_after_the_meeting_was_submitted_keeps_the_words(desk, cast):
    meeting = make_record()
    form = opened(desk, meeting)
    act("submit", meeting, by=cast.secretary)

    response = desk.post(address(meeting), form | {"title": "我的标题"})

    assert "该会议现在的状态是“待审核”，不能修改，本次没有保存" in response.content.decode()
    assert "我的标题" in response.content.decode()


def test_what_is_no_draft_is_shown_read_only(desk, cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)

    response = desk.get(address(meeting))

    page = response.content.decode()
    assert 'name="_save"' not in page
    assert 'name="title"' not in page
    assert "<textarea" not in page
    assert "要加快老旧管网改造，年底前完成城东片区管网更换" in unescape(page).replace("<b>", "").replace("</b>", "")
    assert "secretary提交" in page


def test_the_remark_of_the_reviewer_stands_on_top(desk, cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    act("send_back", meeting, by=cast.reviewer, note="请核对第二项。")

    page = desk.get(address(meeting)).content.decode()

    assert page.index("请核对第二项。") < page.index('name="title"')


@pytest.mark.parametrize(
    "change",
    [
        {"title": "会议\x00"},
        {"title": "长" * 201},
        {"type": "nonsense"},
        {"held": "2026-13-45"},
        {"held": "长" * 61},
        {"listed_on": "2026-13-45"},
        {"number": "99999999"},
        {"number": "0"},
        {"items-0-kind": "nonsense"},
        {"items-0-text": "长" * 20001},
        {"items-0-title": "议\x00题"},
        {"directives-0-text": "\x00"},
        {"directives-0-units": "单" * 81},
        {"directives-0-disclosure": "nonsense"},
        {"directives-0-verb": "长" * 21},
        {"attendance": "长" * 81},
        {"attendance": "列席"},
        {"attendance": "林\x00祎"},
    ],
)
def test_hostile_input_is_refused_on_the_page(desk, change):
    meeting = make_record()

    response = save(desk, meeting, **change)

    assert response.status_code == 200
    assert errors(response)
    meeting.refresh_from_db()
    assert meeting.title == "区政府常务会议研究供水保障工作"
    assert meeting.items.get().text == "会议听取供水保障工作情况汇报。"


def test_an_item_of_another_meeting_cannot_be_taken_over(desk):
    meeting, other = make_record(), make_record(title="另一个")
    stolen = other.items.get()
    form = opened(desk, meeting)

    desk.post(address(meeting), form | {"row": [f"item:{stolen.key}"], f"{stolen.key}-text": "改写"})

    stolen.refresh_from_db()
    assert (stolen.meeting_id, stolen.text) == (other.pk, "会议听取供水保障工作情况汇报。")


def test_a_meeting_can_be_entered_by_hand(desk):
    facts = {"title": "专题会议研究停车", "type": "special", "held": "2026-05-06", "summary": "研究停车。"}
    rows = {"items-0-title": "停车", "directives-0-text": "要增设泊位，缓解停车难", "directives-1-text": "要错时开放"}

    desk.post("/admin/meetings/meeting/add/", edited(desk.get("/admin/meetings/meeting/add/"), **facts, **rows))

    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.listed_on, meeting.held_on_precision) == (
        "专题会议研究停车",
        date(2026, 5, 6),
        "day",
    )
    assert items(meeting) == [(1, "停车")]
    assert list(meeting.items.get().directives.values_list("headline", "text")) == [
        ("增设泊位", "要增设泊位，缓解停车难"),
        ("错时开放", "要错时开放"),
    ]


def test_an_empty_form_makes_an_empty_draft_and_no_row(desk):
    desk.post("/admin/meetings/meeting/add/", edited(desk.get("/admin/meetings/meeting/add/")))

    assert items(Meeting.objects.get()) == []


@pytest.mark.parametrize(("role", "status"), [("reviewer", 200), ("administrator", 403), ("official", 302)])
def test_who_is_no_secretary_cannot_edit(client, cast, role, status):
    meeting = make_record()
    client.force_login(getattr(cast, role))

    assert client.get(address(meeting)).status_code == status
    assert client.post(address(meeting), {"title": "x"}).status_code in (302, 403)
    meeting.refresh_from_db()
    assert meeting.title == "区政府常务会议研究供水保障工作"


def test_a_wrong_draft_is_deleted(desk):
    meeting = make_record()

    desk.post(address(meeting, "delete"), {"post": "yes"})

    assert not Meeting.objects.exists()


def test_what_was_printed_or_handed_on_is_not_deleted(desk, cast):
    submitted, printed = make_record(title="交了"), reopen(approve(make_record(title="印过"), cast), cast)
    act("submit", submitted, by=cast.secretary)

    for meeting in (submitted, printed):
        for response in (
            desk.get(address(meeting, "delete"), follow=True),
            desk.post(address(meeting, "delete"), {"post": "yes"}, follow=True),
        ):
            assert messages_of(response)[0].startswith(f"《{meeting}》不能删除：")
    assert Meeting.objects.count() == 2


@pytest.mark.owner_role("erasing is for the owner of the tables")
def test_an_erased_meeting_can_only_be_looked_at(desk, cast):
    meeting = make_record()
    erase(meeting, by=cast.administrator, reason="误录")

    page = desk.get(address(meeting)).content.decode()

    assert "已清除" in page
    assert 'name="_save"' not in page
    assert "/submit/" not in page


def full_meeting(items, directives=10):
    """As a long one is: each directive with two units, a deadline and a headline."""
    meeting = make_meeting()
    for _ in range(items):
        item = make_item(meeting, text="会议听取供水保障工作情况汇报，研究部署下一步工作。")
        for number in range(directives):
            text = f"要加快老旧管网改造，把责任落实到每一处泵站，第{number}季度前完成城东片区管网更换并公布进度。"
            units = ["区水务局", "区住房和城乡建设局"]
            day = {"deadline_on": date(2026, 9, 30), "deadline_precision": "month"}
            make_directive(item, text=text, units=units, deadline_text="9月底前", **day)
    return meeting


@pytest.mark.parametrize("items", [1, 15])
def test_the_editor_asks_a_constant_number_of_questions(desk, django_assert_num_queries, items):
    meeting = full_meeting(items, directives=2)
    desk.get(address(meeting))  # content types are asked for once in a process

    # session, user, 2 of permissions, meeting, items, directives, attendance, remarks, 2 of editions, unsaved work, and
    # for the checklist and the count in the head one each
    with django_assert_num_queries(14):
        desk.get(address(meeting))


def test_the_page_of_a_long_meeting_is_less_than_300_kb(desk):
    page = desk.get(address(full_meeting(15))).content

    assert page.count(b'data-row="directive"') == 151  # and the one for scripts
    assert len(page) < 300_000


def test_a_saved_field_of_a_long_meeting_writes_that_row_alone(desk, django_assert_max_num_queries):
    meeting = full_meeting(3)
    form = opened(desk, meeting, **{"directives-7-text": "改过的要求"})

    with django_assert_max_num_queries(51):
        answer = desk.post(address(meeting), form)

    assert answer.status_code == 302


def test_the_history_shows_the_verbs(desk, cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    act("send_back", meeting, by=cast.reviewer, note="请核对。")

    page = desk.get(address(meeting, "history")).content.decode()

    assert "提交审核" in page
    assert "退回修改" in page
    assert "请核对。" in page


@pytest.mark.parametrize("pk", ["0", "abc", "%00", "99999999999999999999999999"])
def test_an_address_of_no_meeting_is_no_error_page(desk, pk):
    for page in ("change", "delete", "history", "preview", "submit", "explode"):
        assert desk.get(f"/admin/meetings/meeting/{pk}/{page}/", follow=True).status_code in (200, 404)


@pytest.mark.owner_role("changes a table, which only its owner may")
def test_what_the_database_alone_refuses_is_told_above_the_typed_words(desk):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE meetings_meeting ADD CONSTRAINT refused CHECK (title <> '不收的标题')")
    meeting = make_record()

    page = save(desk, meeting, **{"title": "不收的标题", "items-0-title": "改过的议题"})
    form = edited(page)

    assert messages_of(page) == ["在您操作期间，这条记录被其他人改动，本次没有保存。请核对最新内容后再操作。"]
    assert form["title"] == ["不收的标题"]
    assert form[f"{refs(form, 'item')[0]}-title"] == ["改过的议题"]
    assert Meeting.objects.get().title == meeting.title
