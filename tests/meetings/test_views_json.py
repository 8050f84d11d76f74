"""The JSON contracts: names, shapes and addresses that other people's programs depend on."""

import re
from datetime import date, datetime

import pytest

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

MEETING = [
    "key",
    "url",
    "type",
    "type_name",
    "title",
    "number_text",
    "held_on",
    "held_on_precision",
    "held_on_text",
    "listed_on",
    "chair",
    "summary",
    "item_count",
    "directive_count",
    "withheld",
    "edition",
    "issued_at",
    "first_issued_at",
]
ITEM = ["key", "position", "kind", "title", "text", "outcome", "directives"]
OWN = ["key", "url", "position", "headline", "text", "verb", "speaker", "addressee", "units"]
OWN += ["deadline_text", "deadline_on", "deadline_precision"]
DIRECTIVE = [*OWN, "item", "meeting", "edition", "issued_at"]
LIST = ["count", "count_is_exact", "next", "previous", "results"]
KEY = re.compile(r"[23456789bcdfghjkmnpqrstvwxz]{10}")
SITE = "http://testserver"


def same(row, names):
    return sorted(row) == sorted(names)


def is_time(text):
    return datetime.fromisoformat(text).utcoffset() is not None and "T" in text


@pytest.mark.parametrize("who", ["visitor", "official"])
def test_a_list_of_meetings_has_its_shape(cast, client, who):
    meeting = release(make_record(number_text="第12次"), cast)
    if who == "official":
        client.force_login(cast.official)

    body = client.get("/meetings.json").json()
    (row,) = body["results"]

    assert same(body, LIST)
    assert (body["count"], body["count_is_exact"], body["next"], body["previous"]) == (1, True, None, None)
    assert same(row, MEETING)
    assert KEY.fullmatch(row["key"])
    assert row["url"] == f"{SITE}/meetings/{meeting.key}/"
    assert (row["type"], row["type_name"], row["number_text"]) == ("executive", "政府常务会议", "第12次")
    assert (row["held_on"], row["held_on_precision"], row["listed_on"]) == ("2026-03-05", "day", "2026-03-05")
    assert (row["item_count"], row["directive_count"], row["withheld"], row["edition"]) == (1, 2, False, 1)
    assert is_time(row["issued_at"])
    assert row["issued_at"] == row["first_issued_at"]


def test_a_meeting_has_its_shape_and_what_is_unknown_is_null(cast, client):
    meeting = release(make_record(held_on=None, held_on_precision="unknown", held_on_text="日前"), cast)

    body = client.get(f"/meetings/{meeting.key}.json").json()

    assert same(body, [*MEETING, "items", "corrections", "digest"])
    assert (body["held_on"], body["held_on_precision"], body["held_on_text"]) == (None, "unknown", "日前")
    assert body["corrections"] == []
    assert re.fullmatch(r"[0-9a-f]{64}", body["digest"])
    (item,) = body["items"]
    assert same(item, ITEM)
    assert (item["position"], item["kind"], item["outcome"]) == (1, "hear", None)
    assert [directive["position"] for directive in item["directives"]] == [1, 2]
    assert all(same(directive, OWN) for directive in item["directives"])
    assert item["directives"][0]["url"] == f"{SITE}/directives/{item['directives'][0]['key']}/"


def test_an_official_gets_the_same_names_as_the_public(cast, client):
    meeting = release(make_record(place="第一会议室"), cast)
    make_item(make_meeting())
    public = client.get(f"/meetings/{meeting.key}.json").json()
    client.force_login(cast.official)

    internal = client.get(f"/meetings/{meeting.key}.json").json()

    assert sorted(internal) == sorted(public)
    assert sorted(internal["items"][0]) == sorted(public["items"][0])


