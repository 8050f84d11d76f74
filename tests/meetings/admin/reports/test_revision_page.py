"""Pasting a corrected version: the differences instead of a duplicate, and whatever else is sent gets a sentence."""

from datetime import date

import pytest

from directives.models import Directive
from meetings import intake
from meetings.models import Meeting, Report
from tests.factories import approve, confirm
from tests.html import page_of
from tests.posting import messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
PASTE = "/admin/meetings/report/add/"
TEXT = """6月3日，区长沈怀远主持召开区政府第15次常务会议，研究防汛、就业等工作。
会议听取了防汛工作情况汇报。会议指出，要加强巡查值守，及时排除隐患。要备足抢险物资，做好转移安置预案。
会议审议并原则通过了《澄湖区促进就业若干措施》。会议要求，要落实援企稳岗政策，扩大就业容量。
"""
OLD, NEW = "要备足抢险物资，做好转移安置预案", "要备足防汛抢险物资，完善转移安置预案"
REWORDED = TEXT.replace(OLD, NEW)


@pytest.fixture
def report(cast):
    return intake.receive(TEXT, by=cast.secretary)


def sent(step="read", **facts):
    return {"text": REWORDED, "published_on": "", "source_url": "", "title": "", "step": step} | facts


def ticks(response):
    return [box["value"] for box in page_of(response).all("input", name="difference")]


def test_a_corrected_version_shows_what_changed_and_keeps_nothing_yet(desk, report):
    response = desk.post(PASTE, sent())

    page = response.content.decode()
    assert len(ticks(response)) == 1
    old, new = (cell.text() for cell in page_of(response).all("td", lang="zh-Hans")[:2])
    assert old == OLD.replace("做好", "删去：做好")
    assert new == NEW.replace("防汛", "增加：防汛").replace("完善", "增加：完善")
    assert "第1个议题第2项工作要求：内容" in page
    assert 'value="create"' not in page
    report.refresh_from_db()
    assert report.text.count(OLD) == 1


def test_what_is_ticked_is_applied_to_the_draft(desk, report):
    shown = desk.post(PASTE, sent())

    done = desk.post(PASTE, sent("revise", earlier=report.pk, difference=ticks(shown)), follow=True)

    assert messages_of(done) == ["已保存更正后的会议稿，更新了 1 处。"]
    assert Directive.objects.filter(text=NEW).exists()
    assert Meeting.objects.count() == Report.objects.count() == 1


def test_with_no_tick_the_text_alone_is_kept(desk, report):
    done = desk.post(PASTE, sent("revise", earlier=report.pk), follow=True)

    report.refresh_from_db()
    assert messages_of(done) == ["已保存更正后的会议稿，没有改动草稿。"]
    assert NEW in report.text
    assert Directive.objects.filter(text=OLD).exists()


def test_another_report_that_is_only_like_it_makes_drafts_of_its_own(desk, report):
    apart = desk.post(PASTE, sent("apart"))
    assert 'name="apart" value="1"' in apart.content.decode()

    desk.post(PASTE, sent("create", apart="1"))

    assert Report.objects.count() == 2


def test_creating_without_having_seen_the_differences_shows_them(desk, report):
    response = desk.post(PASTE, sent("create"))

    assert len(ticks(response)) == 1
    assert Report.objects.count() == 1


def test_what_people_edited_has_no_tick(desk, report):
    Directive.objects.filter(text=OLD).update(text="要备足物资")

    response = desk.post(PASTE, sent())

    assert ticks(response) == []
    assert "录入后已手工修改，不会覆盖。" in response.content.decode()
    assert page_of(response).one("td", data_label="草稿现状", lang="zh-Hans").text() == "要备足物资"


def test_a_meeting_that_is_no_draft_has_no_ticks_and_says_to_reopen(desk, report, cast):
    shown = desk.post(PASTE, sent())
    approve(confirm(report.meetings.get(), cast), cast)

    again = desk.post(PASTE, sent())
    refused = desk.post(PASTE, sent("revise", earlier=report.pk, difference=ticks(shown)))

    assert ticks(again) == []
    assert "重新编辑" in again.content.decode()
    assert "不是草稿" in refused.context["refusal"]
    assert not Directive.objects.filter(text=NEW).exists()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"difference": ["0000"]}, "已有变化"),
        ({"difference": ["\0"]}, "已有变化"),
        ({"earlier": "999999", "difference": []}, "已有变化"),
        ({"earlier": "x"}, "已有变化"),
    ],
    ids=str,
)
def test_forged_ticks_get_a_sentence(desk, report, facts, sentence):
    response = desk.post(PASTE, sent("revise", **{"earlier": report.pk} | facts))

    assert sentence in response.context["refusal"]
    report.refresh_from_db()
    assert NEW not in report.text


def test_the_day_of_publication_that_is_known_is_used_again(desk, cast):
    intake.receive(TEXT, by=cast.secretary, published_on=date(2026, 6, 4))

    response = desk.post(PASTE, sent())

    assert len(ticks(response)) == 1
