"""The tally of meetings by month and type, and the year at a glance that the home page makes of it."""

from datetime import date

import pytest

from meetings.tally import Archive, Tally
from tests.factories import approve, make_record, release
from tests.html import page_of

COUNTED = [(2025, 12, "study", 1), (2026, 2, "executive", 2), (2026, 11, "executive", 3), (2026, 11, "study", 1)]


@pytest.mark.parametrize(
    ("archive", "number"),
    [
        (Archive(), 7),
        (Archive(year=2026), 6),
        (Archive(year=2026, month=11), 4),
        (Archive(type="study"), 2),
        (Archive(year=2026, type="study"), 1),
        (Archive(year=2024), 0),
    ],
)
def test_an_archive_has_as_many_as_its_months(archive, number):
    assert Tally(COUNTED).number(archive) == number


def test_every_archive_that_has_meetings_is_there_once():
    found = Tally(COUNTED).all()

    assert len(found) == len(set(found)) == 2 + 3 + 2 + 3
    assert all(Tally(COUNTED).number(one) for one in found)
    assert Tally([]).all() == []


def test_a_period_ends_with_its_last_day():
    assert Archive(year=2024, month=2).days == (date(2024, 2, 1), date(2024, 2, 29))
    assert Archive(year=2026, month=12).days == (date(2026, 12, 1), date(2026, 12, 31))
    assert Archive(year=2026).days == (date(2026, 1, 1), date(2026, 12, 31))
    assert Archive(type="study").days is None


def glance(client):
    section = page_of(client.get("/")).all("section", aria_labelledby="months")
    return section[0] if section else None


@pytest.mark.django_db
def test_home_shows_the_months_of_the_newest_year_as_links(client, cast):
    for day in (date(2025, 3, 1), date(2026, 1, 5), date(2026, 3, 5), date(2026, 3, 6)):
        release(make_record(held_on=day, listed_on=day), cast)
    approve(make_record(held_on=date(2026, 6, 1), listed_on=date(2026, 6, 1)), cast)

    shown = glance(client)

    assert shown.one("h2").text() == "2026年各月的会议"
    assert shown.one("h2").one("a")["href"] == "/meetings/2026/"
    rows = {row.one("th").text(): row for row in shown.one("table").all("tr")}
    assert list(rows) == [f"{month}月" for month in range(1, 13)]
    numbers = {month: int(row.one("data").text()) for month, row in rows.items()}
    assert {month: number for month, number in numbers.items() if number} == {"1月": 1, "3月": 2}
    assert {one["href"] for one in shown.one("table").all("a")} == {"/meetings/2026/01/", "/meetings/2026/03/"}
    assert [row.one("rect")["height"] for row in rows.values()][:3] == ["20", "0", "40"]
    assert [one["href"] for one in shown.one("p").all("a")] == ["/meetings/2025/"]
    client.force_login(cast.official)
    assert "/meetings/2026/06/" in {one["href"] for one in glance(client).one("table").all("a")}


@pytest.mark.django_db
def test_home_without_meetings_has_no_glance(client):
    assert glance(client) is None