def test_corrections_carry_edition_day_and_note(cast, client):
    meeting = release(make_record(), cast)
    meeting = correct(correct(meeting, cast, note="更正一。", title="标题一"), cast, note="更正二。", title="标题二")

    body = client.get(f"/meetings/{meeting.key}.json").json()

    assert [(one["edition"], one["note"]) for one in body["corrections"]] == [(3, "更正二。"), (2, "更正一。")]
    assert all(same(one, ["edition", "issued_at", "note"]) and is_time(one["issued_at"]) for one in body["corrections"])
    assert body["edition"] == 3
    assert body["first_issued_at"] < body["issued_at"]


def test_a_directive_has_its_shape_in_the_list_and_alone(cast, client):
    meeting = make_meeting()
    item = make_item(meeting, title="听取供水保障工作情况汇报", outcome="noted")
    directive = make_directive(item, speaker="沈怀远", addressee="各街道", units=["区水务局", "区住建局"])
    release(meeting, cast)

    (row,) = client.get("/directives.json").json()["results"]

    assert same(row, DIRECTIVE)
    assert row == client.get(f"/directives/{directive.key}.json").json()
    assert row["url"] == f"{SITE}/directives/{directive.key}/"
    assert (row["position"], row["verb"], row["speaker"], row["addressee"]) == (1, "要求", "沈怀远", "各街道")
    assert row["units"] == ["区水务局", "区住建局"]
    assert row["item"] == {"key": item.key, "title": item.title, "kind": "hear", "outcome": "noted"}
    assert row["meeting"] == {
        "key": meeting.key,
        "url": f"{SITE}/meetings/{meeting.key}/",
        "type": "executive",
        "title": meeting.title,
        "held_on": "2026-03-05",
        "listed_on": "2026-03-05",
    }
    assert is_time(row["issued_at"])


def test_changes_tell_releases_corrections_and_withdrawals(cast, client):
    meeting = release(make_record(), cast)
    meeting = correct(meeting, cast, note="更正标题。", title="标题一")

    body = client.get("/changes.json").json()
    assert same(body, LIST)
    assert [(row["act"], row["edition"], row["note"]) for row in body["results"]] == [
        ("corrected", 2, "更正标题。"),
        ("released", 1, ""),
    ]
    row = body["results"][0]
    assert same(row, ["act", "at", "note", "edition", "meeting"])
    assert is_time(row["at"])
    assert row["meeting"] == {
        "key": meeting.key,
        "url": f"{SITE}/meetings/{meeting.key}/",
        "type": "executive",
        "title": "标题一",
        "listed_on": "2026-03-05",
    }

    withdraw(meeting, cast, note="内容有误。")
    rows = client.get("/changes.json").json()["results"]
    assert [row["act"] for row in rows] == ["withdrawn", "corrected", "released"]
    assert rows[0]["note"] == "内容有误。"
    assert all(row["meeting"] == dict.fromkeys(row["meeting"]) | {"key": meeting.key} for row in rows)

    act("release", meeting, by=cast.reviewer)
    assert client.get("/changes.json").json()["results"][0]["act"] == "released"


def test_changes_come_a_hundred_at_a_time(cast, client):
    meeting = approve(make_record(), cast)
    for _ in range(51):
        act("release", meeting, by=cast.reviewer)
        withdraw(meeting, cast)

    first = client.get("/changes.json").json()
    second = client.get(first["next"]).json()

    assert first["next"].startswith(f"{SITE}/changes.json?")
    assert (len(first["results"]), len(second["results"]), second["next"]) == (100, 2, None)
    assert [row["edition"] for one in (first, second) for row in one["results"]] == list(range(102, 0, -1))
    assert client.get(second["previous"]).json() == first


