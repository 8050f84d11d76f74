"""The meeting's form: its facts and items, the order of rows, what another person changed meanwhile, and deleting."""

from datetime import date

import pytest

from meetings import workflow
from meetings.erasure import erase
from meetings.models import Attendance, Meeting
from tests.factories import approve, make_attendance, make_directive, make_item, make_meeting, make_record, reopen
from tests.posting import messages_of, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.secretary)
    return client


def address(meeting, page="change"):
    return f"/admin/meetings/meeting/{meeting.pk}/{page}/"


def opened(client, meeting):
    return shown(client.get(address(meeting)))


def save(client, meeting, **changes):
    """Opens the form, changes what is named (with _ for -), and sends it."""
    return client.post(address(meeting), opened(client, meeting) | changes | {"_continue": "1"}, follow=True)


def errors(response):
    return response.context["errors"]


def items(meeting):
    return list(meeting.items.values_list("position", "title"))


def test_saving_an_untouched_form_changes_nothing_but_the_time(desk):
    meeting = make_record()
    make_attendance(meeting)
    before = Meeting.objects.values("title", "held_on", "listed_on", "chair", "summary", "number").get()

    response = save(desk, meeting)

    assert "errors" not in response.context or not errors(response)
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
    ("wishes", "order"),
    [
        ({"items-0-place": "2", "items-1-place": "1"}, "乙甲丙"),
        ({"items-2-place": "1"}, "丙甲乙"),
        ({"items-0-place": "3"}, "乙丙甲"),
        ({"items-0-DELETE": "on"}, "乙丙"),
        ({"items-1-DELETE": "on", "items-2-place": "1"}, "丙甲"),
        ({"items-3-place": "2", "items-3-title": "丁"}, "甲丁乙丙"),
    ],
)
def test_items_stand_as_numbered_without_gaps(desk, wishes, order):
    meeting = three_items()

    save(desk, meeting, **wishes)

    assert items(meeting) == list(enumerate(order, start=1))


@pytest.mark.parametrize("wish", ["0", "-1", "abc", "99999999999"])
def test_a_place_that_is_no_place_is_refused(desk, wish):
    meeting = three_items()

    response = save(desk, meeting, **{"items-0-place": wish})

    assert errors(response)
    assert items(meeting) == [(1, "甲"), (2, "乙"), (3, "丙")]


def test_attendance_keeps_the_order_of_entry(desk):
    meeting = make_record()
    make_attendance(meeting, name="林祎")

    save(desk, meeting, **{"attendance-1-name": "周远", "attendance-1-role": "present", "attendance-1-place": "1"})

    assert list(Attendance.objects.values_list("position", "name")) == [(1, "周远"), (2, "林祎")]


def test_a_given_day_is_known_to_the_day_and_the_list_follows_it(desk):
    meeting = make_meeting(held_on=None, held_on_precision="unknown", listed_on=date(2026, 3, 9))

    save(desk, meeting, held_on="2026-03-04", held_on_precision="unknown")

    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.held_on_precision, meeting.listed_on) == (
        date(2026, 3, 4),
        "day",
        date(2026, 3, 4),
    )


def test_a_day_that_is_taken_away_needs_another_precision(desk):
    meeting = make_meeting()

    refused = save(desk, meeting, held_on="")
    save(desk, meeting, held_on="", held_on_precision="month")

    assert "日期精度为“日”时请填写会议日期" in str(errors(refused))
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.held_on_precision) == (None, "month")


def test_an_emptied_list_day_is_proposed_anew(desk):
    meeting = make_meeting()

    save(desk, meeting, listed_on="")

    meeting.refresh_from_db()
    assert meeting.listed_on == date(2026, 3, 5)


def test_a_form_that_another_person_overtook_is_refused_and_keeps_the_words(desk):
    meeting = make_record()
    form = opened(desk, meeting)
    make_directive(meeting.items.get())  # a change of any part counts

    response = desk.post(address(meeting), form | {"title": "我的标题", "items-0-text": "我的内容"})

    page = response.content.decode()
    assert "其他人修改了这次会议，本次没有保存" in page
    assert "我的标题" in page
    assert "我的内容" in page
    meeting.refresh_from_db()
    assert meeting.title == "区政府常务会议研究供水保障工作"


def test_words_typed_into_a_row_that_is_gone_stay_in_the_refused_form(desk):
    meeting = three_items()
    form = opened(desk, meeting)
    meeting.items.get(title="甲").delete()

    response = desk.post(address(meeting), form | {"items-0-text": "给甲的话", "items-2-text": "给丙的话"})

    page = response.content.decode()
    assert "给甲的话" in page
    assert "给丙的话" in page
    assert meeting.items.filter(text__startswith="给").count() == 0


def test_a_form_without_its_version_is_refused(desk):
    meeting = make_record()
    form = opened(desk, meeting)
    del form["seen_version"]

    response = desk.post(address(meeting), form | {"title": "我的标题"})

    assert "本次没有保存" in response.content.decode()


def test_a_form_sent_after_the_meeting_was_submitted_keeps_the_words(desk, cast):
    meeting = make_record()
    form = opened(desk, meeting)
    workflow.submit(meeting, by=cast.secretary)

    response = desk.post(address(meeting), form | {"title": "我的标题"})

    assert "该会议现在的状态是“待审核”，不能修改，本次没有保存" in response.content.decode()
    assert "我的标题" in response.content.decode()


