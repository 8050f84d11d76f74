"""The six verbs: who may, from where, what they print, and what they refuse in a sentence."""

from datetime import UTC, datetime

import pytest

from directives.models import Gone, Passage
from meetings.models import Edition, Meeting, State
from meetings.verification.desk import desk_faults
from meetings.verification.tally import Tally
from meetings.workflow import verbs
from tests.factories import act, approve, make_directive, make_item, make_meeting, make_record, release, reopen

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def test_release_shows_the_record_to_both_audiences(cast):
    meeting = release(make_record(), cast)

    audiences = set(Edition.objects.filter(key=meeting.key).values_list("audience", "number", "is_current"))
    assert audiences == {("internal", 1, True), ("public", 1, True)}
    assert Passage.objects.visible_to(cast.visitor).directives().count() == 2


def test_submit_names_everything_that_is_missing(cast):
    meeting = make_meeting(title="", summary=" ")
    make_directive(make_item(meeting, text="", title="", disclosure="withheld"), text="")

    with pytest.raises(verbs.Refused) as refused:
        act("submit", meeting, by=cast.secretary)

    assert refused.value.reasons == [
        "会议没有标题。",
        "会议没有会议要点。",
        "第1个议题没有内容。",
        "第1个议题不公开，但没有填写理由。",
        "第1个议题的第1项工作要求没有内容。",
    ]


def test_submit_allows_a_meeting_without_items(cast):
    meeting = make_meeting()

    act("submit", meeting, by=cast.secretary)

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
        with pytest.raises(verbs.Refused, match="会议届次与"):
            act("submit", meeting, by=cast.secretary)
    else:
        act("submit", meeting, by=cast.secretary)
        assert meeting.state == State.IN_REVIEW


@pytest.mark.parametrize("verb", verbs.VERBS)
def test_each_verb_is_refused_to_who_lacks_the_permission(cast, verb):
    meeting = make_record()

    with pytest.raises(verbs.Refused, match="您没有"):
        act(verb, meeting, by=cast.official, note="说明")

    meeting.refresh_from_db()
    assert meeting.state == State.DRAFT


@pytest.mark.owner_role("gives a person a permission of their own, which no page does")
def test_approve_is_refused_to_who_submitted(cast, settings):
    cast.reviewer.user_permissions.add(*_permissions("submit"))
    meeting = make_record()
    act("submit", meeting, by=_fresh(cast.reviewer))

    with pytest.raises(verbs.Refused, match="提交人不能审核"):
        act("approve", meeting, by=cast.reviewer)

    settings.TWO_PERSON_REVIEW = False
    act("approve", meeting, by=cast.reviewer)
    assert meeting.state == State.APPROVED


@pytest.mark.parametrize("verb", verbs.VERBS)
def test_no_verb_acts_on_a_version_that_was_not_shown(cast, verb):
    meeting = {
        "submit": lambda: make_record(),
        "send_back": lambda: submitted(cast),
        "approve": lambda: submitted(cast),
    }
    meeting = meeting.get(verb, lambda: release(make_record(), cast))()
    by = cast.secretary if verb == "submit" else cast.reviewer
    before = (Meeting.objects.get().state, Edition.objects.count())

    with pytest.raises(verbs.Refused, match="有改动"):
        act(verb, meeting, by=by, note="说明", version=Meeting.objects.get().version - 1)

    assert (Meeting.objects.get().state, Edition.objects.count()) == before


def test_words_rewritten_between_the_page_and_the_deed_are_not_approved(cast):
    meeting = submitted(cast)
    shown = verbs.as_it_stands("approve", Meeting.objects.get())
    act("send_back", meeting, by=cast.deputy, note="请改写")
    make_directive(meeting.items.get(), text="没有人审过的话")
    act("submit", meeting, by=cast.secretary)

    with pytest.raises(verbs.Refused, match="有改动"):
        verbs.perform("approve", Meeting.objects.get(), by=cast.reviewer, **shown)

    assert not Edition.objects.exists()


def test_release_is_refused_where_another_edition_was_reviewed_since(cast):
    meeting = approve(make_record(), cast)
    shown = verbs.as_it_stands("release", Meeting.objects.get())
    approve(reopen(meeting, cast), cast)  # the same version of the record, in another edition

    with pytest.raises(verbs.Refused, match="有改动"):
        verbs.perform("release", Meeting.objects.get(), by=cast.reviewer, **shown)

    assert not Edition.objects.visible_to(cast.visitor).exists()


