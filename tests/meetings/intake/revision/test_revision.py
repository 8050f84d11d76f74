"""A corrected version of a report: what it shows against the earlier one and the desk, and what applying it leaves."""

import pytest

from directives.models import Directive
from meetings import intake
from meetings.corrections import DropMeeting, MergeMeeting, SetField
from meetings.intake.revision import compare, find_earlier, revise
from meetings.models import Meeting, Report
from meetings.parser import parse_report
from tests.factories import act, approve, confirm

pytestmark = pytest.mark.django_db
TEXT = """6月3日，区长沈怀远主持召开区政府第15次常务会议和区政府党组会议。
区政府常务会议听取了防汛工作情况汇报。会议指出，要加强巡查值守，及时排除隐患。要备足抢险物资，做好转移安置预案。
会议审议并原则通过了《澄湖区促进就业若干措施》。会议要求，要落实援企稳岗政策，扩大就业容量。要办好专场招聘，帮助毕业生就业。
区政府党组会议传达学习了全市作风建设会议精神。会议强调，要把作风建设摆在突出位置，驰而不息纠治形式主义。
"""
OLD_FLOOD, NEW_FLOOD = "要备足抢险物资，做好转移安置预案", "要备足防汛抢险物资，完善转移安置预案"
OLD_JOBS, NEW_JOBS = "要办好专场招聘，帮助毕业生就业", "要办好线上线下专场招聘，帮助毕业生尽早就业"
REWORDED = TEXT.replace(OLD_FLOOD, NEW_FLOOD).replace(OLD_JOBS, NEW_JOBS)


@pytest.fixture
def report(cast):
    return intake.receive(TEXT, by=cast.secretary)


def differences(report, text):
    return compare(report, parse_report(text, published_on=report.published_on)).differences


def said(report, text):
    return [(one.label, one.then, one.now, one.is_open) for one in differences(report, text)]


def ids(report, text):
    return {one.id for one in differences(report, text) if one.is_open}


def apply(report, text, cast, ticked=None):
    return revise(report, text, by=cast.secretary, ticked=ids(report, text) if ticked is None else ticked)


def test_two_reworded_directives_are_the_two_differences(report):
    assert said(report, REWORDED) == [
        ("第1个议题第2项工作要求：内容", OLD_FLOOD, NEW_FLOOD, True),
        ("第2个议题第2项工作要求：内容", OLD_JOBS, NEW_JOBS, True),
    ]


def test_only_what_is_ticked_is_applied(report, cast):
    flood = differences(report, REWORDED)[0].id

    count = apply(report, REWORDED, cast, {flood})

    report.refresh_from_db()
    texts = set(Directive.objects.values_list("text", flat=True))
    assert count == 1
    assert NEW_FLOOD in texts
    assert NEW_JOBS not in texts
    assert OLD_JOBS in texts
    assert Directive.objects.get(text=NEW_FLOOD).headline == "备足防汛抢险物资"
    assert report.raw_text == REWORDED
    assert report.outline["meetings"][0]["items"][0]["directives"][1]["text"] == NEW_FLOOD
    assert Report.objects.count() == 1


def test_rows_point_into_the_new_text(report, cast):
    apply(report, "区政府召开会议。\n" + REWORDED, cast)

    report.refresh_from_db()
    for row in Directive.objects.all():
        assert report.text[row.span_start : row.span_end] == row.text


def test_what_was_edited_by_hand_is_shown_and_not_overwritten(report, cast):
    Directive.objects.filter(text=OLD_FLOOD).update(text="要备足物资")

    flood, jobs = differences(report, REWORDED)

    assert (flood.desk, flood.is_open, jobs.is_open) == ("要备足物资", False, True)
    assert "手工修改" in flood.hindrance
    with pytest.raises(intake.Refused, match="手工修改"):
        apply(report, REWORDED, cast, {flood.id})
    assert apply(report, REWORDED, cast) == 1
    assert Directive.objects.filter(text="要备足物资").exists()


def test_an_edit_that_says_what_the_new_version_says_is_no_difference(report):
    Directive.objects.filter(text=OLD_FLOOD).update(text=NEW_FLOOD, headline="备足防汛抢险物资")

    assert [one.now for one in differences(report, REWORDED)] == [NEW_JOBS]


def test_an_edit_of_something_else_stays(report, cast):
    Directive.objects.filter(text=OLD_FLOOD).update(speaker="沈怀远", disclosure="withheld")

    apply(report, REWORDED, cast)

    row = Directive.objects.get(text=NEW_FLOOD)
    assert (row.speaker, row.disclosure) == ("沈怀远", "withheld")


