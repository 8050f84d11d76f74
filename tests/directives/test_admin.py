"""The item's page with its directives: edit, add, order, delete; refused when the meeting moved or is no draft."""

import pytest

from directives.models import Directive
from meetings import workflow
from meetings.models import AgendaItem, Meeting
from tests.factories import make_directive, make_item, make_meeting, make_record
from tests.posting import messages_of, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.secretary)
    return client


def address(item, page="change"):
    return f"/admin/meetings/agendaitem/{item.pk}/{page}/"


def save(client, item, **changes):
    form = shown(client.get(address(item)))
    return client.post(address(item), form | changes, follow=True)


def lettered(count=3):
    item = make_item(make_meeting())
    for letter in "甲乙丙丁"[:count]:
        make_directive(item, headline=letter, text=letter)
    return item


def order(item):
    return "".join(item.directives.order_by("position").values_list("text", flat=True))


def test_directives_are_edited_and_added_under_their_item(desk):
    item = lettered(1)

    response = save(
        desk,
        item,
        **{
            "title": "改过的议题",
            "directives-0-text": "改过的要求",
            "directives-0-units": "区水务局，区财政局",
            "directives-1-text": "新的要求",
            "directives-1-headline": "新的",
        },
    )

    item.refresh_from_db()
    assert item.title == "改过的议题"
    assert list(item.directives.values_list("position", "text", "units")) == [
        (1, "改过的要求", ["区水务局", "区财政局"]),
        (2, "新的要求", []),
    ]
    assert response.request["PATH_INFO"] == f"/admin/meetings/meeting/{item.meeting_id}/change/"


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"directives-0-place": "3", "directives-2-place": "1"}, "丙乙甲"),
        ({"directives-0-place": "2", "directives-1-place": "2"}, "乙甲丙"),
        ({"directives-0-DELETE": "on"}, "乙丙"),
        ({"directives-3-text": "丁", "directives-3-place": "1"}, "丁甲乙丙"),
    ],
)
def test_directives_stand_as_numbered_without_gaps(desk, wishes, expected):
    item = lettered()

    save(desk, item, **wishes)

    assert order(item) == expected
    assert list(item.directives.values_list("position", flat=True)) == list(range(1, len(expected) + 1))


def test_a_page_that_a_change_elsewhere_in_the_meeting_overtook_is_refused(desk):
    item = lettered()
    form = shown(desk.get(address(item)))
    Meeting.objects.filter(pk=item.meeting_id).update(title="别人改的标题")

    response = desk.post(address(item), form | {"directives-0-text": "我的话"})

    page = response.content.decode()
    assert "其他人修改了这次会议，本次没有保存" in page
    assert "我的话" in page
    assert order(item) == "甲乙丙"


def test_a_page_sent_after_the_meeting_was_submitted_is_refused_with_its_words(desk, cast):
    item = make_record().items.get()
    form = shown(desk.get(address(item)))
    workflow.submit(item.meeting, by=cast.secretary)

    response = desk.post(address(item), form | {"directives-0-text": "我的话"})

    assert "该会议现在的状态是“待审核”" in response.content.decode()
    assert "我的话" in response.content.decode()
    assert not Directive.objects.filter(text="我的话").exists()


def test_an_item_in_review_is_shown_read_only(desk, cast):
    item = make_record().items.get()
    workflow.submit(item.meeting, by=cast.secretary)

    page = desk.get(address(item)).content.decode()

    assert "加快老旧管网改造" in page
    assert 'name="_save"' not in page


def test_an_item_is_deleted_on_its_page(desk):
    meeting = make_record()

    response = desk.post(address(meeting.items.get(), "delete"), {"post": "yes"}, follow=True)

    assert not AgendaItem.objects.exists()
    assert response.request["PATH_INFO"] == f"/admin/meetings/meeting/{meeting.pk}/change/"


def test_an_item_in_review_is_not_deleted(desk, cast):
    item = make_record().items.get()
    workflow.submit(item.meeting, by=cast.secretary)

    for response in (
        desk.get(address(item, "delete"), follow=True),
        desk.post(address(item, "delete"), {"post": "yes"}, follow=True),
    ):
        assert messages_of(response) == ["会议不是草稿，或您没有权限，不能删除议题。"]
    assert AgendaItem.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"title": "议\x00题"},
        {"directives-0-text": "\x00"},
        {"directives-0-units": "单" * 81},
        {"directives-0-disclosure": "nonsense"},
        {"directives-0-verb": "长" * 21},
        {"directives-0-id": "999999999999999999999"},
    ],
)
def test_hostile_input_is_refused_on_the_page(desk, change):
    item = lettered(1)

    response = save(desk, item, **change)

    assert response.context["errors"]
    assert order(item) == "甲"


def test_a_directive_of_another_item_cannot_be_taken_over(desk):
    item, stolen = lettered(1), make_record(directives=1).items.get().directives.get()

    save(desk, item, **{"directives-0-id": str(stolen.pk), "directives-0-text": "改写"})

    stolen.refresh_from_db()
    assert stolen.text == "要加快老旧管网改造，年底前完成城东片区管网更换"


@pytest.mark.parametrize("role", ["reviewer", "administrator"])
def test_who_is_no_secretary_cannot_edit_an_item(client, cast, role):
    item = lettered(1)
    client.force_login(getattr(cast, role))

    client.post(address(item), {"title": "x"})
    client.post(address(item, "delete"), {"post": "yes"})

    item.refresh_from_db()
    assert item.title == "听取供水保障工作情况汇报"


def test_items_have_no_list_and_no_add_page_of_their_own(desk):
    assert desk.get("/admin/meetings/agendaitem/").url == "/admin/meetings/meeting/"
    assert desk.get("/admin/meetings/agendaitem/add/").status_code == 403