def test_what_is_no_draft_is_shown_read_only(desk, cast):
    meeting = make_record()
    workflow.submit(meeting, by=cast.secretary)

    response = desk.get(address(meeting))

    page = response.content.decode()
    assert 'name="_save"' not in page
    assert 'name="title"' not in page
    assert 'name="items-0-text"' not in page
    assert "secretary提交" in page


def test_the_remark_of_the_reviewer_stands_on_top(desk, cast):
    meeting = make_record()
    workflow.submit(meeting, by=cast.secretary)
    workflow.send_back(meeting, by=cast.reviewer, note="请核对第二项。")

    page = desk.get(address(meeting)).content.decode()

    assert page.index("请核对第二项。") < page.index('name="title"')


@pytest.mark.parametrize(
    "change",
    [
        {"title": "会议\x00"},
        {"title": "长" * 201},
        {"type": "nonsense"},
        {"held_on": "2026-13-45"},
        {"number": "99999999"},
        {"number": "0"},
        {"items-0-kind": "nonsense"},
        {"items-0-id": "999999"},
        {"items-0-id": "x"},
        {"items-0-text": "长" * 20001},
        {"items-TOTAL_FORMS": "abc"},
        {"items-INITIAL_FORMS": "7"},
        {"items-TOTAL_FORMS": "-5"},
        {"attendance-0-role": "nonsense", "attendance-0-name": "林祎"},
    ],
)
def test_hostile_input_is_refused_on_the_page(desk, change):
    meeting = make_record()

    response = save(desk, meeting, **change)

    assert response.status_code == 200
    meeting.refresh_from_db()
    assert meeting.title == "区政府常务会议研究供水保障工作"
    assert meeting.items.get().text == "会议听取供水保障工作情况汇报。"


def test_an_item_of_another_meeting_cannot_be_taken_over(desk):
    meeting, other = make_record(), make_record(title="另一个")
    stolen = other.items.get()

    save(desk, meeting, **{"items-0-id": str(stolen.pk), "items-0-text": "改写"})

    stolen.refresh_from_db()
    assert (stolen.meeting_id, stolen.text) == (other.pk, "会议听取供水保障工作情况汇报。")


def test_a_meeting_can_be_entered_by_hand(desk):
    form = shown(desk.get("/admin/meetings/meeting/add/"))
    facts = {"title": "专题会议研究停车", "type": "special", "held_on": "2026-05-06", "summary": "研究停车。"}

    desk.post("/admin/meetings/meeting/add/", form | facts | {"items-0-title": "停车"})

    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.listed_on, meeting.held_on_precision) == (
        "专题会议研究停车",
        date(2026, 5, 6),
        "day",
    )
    assert items(meeting) == [(1, "停车")]


@pytest.mark.parametrize(("role", "status"), [("reviewer", 200), ("administrator", 403), ("official", 302)])
def test_who_is_no_secretary_cannot_edit(client, cast, role, status):
    meeting = make_record()
    client.force_login(getattr(cast, role))

    assert client.get(address(meeting)).status_code == status
    assert client.post(address(meeting), {"title": "x", "seen_version": meeting.version}).status_code in (302, 403)
    meeting.refresh_from_db()
    assert meeting.title == "区政府常务会议研究供水保障工作"


def test_a_wrong_draft_is_deleted(desk):
    meeting = make_record()

    desk.post(address(meeting, "delete"), {"post": "yes"})

    assert not Meeting.objects.exists()


def test_what_was_printed_or_handed_on_is_not_deleted(desk, cast):
    submitted, printed = make_record(title="交了"), reopen(approve(make_record(title="印过"), cast), cast)
    workflow.submit(submitted, by=cast.secretary)

    for meeting in (submitted, printed):
        for response in (
            desk.get(address(meeting, "delete"), follow=True),
            desk.post(address(meeting, "delete"), {"post": "yes"}, follow=True),
        ):
            assert messages_of(response)[0].startswith(f"《{meeting}》不能删除：")
    assert Meeting.objects.count() == 2


def test_an_erased_meeting_can_only_be_looked_at(desk, cast):
    meeting = make_record()
    erase(meeting, by=cast.administrator, reason="误录")

    page = desk.get(address(meeting)).content.decode()

    assert "已清除" in page
    assert 'name="_save"' not in page
    assert "/submit/" not in page


@pytest.mark.parametrize("items", [1, 15])
def test_the_form_asks_a_constant_number_of_questions(desk, django_assert_num_queries, items):
    meeting = make_meeting()
    for _ in range(items):
        make_directive(make_item(meeting))

    with django_assert_num_queries(
        10
    ):  # session, user, 2 of permissions, meeting twice, items, attendance, 2 of editions
        desk.get(address(meeting))


def test_the_history_shows_the_verbs(desk, cast):
    meeting = make_record()
    workflow.submit(meeting, by=cast.secretary)
    workflow.send_back(meeting, by=cast.reviewer, note="请核对。")

    page = desk.get(address(meeting, "history")).content.decode()

    assert "提交审核" in page
    assert "退回修改：请核对。" in page


@pytest.mark.parametrize("pk", ["0", "abc", "%00", "99999999999999999999999999"])
def test_an_address_of_no_meeting_is_no_error_page(desk, pk):
    for page in ("change", "delete", "history", "preview", "submit", "explode"):
        assert desk.get(f"/admin/meetings/meeting/{pk}/{page}/", follow=True).status_code in (200, 404)