def test_a_directive_that_was_deleted_by_hand_does_not_come_back(report):
    Directive.objects.get(text=OLD_FLOOD).delete()

    flood, _jobs = differences(report, REWORDED)

    assert not flood.is_open
    assert "手工删除" in flood.hindrance


ADDED = TEXT.replace(OLD_FLOOD, "要排查地下空间，逐一落实责任人。" + OLD_FLOOD)
SHORTER = TEXT.replace("要落实援企稳岗政策，扩大就业容量。", "")
ITEM = TEXT.replace(
    "区政府党组会议传达",
    "会议研究了老旧小区改造工作。会议要求，要倒排工期，确保年底前完工。\n区政府党组会议传达",
)


def test_a_new_directive_comes_between_its_neighbours(report, cast):
    assert [(now, is_open) for _label, _then, now, is_open in said(report, ADDED)] == [
        ("要排查地下空间，逐一落实责任人", True)
    ]

    apply(report, ADDED, cast)

    item = report.meetings.earliest("pk").items.first()
    assert [row.headline for row in item.directives.all()] == ["加强巡查值守", "排查地下空间", "备足抢险物资"]


def test_a_directive_that_is_gone_is_deleted_when_ticked(report, cast):
    assert [(label, now) for label, _then, now, _open in said(report, SHORTER)] == [
        ("第2个议题第1项工作要求（删除）", "")
    ]

    apply(report, SHORTER, cast)

    assert not Directive.objects.filter(headline="落实援企稳岗政策").exists()


def test_a_directive_that_is_gone_but_was_edited_stays(report):
    Directive.objects.filter(headline="落实援企稳岗政策").update(text="要落实政策")

    (gone,) = differences(report, SHORTER)

    assert not gone.is_open


def test_a_new_item_comes_with_its_directives(report, cast):
    apply(report, ITEM, cast)

    meeting = report.meetings.earliest("pk")
    last = meeting.items.last()
    assert meeting.items.count() == 3
    assert "老旧小区改造" in last.text
    assert [row.headline for row in last.directives.all()] == ["倒排工期"]


def test_an_item_that_is_gone_goes_with_its_directives(cast):
    report = intake.receive(ITEM, by=cast.secretary)

    apply(report, TEXT, cast)

    meeting = report.meetings.earliest("pk")
    assert [item.directives.count() for item in meeting.items.all()] == [2, 2]


def test_facts_of_the_meeting_are_differences_too(report, cast):
    text = TEXT.replace("6月3日", "2026年6月4日").replace("沈怀远", "林祎").replace("第15次", "第16次")

    apply(report, text, cast)

    first = report.meetings.earliest("pk")
    assert (str(first.held_on), str(first.listed_on), first.chair, first.number) == (
        "2026-06-04",
        "2026-06-04",
        "林祎",
        16,
    )


def test_a_sitting_that_is_new_becomes_a_draft_and_one_that_is_gone_is_left(report, cast):
    text = TEXT.replace("区政府第15次常务会议和区政府党组会议", "区政府第15次常务会议、区政府党组会议和专题会议")
    text += "专题会议研究了农贸市场改造工作。会议要求，要坚持便民利民，保障群众买菜不断档。\n"
    new = [one for one in differences(report, text) if one.meeting is None]

    apply(report, text, cast, {one.id for one in new})
    report.refresh_from_db()
    gone = [one for one in differences(report, TEXT) if one.meeting and not one.now]

    assert [meeting.type for meeting in report.meetings.order_by("pk")] == ["executive", "party_group", "special"]
    assert [one.is_open for one in gone if one.label == "整次会议"] == [False]


CONDUCT = "要把作风建设摆在突出位置，驰而不息纠治形式主义"
FIRMER = CONDUCT.replace("驰而不息", "持之以恒")


def test_what_a_merged_sitting_says_otherwise_is_a_difference_of_the_meeting_it_went_into(cast):
    report = intake.receive(TEXT, by=cast.secretary, corrections=[MergeMeeting(1)])
    text = TEXT.replace(CONDUCT, FIRMER)

    found = said(report, text)
    apply(report, text, cast)

    assert found == [("第3个议题第1项工作要求：内容", CONDUCT, FIRMER, True)]
    assert Directive.objects.get(text=FIRMER).item.meeting == Meeting.objects.get()
    report.refresh_from_db()
    assert [one.is_open for one in differences(report, text.replace("持之以恒", "一以贯之"))] == [True]


