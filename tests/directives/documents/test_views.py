"""A matter's thread by the name of a document: from the earliest meeting to the latest, and of nobody else's words."""

from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import approve, make_directive, make_item, make_meeting, release, withdraw
from tests.html import page_of

pytestmark = pytest.mark.django_db


def deliberating(title, on, *, directives=(), **facts):
    meeting = make_meeting(held_on=on, listed_on=on, title=f"{on:%m月}的会议")
    item = make_item(meeting, title=title, text=f"会议{title}。", **facts)
    for words in directives:
        make_directive(item, text=words, headline=words[:20])
    return meeting


def path(name):
    return f"/documents/{quote(name)}/"


@pytest.fixture
def meetings(cast):
    drafts = [
        deliberating("研究《养老服务办法（草案）》", date(2026, 1, 5)),
        deliberating(
            "审议《养老服务办法》", date(2026, 3, 5), outcome="adopted", directives=["要按《养老服务办法》抓好落实"]
        ),
        deliberating("听取养老服务办法情况汇报", date(2026, 2, 5)),
        deliberating("审议《城区养老服务办法》", date(2026, 2, 6)),
    ]
    return [release(meeting, cast) for meeting in drafts]


def test_a_thread_runs_from_the_earliest_meeting_to_the_latest(client, meetings):
    page = page_of(client.get(path("养老服务办法")))

    rows = page.one("ol", class_="thread").all("li", class_="row hang")
    assert [row.one("h2").text() for row in rows] == ["01月的会议", "03月的会议"]
    assert "写作：《养老服务办法（草案）》" in rows[0].text()
    assert "审议通过" in rows[1].text()
    directive = meetings[1].items.get().directives.get()
    assert f"/directives/{directive.key}/" in {one["href"] for one in rows[1].all("a")}
    assert "不一定是同一版本" in page.one("main").text()


@pytest.mark.parametrize(
    "asked", ["养老服务办法（草案）", "養老服務辦法", "《养老服务办法》", "养老服务办法（送审稿）"]
)
def test_another_way_to_write_the_name_leads_there(client, meetings, asked):
    answer = client.get(path(asked))

    assert (answer.status_code, answer["Location"]) == (302, path("养老服务办法"))


def test_of_what_nothing_names_there_is_no_thread(client, cast, meetings):
    approve(deliberating("审议《待发布的办法》", date(2026, 3, 6)), cast)
    hidden = {"disclosure": "withheld", "disclosure_reason": "内部"}
    release(deliberating("审议《不公开的办法》", date(2026, 3, 6), **hidden), cast)
    withdraw(release(deliberating("审议《撤回的办法》", date(2026, 3, 6)), cast), cast)

    names = ("待发布的办法", "不公开的办法", "撤回的办法")
    for name in (
        *names,
        "养老",
        "服务",
        "a",
        "的",
        "%",
        "\x00",
        "——",
        "a/b",
        '"',
        "“”",
        "x" * 3000,
        "《》",
        "\n",
        "-养老",
    ):
        assert client.get(path(name)).status_code == 404, name
    client.force_login(cast.official)
    assert [client.get(path(name)).status_code for name in names] == [200, 200, 200]


def test_pages_of_the_record_lead_to_the_threads_of_what_they_name(client, meetings):
    directive = meetings[1].items.get().directives.get()

    for address in (f"/meetings/{meetings[0].key}/", f"/directives/{directive.key}/"):
        links = {one["href"] for one in page_of(client.get(address)).one("main").all("a", "href")}
        assert path("养老服务办法") in links


@pytest.mark.parametrize(
    "name", ["一/二办法", "a.csv", "五 六办法", "?办法", "#办法", "<b>办法", "%2F办法", "“甲”办法"]
)
def test_whatever_a_document_is_called_it_has_a_page(client, cast, name):
    meeting = release(deliberating(f"审议《{name}》", date(2026, 3, 6)), cast)

    links = page_of(client.get(f"/meetings/{meeting.key}/")).one("nav", aria_labelledby="documents").all("a")
    assert len(links) == 1
    assert client.get(links[0]["href"]).status_code == 200


def test_a_thread_asks_as_much_for_many_as_for_one(client, cast):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path("养老服务办法")).status_code == 200
        return len(queries)

    release(deliberating("审议《养老服务办法》", date(2026, 1, 1)), cast)
    asked()  # what a process keeps of its passages is read once; where no sample was taken, once a release
    assert asked() == 2  # the version, the passages
    for day in range(1, 22):
        release(deliberating("审议《养老服务办法》", date(2026, 2, day)), cast)
    asked()
    assert asked() == 2
