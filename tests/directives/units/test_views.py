"""The pages of units: what was asked of each by all its names, when, and nothing that the reader may not read."""

import csv
import io
import json
from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import approve, make_directive, make_item, make_meeting, release, withdraw
from tests.html import page_of

pytestmark = pytest.mark.django_db
SUFFIXES = ("json", "csv", "atom", "txt", "ics")


def asking(*units, on=date(2026, 3, 5), **facts):
    """A draft whose one directive names the units."""
    meeting = make_meeting(held_on=on, listed_on=on)
    make_directive(make_item(meeting), units=list(units), headline=f"抓紧办理{on:%m%d}", **facts)
    return meeting


def path(name, suffix="/"):
    return f"/units/{quote(name)}{suffix}"


def headlines(client, address):
    return [one.text() for one in page_of(client.get(address)).one("main").all("h3")]


@pytest.fixture
def asked(cast):
    release(asking("区住建局", on=date(2026, 3, 5)), cast)
    release(asking("区财政局", "区住房和城乡建设局", on=date(2026, 3, 1)), cast)
    release(asking("区住建局", on=date(2025, 12, 31)), cast)
    return release(asking("市住建局", on=date(2026, 2, 2)), cast)


def test_a_unit_has_what_was_asked_of_it_by_all_its_names(client, asked):
    assert headlines(client, path("区住建局")) == ["抓紧办理0305", "抓紧办理0301", "抓紧办理1231"]
    assert headlines(client, path("市住建局")) == ["抓紧办理0202"]
    page = page_of(client.get(path("区住建局")))
    assert page.one("h1").text() == "区住建局"
    assert "又写作：区住房和城乡建设局" in page.one("div", class_="head").text()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_it_has_them_in_every_format(client, asked, suffix):
    answer = client.get(path("区住建局", f".{suffix}"))

    assert answer.status_code == 200
    if suffix == "json":
        assert json.loads(answer.content)["count"] == 3
    elif suffix == "csv":
        assert len(list(csv.reader(io.StringIO(answer.getvalue().decode())))) == 4
    elif suffix != "ics":  # no deadline is known
        assert answer.content.decode().count("要加快老旧管网改造") >= 3


@pytest.mark.parametrize("name", ["区住房和城乡建设局", "區住建局", "澄湖区住建局"])
def test_another_name_leads_to_the_usual_one_with_what_was_asked(client, asked, name):
    for suffix in ("/", ".atom", ".json"):
        answer = client.get(path(name, f"{suffix}?from=2026-01-01"))
        assert (answer.status_code, answer["Location"]) == (302, path("区住建局", f"{suffix}?from=2026-01-01"))


def test_months_and_years_tell_how_much_was_asked(client, asked):
    page = page_of(client.get(path("区住建局")))

    months = [(row.one("th").text(), row.one("td").text()) for row in page.one("table").all("tr")]
    assert months == [(f"{month}月", "2" if month == 3 else "0") for month in range(1, 13)]
    assert page.one("table").one("a")["href"] == "?from=2026-03-01&to=2026-03-31"
    assert headlines(client, path("区住建局") + "?from=2026-03-01&to=2026-03-31") == ["抓紧办理0305", "抓紧办理0301"]
    years = page.one("nav", aria_labelledby="years")
    assert [one["href"] for one in years.all("a")] == [
        "?from=2026-01-01&to=2026-12-31",
        "?from=2025-01-01&to=2025-12-31",
    ]
    assert [one.text() for one in years.all("data")] == ["2", "1"]
    page = page_of(client.get(path("区住建局") + "?from=2025-01-01&to=2025-12-31"))
    assert page.one("h2", id="months").text() == "2025年各月提出的工作要求"


def test_of_a_unit_that_nothing_names_there_is_no_page(client, cast, asked):
    approve(asking("区审计局"), cast)
    release(asking("区信访局", disclosure="withheld", disclosure_reason="内部"), cast)
    withdraw(release(asking("区民政局"), cast), cast)

    for name in ("区审计局", "区信访局", "区民政局", "区气象局", "住建局", "%", "..", "\x00", "a/b", "x" * 3000, "\n"):
        assert client.get(path(name)).status_code == 404, name
        assert client.get(path(name, ".csv")).status_code == 404, name
    client.force_login(cast.official)
    assert [client.get(path(name)).status_code for name in ("区审计局", "区信访局", "区民政局")] == [200, 200, 200]


@pytest.mark.parametrize("name", ["一/二局", "第\n一局", "a.csv", "五 六局", "?局", "#局", "<b>局", "%2F局"])
def test_whatever_the_record_calls_a_unit_has_a_page(client, cast, name):
    meeting = release(asking(name), cast)

    links = page_of(client.get(f"/meetings/{meeting.key}/")).one("nav", aria_labelledby="units").all("a")
    assert [one["href"] for one in links] == [reverse("directives:unit", args=[name])]
    assert client.get(links[0]["href"]).status_code == 200


def test_the_index_has_every_unit_once(client, asked):
    page = page_of(client.get("/units/"))

    units = page.one("ul", class_="units").all("li")
    assert [one.one("a").text() for one in units] == ["区住建局", "区财政局", "市住建局"]
    assert "3项工作要求" in units[0].text()
    assert "最近 2026-03-05" in units[0].text()


def test_without_units_the_index_says_so(client):
    assert "尚无工作要求点名单位。" in page_of(client.get("/units/")).one("main").text()


def test_pages_of_the_record_lead_to_units(client, cast):
    meeting = release(asking("区住建局", "区财政局"), cast)
    directive = meeting.items.get().directives.get()

    for address in (f"/meetings/{meeting.key}/", f"/directives/{directive.key}/"):
        links = {one["href"] for one in page_of(client.get(address)).one("main").all("a", "href")}
        assert {path("区住建局"), path("区财政局")} <= links
    assert "/units/" in {one["href"] for one in page_of(client.get("/directives/")).all("a", "href")}


def test_a_wrong_filter_is_named(client, asked):
    answer = client.get(path("区住建局") + "?from=yesterday")

    assert answer.status_code == 200
    assert "不是有效的日期" in answer.content.decode()
    assert headlines(client, path("区住建局") + "?from=yesterday") == []
    assert client.get(path("区住建局", ".json?from=yesterday")).status_code == 400


def test_the_way_to_a_unit_is_told_to_machines(client, asked):
    page = page_of(client.get(path("区住建局")))

    told = json.loads(page.one("script", type="application/ld+json").text())["@graph"][0]["itemListElement"]
    assert [step["item"].removeprefix("http://testserver") for step in told] == ["/", "/units/", path("区住建局")]
    assert page.one("link", rel="canonical")["href"] == f"http://testserver{path('区住建局')}"


def test_a_unit_asks_as_much_for_many_as_for_one(client, cast):
    def queries(address):
        with CaptureQueriesContext(connection) as counted:
            assert client.get(address).status_code == 200
        return len(counted)

    release(asking("区住建局"), cast)
    assert queries(path("区住建局")) == 4  # the version, the names, the months, the rows
    assert queries("/units/") == 2
    for day in range(1, 23):
        release(asking("区住建局", f"区{day}局", on=date(2026, 1, day)), cast)
    assert queries(path("区住建局")) == 4
    assert queries("/units/") == 2