def test_a_sitting_that_was_dropped_is_shown_where_it_changed_and_does_not_come_back(cast):
    report = intake.receive(TEXT, by=cast.secretary, corrections=[DropMeeting(1)])

    [found] = differences(report, TEXT.replace(CONDUCT, FIRMER))

    assert (found.label, found.is_open, found.meeting) == ("整次会议", False, None)
    assert FIRMER in found.now
    assert differences(report, TEXT + "责任编辑：甲") == []


def test_a_sitting_whose_type_was_chosen_otherwise_is_found_by_what_it_holds(cast):
    report = intake.receive(TEXT, by=cast.secretary, corrections=[SetField("type", (1,), ("special",)), DropMeeting(0)])

    assert said(report, TEXT.replace(CONDUCT, FIRMER)) == [("第1个议题第1项工作要求：内容", CONDUCT, FIRMER, True)]


def test_a_meeting_that_is_no_draft_is_refused_and_the_others_are_not(report, cast):
    first, second = report.meetings.order_by("pk")
    approve(confirm(first, cast), cast)
    everything = {one.id for one in differences(report, REWORDED)}

    with pytest.raises(intake.Refused, match="不是草稿"):
        apply(report, REWORDED, cast, everything)
    assert apply(report, REWORDED.replace("驰而不息", "持之以恒"), cast) == 1

    first.refresh_from_db()
    assert first.state == "approved"
    assert first.items.get(position=1).directives.last().text == OLD_FLOOD
    assert second.items.get().directives.get().text.endswith("持之以恒纠治形式主义")


def test_an_approved_meeting_keeps_its_version_when_its_rows_point_elsewhere(report, cast):
    first = report.meetings.earliest("pk")
    approve(confirm(first, cast), cast)
    before = Meeting.objects.get(pk=first.pk).version

    apply(report, "区政府召开会议。\n" + TEXT, cast, set())

    report.refresh_from_db()
    after = Meeting.objects.get(pk=first.pk)
    item = after.items.first()
    assert after.version == before
    assert report.text[item.span_start : item.span_end] == item.text
    act("release", after, by=cast.reviewer)


def test_a_tick_that_fits_no_more_is_refused_and_nothing_is_kept(report, cast):
    ticked = ids(report, REWORDED)
    Directive.objects.filter(text=OLD_JOBS).update(text="要办好招聘")

    with pytest.raises(intake.Refused, match="已有变化"):
        apply(report, REWORDED, cast, ticked)

    report.refresh_from_db()
    assert report.raw_text == TEXT
    assert Directive.objects.filter(text=OLD_FLOOD).exists()


def test_a_text_that_another_report_holds_is_refused(report, cast):
    other = intake.receive(REWORDED, by=cast.secretary)

    with pytest.raises(intake.Refused, match="另一份会议稿"):
        apply(report, REWORDED, cast, set())

    assert other.meetings.count() == 2


def test_the_history_and_the_log_keep_who_changed_what(report, cast):
    apply(report, REWORDED, cast)

    from django.apps import apps
    from django.contrib.admin.models import CHANGE, LogEntry

    row = Directive.objects.get(text=NEW_FLOOD)
    history = apps.get_model("directives.DirectiveEvent").objects.filter(pgh_obj_id=row.pk)
    assert OLD_FLOOD in history.values_list("text", flat=True)
    entry = LogEntry.objects.get(action_flag=CHANGE)
    assert (entry.user, "2 处" in entry.change_message) == (cast.secretary, True)


OTHER = """7月8日，副区长林祎主持召开专题会议，研究农贸市场改造、老旧小区改造等工作。
会议听取了有关情况汇报。会议要求，要坚持便民利民，改造期间保障群众买菜不断档。要倒排工期，确保年底前完工。
"""


def test_a_corrected_version_is_recognised_and_another_report_is_not(report):
    assert find_earlier(parse_report(REWORDED)) == report
    assert find_earlier(parse_report(OTHER)) is None
    assert find_earlier(parse_report(TEXT)) is None


def test_a_page_that_was_rewritten_is_recognised_by_its_address(cast):
    address = "https://example.org/1"
    report = intake.receive(TEXT, by=cast.secretary, source_url=address)
    rewritten = TEXT.split("\n")[0] + "\n" + OTHER

    assert find_earlier(parse_report(rewritten), address) == report
    assert find_earlier(parse_report(rewritten), "https://example.org/2") is None


def test_a_report_whose_drafts_were_deleted_is_no_earlier_version(report):
    report.meetings.all().delete()

    assert find_earlier(parse_report(REWORDED)) is None
