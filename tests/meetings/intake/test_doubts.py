"""The doubts of a reading travel into the drafts, each to the meeting it is about, with words worth reading."""

from datetime import date
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from meetings import intake
from meetings.corrections import ConfirmDoubts, SetField
from meetings.intake.doubts import WORDS_LIMIT, doubt_facts, same_doubt
from meetings.models import Meeting, ReadingDoubt
from meetings.parser import parse_report
from tests.factories import make_meeting
from tests.meetings.vague import DOUBT, OPENING, REPORT

pytestmark = pytest.mark.django_db
PUBLISHED = date(2026, 3, 6)
TWO_OF_A_SENTENCE = "3月5日，区长沈怀远主持召开区政府常务会议和民营企业座谈会，研究供水工作。\n"
LOST = """确?h区政务服务网
3月5日，区长沈怀远主持召开区政府常务会议。
会议听取供水保障工作情况汇报。会议要求，要加快??管网改造，年底前完成。要备足应急供水能力，落实?h车辆。
随后，沈怀远主持召开区政府党组会议，传达学习全市会议精神。
会议强调，要压实主体责任。
"""


def on_desk(report):
    return [[(one.code, one.is_settled) for one in meeting.doubts.all()] for meeting in report.meetings.order_by("pk")]


def test_each_draft_has_the_doubts_about_it_with_the_words_of_the_report(cast):
    report = intake.receive(REPORT, by=cast.secretary)

    assert on_desk(report) == [[("date", False)]] * 3
    doubts = ReadingDoubt.objects.all()
    assert {(one.reason, one.quoted, one.words) for one in doubts} == {("vague_date", "日前", OPENING)}
    assert {str(one) for one in doubts} == {DOUBT}


def test_a_doubt_kept_as_a_sentence_is_the_same_as_one_kept_as_a_code():
    then = {"code": "date", "reason": DOUBT, "quoted": "", "words": OPENING}
    now = then | {"reason": "vague_date", "quoted": "日前"}

    assert same_doubt(then) == same_doubt(now)
    assert same_doubt(now) != same_doubt(now | {"quoted": "近日"})


def test_a_doubt_about_one_of_the_meetings_of_a_sentence_is_that_meetings_alone(cast):
    report = intake.receive(TWO_OF_A_SENTENCE, by=cast.secretary, published_on=PUBLISHED)

    assert [meeting.type for meeting in report.meetings.order_by("pk")] == ["executive", "other"]
    assert on_desk(report) == [[], [("type", False)]]


@pytest.mark.parametrize(
    ("text", "corrections", "left"),
    [
        (REPORT, [SetField("held", (1,), ("2026-03-05", "day"))], [["date"], [], ["date"]]),
        (REPORT, [ConfirmDoubts(0, len(OPENING))], [[], [], []]),
        (TWO_OF_A_SENTENCE, [SetField("type", (0,), ("special",))], [[], ["type"]]),
        (TWO_OF_A_SENTENCE, [SetField("type", (1,), ("special",))], [[], []]),
        ("3月5日，区政府召开常务会议，研究供水工作。", [SetField("chair", (0,), ("沈怀远",))], [[]]),
    ],
)
def test_what_was_corrected_or_confirmed_on_the_reading_does_not_come_again(cast, text, corrections, left):
    report = intake.receive(text, by=cast.secretary, published_on=PUBLISHED, corrections=corrections)

    assert [[code for code, _is_settled in doubts] for doubts in on_desk(report)] == left


def test_lost_words_are_one_doubt_of_a_meeting_with_the_clauses_they_stood_in(cast):
    """What stands before all meetings is in no draft; the first meeting's draft asks of it, and no other."""
    first, second = doubt_facts(parse_report(LOST, published_on=PUBLISHED))

    assert [one["code"] for one in first] == ["bytes_lost"]
    assert first[0]["words"].split("\n") == ["确?h区政务服务网", "要加快??管网改造，", "落实?h车辆。"]
    assert second == []


def test_what_the_passages_of_a_doubt_say_is_bounded():
    text = "3月5日，区长沈怀远主持召开区政府常务会议。\n" + "".join(f"要确?h第{n}项工作，" for n in range(2000))

    [[doubt, *_others]] = doubt_facts(parse_report(text, published_on=PUBLISHED))

    assert doubt["code"] == "bytes_lost"
    assert len(doubt["words"]) == WORDS_LIMIT
    assert doubt["words"].endswith("…")


def test_the_command_is_the_same_door(tmp_path, cast):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")

    call_command("import_report", str(tmp_path / "report.txt"), stdout=StringIO())

    assert Meeting.objects.filter(doubts__code="date", is_listed_on_guessed=True).count() == 3


def test_a_meeting_entered_by_hand_has_none(cast):
    assert not make_meeting().doubts.exists()


def test_a_doubt_is_kept_in_history_and_goes_with_its_meeting(cast):
    report = intake.receive(REPORT, by=cast.secretary)

    report.meetings.earliest("pk").delete()

    assert ReadingDoubt.objects.count() == 2
    events = kept_events()
    assert sorted(events.values_list("pgh_label", flat=True)) == ["delete"] + ["insert"] * 3


def kept_events():
    return apps.get_model("meetings.ReadingDoubtEvent").objects.all()
