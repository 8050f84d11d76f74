"""The meeting list of the desk: what it shows and finds, and the verbs in bulk."""

from datetime import date
from typing import Any

import pytest
from django.contrib import admin

from meetings.models import Edition, Meeting, State
from tests.factories import act, approve, make_directive, make_item, make_meeting, make_record, release, reopen
from tests.posting import messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
LIST = "/admin/meetings/meeting/"


def titles(response):
    return [meeting.title for meeting in response.context["cl"].result_list]


def run(client, action, *meetings, **facts):
    """Ticks rows of the list as it stands and calls an action."""
    shown = {f"version-{pk}": version for pk, version in Meeting.objects.values_list("pk", "version")}
    data = {"action": action, "_selected_action": [meeting.pk for meeting in meetings]} | shown | facts
    return client.post(LIST, data, follow=True)


def test_each_row_carries_the_version_it_shows(desk):
    meeting = make_record()
    version = Meeting.objects.get().version

    page = desk.get(LIST).content.decode()

    assert version > 1
    assert f'<input type="hidden" name="version-{meeting.pk}" value="{version}">' in page


def test_rows_say_where_a_meeting_stands(desk, cast):
    make_meeting(title="草稿")
    approve(make_meeting(title="待发布"), cast)
    release(make_meeting(title="已公开"), cast)
    act("withdraw", release(make_meeting(title="撤下"), cast), by=cast.reviewer, note="有误")
    corrected = reopen(release(make_meeting(title="更正中"), cast), cast)
    make_item(corrected)
    approve(Meeting.objects.get(pk=corrected.pk), cast)

    response = desk.get(LIST)

    said = {row.title: (row.get_state_display(), publication(row)) for row in response.context["cl"].result_list}
    assert said == {
        "草稿": ("草稿", "未发布"),
        "待发布": ("已审核", "未发布"),
        "已公开": ("已审核", "已发布"),
        "撤下": ("已审核", "已撤回"),
        "更正中": ("已审核", "已发布（有改动待发布）"),
    }


def publication(row):
    meeting_admin: Any = admin.site.get_model_admin(Meeting)
    return meeting_admin.publication(row)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state__exact=draft", {"供水"}),
        ("state__exact=returned", set()),
        ("state__exact=approved", {"交通", "教育"}),
        ("state__exact=nonsense", {"供水", "交通", "教育"}),
        ("mine=yes", {"交通", "教育"}),
        ("mine=nonsense", {"供水", "交通", "教育"}),
        ("submitter=x", {"供水", "交通", "教育"}),
        ("submitter=9223372036854775807", set()),
        ("stuck=yes", set()),
        ("public=yes", {"交通"}),
        ("public=no", {"供水", "教育"}),
        ("public=awaits", {"教育"}),
        ("public=withdrawn", set()),
        ("public=nonsense", {"供水", "交通", "教育"}),
        ("type__exact=special", {"教育"}),
        ("q=交通", {"交通"}),
        ("q=苏映雪", {"教育"}),
        ("q=第9次", {"供水"}),
        ("q=jt", {"交通"}),
        ("q=GS", {"供水"}),
        ("q=泵站", {"交通"}),
        ("q=泵站 交通", {"交通"}),
        ("q=泵站 供水", set()),
        ("q=沟通机制", {"教育"}),
        ('q="报 告"', set()),
        ('q="建 沟"', {"教育"}),
        ("q=%25", set()),
        ("q=[", set()),
        ("listed_on__year=2025", {"交通"}),
    ],
)
def test_the_list_is_narrowed_and_searched(desk, cast, query, found):
    make_meeting(title="供水", number_text="第9次")
    roads = make_meeting(title="交通", held_on=date(2025, 1, 2), listed_on=date(2025, 1, 2))
    make_directive(make_item(roads, title="路桥", text=""), text="要抢修泵站", headline="")
    release(roads, cast)
    schools = make_meeting(title="教育", type="special", chair="苏映雪")
    make_item(schools, title="校园", text="建 沟通机制")
    approve(schools, cast)

    assert set(titles(desk.get(f"{LIST}?{query}"))) == found


def test_a_meeting_is_found_by_its_key(desk):
    meeting = make_meeting()
    make_meeting()

    assert [row.pk for row in desk.get(f"{LIST}?q={meeting.key}").context["cl"].result_list] == [meeting.pk]


@pytest.mark.parametrize("rows", [1, 50])
def test_the_list_asks_a_constant_number_of_questions(desk, cast, django_assert_num_queries, rows):
    for _ in range(rows):
        make_record()

    desk.get("/admin/password_change/")  # the session has its own key by then

    # session, user, 2 of permissions, submitters, 2 counts, 2 of the days above it, rows, what waits for the secretary
    with django_assert_num_queries(11):
        assert len(titles(desk.get(LIST))) == rows


