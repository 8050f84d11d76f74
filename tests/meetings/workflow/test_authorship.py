"""Who wrote a record, told from its history, and that nobody approves what they wrote."""

import pghistory
import pytest
from django.db import transaction

from meetings import doubts, intake
from meetings.models import Meeting, State
from meetings.workflow import verbs
from meetings.workflow.authorship import authors_since_approval
from tests.factories import act, approve, make_attendance, make_directive, make_item, make_record
from tests.posting import edited

pytestmark = pytest.mark.django_db(transaction=True)  # each change has a moment of its own


def edit(meeting, **facts):
    for name, value in facts.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=list(facts))


@transaction.atomic
def reorder(meeting):
    first, second = meeting.items.all()
    first.position, second.position = 2, 1
    first.save()
    second.save()


WRITING = {
    "a fact": lambda meeting: edit(meeting, title="改过的标题"),
    "an item": lambda meeting: make_item(meeting),
    "a word of an item": lambda meeting: meeting.items.update(text="改过的议题"),
    "a directive": lambda meeting: make_directive(meeting.items.first()),
    "a word of a directive": lambda meeting: edit(meeting.items.first().directives.first(), text="改过的要求"),
    "a directive taken out": lambda meeting: meeting.items.first().directives.first().delete(),
    "an item taken out": lambda meeting: meeting.items.first().delete(),
    "a person": lambda meeting: make_attendance(meeting),
    "an order": reorder,
}


@pytest.fixture
def meeting(cast):
    with pghistory.context(user=cast.secretary.pk):
        record = make_record()
        make_item(record, title="第二个议题")
    return Meeting.objects.get(pk=record.pk)


@pytest.mark.parametrize("what", WRITING)
def test_who_changed_anything_is_an_author_and_may_not_approve(cast, meeting, what):
    with pghistory.context(user=cast.reviewer.pk):
        WRITING[what](meeting)
    act("submit", meeting, by=cast.secretary)

    assert authors_since_approval(meeting) == {cast.secretary.pk, cast.reviewer.pk}
    with pytest.raises(verbs.Refused, match="您修改过这次会议的内容"):
        act("approve", meeting, by=cast.reviewer)
    act("approve", meeting, by=cast.deputy)
    assert meeting.state == State.APPROVED


def test_who_only_moved_a_meeting_wrote_nothing(cast, meeting):
    act("submit", meeting, by=cast.secretary)
    act("send_back", meeting, by=cast.reviewer, note="请核对")
    act("submit", meeting, by=cast.secretary)

    assert authors_since_approval(meeting) == {cast.secretary.pk}
    act("approve", meeting, by=cast.reviewer)


def test_what_was_written_before_the_last_approval_was_reviewed_by_another_already(cast, meeting):
    with pghistory.context(user=cast.reviewer.pk):
        edit(meeting, title="先改的标题")
    act("submit", meeting, by=cast.secretary)
    act("approve", meeting, by=cast.deputy)
    act("reopen", meeting, by=cast.secretary)
    with pghistory.context(user=cast.deputy.pk):
        make_item(meeting, title="更正时加的议题")
    act("submit", meeting, by=cast.secretary)

    assert authors_since_approval(meeting) == {cast.deputy.pk}
    with pytest.raises(verbs.Refused, match="您修改过"):
        act("approve", meeting, by=cast.deputy)
    act("approve", meeting, by=cast.reviewer)


def test_who_had_a_report_read_wrote_its_drafts(cast):
    report = intake.receive("3月5日，区长沈怀远主持召开区政府常务会议，审议供水保障方案。", by=cast.secretary)

    assert authors_since_approval(report.meetings.get()) == {cast.secretary.pk}


def test_who_settled_a_doubt_vouched_for_the_reading_and_may_not_approve_it(cast, meeting):
    with pghistory.context(user=cast.secretary.pk):
        doubt = meeting.doubts.create(code="chair", reason="请核对主持人。")
    with pghistory.context(user=cast.reviewer.pk):
        doubts.settle(meeting, {doubt.pk}, by=cast.reviewer)

    assert authors_since_approval(meeting) == {cast.secretary.pk, cast.reviewer.pk}


def test_the_desk_notes_who_writes(client, cast, meeting):
    client.force_login(cast.secretary)
    other = approve(make_record(), cast)
    act("reopen", other, by=cast.secretary)
    page = client.get(f"/admin/meetings/meeting/{other.pk}/change/")
    client.post(f"/admin/meetings/meeting/{other.pk}/change/", edited(page, **{"items-0-text": "在表单里改的"}))

    assert authors_since_approval(other) == {cast.secretary.pk}


def test_the_rule_is_off_where_the_office_says_so(cast, meeting, settings):
    settings.TWO_PERSON_REVIEW = False
    with pghistory.context(user=cast.reviewer.pk):
        edit(meeting, title="改过的标题")
    act("submit", meeting, by=cast.secretary)

    act("approve", meeting, by=cast.reviewer)

    assert meeting.state == State.APPROVED


def test_the_button_is_not_offered_to_who_wrote_and_the_form_says_why(client, cast, meeting):
    with pghistory.context(user=cast.reviewer.pk):
        edit(meeting, title="改过的标题")
    act("submit", meeting, by=cast.secretary)
    client.force_login(cast.reviewer)

    page = client.get(f"/admin/meetings/meeting/{meeting.pk}/change/")

    assert [offer.verb for offer in page.context["offers"]] == ["send_back"]
    assert "您修改过这次会议的内容，不能由您审核" in page.content.decode()
