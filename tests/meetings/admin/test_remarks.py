"""Remarks of the review in the editor: at their rows, answered and ticked with the meeting's own form."""

import pytest

from meetings import remarks
from meetings.models import Meeting
from meetings.record import document
from tests.factories import act, make_directive, make_record
from tests.html_form import fields_of
from tests.posting import edited

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


@pytest.fixture
def sent_back(cast):
    """A draft that came back with a remark at its second directive and one at the head."""
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    row = meeting.items.get().directives.last().key
    about = remarks.quotes(document.internal(meeting))
    remarks.make(meeting, {row: "谁负责？", "": "标题不准"}, about=about, by=cast.reviewer)
    act("send_back", meeting, by=cast.reviewer, note="见各处")
    return meeting


def address(meeting):
    return f"/admin/meetings/meeting/{meeting.pk}/change/"


def field(meeting, text, name):
    return f"remark-{meeting.remarks.get(text=text).pk}-{name}"


def test_each_remark_stands_at_its_row(desk, sent_back):
    row = sent_back.items.get().directives.last().key

    page = desk.get(address(sent_back)).content.decode()

    at_row = page.split(f'id="directive-{row}"')[1].split("</li>")[0]
    assert "谁负责？" in at_row
    assert "标题不准" in page.split('id="head-heading"')[0]
    assert page.count("谁负责？") == 1


def test_remarks_are_answered_and_ticked_with_the_form_and_the_version_stays(desk, cast, sent_back):
    version = Meeting.objects.get().version
    answers = {field(sent_back, "谁负责？", "answer"): "已补充责任单位", field(sent_back, "谁负责？", "done"): "on"}

    desk.post(address(sent_back), edited(desk.get(address(sent_back)), **answers))

    kept = sent_back.remarks.get(text="谁负责？")
    assert (kept.answer, kept.answered_by, kept.done_by) == ("已补充责任单位", cast.secretary, cast.secretary)
    assert not sent_back.remarks.get(text="标题不准").is_done
    assert Meeting.objects.get().version == version


def test_an_answer_stays_in_the_page_through_a_deed_and_a_form_that_is_refused(desk, sent_back):
    name = field(sent_back, "标题不准", "answer")
    tick = field(sent_back, "标题不准", "done")
    typed = edited(desk.get(address(sent_back)), **{name: "已改标题", tick: "on", "deed": "add-item"})

    after_deed = fields_of(desk.post(address(sent_back), typed))
    refused = desk.post(address(sent_back), after_deed | {name: "长" * 2001, "_continue": "1"})

    assert (after_deed[name], after_deed[tick]) == (["已改标题"], ["on"])
    assert ["2000" in one.message for one in refused.context["errors"]] == [True]
    assert fields_of(refused)[name] == ["长" * 2001]
    assert sent_back.remarks.get(text="标题不准").answer == ""


def test_a_remark_whose_row_is_deleted_stands_at_the_head_with_its_quotation(desk, sent_back):
    sent_back.items.get().directives.last().delete()

    head = desk.get(address(sent_back)).content.decode().split('id="head-heading"')[0]

    assert "谁负责？" in head
    assert "所指的内容已删除：加快老旧管网改造" in head


def test_who_sends_no_answer_leaves_all_as_it_was(desk, cast, sent_back):
    remarks.settle(sent_back.remarks.first(), is_done=True, by=cast.secretary)
    make_directive(sent_back.items.get())
    form = {
        name: value for name, value in fields_of(desk.get(address(sent_back))).items() if not name.startswith("remark-")
    }

    desk.post(address(sent_back), form | {"title": "改过的标题"})

    assert Meeting.objects.get().title == "改过的标题"
    assert sent_back.remarks.first().is_done
