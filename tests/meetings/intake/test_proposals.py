"""Titles and summaries that were proposed: from public matters alone, and anew when what is hidden changes."""

from pathlib import Path

import pytest

from directives.models import Directive
from meetings import intake
from meetings.disclosure_check.excerpts import HEADING
from meetings.erasure import erase
from meetings.intake.proposals import propose_all_anew
from meetings.intake.revision import compare, revise
from meetings.models import AgendaItem, Meeting
from meetings.parser import parse_report
from meetings.workflow.exposures import exposed
from tests.factories import act, make_item, make_meeting

pytestmark = pytest.mark.django_db
SAMPLE = Path(intake.__file__).parents[1] / "sample" / "reports"
NAME = "青柳县政府党组2024年第9次会议"
OPENING = f"2024年5月9日下午，县长贺知远主持召开{NAME}"
LEAD = f"{OPENING}，传达学习全省林长制工作会议精神，研究乡镇客运一体化改革。"
TEXT = f"""{LEAD}
会议传达学习了全省林长制工作会议精神。会议指出，要严格落实护林巡查制度，完善火情监测网络。要推动油茶、竹木产业提质增效。
会议研究了乡镇客运一体化改革工作。会议要求，县交通运输局要科学设置班次，七月底前开通镇村公交环线。要做好驾驶员安全培训。
"""
FORESTS, BUSES = f"{NAME}传达学习全省林长制工作会议精神", f"{NAME}研究乡镇客运一体化改革工作"


@pytest.fixture
def meeting(cast):
    return intake.receive(TEXT, by=cast.secretary).meetings.get()


def hide(*parts, disclosure="withheld"):
    for part in parts:
        part.disclosure, part.disclosure_reason = disclosure, "尚在研究" if disclosure != "public" else ""
        part.save()


def proposed(meeting):
    changed = propose_all_anew(meeting)
    meeting.refresh_from_db()
    return changed, meeting.title, meeting.summary


def test_a_hidden_item_leaves_title_and_summary(meeting):
    assert (meeting.title, meeting.summary) == (f"{FORESTS}等事项", LEAD)
    forests, _buses = meeting.items.all()
    hide(forests)

    assert proposed(meeting) == (["title", "summary"], BUSES, f"{OPENING}，研究了乡镇客运一体化改革工作。")
    assert exposed(meeting) == []


@pytest.mark.parametrize("disclosure", ["withheld", "on_request"])
def test_where_all_is_hidden_the_sitting_alone_is_named(meeting, disclosure):
    hide(*meeting.items.all(), disclosure=disclosure)

    assert proposed(meeting)[1:] == (NAME, f"{OPENING}。")


def test_what_is_disclosed_again_is_named_again(meeting):
    forests, buses = meeting.items.all()
    hide(forests, buses)
    proposed(meeting)

    hide(buses, disclosure="public")
    assert proposed(meeting)[1:] == (BUSES, f"{OPENING}，研究了乡镇客运一体化改革工作。")
    hide(forests, disclosure="public")
    assert proposed(meeting)[1:] == (f"{FORESTS}等事项", LEAD)


def test_an_item_that_was_deleted_is_named_no_more(meeting):
    forests, _buses = meeting.items.all()
    hide(forests)
    proposed(meeting)
    forests.delete()

    assert proposed(meeting)[1:] == (BUSES, f"{OPENING}，研究了乡镇客运一体化改革工作。")


def test_words_of_a_person_stay_and_the_check_shows_them(meeting):
    meeting.title = "县政府党组会议传达学习林长制工作会议精神"
    meeting.save()
    forests, _buses = meeting.items.all()
    hide(forests)

    changed, title, _summary = proposed(meeting)

    assert (changed, title) == (["summary"], "县政府党组会议传达学习林长制工作会议精神")
    assert [(one.public.path, one.hidden.path) for one in exposed(meeting)] == [("title", forests.key)]


def test_spaces_that_a_form_changes_are_nobody_s_words(meeting):
    Meeting.objects.filter(pk=meeting.pk).update(summary=f"\r\n{LEAD} ")
    hide(meeting.items.first())

    assert proposed(meeting)[0] == ["title", "summary"]


def test_nothing_is_proposed_for_what_a_person_entered(cast):
    meeting = make_meeting(title="", summary="")
    hide(make_item(meeting))

    assert proposed(meeting) == ([], "", "")


def test_an_edit_that_hides_nothing_changes_no_proposal(meeting):
    AgendaItem.objects.filter(meeting=meeting, position=1).update(
        title="传达学习会议精神", text="会议传达学习了会议精神"
    )
    make_item(meeting)

    assert proposed(meeting) == ([], f"{FORESTS}等事项", LEAD)