@pytest.mark.parametrize(
    ("query", "code", "said"),
    [
        ("type=secret", "bad_filter", "secret"),
        ("from=2022-13-01", "bad_filter", "2022-13-01"),
        ("to=昨天", "bad_filter", "昨天"),
        ("from=2022-02-02&to=2022-02-01", "bad_filter", "结束日期不能早于开始日期"),
        ("q=" + "供" * 201, "bad_filter", "关键词"),
        ("q=%00", "bad_filter", "关键词"),
        ("cursor=after.nothing", "bad_cursor", "第一页"),
        ("cursor=7", "bad_cursor", "第一页"),
        ("cursor=%00", "bad_cursor", "第一页"),
        ("cursor=after.%00", "bad_cursor", "第一页"),
    ],
)
@pytest.mark.parametrize("path", ["/meetings.json", "/directives.json"])
def test_a_value_that_cannot_be_used_answers_400(cast, client, path, query, code, said):
    release(make_record(), cast)

    answer = client.get(f"{path}?{query}")

    assert answer.status_code == 400
    assert same(answer.json()["error"], ["code", "message"])
    assert answer.json()["error"]["code"] == code
    assert said in answer.json()["error"]["message"]


@pytest.mark.parametrize("path", ["/meetings/bcdfghjkmn.json", "/directives/bcdfghjkmn.json", "/nothing.json"])
def test_what_is_not_there_answers_404_in_json(client, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer.json() == {"error": {"code": "not_found", "message": "您访问的页面不存在。"}}


def test_what_is_gone_answers_410_in_json(cast, client):
    meeting = withdraw(release(make_record(title="不再公开的标题"), cast), cast)

    for path in (f"/meetings/{meeting.key}.json", f"/directives/{meeting.items.get().directives.first().key}.json"):
        answer = client.get(path)
        assert answer.status_code == 410
        assert answer.json() == {"error": {"code": "gone", "message": "该内容已撤回或更正，不再公开。"}}


def test_windows_are_followed_to_the_end_and_back(cast, client):
    meeting = make_meeting()
    item = make_item(meeting)
    expected = [make_directive(item, text=f"要落实第{number}项", headline="").key for number in range(1, 251)]
    release(meeting, cast)
    release(make_record(listed_on=date(2020, 1, 1)), cast)

    first = client.get("/directives.json?type=executive&from=2021-01-01").json()
    windows = [first]
    while url := windows[-1]["next"]:
        assert url.startswith(f"{SITE}/directives.json?")
        windows.append(client.get(url).json())

    assert [len(one["results"]) for one in windows] == [100, 100, 50]
    assert [row["key"] for one in windows for row in one["results"]] == expected
    assert {(one["count"], one["count_is_exact"]) for one in windows} == {(250, True)}
    back = client.get(windows[-1]["previous"]).json()
    assert back["results"] == windows[1]["results"]
    assert client.get(back["previous"]).json()["results"] == first["results"]
    assert client.get(back["previous"]).json()["previous"] is None


def test_a_release_in_between_neither_repeats_nor_drops_a_row(cast, client, monkeypatch):
    monkeypatch.setattr("website.cursors.window.__kwdefaults__", {"size": 2})
    days = [date(2026, 3, day) for day in (9, 7, 7, 5, 3)]
    keys = [release(make_meeting(listed_on=day, title=f"会议{day}"), cast).key for day in days]

    first = client.get("/meetings.json").json()
    newer = release(make_meeting(listed_on=date(2026, 3, 10)), cast)
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()

    assert [row["key"] for one in (first, second, third) for row in one["results"]] == [
        keys[0],
        keys[2],
        keys[1],
        keys[3],
        keys[4],
    ]
    assert third["next"] is None
    back = client.get(client.get(second["previous"]).json()["previous"]).json()
    assert [row["key"] for row in back["results"]] == [newer.key]


def test_addresses_in_an_answer_keep_its_language(cast, client):
    meeting = release(make_record(), cast)

    row = client.get("/en/meetings.json").json()["results"][0]

    assert row["url"] == f"{SITE}/en/meetings/{meeting.key}/"
    assert row["title"] == meeting.title


def test_approval_alone_shows_an_official_and_no_visitor(cast, client):
    meeting = approve(make_record(), cast)

    assert client.get("/meetings.json").json()["count"] == 0
    client.force_login(cast.official)
    assert [row["key"] for row in client.get("/meetings.json").json()["results"]] == [meeting.key]
