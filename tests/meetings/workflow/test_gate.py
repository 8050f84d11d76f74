"""The gate: buttons, pages and verbs hear the same of what stands in the way, each as much as can be known by then."""

import pytest

from meetings.models import Edition, Meeting, State
from meetings.workflow.attempt import Answer, Attempt, Kind, Refused, Unacknowledged
from meetings.workflow.gate import obstacle, to_acknowledge, to_be_shown
from meetings.workflow.standing import Standing
from meetings.workflow.verb_table import VERB_TABLE
from meetings.workflow.verbs import VERBS, as_it_stands
from tests.factories import act, approve, make_directive, make_item, make_meeting, make_record, release, reopen

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def attempt(verb, meeting, by, **answer):
    """As of somebody who has just opened the page, but for what ``answer`` says otherwise."""
    standing = Standing(Meeting.objects.get(pk=meeting.pk))
    return Attempt(verb, standing, by, Answer(**to_be_shown(verb, standing) | answer))


def reasons(verb, meeting, by, kinds=Kind.ALL, **answer):
    refusal = obstacle(attempt(verb, meeting, by, **answer), kinds)
    return refusal.reasons if refusal else []


def submitted(cast, **facts):
    meeting = make_record(**facts)
    act("submit", meeting, by=cast.secretary)
    return meeting


PLACES = {
    "draft": lambda cast: make_record(title="供水"),
    "incomplete": lambda cast: make_meeting(title="供水", summary=""),
    "in_review": lambda cast: submitted(cast, title="供水"),
    "approved": lambda cast: approve(make_record(title="供水"), cast),
    "released": lambda cast: release(make_record(title="供水"), cast),
}


@pytest.mark.parametrize(
    ("place", "verb", "role", "kind", "sentence"),
    [
        ("draft", "submit", "reviewer", Kind.STATE, "您没有“提交审核”的权限。"),
        ("approved", "submit", "secretary", Kind.STATE, "会议“供水”现在的状态是“已审核”，不能提交审核。"),
        ("incomplete", "submit", "secretary", Kind.RECORD, "会议没有会议要点。"),
        ("in_review", "send_back", "reviewer", Kind.ANSWER, "请填写退回意见。"),
        ("released", "release", "reviewer", Kind.PURPOSE, "公开内容与现行版次相同，没有需要发布的改动。"),
        ("draft", "withdraw", "reviewer", Kind.PURPOSE, "该会议没有公开的版次，无需撤回。"),
    ],
)
def test_the_gate_and_the_verb_refuse_in_the_same_words(cast, place, verb, role, kind, sentence):
    meeting, by = PLACES[place](cast), getattr(cast, role)
    note = "" if kind is Kind.ANSWER else "说明"
    before = (Meeting.objects.get().state, Edition.objects.count())

    with pytest.raises(Refused) as refused:
        VERBS[verb](meeting, by=by, note=note, **as_it_stands(verb, Meeting.objects.get()))

    assert reasons(verb, meeting, by, kind, note=note) == refused.value.reasons == [sentence]
    assert (Meeting.objects.get().state, Edition.objects.count()) == before


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("verb", VERB_TABLE)
def test_what_the_gate_lets_pass_is_done_and_nothing_else(cast, place, verb):
    meeting = PLACES[place](cast)
    for by in (cast.secretary, cast.reviewer):
        refusal = obstacle(attempt(verb, meeting, by, note="说明"))
        before = (Meeting.objects.get().state, Edition.objects.count())

        if refusal is None:
            act(verb, meeting, by=by, note="说明")
            return
        with pytest.raises(Refused) as refused:
            act(verb, meeting, by=by, note="说明")
        assert refusal.reasons == refused.value.reasons
        assert (Meeting.objects.get().state, Edition.objects.count()) == before


@pytest.mark.parametrize(
    ("kinds", "is_refused"),
    [(Kind.STATE, False), (Kind.PURPOSE, False), (Kind.RECORD, True), (Kind.STATE | Kind.PURPOSE, False)],
)
def test_checks_of_other_kinds_are_not_asked(cast, kinds, is_refused):
    meeting = make_meeting(title="", summary="")

    found = reasons("submit", meeting, cast.secretary, kinds)

    assert found == (["会议没有标题。", "会议没有会议要点。"] if is_refused else [])


def test_approval_is_refused_where_the_record_is_not_as_it_was_submitted(cast):
    meeting = submitted(cast)
    Meeting.objects.filter(pk=meeting.pk).update(submitted_version=meeting.version - 1)

    assert reasons("approve", meeting, cast.reviewer) == ["内容在提交之后有改动，请重新打开后再审核。"]
    assert reasons("approve", meeting, cast.reviewer, Kind.STATE | Kind.PURPOSE)


def test_exposures_are_told_last_and_once_acknowledged_no_more(cast):
    meeting = make_meeting(title="研究林长制工作", summary="要点")
    make_directive(make_item(meeting, title="林长制工作", text="听取林长制工作汇报", disclosure="withheld"), text="")
    incomplete = obstacle(attempt("submit", meeting, cast.secretary))
    assert incomplete is not None
    assert not isinstance(incomplete, Unacknowledged)

    make_item(meeting)
    item = meeting.items.first()
    item.directives.all().delete()
    item.disclosure_reason = "内部"
    item.save()

    exposed = obstacle(attempt("submit", meeting, cast.secretary))
    assert isinstance(exposed, Unacknowledged)
    assert to_acknowledge("submit", Meeting.objects.get())
    assert reasons("submit", meeting, cast.secretary, acknowledged=exposed.fingerprint) == []


def test_a_stale_answer_is_told_before_what_the_record_lacks(cast):
    meeting = make_meeting(title="")

    assert reasons("submit", meeting, cast.secretary, version=meeting.version + 1) == [
        "在您查看期间，这次会议的内容有改动。请核对最新内容后再操作。"
    ]
    assert reasons("submit", meeting, cast.secretary) == ["会议没有标题。"]


def test_a_reopened_meeting_cannot_be_released(cast):
    meeting = reopen(release(make_record(title="供水"), cast), cast)

    assert reasons("release", meeting, cast.reviewer) == ["会议“供水”现在的状态是“草稿”，不能发布。"]
    assert Meeting.objects.get().state == State.DRAFT
