"""From a report to drafts: what intake proposes, what it recognises, what it refuses."""

from datetime import date

import pytest

from meetings import intake
from meetings.corrections import Correction, DropDirective, SetField
from meetings.models import Meeting, Report
from meetings.parser.cleaning.decode import Unreadable
from tests.factories import act

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]

REPORT = """3月5日，区长沈怀远主持召开区政府常务会议和区政府党组会议。
区政府党组会议传达学习全市基层党建工作会议精神。
会议强调，要压实主体责任，层层传导压力。要建强基层队伍，选优配强社区工作者。
区政府常务会议听取今冬供水保障工作情况汇报。
会议要求，要加快老旧管网改造，年底前完成城东片区管网更换。区水利局要备足应急供水能力，落实送水车辆。
"""


def test_receive_puts_each_meeting_on_the_desk(cast):
    report = intake.receive(REPORT, by=cast.secretary, published_on=date(2026, 3, 6))

    drafts = [
        (meeting.type, meeting.held_on, meeting.chair, [item.directives.count() for item in meeting.items.all()])
        for meeting in report.meetings.order_by("pk")
    ]
    assert sorted(drafts) == [
        ("executive", date(2026, 3, 5), "沈怀远", [2]),
        ("party_group", date(2026, 3, 5), "沈怀远", [2]),
    ]


def test_an_untouched_draft_can_be_submitted(cast):
    report = intake.receive(REPORT, by=cast.secretary, published_on=date(2026, 3, 6))

    for meeting in report.meetings.all():
        act("submit", meeting, by=cast.secretary)

    assert set(report.meetings.values_list("state", flat=True)) == {"in_review"}


def test_spans_point_into_the_cleaned_text(cast):
    report = intake.receive(REPORT, by=cast.secretary)

    for meeting in report.meetings.all():
        for item in meeting.items.all():
            assert report.text[item.span_start : item.span_end] == item.text
            for directive in item.directives.all():
                assert report.text[directive.span_start : directive.span_end] == directive.text


def test_drafts_are_made_of_the_corrected_outline_and_the_report_keeps_what_was_read(cast):
    facts: list[Correction] = [
        SetField("type", (0,), ("special",)),
        SetField("chair", (0,), ("林祎",)),
        SetField("held", (0,), ("2026-03-06", "day")),
    ]

    report = intake.receive(REPORT, by=cast.secretary, corrections=[*facts, DropDirective(0, 0, 0)])

    meeting = report.meetings.earliest("pk")
    assert (meeting.type, meeting.chair, meeting.held_on) == ("special", "林祎", date(2026, 3, 6))
    assert meeting.items.get().directives.count() == 1
    assert report.outline["meetings"][0]["chair"] == "沈怀远"
    assert len(report.outline["meetings"][0]["items"][0]["directives"]) == 2


def test_the_same_text_again_names_its_drafts(cast):
    report = intake.receive(REPORT, by=cast.secretary)

    with pytest.raises(intake.Duplicate) as refused:
        intake.receive(REPORT.replace("\n", "\r\n\r\n"), by=cast.secretary)

    assert refused.value.meetings == list(report.meetings.order_by("pk"))
    assert all(meeting.key in str(refused.value) for meeting in refused.value.meetings)
    assert Report.objects.count() == 1


def test_the_same_text_is_received_again_when_its_drafts_were_deleted(cast):
    intake.receive(REPORT, by=cast.secretary).meetings.all().delete()

    report = intake.receive(REPORT, by=cast.secretary)

    assert Report.objects.get() == report
    assert report.meetings.count() == 2


@pytest.mark.parametrize(
    ("held", "published_on", "expected"),
    [
        ("2026年3月5日", None, date(2026, 3, 5)),
        ("2026年2月", None, date(2026, 2, 28)),
        ("2026年3月", date(2026, 3, 20), date(2026, 3, 20)),
        ("日前", date(2026, 3, 20), date(2026, 3, 20)),
    ],
)
def test_listed_on_is_the_best_known_day(cast, held, published_on, expected):
    text = REPORT.replace("3月5日", held, 1)

    report = intake.receive(text, by=cast.secretary, published_on=published_on)

    assert set(report.meetings.values_list("listed_on", flat=True)) == {expected}


def test_receive_refuses_a_text_without_meetings(cast):
    with pytest.raises(intake.Refused, match="没有从文中识别出会议"):
        intake.receive("澄湖公园的樱花开了，游客很多。", by=cast.secretary)

    assert not Report.objects.exists()


@pytest.mark.parametrize("text", ["", " \n ", "坏\x00字", "\ud800", "会" * 1_100_000])
def test_receive_refuses_what_is_no_text(cast, text):
    with pytest.raises(Unreadable):
        intake.receive(text, by=cast.secretary)

    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("听取供水情况汇报", "听取供水情况汇报"),
        ("传达市委会议、市政府会议、区委会议精神", "传达市委会议、市政府会议等"),
        ("审议《供水、排水管理办法（草案）》和有关事项", "审议《供水、排水管理办法（草…"),
    ],
)
def test_a_long_matter_is_shortened_between_its_parts(text, expected):
    assert intake.shorten(text, 15) == expected
