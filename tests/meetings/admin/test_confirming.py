"""The part of the meeting's form where a person confirms what was guessed or doubted, and how pages say the day."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.utils import timezone

from meetings import doubts, intake
from meetings.models import Meeting
from tests.factories import act, confirm, make_meeting
from tests.meetings.vague import DOUBT, OPENING, REPORT
from tests.posting import edited, messages_of

pytestmark = pytest.mark.django_db
TICK = "列表日期无误"


@pytest.fixture
def draft(cast):
    return intake.receive(REPORT, by=cast.secretary).meetings.earliest("pk")


def address(meeting, page="change"):
    return f"/admin/meetings/meeting/{meeting.pk}/{page}/"


def save(client, meeting, **changes):
    return client.post(address(meeting), edited(client.get(address(meeting)), **changes, _continue="1"), follow=True)


def page(client, meeting, name="change"):
    return unescape(client.get(address(meeting, name)).content.decode())


def stands(meeting):
    """(the day for the list, whether it is a guess, the codes of open doubts)"""
    now = Meeting.objects.get(pk=meeting.pk)
    return now.listed_on, now.is_listed_on_guessed, [one.code for one in now.doubts.filter(settled_at=None)]


def test_the_form_shows_what_is_open_with_the_words_of_the_report(desk, draft):
    found = page(desk, draft)

    assert DOUBT in found
    assert OPENING in found
    assert TICK in found
    assert f"日前，列于{timezone.localdate():%Y年%-m月%-d日}" in found


def test_nothing_is_asked_of_a_meeting_that_nothing_is_open_about(desk):
    found = page(desk, make_meeting())

    assert "请核对" not in found
    assert TICK not in found


def test_saving_without_a_tick_settles_nothing(desk, draft):
    save(desk, draft, chair="沈怀远、林祎")

    assert stands(draft) == (timezone.localdate(), True, ["date"])


def test_a_tick_settles_a_doubt_and_says_who_did_it(desk, draft, cast):
    save(desk, draft, settled=[draft.doubts.get().pk])

    assert stands(draft) == (timezone.localdate(), True, [])
    assert draft.doubts.get().settled_by == cast.secretary
    assert "secretary核对" in page(desk, draft)
    assert "识别存疑" in page(desk, draft, "history")


def test_a_tick_taken_away_opens_it_again(desk, draft):
    save(desk, draft, settled=[draft.doubts.get().pk])
    save(desk, draft, settled=[])

    assert stands(draft)[2] == ["date"]


@pytest.mark.parametrize(
    ("changes", "listed_on"),
    [
        ({"is_listed_on_right": "on"}, timezone.localdate()),
        ({"listed_on": "2022-08-20"}, date(2022, 8, 20)),
        ({"held": "2022-08-05"}, date(2022, 8, 5)),
        ({"held": timezone.localdate().isoformat()}, timezone.localdate()),
    ],
)
def test_the_day_is_settled_by_a_tick_or_by_giving_it(desk, draft, changes, listed_on):
    """One day, one answer: the doubt that the day is not told goes with it."""
    save(desk, draft, **changes)

    assert stands(draft) == (listed_on, False, [])
    assert TICK not in page(desk, draft)
    act("submit", draft, by=draft.report.received_by)


@pytest.mark.parametrize(("code", "changes"), [("chair", {"chair": "林祎"}), ("type", {"type": "special"})])
def test_correcting_what_is_doubted_settles_the_doubt(desk, draft, code, changes):
    draft.doubts.update(code=code)

    save(desk, draft, **changes)

    assert stands(draft)[2] == []


def test_a_list_day_that_is_emptied_is_a_guess_again(desk, draft):
    save(desk, draft, listed_on="2022-08-20")
    save(desk, draft, listed_on="")

    assert stands(draft)[:2] == (timezone.localdate(), True)


def test_a_meeting_entered_by_hand_without_a_day_waits_for_one(desk):
    fields = edited(desk.get("/admin/meetings/meeting/add/"))

    desk.post("/admin/meetings/meeting/add/", fields | {"title": "区政府常务会议研究供水", "summary": "研究供水。"})
    meeting = Meeting.objects.get()

    assert stands(meeting) == (timezone.localdate(), True, [])
    assert TICK in page(desk, meeting, "submit")
    save(desk, meeting, is_listed_on_right="on")
    assert TICK not in page(desk, meeting, "submit")


def test_a_guess_stays_one_in_the_form_of_a_meeting_that_was_deleted_meanwhile(desk, draft):
    here = address(draft)
    fields = edited(desk.get(here))
    draft.delete()

    refused = desk.post(here, fields)
    desk.post(refused.context["form_url"], edited(refused))

    made = Meeting.objects.get(report=None)
    assert stands(made)[:2] == (timezone.localdate(), True)


@pytest.mark.parametrize(
    ("held", "precision", "listed_on"),
    [("2026年2月", "month", date(2026, 2, 28)), ("2026年", "year", date(2026, 12, 31))],
)
def test_a_known_month_or_year_is_listed_under_its_last_day(desk, held, precision, listed_on):
    meeting = make_meeting(held_on=None, held_on_precision="unknown")

    save(desk, meeting, held=held)
    refused = save(desk, meeting, listed_on="2025-02-28")
    save(desk, meeting, listed_on="")

    assert "须在其中" in refused.content.decode()
    assert Meeting.objects.get().held_on_precision == precision
    assert stands(meeting)[:2] == (listed_on, False)


def test_a_refused_form_keeps_its_ticks_and_settles_nothing(desk, draft):
    ticks = {"settled": [draft.doubts.get().pk], "is_listed_on_right": "on"}

    refused = save(desk, draft, **ticks, held="13月")

    form = edited(refused)
    assert form["settled"] == ticks["settled"] or form["settled"] == [str(ticks["settled"][0])]
    assert form["is_listed_on_right"] == ["on"]
    assert stands(draft) == (timezone.localdate(), True, ["date"])


def test_a_form_that_asks_settles_nothing(desk, draft):
    fields = edited(desk.get(address(draft)), title="我的")
    Meeting.objects.filter(pk=draft.pk).update(title="改")

    asked = desk.post(address(draft), fields | {"settled": [draft.doubts.get().pk], "is_listed_on_right": "on"})

    assert asked.context["sheet"].questions
    assert stands(draft) == (timezone.localdate(), True, ["date"])


def test_a_doubt_that_somebody_settled_meanwhile_stays_settled(desk, draft, cast):
    fields = edited(desk.get(address(draft)), chair="林祎")
    doubts.settle(draft, {draft.doubts.get().pk}, by=cast.reviewer)

    desk.post(address(draft), fields)

    assert draft.doubts.get().settled_by == cast.reviewer


def test_another_meetings_doubt_cannot_be_settled_here(desk, draft):
    other = draft.report.meetings.latest("pk").doubts.get()

    save(desk, draft, settled=[other.pk])

    other.refresh_from_db()
    assert not other.is_settled


def test_a_day_that_has_not_come_is_kept_with_a_warning(desk):
    meeting, day = make_meeting(), timezone.localdate() + timedelta(days=9)

    saved = save(desk, meeting, held=day.isoformat())

    assert stands(meeting)[0] == day
    assert sum("还没有到" in message for message in messages_of(saved)) == 1


def test_who_may_only_look_sees_what_was_settled_and_has_no_tick(client, cast, draft):
    act("submit", confirm(draft, cast), by=cast.secretary)
    client.force_login(cast.reviewer)

    found = page(client, draft)

    assert DOUBT in found
    assert "secretary核对" in found
    assert 'name="settled"' not in found


# How pages say the day


def test_pages_of_the_desk_say_the_day_as_the_public_will_read_it(client, cast):
    meeting = make_meeting(
        held_on=None, held_on_precision="unknown", held_on_text="日前", listed_on=date(2022, 8, 20), title="供水"
    )
    said = "日前，列于2022年8月20日"
    client.force_login(cast.secretary)
    pages = [page(client, meeting, name) for name in ("submit", "preview")]
    pages.append(client.get("/admin/meetings/meeting/").content.decode())
    act("submit", meeting, by=cast.secretary)
    client.force_login(cast.reviewer)
    pages.append(page(client, meeting, "approve"))
    act("approve", meeting, by=cast.reviewer)
    pages.append(page(client, meeting, "release"))
    act("release", meeting, by=cast.reviewer)
    pages.append(client.get(f"/meetings/{meeting.key}/").content.decode())

    assert [said in found.replace('<span lang="zh-Hans">日前</span>', "日前") for found in pages] == [True] * 6


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("", "日前，列于2022年8月20日"),
        ("/zh-hant", "日前，列於2022年8月20日"),
        ("/en", "日前, listed under 20 August 2022"),
    ],
)
def test_the_day_is_said_in_the_language_of_the_page(desk, prefix, said):
    make_meeting(held_on=None, held_on_precision="unknown", held_on_text="日前", listed_on=date(2022, 8, 20))

    assert said in desk.get(f"{prefix}/admin/meetings/meeting/").content.decode()


def test_the_list_marks_a_day_that_waits_to_be_confirmed(desk, draft, cast):
    assert desk.get("/admin/meetings/meeting/").content.decode().count("（待确认）") == 3

    confirm(draft, cast)

    assert desk.get("/admin/meetings/meeting/").content.decode().count("（待确认）") == 2
