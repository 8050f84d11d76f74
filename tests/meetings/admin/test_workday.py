"""工作台: what waits for whom, with one thing to do next, counted in the head, in a constant number of questions."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from meetings import intake
from meetings.admin.workday.sections import SHOWN, Workday
from meetings.models import Meeting, User
from records.triggers import switched_off
from tests.factories import act, approve, make_record, make_user, release
from tests.html import page_of
from tests.meetings.vague import REPORT
from tests.posting import edited

pytestmark = pytest.mark.django_db
LIST = "/admin/meetings/meeting/"
HOME = "/admin/"


def enter(user, **facts):
    """A draft that a person entered in the editor."""
    meeting = make_record(**facts)
    LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(Meeting),
        object_id=str(meeting.pk),
        object_repr=str(meeting),
        action_flag=ADDITION,
    )
    return meeting


def sections(user):
    """The titles of each section, with its next steps."""
    day = Workday(User.objects.get(pk=user.pk))
    return {one.code: [(str(row.meeting), row.step.label) for row in one.rows] for one in day.sections}


def aged(days, **columns):
    """Moves the moments of all meetings back."""
    then = timezone.now() - timedelta(days=days)
    with switched_off([Meeting]):
        Meeting.objects.update(changed_at=then)
        for name in ("submitted_at", "approved_at"):
            Meeting.objects.filter(**{f"{name}__isnull": False}).update(**{name: then})


def test_what_came_back_stands_first_with_its_remark(client, cast):
    meeting = enter(cast.secretary, title="供水")
    act("submit", meeting, by=cast.secretary)
    act("send_back", meeting, by=cast.reviewer, note="单位名称请用全称")
    client.force_login(cast.secretary)

    page = client.get(HOME).content.decode()

    assert sections(cast.secretary)["came_back"] == [("供水", "修改")]
    assert "单位名称请用全称" in page
    assert page.index('id="came_back"') < page.index('id="drafts"')


def test_my_drafts_are_those_i_entered_pasted_or_submitted_once(client, cast):
    other = make_user("colleague", role="secretary")
    enter(cast.secretary, title="我录入的")
    enter(other, title="同事录入的")
    taken_over = enter(other, title="我接手的")
    act("submit", taken_over, by=cast.secretary)
    act("approve", taken_over, by=cast.reviewer)
    act("reopen", taken_over, by=other)
    intake.receive(REPORT, by=cast.secretary)
    pasted = {str(meeting) for meeting in Meeting.objects.filter(report__isnull=False)}

    mine = dict(sections(cast.secretary)["drafts"])

    assert set(mine) == {"我录入的", "我接手的", *pasted}
    assert mine["我录入的"] == "继续编辑"
    assert {mine[title] for title in pasted} == {"核对"}


def test_a_meeting_that_is_added_in_the_editor_is_mine(desk, cast):
    desk.post(f"{LIST}add/", edited(desk.get(f"{LIST}add/"), title="新录入", held="2026年3月5日"))

    assert sections(cast.secretary)["drafts"] == [("新录入", "继续编辑")]


def test_a_reviewer_has_what_others_submitted_and_what_waits_for_release(cast):
    act("submit", make_record(title="待审"), by=cast.secretary)
    approve(make_record(title="待发"), cast)
    release(make_record(title="已发"), cast)

    found = sections(cast.reviewer)

    assert found["to_review"] == [("待审", "审核")]
    assert found["to_release"] == [("待发", "发布")]
    assert "drafts" not in found


def test_nobody_reviews_what_they_submitted_unless_the_office_allows_it(cast, settings):
    both = make_user("both", role="reviewer")
    both.groups.add(cast.secretary.groups.get())
    act("submit", make_record(title="自己的"), by=both)

    assert sections(both)["to_review"] == []
    assert sections(both)["with_others"] == [("自己的", "查看")]
    settings.TWO_PERSON_REVIEW = False
    assert sections(both)["to_review"] == [("自己的", "审核")]


def test_what_is_with_others_is_told_to_who_submitted_it(cast):
    act("submit", make_record(title="在审"), by=cast.secretary)

    assert sections(cast.secretary)["with_others"] == [("在审", "查看")]


@pytest.mark.parametrize(("days", "is_stuck"), [(6, False), (8, True)])
def test_what_stands_still_for_longer_than_the_setting_is_told(cast, days, is_stuck):
    enter(cast.secretary, title="草稿")
    act("submit", make_record(title="在审"), by=cast.secretary)
    approve(make_record(title="待发"), cast)
    release(make_record(title="已发"), cast)
    aged(days)

    found = sections(cast.reviewer).get("stuck", [])

    expected = {("草稿", "查看"), ("在审", "审核"), ("待发", "发布")} if is_stuck else set()
    assert set(found) == expected


def test_the_setting_says_for_how_long(cast, settings):
    enter(cast.secretary, title="草稿")
    aged(3)
    settings.STUCK_DAYS = 2

    assert sections(cast.secretary)["stuck"] == [("草稿", "继续编辑")]


def test_what_was_erased_waits_for_nobody(cast):
    enter(cast.secretary)
    with switched_off([Meeting]):
        Meeting.objects.update(erased_at=timezone.now())

    assert sections(cast.secretary)["drafts"] == []


def test_a_section_shows_a_few_and_leads_to_the_list_of_all(client, cast):
    for number in range(SHOWN + 2):
        enter(cast.secretary, title=f"第{number}份")
    client.force_login(cast.secretary)
    [section] = [one for one in Workday(cast.secretary).sections if one.code == "drafts"]

    listed = client.get(section.url).context["cl"]

    assert (len(section.rows), section.count) == (SHOWN, SHOWN + 2)
    assert listed.result_count == SHOWN + 2
    assert section.url.replace("&", "&amp;") in client.get(HOME).content.decode()


def test_each_section_and_its_list_have_the_same_meetings(client, cast):
    meeting = enter(cast.secretary, title="退回")
    act("submit", meeting, by=cast.secretary)
    act("send_back", meeting, by=cast.reviewer, note="请核对")
    enter(cast.secretary, title="草稿")
    act("submit", make_record(title="在审"), by=cast.secretary)
    approve(make_record(title="待发"), cast)
    aged(30)

    for person in (cast.secretary, cast.reviewer):
        client.force_login(person)
        for section in Workday(User.objects.get(pk=person.pk)).sections:
            listed = {str(row) for row in client.get(section.url).context["cl"].result_list}
            shown = {str(row.meeting) for row in section.rows}
            assert shown <= listed, section.code


def test_the_head_of_every_page_counts_what_waits_for_the_person(client, cast):
    act("submit", make_record(), by=cast.secretary)
    approve(make_record(), cast)

    for person, count in ((cast.reviewer, 2), (cast.deputy, 2)):
        client.force_login(person)
        for page in (HOME, LIST):
            assert f'<b title="等您处理">{count}</b>' in client.get(page).content.decode()
    client.force_login(cast.secretary)
    assert "等您处理" not in client.get(HOME).content.decode()


def test_empty_sections_say_so_in_plain_words(client, cast):
    client.force_login(cast.reviewer)

    page = client.get(HOME).content.decode()

    assert "没有等您审核的会议。" in page
    assert "没有等待发布的会议。" in page
    assert "长时间没有进展" not in page


ROLES = {
    "secretary": {"came_back", "drafts"},
    "reviewer": {"to_review", "to_release"},
    "administrator": set(),
}


@pytest.mark.parametrize(("role", "shown"), ROLES.items())
def test_each_role_sees_its_own_sections(client, cast, role, shown):
    client.force_login(getattr(cast, role))

    page = client.get(HOME).content.decode()

    codes = ("came_back", "drafts", "with_others", "to_review", "to_release", "stuck")
    assert {code for code in codes if f'id="{code}"' in page} == shown


@pytest.mark.parametrize("role", ["official", "visitor"])
def test_who_does_not_work_here_is_sent_to_sign_in(client, cast, role):
    if role != "visitor":
        client.force_login(getattr(cast, role))

    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize("rows", [10, 1_000])
def test_the_page_asks_a_constant_number_of_questions(client, cast, django_assert_num_queries, rows):
    kind = ContentType.objects.get_for_model(Meeting)
    drafts = Meeting.objects.bulk_create(
        Meeting(title=f"第{number}份", listed_on="2026-03-05", remark="请核对" if number % 2 else "")
        for number in range(rows)
    )
    LogEntry.objects.bulk_create(
        LogEntry(user=cast.secretary, content_type=kind, object_id=str(one.pk), object_repr="", action_flag=ADDITION)
        for one in drafts
    )
    client.force_login(cast.secretary)
    client.get(HOME)

    # session, user, 2 of permissions, the head; unsaved work, readings; counts, 2 sections, lists, templates, last acts
    with django_assert_num_queries(14):
        client.get(HOME)


def test_a_planned_release_waits_for_whoever_confirms_it_and_no_longer_for_release(client, cast, settings):
    planner, other = cast.reviewer, make_user("second", role="reviewer")
    meeting = approve(make_record(title="供水"), cast)
    at = timezone.now() + timedelta(days=1)

    act("plan_release", meeting, by=planner, release_at=at)

    assert "供水" not in str(sections(planner)["to_release"])
    assert sections(planner)["planned"] == [("供水", "查看")]
    assert sections(other)["to_confirm"] == [("供水", "确认发布计划")]
    client.force_login(other)
    page = page_of(client.get(HOME))
    [row] = [one for one in page.all("a", class_="desk-button") if "确认发布计划" in one.text()]
    assert row["href"].endswith(f"/{meeting.pk}/confirm_release/")
    listed = client.get(LIST, {"public": "planned"}).content.decode()
    assert "供水" in listed

    act("confirm_release", meeting, by=other)

    assert "to_confirm" not in sections(other)
    assert sections(other)["planned"] == [("供水", "查看")]


def test_who_passed_a_level_is_not_asked_for_the_next(cast, settings):
    settings.REVIEW_LEVELS = {"executive": 2}
    second = make_user("second", role="reviewer")
    meeting = make_record(title="供水")
    act("submit", meeting, by=cast.secretary)

    act("approve", meeting, by=cast.reviewer)

    assert sections(cast.reviewer)["to_review"] == []
    assert sections(second)["to_review"] == [("供水", "审核")]
