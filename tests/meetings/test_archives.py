"""Archives at fixed addresses: what is in each, what is beside it, and that of nothing there is none."""

import csv
import io
import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import approve, make_meeting, make_record, release, withdraw
from tests.html import page_of

pytestmark = pytest.mark.django_db
SUFFIXES = ("json", "csv", "atom", "txt", "ics")


@pytest.fixture
def meetings(cast):
    """Released ones, by what they are."""
    days = {
        "november": ("executive", date(2025, 11, 30)),
        "study": ("study", date(2025, 11, 1)),
        "march": ("executive", date(2025, 3, 31)),
        "before": ("executive", date(2024, 12, 31)),
    }
    return {
        name: release(make_record(type=code, held_on=day, listed_on=day, title=f"研究{name}"), cast)
        for name, (code, day) in days.items()
    }


def titles(client, path):
    return [one.text() for one in page_of(client.get(path)).one("main").all("h3")]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/meetings/2025/", ["november", "study", "march"]),
        ("/meetings/2025/11/", ["november", "study"]),
        ("/meetings/2024/12/", ["before"]),
        ("/meetings/executive/", ["november", "march", "before"]),
        ("/meetings/executive/2025/", ["november", "march"]),
        ("/en/meetings/study/", ["study"]),
    ],
)
def test_an_archive_has_its_meetings_in_every_format(client, meetings, path, expected):
    assert titles(client, path) == [f"研究{name}" for name in expected]
    for suffix in SUFFIXES:
        answer = client.get(f"{path.removesuffix('/')}.{suffix}")
        assert answer.status_code == 200
        text = answer.getvalue().decode()
        assert [name for name in meetings if f"研究{name}" in text] == [name for name in meetings if name in expected]
    assert json.loads(client.get(f"{path.removesuffix('/')}.json").content)["count"] == len(expected)


@pytest.mark.parametrize(
    "path",
    [
        *("/meetings/2023/", "/meetings/2025/01/", "/meetings/plenary/", "/meetings/study/2024/", "/meetings/0000/"),
        *(
            "/meetings/2025/1/",
            "/meetings/2025/13/",
            "/meetings/2025/00/",
            "/meetings/picnic/",
            "/meetings/picnic/2025/",
        ),
        *("/meetings/２０２５/", "/meetings/2025/executive/", "/meetings/2999/12/", "/meetings/2025/11/30/"),
    ],
)
def test_of_nothing_there_is_no_archive(client, meetings, path):
    assert client.get(path).status_code == 404
    for suffix in SUFFIXES:
        assert client.get(f"{path.removesuffix('/')}.{suffix}").status_code == 404


def test_what_the_public_cannot_read_makes_no_archive(client, cast):
    withdraw(release(make_record(listed_on=date(2020, 5, 1)), cast), cast)
    approve(make_record(listed_on=date(2021, 5, 1)), cast)
    make_meeting(listed_on=date(2022, 5, 1))

    assert [client.get(f"/meetings/{year}/").status_code for year in (2020, 2021, 2022)] == [404, 404, 404]
    client.force_login(cast.official)
    assert [client.get(f"/meetings/{year}/").status_code for year in (2020, 2021, 2022)] == [200, 200, 404]


def test_archives_lead_to_those_beside_them_that_have_meetings(client, meetings):
    def turned(path):
        main = page_of(client.get(path)).one("main")
        return {one["rel"]: one["href"] for one in main.all("a", "rel") if one["rel"] in ("prev", "next")}

    assert turned("/meetings/2025/") == {"prev": "/meetings/2024/"}
    assert turned("/meetings/2025/03/") == {"prev": "/meetings/2024/12/", "next": "/meetings/2025/11/"}
    assert turned("/meetings/executive/2024/") == {"next": "/meetings/executive/2025/"}
    assert turned("/meetings/executive/") == turned("/meetings/study/2025/") == {}


