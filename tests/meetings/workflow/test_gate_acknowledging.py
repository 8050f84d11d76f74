"""Verbs on a record, or with a note, that names a hidden matter: shown side by side, ticked, and kept in the log."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.core.management.base import CommandError

from meetings import intake
from meetings.disclosure_check import fingerprint
from meetings.models import Edition, Meeting, State
from meetings.workflow import verbs
from meetings.workflow.gate import to_acknowledge
from tests.factories import act, approve, make_item, make_meeting, release, reopen
from tests.posting import messages_of

pytestmark = pytest.mark.django_db
TICK = 'name="acknowledged"'
TITLE = "标题与不公开的第2个议题有相同的文字：“乡镇客运一体化改革”。"
SUMMARY = "会议要点与不公开的第2个议题有相同的文字：“乡镇客运一体化改革”。"
NOTED = "与不公开的第2个议题有相同的文字：“乡镇客运一体化改革”。"
BUSES = {"title": "研究了乡镇客运一体化改革工作", "text": "研究了乡镇客运一体化改革工作"}
HIDDEN = {"disclosure": "withheld", "disclosure_reason": "尚在研究"}
NAMED = {"title": "常务会议研究乡镇客运一体化改革", "summary": "会议研究供水和乡镇客运一体化改革。"}


def make_exposed(**facts):
    """A draft whose title and summary name its hidden second item, unless told otherwise."""
    meeting = make_meeting(**NAMED | facts)
    make_item(meeting)
    make_item(meeting, **BUSES, **HIDDEN)
    return Meeting.objects.get(pk=meeting.pk)


def address(meeting, page):
    return f"/admin/meetings/meeting/{meeting.pk}/{page}/"


def opened(client, meeting, verb):
    return client.get(address(meeting, verb))


def send(client, meeting, verb, page, **facts):
    form = page.context["form"]
    shown = {name: form.initial[name] for name in ("version", "reviewed") if name in form.initial}
    return client.post(address(meeting, verb), shown | facts, follow=True)


def state_of(meeting):
    return Meeting.objects.get(pk=meeting.pk).state


def last_log(meeting):
    return LogEntry.objects.filter(object_id=str(meeting.pk)).latest("pk").change_message


def test_the_submit_page_shows_each_place_side_by_side_and_asks_for_a_tick(client, cast):
    meeting = make_exposed()
    client.force_login(cast.secretary)

    page = opened(client, meeting, "submit").content.decode()

    assert page.count("乡镇客运一体化改革</mark>") == 4  # title, summary, and the item beside each
    assert "<b>标题</b>" in page
    assert "<b>会议要点</b>" in page
    assert page.count("<b>第2个议题</b>") == 2
    assert TICK in page


def test_without_the_tick_nothing_is_submitted_and_the_page_says_what_to_do(client, cast):
    meeting = make_exposed()
    client.force_login(cast.secretary)

    answer = send(client, meeting, "submit", opened(client, meeting, "submit"))

    assert "请逐处核对，勾选“我已核对”后再操作。" in answer.content.decode()
    assert TICK in answer.content.decode()
    assert state_of(meeting) == State.DRAFT


def test_with_the_tick_it_is_submitted_and_the_log_keeps_the_places(client, cast):
    meeting = make_exposed()
    client.force_login(cast.secretary)
    page = opened(client, meeting, "submit")

    answer = send(client, meeting, "submit", page, acknowledged=page.context["form"].fingerprint)

    assert messages_of(answer) == [f"《{meeting.title}》：提交审核已完成。"]
    assert state_of(meeting) == State.IN_REVIEW
    assert last_log(meeting) == f"提交审核：已核对 {TITLE}{SUMMARY}"


def test_a_tick_for_other_places_is_no_tick(client, cast):
    meeting = make_exposed(summary="会议研究供水。")
    client.force_login(cast.secretary)
    earlier = opened(client, meeting, "submit").context["form"].fingerprint
    Meeting.objects.filter(pk=meeting.pk).update(summary=NAMED["summary"])

    answer = send(client, meeting, "submit", opened(client, meeting, "submit"), acknowledged=earlier)

    assert "这些地方在您核对之后有变化，请重新核对后勾选。" in answer.content.decode()
    assert state_of(meeting) == State.DRAFT


def test_the_verb_itself_refuses_what_was_not_acknowledged(cast):
    meeting = make_exposed()
    shown = verbs.as_it_stands("submit", meeting)

    for acknowledged in ("", "0123456789abcdef"):
        with pytest.raises(verbs.Unacknowledged) as refused:
            verbs.perform("submit", meeting, by=cast.secretary, **shown, acknowledged=acknowledged)
        assert refused.value.reasons == [TITLE, SUMMARY, "请逐处核对，确认可以公开后再操作。"]
    assert state_of(meeting) == State.DRAFT

    verbs.perform(
        "submit", meeting, by=cast.secretary, **shown, acknowledged=fingerprint(to_acknowledge("submit", meeting))
    )
    assert state_of(meeting) == State.IN_REVIEW


def test_another_draft_of_the_report_that_changes_meanwhile_is_another_place(cast):
    text = """11月19日，县长贺知远主持召开青柳县政府第20次常务会议、党组会议，研究清理拖欠账款、巡察整改等工作。