def test_drafts_are_submitted_in_bulk_and_each_refusal_is_told(desk):
    good, other = make_record(title="甲"), make_record(title="乙")
    bad = make_record(title="丙", summary="")

    response = run(desk, "submit", good, other, bad)

    assert messages_of(response) == ["《丙》：会议没有会议要点。", "提交审核：已完成 2 次会议。"]
    assert set(Meeting.objects.values_list("title", "state")) == {
        ("甲", State.IN_REVIEW),
        ("乙", State.IN_REVIEW),
        ("丙", State.DRAFT),
    }


def test_a_draft_that_moved_since_the_list_was_opened_is_not_submitted(desk):
    meeting = make_record(title="甲")
    shown = {f"version-{meeting.pk}": Meeting.objects.get().version}
    make_item(meeting, title="后来添的议题")

    response = run(desk, "submit", meeting, **shown)

    assert messages_of(response) == ["《甲》：在您查看期间，这次会议的内容有改动。请核对最新内容后再操作。"]
    assert Meeting.objects.get().state == State.DRAFT


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40])
def test_a_draft_is_not_submitted_without_the_version_that_was_shown(desk, version):
    meeting = make_record()

    run(desk, "submit", meeting, **{f"version-{meeting.pk}": version})

    assert Meeting.objects.get().state == State.DRAFT


@pytest.mark.parametrize("verb", ["approve", "release", "send_back", "reopen", "withdraw"])
def test_no_other_verb_is_called_from_the_list(client, cast, verb):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    if verb in ("release", "reopen", "withdraw"):
        act("approve", meeting, by=cast.reviewer)
    client.force_login(cast.reviewer)
    state, editions = Meeting.objects.get().state, Edition.objects.count()

    run(client, verb, meeting, note="说明")

    assert (Meeting.objects.get().state, Edition.objects.count()) == (state, editions)


@pytest.mark.parametrize(
    ("role", "offered"),
    [("secretary", {"submit", "delete_selected"}), ("reviewer", set())],
)
def test_actions_are_offered_to_those_who_may(client, cast, role, offered):
    make_record()
    client.force_login(getattr(cast, role))

    form = client.get(LIST).context["action_form"]  # none where there is no action

    assert {value for value, _label in form.fields["action"].choices if value} == offered if form else not offered


def test_an_action_without_permission_does_nothing(desk, cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)

    run(desk, "approve", meeting)

    meeting.refresh_from_db()
    assert meeting.state == State.IN_REVIEW


def test_wrong_drafts_are_deleted_in_bulk(desk):
    wrong, other = make_record(title="错稿"), make_record(title="留下")

    asked = run(desk, "delete_selected", wrong)
    run(desk, "delete_selected", wrong, post="yes")

    assert "错稿" in asked.content.decode()
    assert list(Meeting.objects.all()) == [other]


def test_what_was_ever_printed_is_not_deleted_in_bulk(desk, cast):
    wrong, printed = make_record(title="错稿"), reopen(release(make_record(title="印过"), cast), cast)

    response = run(desk, "delete_selected", wrong, printed, post="yes")

    assert messages_of(response)[0].startswith("《印过》不能删除：")
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "state__exact=%00",
        "type__exact=nonsense",
        "listed_on__year=99999",
        "listed_on__gte=%00",
        "report__id__exact=abc",
        "p=99999",
        "o=999",
        "report__id__exact=99999999999999999999999",
        "no_such_field=1",
    ],
)
def test_a_forged_address_is_never_an_error_page(desk, query):
    make_record()

    response = desk.get(f"{LIST}?{query}", follow=True)

    assert response.status_code in (200, 400)


@pytest.mark.parametrize(
    "data",
    [
        {"_selected_action": "abc"},
        {"_selected_action": "\x00"},
        {"_selected_action": "9" * 40},
        {"_selected_action": "0", "action": "explode"},
        {"_selected_action": "0", "index": "x"},
        {},
    ],
)
def test_a_forged_action_is_never_an_error_page(desk, data):
    meeting = make_record()

    response = desk.post(LIST, {"action": "submit"} | data, follow=True)

    assert response.status_code == 200
    assert Meeting.objects.get(pk=meeting.pk).state == State.DRAFT


def test_the_front_page_counts_what_waits(desk, cast):
    make_record()
    act("submit", make_record(), by=cast.secretary)
    approve(make_record(), cast)
    release(make_record(), cast)

    page = desk.get("/admin/").content.decode()

    assert "<b>1</b> 草稿" in page
    assert "<b>1</b> 已发布" in page
    assert "<b>1</b> 待审核" in page
    assert "<b>1</b> 审核后待发布" in page
    assert "/admin/meetings/report/add/" in page
    assert "请勿录入涉密信息。" in page


@pytest.mark.parametrize("prefix", ["/zh-hant", "/en"])
def test_the_desk_speaks_the_other_languages_at_their_own_addresses(desk, prefix):
    page = desk.get(f"{prefix}/admin/meetings/meeting/").content.decode()

    assert f'href="{prefix}/admin/meetings/report/add/"' in page
    assert 'href="/admin/meetings/meeting/"' in page  # the way back to 简体