def test_an_archive_lists_its_parts_with_their_numbers(client, meetings):
    def parts(path):
        sides = page_of(client.get(path)).all("nav", class_="side")
        return [(one["href"], side.all("data")[n].text()) for side in sides[:-1] for n, one in enumerate(side.all("a"))]

    months = [("/meetings/2025/03/", "1"), ("/meetings/2025/11/", "2")]
    types = [("/meetings/executive/2025/", "2"), ("/meetings/study/2025/", "1")]
    assert parts("/meetings/2025/") == [*months, *types, ("/meetings/2025/", "3"), ("/meetings/2024/", "1")]
    assert parts("/meetings/2025/11/") == months
    assert parts("/meetings/executive/") == [("/meetings/executive/2025/", "2"), ("/meetings/executive/2024/", "1")]


def test_the_list_and_home_lead_to_archives_and_a_narrowed_list_to_its_own_ranges(client, meetings):
    def links(path):
        return {one["href"] for one in page_of(client.get(path)).one("main").all("a", "href")}

    assert {"/meetings/2025/", "/meetings/2024/"} <= links("/meetings/")
    assert "?type=executive&from=2025-01-01&to=2025-12-31" in links("/meetings/?type=executive")
    assert {"/meetings/executive/", "/meetings/study/"} <= links("/")
    assert "/meetings/?type=executive&from=2025-01-01&to=2025-12-31" in links("/meetings/executive/2025/")


def test_an_archive_is_the_one_address_of_what_a_filter_selects_too(client, meetings, cast):
    for _ in range(20):
        release(make_record(directives=0, listed_on=date(2025, 5, 1)), cast)

    def canonical(path):
        page = page_of(client.get(path))
        return [one["href"] for one in page.all("link", rel="canonical")], len(page.all("meta", name="robots"))

    assert canonical("/meetings/2025/") == (["http://testserver/meetings/2025/"], 0)
    assert canonical("/meetings/2025/?page=2") == (["http://testserver/meetings/2025/?page=2"], 0)
    assert canonical("/meetings/2025/?q=x") == canonical("/meetings/?from=2025-01-01&to=2025-12-31") == ([], 1)


def test_the_way_to_an_archive_is_told_to_machines(client, meetings):
    page = page_of(client.get("/meetings/executive/2025/"))

    told = json.loads(page.one("script", type="application/ld+json").text())["@graph"][0]["itemListElement"]
    assert [step["item"].removeprefix("http://testserver") for step in told] == [
        *("/", "/meetings/", "/meetings/executive/", "/meetings/executive/2025/")
    ]
    crumbs = page.one("nav", class_="crumbs").all("li")
    assert [step["name"] for step in told] == [one.text().strip() for one in crumbs]


def test_an_archive_past_its_pages_is_not_there(client, meetings):
    assert client.get("/meetings/2025/?page=2").status_code == 404


def test_the_table_of_an_archive_says_whose_it_is(client, meetings):
    answer = client.get("/meetings/executive/2025.csv")

    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [row[3] for row in rows[1:]] == ["研究november", "研究march"]
    assert "%E6%94%BF%E5%BA%9C%E5%B8%B8%E5%8A%A1%E4%BC%9A%E8%AE%AE" in answer["Content-Disposition"]


def test_titles_are_said_in_each_language(client, meetings):
    def title(path):
        return page_of(client.get(path)).one("h1").text()

    assert title("/meetings/2025/11/") == "2025年11月的会议"
    assert title("/en/meetings/2025/11/") == "Meetings in November 2025"
    assert title("/en/meetings/2025/") == "Meetings in 2025"
    assert title("/zh-hant/meetings/executive/2025/") == "政府常務會議（2025年）"


@pytest.mark.parametrize("path", ["/meetings/2026/", "/meetings/2026/03/", "/meetings/executive/"])
def test_an_archive_asks_as_much_for_many_as_for_one(client, cast, path):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    release(make_record(), cast)
    assert asked() == 3  # the version, the tally, the rows
    for _ in range(20):
        release(make_record(), cast)
    assert asked() == 3


def test_addresses_are_made_as_they_are_read():
    assert reverse("meetings:archive", kwargs={"year": 2025, "month": 3}) == "/meetings/2025/03/"
