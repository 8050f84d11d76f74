"""The pages of a moment and of a comparison, and the button that goes back: who may what, told in which words."""

import re

import pytest
from django.db import connection
from django.utils import timezone

from directives.models import Directive
from meetings.erasure import erase
from meetings.history.entries import in_address
from meetings.models import AgendaItem, Meeting
from tests.factories import act, correct, make_attendance, make_directive, make_item, make_record, release
from tests.posting import messages_of

pytestmark = pytest.mark.django_db(transaction=True)
DESK = "/admin/meetings/meeting"
QUERIES = 16
COMPARED = QUERIES + 1


def address(meeting, page, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{DESK}/{meeting.pk}/{page}/?{query}"


@pytest.fixture
def changed(db):
    """A draft whose directives were two, and are one by now; with the moment before."""
    make_record(title="原来的标题")
    before = timezone.now()
    Meeting.objects.update(title="后来的标题")
    Directive.objects.filter(position=2).delete()
    return Meeting.objects.get(), before


def restoring(client, meeting, at, *, row=""):
    """What the button of a moment's page sends, or the one of a row."""
    page = client.get(address(meeting, "history/at", at=in_address(at)))
    shown = re.findall(r'name="(at|version|form_token)" value="([^"]+)"', page.content.decode())
    return dict(shown) | ({"row": row} if row else {})


def test_the_timeline_leads_to_the_record_as_it_stood(desk, changed):
    meeting, _before = changed

    page = desk.get(f"{DESK}/{meeting.pk}/history/").content.decode()
    links = re.findall(r'href="([^"]+/history/at/\?at=[^"]+)"', page)
    shown = [desk.get(link).context["document"]["title"] for link in links]

    assert shown == ["后来的标题", "后来的标题", "原来的标题", "原来的标题", "原来的标题", "原来的标题"]
    assert page.count('name="point"') == len(links)


def test_a_moment_shows_the_record_and_what_is_otherwise_now(desk, changed):
    meeting, before = changed

    page = desk.get(address(meeting, "history/at", at=in_address(before)))
    text = page.content.decode()

    assert page.context["document"]["title"] == "原来的标题"
    assert "原</del>来的标题" in text
    assert [change.label for row in page.context["rows"] for change in row.changes] == [
        "标题",
        "第1个议题第2项工作要求（删除）",
    ]
    assert text.count('name="row"') == 2


def test_the_button_brings_the_record_back_once(desk, changed):
    meeting, before = changed
    form = restoring(desk, meeting, before)

    answers = [desk.post(f"{DESK}/{meeting.pk}/restore/", form, follow=True) for _ in range(2)]

    said = [messages_of(answer) for answer in answers]
    assert "恢复前的内容仍在修订记录中。" in said[0][0]
    assert said[1] == [*said[0], "这份表单已经处理过，没有重复执行。"]
    assert Meeting.objects.get().title == "原来的标题"
    assert Directive.objects.count() == 2


def test_the_button_of_a_row_brings_back_that_row_alone(desk, changed):
    meeting, before = changed
    page = desk.get(address(meeting, "history/at", at=in_address(before)))

    desk.post(f"{DESK}/{meeting.pk}/restore/", restoring(desk, meeting, before, row=page.context["rows"][1].ref))

    assert Directive.objects.count() == 2
    assert Meeting.objects.get().title == "后来的标题"


def test_a_stale_page_restores_nothing_and_leads_back(desk, changed):
    meeting, before = changed
    form = restoring(desk, meeting, before)
    Meeting.objects.update(title="别人刚改的")

    answer = desk.post(f"{DESK}/{meeting.pk}/restore/", form, follow=True)

    assert "有改动" in messages_of(answer)[0]
    assert answer.redirect_chain[0][0].startswith(f"{DESK}/{meeting.pk}/history/at/?at=")
    assert Meeting.objects.get().title == "别人刚改的"


@pytest.mark.parametrize("form", [{}, {"at": "x", "version": "1"}, {"at": "2026-03-05T10:00Z", "version": "x"}])
def test_a_forged_form_is_refused_in_words(desk, changed, form):
    meeting, _before = changed

    answer = desk.post(f"{DESK}/{meeting.pk}/restore/", form, follow=True)

    assert answer.status_code == 200
    assert messages_of(answer)
    assert Meeting.objects.get().title == "后来的标题"


def test_restoring_is_a_post_of_who_may_edit(client, cast, changed):
    meeting, before = changed
    form = {"at": in_address(before), "version": meeting.version}
    for who in (cast.official, cast.administrator):
        client.force_login(who)
        client.post(f"{DESK}/{meeting.pk}/restore/", form)
    client.force_login(cast.secretary)
    assert client.get(f"{DESK}/{meeting.pk}/restore/").status_code == 405
    act("submit", meeting, by=cast.secretary)
    client.post(f"{DESK}/{meeting.pk}/restore/", form | {"version": Meeting.objects.get().version})
    assert Meeting.objects.get().title == "后来的标题"
    page = client.get(address(meeting, "history/at", at=in_address(before))).content.decode()
    assert "只有草稿可以恢复。" in page
    assert f"{DESK}/{meeting.pk}/restore/" not in page


def test_a_restored_heading_that_names_a_hidden_matter_is_told(desk):
    meeting = make_record(title="研究澄湖大桥建设")
    before = timezone.now()
    Meeting.objects.update(title="研究供水")
    AgendaItem.objects.update(title="审议澄湖大桥建设方案", disclosure="withheld", disclosure_reason="未定")
    meeting.refresh_from_db()
    page = desk.get(address(meeting, "history/at", at=in_address(before)))
    head = next(row.ref for row in page.context["rows"] if row.ref.startswith("meeting-"))

    answer = desk.post(f"{DESK}/{meeting.pk}/restore/", restoring(desk, meeting, before, row=head), follow=True)

    assert any("澄湖大桥" in said for said in messages_of(answer)[1:])


def test_two_points_are_compared_word_by_word(desk, cast):
    meeting = correct(release(make_record(), cast), cast, summary="研究供水保障。")

    page = desk.get(f"{DESK}/{meeting.pk}/history/compare/?point=public-1&point=public-2")
    text = page.content.decode()

    assert [change.label for change in page.context["changes"]] == ["会议要点"]
    assert "<del>" in text
    assert re.findall(r'<option value="([^"]+)" selected', text) == ["public-1", "public-2"]
    one = desk.get(f"{DESK}/{meeting.pk}/history/compare/?point=internal-1")
    assert one.context["after"]["is_now"]


@pytest.mark.parametrize("query", ["", "point=now", "point=x", "point=now&point=x", "point=a&point=b&point=c"])
def test_what_is_no_pair_is_asked_again(desk, changed, query):
    answer = desk.get(f"{DESK}/{changed[0].pk}/history/compare/?{query}", follow=True)

    assert messages_of(answer) == ["请选两个时刻或版次来比较；只选一个时，与现在比较。"]


@pytest.mark.parametrize("at", ["", "x", "9" * 40, "%00", "2026-13-01T00:00"])
def test_what_is_no_moment_leads_back_to_the_timeline(desk, changed, at):
    answer = desk.get(f"{DESK}/{changed[0].pk}/history/at/?at={at}", follow=True)

    assert messages_of(answer) == ["无法识别这个时刻，请从修订记录中选择。"]


def test_an_erased_record_stays_erased_at_every_moment(desk, cast):
    meeting = release(make_record(title="密01"), cast)
    at = in_address(timezone.now())
    erase(meeting, by=cast.administrator, reason="误录涉密内容")

    for page in (address(meeting, "history/at", at=at), f"{address(meeting, 'history/compare', point=at)}"):
        text = desk.get(page).content.decode()
        assert "改动的文字已清除。" in text
        assert "密0" not in text
        assert "desk-changes" not in text


@pytest.mark.parametrize("page", ["history/at", "history/compare", "restore"])
def test_an_unknown_meeting_is_not_found_and_others_may_not_look(client, cast, changed, page):
    meeting, before = changed
    client.force_login(cast.administrator)
    assert client.post(f"{DESK}/{meeting.pk}/{page}/", {"at": in_address(before)}).status_code in (302, 403)
    client.force_login(cast.secretary)
    assert client.post(f"{DESK}/987654/{page}/", {"at": in_address(before)}).status_code == 404


def test_pages_ask_as_much_of_a_thousand_rows_as_of_a_few(desk, django_assert_num_queries):
    meeting = make_record()
    make_attendance(meeting)
    at = in_address(timezone.now())
    Directive.objects.update(text="改")
    pages = (address(meeting, "history/at", at=at), address(meeting, "history/compare", point=at))
    for page, queries in zip(pages, (QUERIES, COMPARED), strict=True):
        desk.get(page)
        with django_assert_num_queries(queries):
            desk.get(page)
    for _ in range(10):
        item = make_item(meeting)
        for _ in range(10):
            make_directive(item)
    with connection.cursor() as cursor:
        for number in range(10):
            cursor.execute("UPDATE directives_directive SET text = %s", [f"改{number}"])
    for page, queries in zip(pages, (QUERIES, COMPARED), strict=True):
        with django_assert_num_queries(queries):
            desk.get(page)
