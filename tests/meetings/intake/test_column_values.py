"""Whatever is read, the desk can hold it or the person reads why not: no length and no number ends in an error."""

import pytest

from meetings import intake
from meetings.intake.drafts import put_on_desk
from meetings.intake.refusals import refuse_unfit
from meetings.models import Meeting
from meetings.parser.outline import Attendee, DateRead, NumberRead, Outline
from records.codes import AttendanceRole
from tests.factories import make_report
from tests.meetings.intake.outlines import make_directive, make_item, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
LONG = "长" * 3000


def test_words_longer_than_their_columns_are_cut_with_a_mark(cast):
    directive = make_directive(LONG, headline=LONG, verb=LONG, speaker=LONG, addressee=LONG, units=("区水利局", LONG))
    item = make_item(directive, statement=LONG, title=LONG)
    read = make_meeting(
        item,
        name=LONG,
        chair=LONG,
        place=LONG,
        lead=LONG * 3,
        number=NumberRead(text=LONG, number=70_000, term=0, year=3),
        held=DateRead(text=LONG),
        attendance=(Attendee(LONG, AttendanceRole.PRESENT, LONG),),
    )

    meeting = put_on_desk(make_report(), read, [], by=cast.secretary)

    meeting.refresh_from_db()
    row = meeting.items.get().directives.get()
    assert (len(meeting.chair), meeting.chair[-1]) == (80, "…")
    assert (meeting.number, meeting.term, meeting.number_year) == (None, None, None)
    assert [len(row.verb), len(row.speaker), len(row.addressee), len(row.headline)] == [20, 80, 200, 200]
    assert row.text == LONG
    assert row.units == ["区水利局"]
    assert len(meeting.attendance.get().name) == 80


@pytest.mark.parametrize("year", [1, 1899, 9999])
def test_a_year_at_the_edge_is_listed_all_the_same(cast, year):
    meeting = put_on_desk(make_report(), make_meeting(held=DateRead("日前", year=year)), [], by=cast.secretary)

    assert meeting.listed_on


def test_thousands_of_items_arrive(cast):
    items = [make_item(make_directive()) for _ in range(2000)]

    meeting = put_on_desk(make_report(), make_meeting(*items), [], by=cast.secretary)

    assert meeting.items.count() == 2000
    assert list(meeting.items.values_list("position", flat=True))[-1] == 2000


@pytest.mark.parametrize(
    ("meeting", "sentence"),
    [
        (make_meeting(make_item(make_directive("要" + "长" * 20_000))), "有一段长达 20001 字"),
        (make_meeting(make_item(statement="长" * 20_001)), "有一段长达 20001 字"),
        (make_meeting(*[make_item()] * 5_001), "识别出 5001 个"),
    ],
)
def test_what_no_form_could_hold_is_refused_in_a_sentence(meeting, sentence):
    with pytest.raises(intake.Refused, match=sentence):
        refuse_unfit(Outline("", (meeting,)))


def test_more_sittings_than_any_report_has_are_refused():
    with pytest.raises(intake.Oversized, match="识别出 101 次会议"):
        refuse_unfit(Outline("", (make_meeting(),) * 101))


LEAD = "6月3日，区长沈怀远主持召开区政府常务会议，听取防汛工作情况汇报。"
HOSTILE = {
    "no full stop": "会议要求，要" + "加强巡查值守及时排除隐患" * 2500,
    "no comma in a name": "区长" + "沈怀远" * 400 + "主持召开区政府常务会议。",
    "a long list of people": "出席：" + "、".join("欧阳" + "甲乙丙丁" * 60 for _ in range(50)) + "。",
    "a person with a long post": "区" + "住房和城乡建设" * 90 + "局局长林祎强调，要抓好落实。",
    "a great number": "区政府第99999999999999次常务会议召开。",
    "a far year": "99999年13月45日，区政府召开常务会议。9999年12月，区政府召开党组会议。",
    "the year nought": "0000年2月3日，区政府召开常务会议。",
    "many directives": "会议要求，" + "".join(f"要落实第{n}项任务。" for n in range(3000)),
    "many items": "".join(f"会议听取第{n}项工作汇报。会议要求，要抓好落实。" for n in range(1000)),
    "many sittings": "".join(f"6月{n % 30 + 1}日，区长沈怀远主持召开区政府常务会议。" for n in range(300)),
    "a long verb": "会议" + "强调指出要求" * 200 + "，要抓好落实。",
    "long units": "会议要求，要由" + "水务农业" * 200 + "局牵头抓好落实。",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("before", ["", LEAD], ids=["alone", "after a lead"])
def test_a_hostile_text_becomes_drafts_or_a_sentence(cast, text, before):
    said = ""

    try:
        intake.receive(before + text, by=cast.secretary)
    except intake.Refused as refused:
        said = str(refused)

    assert Meeting.objects.exists() != said.endswith("。")
    for meeting in Meeting.objects.all():
        meeting.full_clean()
