"""A new meeting begins with the standing items of its type, with last time's, or with what was left open."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from meetings.admin.editor.starting import kind_of
from meetings.models import Meeting, MeetingTemplate
from tests.factories import make_attendance, make_directive, make_item, make_meeting
from tests.html_form import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
ADD = "/admin/meetings/meeting/add/"
TEMPLATES = "/admin/meetings/meetingtemplate/"


@pytest.fixture
def template(db):
    return MeetingTemplate.objects.create(
        type="special",
        items="传达学习上级会议精神\n听取安全生产情况汇报",
        attendance="出席 林祎\n列席 王明 区水务局局长",
    )


def start(client, name, **typed):
    """The page after the button is pressed, on which nothing is saved yet."""
    form = fields_of(client.get(ADD)) | {"type": ["special"], "deed": [f"start {name}"]} | typed
    return client.post(ADD, form)


def titles(response):
    return [item.fields["title"] for item in response.context["sheet"].record.items if item.fields.get("title")]


def head(response):
    return response.context["sheet"].record.head


def last_time():
    meeting = make_meeting(type="special", listed_on="2026-03-05", place="一楼会议室")
    make_directive(make_item(meeting, title="研究供水"), text="要加快管网改造")
    make_item(meeting, title="研究人事", disclosure="withheld", disclosure_reason="人事")
    make_attendance(meeting, name="何旻")
    make_item(make_meeting(type="special", listed_on="2026-01-05"), title="更早的议题")
    return meeting


def test_standing_items_and_people_are_put_into_the_page_and_not_saved(desk, template):
    page = start(desk, "standing")

    assert titles(page) == ["传达学习上级会议精神", "听取安全生产情况汇报"]
    assert [item.fields["kind"] for item in page.context["sheet"].record.items] == ["relay", "hear"]
    assert head(page)["attendance"] == "出席 林祎\n列席 王明 区水务局局长"
    assert not Meeting.objects.exists()


def test_what_was_put_in_is_saved_with_the_page(desk, template):
    form = fields_of(start(desk, "standing")) | {"title": ["专题会议"]}

    desk.post(ADD, form)

    meeting = Meeting.objects.get()
    assert [(item.title, item.kind) for item in meeting.items.all()] == [
        ("传达学习上级会议精神", "relay"),
        ("听取安全生产情况汇报", "hear"),
    ]
    assert [person.name for person in meeting.attendance.all()] == ["林祎", "王明"]


def test_last_times_items_come_without_the_words_of_directives_and_stay_hidden(desk):
    last_time()

    page = start(desk, "last")

    assert titles(page) == ["研究供水", "研究人事"]
    assert "要加快管网改造" not in page.content.decode()
    hidden = page.context["sheet"].record.items[1].fields
    assert (hidden["disclosure"], hidden["disclosure_reason"]) == ("withheld", "人事")
    assert (head(page)["chair"], head(page)["place"], head(page)["attendance"]) == ("沈怀远", "一楼会议室", "出席 何旻")


def test_matters_that_were_deferred_and_not_taken_up_since_are_carried_over(desk):
    today = localdate()
    for days, title, outcome in (
        (400, "太久以前", "deferred"),
        (30, "搁置的", "deferred"),
        (30, "后来通过的", "deferred"),
        (20, "后来通过的", "adopted"),
        (10, "又搁置的", "adopted"),
        (5, "又搁置的", "deferred"),
    ):
        meeting = make_meeting(type="special", listed_on=today - timedelta(days))
        make_item(meeting, title=title, outcome=outcome)
    make_item(make_meeting(listed_on=today), title="别的会议的", outcome="deferred")

    assert titles(start(desk, "open")) == ["搁置的", "又搁置的"]


@pytest.mark.parametrize("name", ["standing", "last", "open"])
def test_where_there_is_nothing_the_page_says_so(desk, name):
    page = start(desk, name)

    assert "这类会议没有可以填入的内容。" in page.content.decode()


def test_a_start_that_is_none_changes_nothing(desk, template):
    assert titles(start(desk, "nonsense")) == []


def test_what_was_typed_before_stays(desk, template):
    page = start(desk, "standing", title=["已经写好的标题"], **{"new1-title": ["已经写好的议题"]})

    assert head(page)["title"] == "已经写好的标题"
    assert titles(page)[0] == "已经写好的议题"


def test_an_address_opens_a_new_meeting_with_its_template(desk, template):
    page = desk.get(f"{ADD}?type=special&start=standing")

    assert titles(page) == ["传达学习上级会议精神", "听取安全生产情况汇报"]
    assert f'href="{ADD}?type=special&amp;start=standing"' in desk.get("/admin/").content.decode()


@pytest.mark.parametrize("query", ["type=nonsense&start=standing", "type=special&start=x", "start=last", "type=%00"])
def test_a_forged_address_opens_the_empty_page(desk, query):
    assert titles(desk.get(f"{ADD}?{query}")) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("传达学习上级会议精神", "relay"),
        ("听取安全生产情况汇报", "hear"),
        ("审议《防汛预案》", "deliberate"),
        ("专题学习民法典", "study"),
        ("研究部署防汛工作", "arrange"),
        ("人事", "deliberate"),
    ],
)
def test_the_kind_of_a_standing_item_is_read_from_its_words(line, kind):
    assert kind_of(line) == kind


# Keeping templates

MAY = {"secretary": 200, "administrator": 200, "reviewer": 403, "official": 302}


@pytest.mark.parametrize(("role", "status"), MAY.items())
@pytest.mark.parametrize("page", ["", "add/", "PK/change/", "PK/delete/"])
def test_secretaries_and_administrators_keep_templates(client, cast, template, role, status, page):
    client.force_login(getattr(cast, role))

    assert client.get(TEMPLATES + page.replace("PK", str(template.pk))).status_code == status


@pytest.mark.parametrize("role", ["reviewer", "official"])
def test_others_change_none(client, cast, template, role):
    client.force_login(getattr(cast, role))

    answer = client.post(f"{TEMPLATES}{template.pk}/change/", {"items": "改掉"})

    assert answer.status_code in (302, 403)
    template.refresh_from_db()
    assert template.items != "改掉"


def test_a_template_is_kept_in_tidy_lines(desk):
    desk.post(f"{TEMPLATES}add/", {"type": "special", "items": " 甲 \r\n\r\n乙", "attendance": "列席  王明\r\n"})

    kept = MeetingTemplate.objects.get()
    assert (kept.items, kept.attendance) == ("甲\n乙", "列席 王明")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"items": "议" * 201}, "固定议题最多 50 个，每个最多 200 字。"),
        ({"items": "议题\n" * 51}, "固定议题最多 50 个，每个最多 200 字。"),
        ({"attendance": "列席"}, "有的行无法识别。"),
    ],
)
def test_what_no_meeting_could_begin_with_is_refused(desk, typed, sentence):
    page = desk.post(f"{TEMPLATES}add/", {"type": "special", "items": "", "attendance": ""} | typed)

    assert sentence in page.content.decode()
    assert not MeetingTemplate.objects.exists()


def test_a_type_has_one_template(desk, template):
    page = desk.post(f"{TEMPLATES}add/", {"type": "special", "items": "甲", "attendance": ""})

    assert page.status_code == 200
    assert MeetingTemplate.objects.count() == 1