县政府常务会议研究了清理拖欠账款工作。会议指出，要压实责任，限时清偿。
县政府党组会议听取了巡察整改情况汇报。会议强调，要对账销号，改到位。
"""
    executive, party = intake.receive(text, by=cast.secretary, published_on=date(2026, 11, 20)).meetings.order_by("pk")
    shown = verbs.as_it_stands("submit", party)
    executive.items.update(**HIDDEN)

    with pytest.raises(verbs.Unacknowledged, match=r"《青柳县政府第20次常务会议.*》第1个议题.*“清理拖欠账款”"):
        verbs.perform("submit", party, by=cast.secretary, **shown)


@pytest.mark.parametrize("facts", [{"title": "常务会议", "summary": "会议研究供水。"}])
def test_where_nothing_hidden_is_named_nothing_is_asked(client, cast, facts):
    meeting = make_exposed(**facts)
    client.force_login(cast.secretary)
    page = opened(client, meeting, "submit")

    send(client, meeting, "submit", page)

    assert TICK not in page.content.decode()
    assert last_log(meeting) == "提交审核"


def test_what_is_missing_is_said_before_what_is_named(cast):
    meeting = make_exposed(type="executive", summary="")

    with pytest.raises(verbs.Refused) as refused:
        verbs.perform("submit", meeting, by=cast.secretary, version=meeting.version)

    assert refused.value.reasons == ["会议没有会议要点。"]


@pytest.mark.parametrize("verb", ["approve", "release"])
def test_reviewers_see_the_places_too_and_tick_nothing(client, cast, verb):
    meeting = make_exposed()
    act("submit", meeting, by=cast.secretary)
    if verb == "release":
        act("approve", meeting, by=cast.reviewer)
    client.force_login(cast.reviewer)

    page = opened(client, meeting, verb)
    answer = send(client, meeting, verb, page)

    assert page.content.decode().count("乡镇客运一体化改革</mark>") == 4
    assert TICK not in page.content.decode()
    assert messages_of(answer)[0].endswith("已完成。")


@pytest.mark.parametrize(("verb", "label"), [("release", "更正说明"), ("withdraw", "撤回说明")])
def test_a_public_note_that_names_a_hidden_matter_is_shown_once_and_ticked(client, cast, verb, label):
    meeting = release(make_exposed(title="常务会议", summary="会议研究供水。"), cast)
    if verb == "release":
        meeting = reopen(meeting, cast)
        Meeting.objects.filter(pk=meeting.pk).update(summary="会议研究供水工作。")
        approve(meeting, cast)
    client.force_login(cast.reviewer)
    page, note = opened(client, meeting, verb), "删去乡镇客运一体化改革的表述。"
    editions = Edition.objects.count()

    refused = send(client, meeting, verb, page, note=note)
    assert Edition.objects.count() == editions
    assert f"<b>{label}</b>" in refused.content.decode()
    assert note in refused.content.decode()
    assert TICK in refused.content.decode()
    tick = refused.context["form"].fingerprint
    send(client, meeting, verb, page, note=f"{note}特此说明。", acknowledged=tick)
    assert Edition.objects.count() == editions

    send(client, meeting, verb, page, note=note, acknowledged=tick)

    assert Edition.objects.latest("pk").note == note
    assert last_log(meeting).endswith(f"：{note}：已核对 {label}{NOTED}")


@pytest.mark.parametrize("verb", ["release", "withdraw"])
def test_an_ordinary_note_asks_for_nothing(client, cast, verb):
    meeting = release(make_exposed(), cast)
    if verb == "release":
        meeting = reopen(meeting, cast)
        Meeting.objects.filter(pk=meeting.pk).update(chair="林祎")
        approve(meeting, cast)
    client.force_login(cast.reviewer)

    send(client, meeting, verb, opened(client, meeting, verb), note="更正主持人姓名。")

    assert Edition.objects.latest("pk").note == "更正主持人姓名。"


def test_the_commands_name_the_places_and_take_the_code_for_them(cast, capsys):
    meeting = make_exposed()

    with pytest.raises(CommandError) as refused:
        call_command("submit", meeting.key, by="secretary")
    assert TITLE in str(refused.value)
    assert SUMMARY in str(refused.value)
    code = str(refused.value).split("--acknowledge ")[1].rstrip("。")
    with pytest.raises(CommandError):
        call_command("submit", meeting.key, by="secretary", acknowledge="0" * 16)

    call_command("submit", meeting.key, "--by", "secretary", "--acknowledge", code)

    assert capsys.readouterr().out.split("\t")[:2] == [meeting.key, State.IN_REVIEW]
    assert TITLE in last_log(meeting)


def test_submitting_in_bulk_submits_no_record_that_names_a_hidden_matter(client, cast):
    meeting = make_exposed()
    client.force_login(cast.secretary)

    answer = client.post(
        "/admin/meetings/meeting/",
        {"action": "submit", "_selected_action": [meeting.pk], f"version-{meeting.pk}": meeting.version},
        follow=True,
    )

    assert TITLE in messages_of(answer)[0]
    assert state_of(meeting) == State.DRAFT


def test_what_was_acknowledged_is_released_as_it_was_reviewed(cast):
    """Nothing is filtered: the public edition is the public part of the reviewed one, word for word."""
    meeting = release(make_exposed(), cast)

    public = Edition.objects.get(key=meeting.key, audience="public").document
    assert (public["title"], public["summary"]) == (NAMED["title"], NAMED["summary"])
    assert [item["title"] for item in public["items"]] == ["听取供水保障工作情况汇报"]
