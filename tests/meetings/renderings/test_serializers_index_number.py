"""Index numbers of the office's register: the year and place of a meeting's first release, never changed nor reused."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.factories import act, approve, correct, make_record, release, withdraw
from tests.html import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _register(settings):
    settings.OFFICE = settings.OFFICE | {"index_prefix": "CHQZFB"}


def number(client, meeting):
    return page_of(client.get(f"/meetings/{meeting.key}/")).one("dl", class_="meta").all("dd")[0].text()


def at(day):
    return datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def test_meetings_are_numbered_by_their_first_release(client, cast):
    made = []
    for day in ("2025-12-31T23:59", "2026-01-01T00:01", "2026-02-01T09:00"):
        meeting = make_record(held_on=date(2025, 12, 1), listed_on=date(2025, 12, 1))
        act("submit", meeting, by=cast.secretary, at=at(day))
        act("approve", meeting, by=cast.reviewer, at=at(day))
        act("release", meeting, by=cast.reviewer, at=at(day))
        made.append(meeting)

    assert [number(client, meeting) for meeting in made] == [
        "CHQZFB-2025-00001",
        "CHQZFB-2026-00001",
        "CHQZFB-2026-00002",
    ]


def test_a_number_outlives_corrections_and_withdrawals(client, cast):
    first, second, third = (release(make_record(), cast) for _ in range(3))
    before = number(client, third)
    withdraw(first, cast)
    correct(second, cast, title="研究供水（更正）")

    assert number(client, third) == before
    assert number(client, second)[:-1] == before[:-1]
    assert (number(client, second)[-1], before[-1]) == ("2", "3")


def test_what_the_public_never_read_has_its_key(client, cast, settings):
    meeting = approve(make_record(), cast)
    client.force_login(cast.official)
    assert number(client, meeting) == meeting.key

    settings.OFFICE = settings.OFFICE | {"index_prefix": ""}
    released = release(make_record(), cast)
    assert number(client, released) == released.key