def submitted(cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    return meeting


def test_release_of_a_correction_needs_its_note(cast):
    meeting = reopen(release(make_record(), cast), cast)
    meeting.title = "区政府常务会议研究供水保障和管网改造"
    meeting.save()
    approve(meeting, cast)

    with pytest.raises(verbs.Refused, match="更正说明"):
        act("release", meeting, by=cast.reviewer)

    act("release", meeting, by=cast.reviewer, note="标题补充“管网改造”。")
    corrections = Edition.objects.corrections_for(cast.visitor, meeting.key)
    assert [edition.note for edition in corrections] == ["标题补充“管网改造”。"]


def test_release_is_refused_when_the_public_would_read_the_same(cast):
    meeting = release(make_record(), cast)

    with pytest.raises(verbs.Refused, match="没有需要发布的改动"):
        act("release", meeting, by=cast.reviewer, note="再发一次")


def test_release_ignores_the_desk(cast):
    meeting = approve(make_record(), cast)
    meeting = reopen(meeting, cast)
    meeting.title = "未经审核的标题"
    meeting.save()

    with pytest.raises(verbs.Refused, match="现在的状态是“草稿”"):
        act("release", meeting, by=cast.reviewer)

    assert not Edition.objects.visible_to(cast.visitor).exists()


def test_withdraw_leaves_a_tombstone_and_release_brings_it_back(cast):
    meeting = release(make_record(), cast)

    act("withdraw", meeting, by=cast.reviewer, note="内容有误")

    assert not Edition.objects.visible_to(cast.visitor).exists()
    assert not Passage.objects.visible_to(cast.visitor).exists()
    assert Edition.objects.visible_to(cast.official).count() == 1
    assert Gone.objects.visible_to(cast.visitor).filter(key=meeting.key).exists()

    act("release", meeting, by=cast.reviewer)

    assert Edition.objects.visible_to(cast.visitor).get().number == 3
    assert not Gone.objects.visible_to(cast.visitor).exists()


def test_a_directive_corrected_away_is_gone(cast):
    meeting = release(make_record(), cast)
    removed = meeting.items.get().directives.first()
    meeting = reopen(meeting, cast)
    meeting.items.get().directives.first().delete()
    approve(meeting, cast)
    act("release", meeting, by=cast.reviewer, note="删去一项")

    assert list(Gone.objects.visible_to(cast.visitor).values_list("key", flat=True)) == [removed.key]


def test_send_back_keeps_the_remark_for_the_secretary(cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)

    act("send_back", meeting, by=cast.reviewer, note="请核对日期")

    assert (meeting.state, meeting.remark, meeting.submitted_by) == (State.DRAFT, "请核对日期", None)


def test_the_remark_and_what_was_sent_back_stay_until_approval(cast):
    meeting = submitted(cast)
    act("send_back", meeting, by=cast.reviewer, note="请核对日期")

    act("submit", meeting, by=cast.secretary)
    assert meeting.remark == "请核对日期"
    assert meeting.sent_back_document["title"] == meeting.title

    act("approve", meeting, by=cast.reviewer)
    assert (meeting.remark, meeting.sent_back_document) == ("", None)


def _permissions(*codenames):
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename__in=codenames)


def _fresh(user):
    return type(user).objects.get(pk=user.pk)


def test_all_that_a_verb_writes_bears_one_time_also_where_two_come_at_once(cast):
    at = datetime(2026, 3, 6, 8, tzinfo=UTC)
    meetings = [make_record(title=title) for title in ("甲", "乙")]

    for meeting in meetings:
        act("submit", meeting, by=cast.secretary, at=at)
        act("approve", meeting, by=cast.reviewer, at=at)

    editions = Edition.objects.filter(audience="internal").order_by("chain_position")
    approved = [Meeting.objects.get(pk=meeting.pk).approved_at for meeting in meetings]
    assert [edition.issued_at for edition in editions] == approved
    assert approved[0] == at < approved[1]
    assert list(desk_faults(Tally())) == []
