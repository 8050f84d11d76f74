"""Programs that read a list to its end while the office releases, corrects and withdraws."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone

from meetings.models import Edition
from tests.factories import act, correct, make_directive, make_item, make_meeting, make_record, release, withdraw
from website import cursors

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
LISTS = ("/meetings/", "/meetings.json", "/directives/", "/directives.json", "/changes/", "/changes.json")


@pytest.fixture
def small(monkeypatch):
    """Windows of two rows."""
    monkeypatch.setattr("website.cursors.window.__kwdefaults__", {"size": 2})


def make_days(cast, *days, directives=1, **facts):
    """A released meeting on each of some days of March."""
    return [
        release(make_record(listed_on=date(2026, 3, day), directives=directives, title=f"会议{day}", **facts), cast)
        for day in days
    ]


def keys(answer):
    assert answer.status_code == 200, answer.content.decode()
    return [row.get("key") or row["meeting"]["key"] for row in answer.json()["results"]]


def rest(client, answer):
    """The keys of all windows after this one."""
    found = []
    while url := answer.json()["next"]:
        answer = client.get(url)
        found += keys(answer)
    return found


@pytest.mark.parametrize("url", LISTS)
@pytest.mark.parametrize("number", ["2", "0", "-1", "x", "9" * 30])
def test_a_page_past_the_end_is_not_there(cast, client, url, number):
    release(make_record(), cast)

    answer = client.get(f"{url}?page={number}")

    assert answer.status_code == 404
    if url.endswith(".json"):
        assert answer.json()["error"]["code"] == "not_found"


@pytest.mark.parametrize("url", LISTS)
def test_counting_pages_comes_to_an_end(cast, client, url, monkeypatch):
    make_days(cast, 3, 4, 5)
    for module in ("meetings", "directives"):
        monkeypatch.setattr(f"{module}.views.{module[:-1].capitalize()}ListView.page_size", 2)
    monkeypatch.setattr("meetings.views.ChangesView.page_size", 2)
    monkeypatch.setattr("website.pagination.WINDOW_SIZE", 2)

    statuses = [client.get(f"{url}?page={number}").status_code for number in range(1, 5)]

    assert statuses == [200, 200, 404, 404]


@pytest.mark.parametrize("url", LISTS[::2])
def test_a_wrong_filter_is_said_whatever_page_was_asked_for(cast, client, url):
    answer = client.get(f"{url}?from=x&page=7")

    assert answer.status_code == 200
    assert "不是有效的日期" in answer.content.decode()


@pytest.mark.parametrize("row", [0, 1])
def test_the_row_at_the_edge_is_withdrawn_and_the_walk_goes_on(cast, client, small, row):
    meetings = make_days(cast, 9, 7, 7, 5, 3)
    for url in ("/meetings.json", "/directives.json"):
        first = client.get(url)
        left = rest(client, first)
        gone = keys(first)[row]
        meeting = next(m for m in meetings if gone in (m.key, m.items.get().directives.get().key))

        withdraw(meeting, cast)

        assert rest(client, first) == left
        assert keys(client.get(client.get(first.json()["next"]).json()["previous"])) != []
        act("release", meeting, by=cast.reviewer)


def test_all_of_a_day_is_withdrawn_and_the_walk_goes_on(cast, client, small):
    meetings = make_days(cast, 9, 9, 9, 9, 5, 3)
    first = client.get("/directives.json")
    left = rest(client, first)

    for meeting in meetings[2:4]:
        withdraw(meeting, cast)
    assert rest(client, first) == left
    for meeting in meetings[:2]:
        withdraw(meeting, cast)
    assert rest(client, first) == left[-2:]


def test_a_meeting_corrected_at_the_edge_comes_neither_again_nor_instead_of_another(cast, client, small):
    meetings = make_days(cast, 9, 9, 9, 9)
    first = client.get("/directives.json")
    left = rest(client, first)
    second = client.get(first.json()["next"])

    correct(type(meetings[2]).objects.get(pk=meetings[2].pk), cast, title="更正后的标题")

    assert rest(client, first) == left
    assert len(keys(client.get(second.json()["previous"]))) == 2


def test_going_back_to_a_place_that_is_gone_loses_no_row(cast, client, small):
    meetings = make_days(cast, 9, 9, 9, 9)
    in_order = [m.items.get().directives.get().key for m in reversed(meetings)]
    back = client.get(client.get("/directives.json").json()["next"]).json()["previous"]

    withdraw(meetings[1], cast)  # the first of the second window, which the cursor names

    assert keys(client.get(back)) == in_order[:2]


def test_a_release_between_two_windows_of_relevance_moves_no_row(cast, client, monkeypatch):
    monkeypatch.setattr("directives.search.web.windows.WINDOW_SIZE", 2)
    for headline in ("供水", "供水", "做好供水", "做好供水", "备用", "备用"):
        meeting = make_meeting(title="会议", summary="会议研究了有关事项。")
        make_directive(make_item(meeting, title="议题", text="要点"), headline=headline, text="要抓好供水")
        release(meeting, cast)
    url = "/search.json?q=供水&sort=relevance"
    whole = client.get(url)
    in_order = keys(whole) + rest(client, whole)
    assert len(in_order) == len(set(in_order)) == 6

    for windows in range(3):
        answer = client.get(url)
        seen = keys(answer)
        for _ in range(windows):
            answer = client.get(answer.json()["next"])
            seen += keys(answer)
        newer = make_meeting(title="会议", summary="会议研究了有关事项。", listed_on=date(2026, 9, 9))
        make_directive(make_item(newer, title="议题", text="要点"), headline="供水", text="要抓好供水")
        make_directive(newer.items.get(), headline="备用", text="要抓好供水")
        release(newer, cast)

        seen += rest(client, answer)
        assert [key for key in seen if key in in_order] == in_order
        assert len(seen) == len(set(seen))
        withdraw(newer, cast)


def test_a_place_among_the_most_relevant_outlives_its_row(cast, client, monkeypatch):
    monkeypatch.setattr("directives.search.web.windows.WINDOW_SIZE", 2)
    meetings = make_days(cast, 9, 9, 9, 9, 9, summary="会议研究了有关事项。")
    url = "/search.json?q=管网改造&sort=relevance&kind=directive"
    first = client.get(url)
    left = rest(client, first)
    second = client.get(first.json()["next"])

    for meeting in meetings[2:4]:  # the edges of the second window and of the first
        withdraw(meeting, cast)

    assert rest(client, first) == left[1:]
    assert keys(client.get(second.json()["previous"])) == keys(first)[:1]


@pytest.mark.parametrize("cursor", ["after.x.2026-03-05.0.k", "after.1", "after.1.2026-03-05.0", "0.2026-03-05.0.k"])
def test_a_cursor_of_relevance_that_cannot_be_read_is_refused(cast, client, cursor):
    release(make_record(), cast)

    answer = client.get(f"/search.json?q=供水&sort=relevance&cursor={cursor}")

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad_cursor")


# Changes


def acts(answer):
    assert answer.status_code == 200, answer.content.decode()
    return [(row["act"], row["meeting"]["key"]) for row in answer.json()["results"]]


def test_what_came_since_a_time_is_told_oldest_first(cast, client, small):
    meeting, other = make_days(cast, 9, 7)
    last = client.get("/changes.json").json()["results"][0]["at"]
    correct(meeting, cast, title="更正后的标题")
    withdraw(other, cast)
    meetings = make_days(cast, 3)

    answer = client.get("/changes.json", {"since": last})

    told = acts(answer)
    assert answer.json()["previous"] is None
    while url := answer.json()["next"]:
        answer = client.get(url)
        told += acts(answer)
    assert told == [("corrected", meeting.key), ("withdrawn", other.key), ("released", meetings[0].key)]
    assert answer.json()["count"] == 3
    last = answer.json()["results"][-1]["at"]
    assert acts(client.get("/changes.json", {"since": last})) == []


def test_a_time_whose_plus_sign_came_as_a_space_is_read(cast, client):
    release(make_record(), cast)
    yesterday = (timezone.localtime() - timedelta(1)).isoformat()

    for written in (quote(yesterday), yesterday, yesterday[:19] + "Z"):
        assert len(acts(client.get(f"/changes.json?since={written}"))) == 1


@pytest.mark.parametrize("since", ["0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-12:00"])
def test_the_ends_of_time_are_times(cast, client, since):
    release(make_record(), cast)

    assert len(acts(client.get("/changes.json", {"since": since}))) == (since < "2026")


def test_changes_are_narrowed_by_act_and_day(cast, client):
    meeting, other = make_days(cast, 9, 7)
    correct(meeting, cast, title="更正后的标题")
    withdraw(other, cast)
    today = timezone.localdate()

    for act_, told in (("released", 2), ("corrected", 1), ("withdrawn", 1)):
        assert len(acts(client.get(f"/changes.json?act={act_}&from={today}&to={today}"))) == told
        assert len(client.get(f"/changes/?act={act_}").context["rows"]) == told
        assert acts(client.get(f"/changes.json?act={act_}&to={today - timedelta(1)}")) == []
        assert acts(client.get(f"/changes.json?act={act_}&from={today + timedelta(1)}")) == []


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("act=picnic", "bad_filter"),
        ("from=2026-02-30", "bad_filter"),
        ("from=2026-02-02&to=2026-02-01", "bad_filter"),
        *(
            (f"since={quote(words)}", "bad_filter")
            for words in ("yesterday", "2026-11-06", "2026-11-06T10:40:00", "\x00")
        ),
        ("cursor=7", "bad_cursor"),
        ("cursor=after.7", "bad_cursor"),
        ("cursor=after.x.7", "bad_cursor"),
        ("cursor=after.999999999999999999.7", "bad_cursor"),
        ("cursor=after.1.9999999999999999999", "bad_cursor"),
    ],
)
def test_nonsense_about_changes_is_refused(client, query, code):
    answer = client.get(f"/changes.json?{query}")

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)


def test_the_page_of_changes_says_which_filter_is_wrong(cast, client):
    release(make_record(), cast)

    answer = client.get("/changes/?act=picnic")

    assert answer.status_code == 200
    assert answer.context["rows"] == []
    assert "没有“picnic”这一类变动" in answer.content.decode()


def test_no_two_acts_of_a_chain_have_one_time(cast):
    """Who follows by time would miss an act that waited for the chain and came with the time of its beginning."""
    at = datetime(2026, 3, 9, 8, tzinfo=UTC)
    for _ in range(3):
        act("release", approved(cast), by=cast.reviewer, at=at)
    act("release", approved(cast), by=cast.reviewer, at=at - timedelta(seconds=30))
    act("release", approved(cast), by=cast.reviewer, at=at - timedelta(days=30))

    times = list(
        Edition.objects.filter(audience="public").order_by("chain_position").values_list("issued_at", flat=True)
    )

    assert [time - at for time in times[:4]] == [timedelta(microseconds=tick) for tick in range(4)]
    assert times[4] == at - timedelta(days=30)


def approved(cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    act("approve", meeting, by=cast.reviewer)
    return meeting


def test_a_cursor_keeps_a_time_to_the_microsecond():
    at = datetime(2026, 11, 6, 10, 40, 5, 123456, tzinfo=UTC)

    assert cursors.moment(cursors.microseconds(at)) == at
