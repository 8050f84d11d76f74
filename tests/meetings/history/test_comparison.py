"""The two ends of a comparison, as addresses name them, and what is set beside each other."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from meetings.history.comparison import NOW, compared, label, read_point
from meetings.history.entries import in_address, read_moment
from meetings.models import AgendaItem
from tests.factories import correct, make_item, make_record, release, withdraw

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def meeting(cast):
    """Released with a hidden item, then corrected."""
    meeting = make_record(place="一号会议室")
    make_item(meeting, title="研究人事事项", text="", disclosure="withheld", disclosure_reason="人事")
    release(meeting, cast)
    return correct(meeting, cast, summary="研究供水保障。", place="二号会议室")


def told(meeting, *values):
    points = [read_point(meeting, value) for value in values]
    _before, _after, changes = compared(points)
    return None if changes is None else [(change.label, change.before, change.after) for change in changes]


def test_two_editions_are_compared_from_the_earlier_to_the_later(meeting):
    summaries = ("会议要点", "区长沈怀远主持召开区政府常务会议，研究供水保障工作。", "研究供水保障。")
    places = ("地点", "一号会议室", "二号会议室")

    for values in (("internal-1", "internal-2"), ("internal-2", "internal-1")):
        assert told(meeting, *values) == [places, summaries]
    assert told(meeting, "public-1", "public-2") == [summaries]


def test_beside_a_public_edition_only_the_public_part_counts(meeting):
    AgendaItem.objects.filter(title="研究人事事项")
    assert told(meeting, "public-2", NOW) == []
    assert told(meeting, "public-1", "internal-2") == told(meeting, "public-1", "public-2")


def test_a_moment_is_compared_with_another_and_with_the_present(meeting):
    first = meeting.editions.get(audience="internal", number=1).issued_at

    assert told(meeting, in_address(first), NOW) == told(meeting, "internal-1", "internal-2")
    assert told(meeting, in_address(first - timedelta(days=1)), NOW) is None


def test_what_was_withdrawn_has_nothing_to_compare(meeting, cast):
    withdraw(meeting, cast)

    assert told(meeting, "public-3", NOW) is None


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "public-",
        "public-0",
        "public-9" * 5,
        "other-1",
        "internal-99999999999",
        "9999-99-99T00:00",
        "\x00",
        "²-²",
    ],
)
def test_what_names_no_point_is_none(meeting, value):
    assert read_point(meeting, value) is None


def test_a_moment_reads_back_to_the_microsecond_and_without_a_zone_is_the_offices():
    now = timezone.now()

    assert read_moment(in_address(now)) == now
    assert read_moment("2026-03-05T10:00") == datetime(2026, 3, 5, 2, tzinfo=UTC)
    assert read_moment("0001-01-01T00:00:00") is None
    assert read_moment("9999-12-31T23:59:59-12:00") is None


def test_points_have_names(meeting):
    names = [label(read_point(meeting, value)) for value in (NOW, "public-1", "internal-1", "2026-03-05T10:00")]

    assert names == ["现在的工作稿", "公开版次", "内部版次", "工作稿"]
