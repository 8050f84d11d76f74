"""The six verbs: who may, from where, what they print, and what they refuse in a sentence."""

import pytest

from directives.models import Gone, Passage
from meetings import workflow
from meetings.models import Edition, State
from tests.factories import approve, make_directive, make_item, make_meeting, make_record, release, reopen

pytestmark = pytest.mark.django_db


def test_release_shows_the_record_to_both_audiences(cast):
    meeting = release(make_record(), cast)

    audiences = set(Edition.objects.filter(key=meeting.key).values_list("audience", "number", "is_current"))
    assert audiences == {("internal", 1, True), ("public", 1, True)}
    assert Passage.objects.visible_to(cast.visitor).directives().count() == 2


def test_submit_names_everything_that_is_missing(cast):
    meeting = make_meeting(title="", summary=" ")
    make_directive(make_item(meeting, text="", title="", disclosure="withheld"), text="")

    with pytest.raises(workflow.Refused) as refused:
        workflow.submit(meeting, by=cast.secretary)

    assert refused.value.reasons == [
        "会议没有标题。",
        "会议没有会议要点。",
        "第1个议题没有内容。",
        "第1个议题不公开，但没有填写理由。",
        "第1个议题的第1项工作要求没有内容。",
    ]


def test_submit_allows_a_meeting_without_items(cast):
    meeting = make_meeting()

    workflow.submit(meeting, by=cast.secretary)

    assert meeting.state == State.IN_REVIEW


@pytest.mark.parametrize(
    ("other", "is_refused"),
    [
        ({"number": 12, "term": 17}, True),
        ({"number": 12, "term": 18}, False),
        ({"number": 13, "term": 17}, False),
        ({"number": 12, "term": 17, "type": "party_group"}, False),
    ],
)
def test_submit_refuses_a_number_twice_in_one_series(cast, other, is_refused):
    release(make_meeting(number=12, term=17), cast)
    meeting = make_meeting(**other)

    if is_refused:
        with pytest.raises(workflow.Refused, match="会议届次与"):
            workflow.submit(meeting, by=cast.secretary)
    else:
        workflow.submit(meeting, by=cast.secretary)
        assert meeting.state == State.IN_REVIEW


@pytest.mark.parametrize("verb", workflow.VERBS)
def test_each_verb_is_refused_to_who_lacks_the_permission(cast, verb):
    meeting = make_record()

    with pytest.raises(workflow.Refused, match="您没有"):
        workflow.VERBS[verb](meeting, by=cast.official, note="说明")

    meeting.refresh_from_db()
    assert meeting.state == State.DRAFT


def test_approve_is_refused_to_who_submitted(cast, settings):
    cast.reviewer.user_permissions.add(*_permissions("submit"))
    meeting = make_record()
    workflow.submit(meeting, by=_fresh(cast.reviewer))

    with pytest.raises(workflow.Refused, match="提交人不能审核"):
        workflow.approve(meeting, by=cast.reviewer)

    settings.TWO_PERSON_REVIEW = False
    workflow.approve(meeting, by=cast.reviewer)
    assert meeting.state == State.APPROVED


def test_approve_is_refused_for_a_page_that_shows_an_older_version(cast):
    meeting = make_record()
    workflow.submit(meeting, by=cast.secretary)
    meeting.version -= 1

    with pytest.raises(workflow.Refused, match="有改动"):
        workflow.approve(meeting, by=cast.reviewer)


def test_release_of_a_correction_needs_its_note(cast):
    meeting = reopen(release(make_record(), cast), cast)
    meeting.title = "区政府常务会议研究供水保障和管网改造"
    meeting.save()
    approve(meeting, cast)

    with pytest.raises(workflow.Refused, match="更正说明"):
        workflow.release(meeting, by=cast.reviewer)

    workflow.release(meeting, by=cast.reviewer, note="标题补充“管网改造”。")
    corrections = Edition.objects.corrections_for(cast.visitor, meeting.key)
    assert [edition.note for edition in corrections] == ["标题补充“管网改造”。"]


def test_release_is_refused_when_the_public_would_read_the_same(cast):
    meeting = release(make_record(), cast)

    with pytest.raises(workflow.Refused, match="没有需要发布的改动"):
        workflow.release(meeting, by=cast.reviewer, note="再发一次")


def test_release_ignores_the_desk(cast):
    meeting = approve(make_record(), cast)
    meeting = reopen(meeting, cast)
    meeting.title = "未经审核的标题"
    meeting.save()

    with pytest.raises(workflow.Refused, match="现在的状态是“草稿”"):
        workflow.release(meeting, by=cast.reviewer)

    assert not Edition.objects.visible_to(cast.visitor).exists()


def test_withdraw_leaves_a_tombstone_and_release_brings_it_back(cast):
    meeting = release(make_record(), cast)

    workflow.withdraw(meeting, by=cast.reviewer, note="内容有误")

    assert not Edition.objects.visible_to(cast.visitor).exists()
    assert not Passage.objects.visible_to(cast.visitor).exists()
    assert Edition.objects.visible_to(cast.official).count() == 1
    assert Gone.objects.visible_to(cast.visitor).filter(key=meeting.key).exists()

    workflow.release(meeting, by=cast.reviewer)

    assert Edition.objects.visible_to(cast.visitor).get().number == 3
    assert not Gone.objects.visible_to(cast.visitor).exists()


def test_a_directive_corrected_away_is_gone(cast):
    meeting = release(make_record(), cast)
    removed = meeting.items.get().directives.first()
    meeting = reopen(meeting, cast)
    meeting.items.get().directives.first().delete()
    approve(meeting, cast)
    workflow.release(meeting, by=cast.reviewer, note="删去一项")

    assert list(Gone.objects.visible_to(cast.visitor).values_list("key", flat=True)) == [removed.key]


def test_send_back_keeps_the_remark_for_the_secretary(cast):
    meeting = make_record()
    workflow.submit(meeting, by=cast.secretary)

    workflow.send_back(meeting, by=cast.reviewer, note="请核对日期")

    assert (meeting.state, meeting.remark, meeting.submitted_by) == (State.DRAFT, "请核对日期", None)


def _permissions(*codenames):
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename__in=codenames)


def _fresh(user):
    return type(user).objects.get(pk=user.pk)
