"""Lists and meetings as calendars: days as they are known, read by a library of another's making."""

from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest
from icalendar import Calendar

from tests.factories import (
    act,
    approve,
    correct,
    make_directive,
    make_item,
    make_meeting,
    make_record,
    release,
    withdraw,
)

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
CALENDARS = ("/meetings.ics", "/directives.ics", "/changes.ics")


def read(client, url):
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(answer.content)


def summaries(client, url):
    return [str(event["summary"]) for event in read(client, url).events]


def test_a_meeting_is_an_event_of_a_whole_day(cast, client):
    meeting = approve(make_record(title="会议,一;二\\三"), cast)
    act("release", meeting, by=cast.reviewer, at=datetime(2026, 11, 6, 2, 40, tzinfo=UTC))

    (event,) = read(client, "/meetings.ics").events

    assert event.decoded("dtstart") == date(2026, 3, 5)
    assert "dtend" not in event  # then it is the whole day
    assert str(event["summary"]) == "会议,一;二\\三"
    assert str(event["description"]) == meeting.summary
    assert str(event["url"]) == f"http://testserver/meetings/{meeting.key}/"
    assert str(event["uid"]) == f"meeting-{meeting.key}@localhost"
    assert event.decoded("dtstamp") == event.decoded("last-modified") == datetime(2026, 11, 6, 2, 40, tzinfo=UTC)
    assert event["sequence"] == 0
    assert read(client, f"/meetings/{meeting.key}.ics").events == [event]


def test_a_correction_is_the_same_event_moved_on(cast, client):
    meeting = release(make_record(), cast)
    before = read(client, "/meetings.ics").events[0]

    correct(meeting, cast, title="更正后的标题")
    after = read(client, "/meetings.ics").events[0]

    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after.decoded("dtstamp") >= before.decoded("dtstamp")


def test_the_same_record_is_the_same_file(cast, client):
    release(make_record(), cast)

    assert client.get("/meetings.ics").content == client.get("/meetings.ics").content


def test_a_meeting_of_an_unknown_day_stands_in_no_calendar(cast, client):
    unknown = release(make_record(held_on=None, held_on_precision="month", held_on_text="3月"), cast)
    release(make_record(title="另一次会议"), cast)

    assert summaries(client, "/meetings.ics") == ["另一次会议"]
    answer = client.get(f"/meetings/{unknown.key}.ics")
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert ".ics" not in client.get(f"/meetings/{unknown.key}/").content.decode()


def test_directives_stand_on_the_day_by_which_they_are_to_be_done(cast, client):
    item = make_item(make_meeting())
    make_directive(item, headline="没有时限")
    deadline = {"deadline_text": "9月底前", "deadline_on": date(2026, 9, 30), "deadline_precision": "day"}
    directive = make_directive(item, headline="完成管网更换", **deadline)
    release(item.meeting, cast)

    (event,) = read(client, "/directives.ics").events

    assert (str(event["summary"]), event.decoded("dtstart")) == ("完成管网更换", date(2026, 9, 30))
    assert str(event["url"]) == f"http://testserver/directives/{directive.key}/"
    assert str(event["description"]) == f"{directive.text}。\n{item.meeting.title}"
    asked = f"/search.ics?{urlencode({'q': directive.text[:4]})}"
    assert read(client, asked).events == [event]
    assert read(client, f"{asked}&to=2020-01-01").events == read(client, "/search.ics").events == []


@pytest.mark.parametrize("url", CALENDARS)
def test_calendars_take_the_filters_of_their_pages_and_may_be_empty(cast, client, url):
    release(make_record(), cast)

    assert read(client, f"{url}?to=2020-01-01").events == []
    assert client.get(f"{url}?from=x").status_code == 400


def test_an_act_stands_at_its_time(cast, client):
    meeting = approve(make_record(), cast)
    act("release", meeting, by=cast.reviewer, at=datetime(2026, 11, 6, 2, 40, tzinfo=UTC))
    withdraw(meeting, cast, note="内容有误。")

    withdrawn, released = read(client, "/changes.ics").events

    assert released.decoded("dtstart") == datetime(2026, 11, 6, 2, 40, tzinfo=UTC)
    assert [str(event["summary"]) for event in (withdrawn, released)] == ["撤回 · 一次会议", "发布 · 一次会议"]
    assert str(withdrawn["description"]) == "内容有误。"
    assert str(released["uid"]) == f"change-{meeting.key}-1@localhost"
    assert len(read(client, "/changes.ics?act=withdrawn").events) == 1


def test_calendars_know_what_the_reader_may_read(cast, client):
    meeting = approve(make_record(), cast)

    assert summaries(client, "/meetings.ics") == []
    assert client.get(f"/meetings/{meeting.key}.ics").status_code == 404
    client.force_login(cast.official)
    assert summaries(client, "/meetings.ics") == [meeting.title]


def test_a_sign_without_a_shape_is_left_out(cast, client):
    release(make_record(title="供水\x0b会议", summary="一\x01二"), cast)

    (event,) = read(client, "/meetings.ics").events

    assert (str(event["summary"]), str(event["description"])) == ("供水会议", "一二")


def test_a_calendar_asks_as_much_for_many_as_for_one(cast, client, django_assert_num_queries):
    release(make_record(), cast)
    client.get("/meetings.ics")

    for _ in range(2):
        with django_assert_num_queries(6):  # the version; four keep the time limit
            assert client.get("/meetings.ics").status_code == 200
        release(make_record(), cast)
