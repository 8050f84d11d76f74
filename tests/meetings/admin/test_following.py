"""Going on to the next meeting that waits for the same verb: which one it is, and that it is asked for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings.admin.following import following
from meetings.models import Meeting
from tests.factories import act, approve, make_meeting, make_record, make_report, release
from tests.html_form import fields_of
from tests.posting import messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def address(meeting, page):
    return f"/admin/meetings/meeting/{meeting.pk}/{page}/"


def test_drafts_of_one_report_follow_each_other_round(cast):
    report = make_report()
    first, second, third = (make_record(title=title, report=report) for title in ("甲", "乙", "丙"))
    make_record(title="另一份会议稿的", report=make_report("另一份会议稿。"))
    make_record(title="手工录入的")

    assert following("submit", first, cast.secretary) == address(second, "change")
    assert following("submit", third, cast.secretary) == address(first, "change")
    act("submit", first, by=cast.secretary)
    assert following("submit", third, cast.secretary) == address(second, "change")


def test_what_came_back_or_was_entered_by_hand_leads_nowhere(cast):
    report = make_report()
    returned, other = (make_record(title=title, report=report) for title in ("甲", "乙"))
    act("submit", returned, by=cast.secretary)
    act("send_back", returned, by=cast.reviewer, note="请核对日期。")

    assert following("submit", other, cast.secretary) == ""
    assert following("submit", make_meeting(), cast.secretary) == ""


def test_a_release_leads_to_what_waits_for_one_and_has_no_plan(cast):
    public = release(make_record(title="已发布"), cast)
    planned, waiting = (approve(make_record(title=title), cast) for title in ("已计划", "待发布"))
    act("plan_release", planned, by=cast.reviewer, release_at=timezone.now() + timedelta(days=1))

    assert following("release", public, cast.reviewer) == address(waiting, "release")
    assert following("release", waiting, cast.reviewer) == ""
    assert following("confirm_release", public, cast.deputy) == address(planned, "confirm_release")
    assert following("confirm_release", public, cast.reviewer) == ""  # it is their own
    assert following("withdraw", public, cast.reviewer) == ""


def test_the_page_offers_the_next_and_leads_there_once_this_is_done(client, cast):
    first, second = (approve(make_record(title=title), cast) for title in ("甲", "乙"))
    client.force_login(cast.reviewer)
    page = client.get(address(first, "release"))
    assert "发布，看下一份" in page.content.decode()

    answer = client.post(address(first, "release"), fields_of(page) | {"_following": "1"}, follow=True)

    assert messages_of(answer) == ["《甲》：发布已完成。"]
    assert answer.request["PATH_INFO"] == address(second, "release")
    assert "看下一份" not in answer.content.decode()


def test_what_was_refused_leads_to_its_own_meeting(client, cast):
    first, second = (approve(make_record(title=title), cast) for title in ("甲", "乙"))
    client.force_login(cast.reviewer)
    filled = fields_of(client.get(address(first, "release")))
    act("reopen", first, by=cast.secretary)

    answer = client.post(address(first, "release"), filled | {"_following": "1"}, follow=True)

    assert answer.request["PATH_INFO"] == address(first, "change")
    assert Meeting.objects.get(pk=second.pk).state == "approved"
