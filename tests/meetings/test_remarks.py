"""Remarks at rows: they stay through resubmissions until approval, and are no part of record, version or edition."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from meetings import remarks
from meetings.models import Edition, Meeting
from meetings.record import document
from tests.factories import act, make_directive, make_record

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def remarked(cast, **said):
    """A record in review with a remark at its head, its item and its first directive, unless told otherwise."""
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    item = meeting.items.get()
    said = said or {"": "标题不准", item.key: "漏了一项", item.directives.first().key: "谁负责？"}
    remarks.make(meeting, said, about=remarks.quotes(document.internal(meeting)), by=cast.reviewer)
    return meeting


def test_a_remark_quotes_the_row_that_it_is_about(cast):
    meeting = remarked(cast)

    assert list(meeting.remarks.values_list("text", "about")) == [
        ("标题不准", "区政府常务会议研究供水保障工作"),
        ("漏了一项", "听取供水保障工作情况汇报"),
        ("谁负责？", "加快老旧管网改造"),
    ]


def test_what_is_said_of_no_row_and_what_says_nothing_is_not_kept(cast):
    assert not remarked(cast, **{"": "  ", "nowhere": "说"}).remarks.exists()


def test_remarks_stay_until_approval_and_their_history_stays(cast):
    meeting = remarked(cast)
    act("send_back", meeting, by=cast.reviewer, note="见各处")
    make_directive(meeting.items.get())
    act("submit", meeting, by=cast.secretary)
    assert meeting.remarks.count() == 3

    act("approve", meeting, by=cast.deputy)

    assert not meeting.remarks.exists()
    events = apps.get_model("meetings.RemarkEvent").objects.filter(meeting_id=meeting.pk)
    assert events.filter(pgh_label="delete").count() == 3


def test_a_remark_is_no_part_of_the_record(cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    version = Meeting.objects.get().version
    remarks.make(meeting, {"": "只供内部"}, about={"": "标题"}, by=cast.reviewer)
    remarks.answer(meeting.remarks.get(), "已改", by=cast.secretary)

    act("approve", meeting, by=cast.deputy)

    assert Meeting.objects.get().version == version
    assert "只供内部" not in str(Edition.objects.get().document)


def test_a_remark_is_answered_marked_done_and_opened_again(cast):
    remark = remarked(cast).remarks.first()

    remarks.answer(remark, "已改", by=cast.secretary)
    remarks.settle(remark, is_done=True, by=cast.secretary)
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by, remark.is_done) == ("已改", cast.secretary, True)

    remarks.settle(remark, is_done=False, by=cast.reviewer)
    remarks.answer(remark, " ", by=cast.secretary)
    remark.refresh_from_db()
    assert (remark.answer, remark.answered_by, remark.answered_at, remark.done_by) == ("", None, None, None)


def test_the_same_answer_again_changes_nothing(cast, django_assert_num_queries):
    remark = remarked(cast).remarks.first()
    remarks.answer(remark, "已改", by=cast.secretary)

    with django_assert_num_queries(0):
        remarks.answer(remark, "已改 ", by=cast.deputy)
        remarks.settle(remark, is_done=False, by=cast.deputy)


@pytest.mark.owner_role("the site may not even try")
@pytest.mark.parametrize("change", [{"text": "改"}, {"row": "else"}, {"about": "改"}, {"at": "2026-03-05T08:00Z"}])
def test_what_a_reviewer_said_is_never_changed(cast, change):
    meeting = remarked(cast)

    with pytest.raises(IntegrityError, match="remark_is_frozen"), transaction.atomic():
        meeting.remarks.update(**change)


@pytest.mark.parametrize(
    ("stage", "role", "may"),
    [
        ("draft", "reviewer", False),
        ("in_review", "secretary", False),
        ("in_review", "official", False),
        ("in_review", "administrator", False),
        ("in_review", "reviewer", True),
        ("in_review", "deputy", True),
        ("approved", "reviewer", False),
    ],
)
def test_reviewers_remark_while_the_record_is_in_review(cast, stage, role, may):
    meeting = make_record()
    if stage != "draft":
        act("submit", meeting, by=cast.secretary)
    if stage == "approved":
        act("approve", meeting, by=cast.reviewer)

    assert remarks.may_remark(meeting, getattr(cast, role)) is may


def test_a_remark_stands_at_the_head_where_its_row_is_gone(cast):
    meeting = remarked(cast)
    item = meeting.items.get().key

    shown = remarks.by_row(list(meeting.remarks.all()), {item})

    assert {row: [one.text for one in here] for row, here in shown.items()} == {
        "": ["标题不准", "谁负责？"],
        item: ["漏了一项"],
    }