def test_a_hidden_directive_changes_the_summary_that_names_it_alone(cast):
    text = TEXT.replace("研究乡镇客运一体化改革。", "研究乡镇客运一体化改革、镇村公交环线等工作。", 1)
    meeting = intake.receive(text, by=cast.secretary).meetings.get()
    before = meeting.summary
    hide(Directive.objects.get(text__contains="安全培训"))
    assert proposed(meeting)[0] == []
    hide(Directive.objects.get(text__contains="公交环线"))

    changed, _title, summary = proposed(meeting)

    assert "公交环线" in before
    assert changed == ["summary"]
    assert summary.startswith(f"{OPENING}，传达学习了全省林长制工作会议精神；研究了")
    assert "公交环线" not in summary


def test_a_name_of_the_sitting_that_names_the_matter_gives_way_to_its_type(cast):
    lead = "6月10日，副县长许望舒主持召开青柳县政府油茶基地征地专题会议。"
    text = f"{lead}会议研究了油茶基地征地补偿工作。会议要求，要做好测算。"
    meeting = intake.receive(text, by=cast.secretary).meetings.get()
    hide(meeting.items.get())

    _changed, title, summary = proposed(meeting)

    assert (title, summary) == ("专题会议", "专题会议")


def test_a_draft_beside_is_proposed_anew_too(cast):
    text = """11月19日，县长贺知远主持召开青柳县政府第20次常务会议、党组会议，研究清理拖欠账款、巡察整改等工作。
县政府常务会议研究了清理拖欠账款工作。会议指出，要压实责任，限时清偿。
县政府党组会议听取了巡察整改情况汇报。会议强调，要对账销号，改到位。
"""
    executive, party = intake.receive(text, by=cast.secretary).meetings.order_by("pk")
    assert "清理拖欠账款" in party.summary
    hide(executive.items.get())

    assert propose_all_anew(executive)
    party.refresh_from_db()

    assert "清理拖欠账款" not in party.summary
    assert "巡察整改" in party.summary
    assert exposed(party) == []


def test_a_meeting_in_review_is_left_as_it_is(meeting, cast):
    act("submit", meeting, by=cast.secretary)
    before = Meeting.objects.values().get()

    assert propose_all_anew(meeting) == []
    assert Meeting.objects.values().get() == before


def test_what_was_proposed_anew_is_no_edit_and_a_new_version_of_the_report_does_not_undo_it(meeting, cast):
    hide(meeting.items.first())
    proposed(meeting)
    report, text = meeting.report, TEXT.replace("贺知远主持召开", "沈怀远主持召开")

    found = {one.label: one for one in compare(report, parse_report(text)).differences}
    revise(report, text, by=cast.secretary, ticked={one.id for one in found.values() if one.is_open})

    assert found["会议要点"].hindrance == "有议题不公开或已删除，不按新稿更新，以免写出不公开的内容。"
    meeting.refresh_from_db()
    assert "林长制" not in meeting.title + meeting.summary
    assert meeting.chair == "沈怀远"
    hide(meeting.items.first(), disclosure="public")
    assert proposed(meeting)[2] == LEAD.replace("贺知远", "沈怀远")


def test_a_new_version_of_the_report_is_what_is_proposed_from(meeting, cast):
    report, text = meeting.report, TEXT.replace("林长制", "河湖长制")

    revise(report, text, by=cast.secretary, ticked={one.id for one in compare(report, parse_report(text)).differences})
    meeting.refresh_from_db()
    assert "河湖长制" in meeting.title
    assert "河湖长制" in meeting.summary
    hide(meeting.items.first())

    assert proposed(meeting)[1:] == (BUSES, f"{OPENING}，研究了乡镇客运一体化改革工作。")


def test_erasing_takes_what_was_proposed(meeting, cast):
    erase(meeting, by=cast.administrator, reason="误录")

    meeting.refresh_from_db()
    assert meeting.proposal is None


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*.txt")), ids=lambda path: path.stem)
def test_no_item_of_a_real_report_is_named_when_it_is_hidden_and_all_is_as_before_when_it_is_not(path, cast):
    for meeting in intake.receive(path.read_text(encoding="utf-8"), by=cast.secretary).meetings.all():
        before = meeting.title, meeting.summary
        for item in meeting.items.all():
            hide(item)
            propose_all_anew(meeting)
            found = exposed(Meeting.objects.get(pk=meeting.pk))
            assert [one.words for one in found if one.public.group == HEADING] == []
            hide(item, disclosure="public")
        propose_all_anew(meeting)
        meeting.refresh_from_db()
        assert (meeting.title, meeting.summary) == before
