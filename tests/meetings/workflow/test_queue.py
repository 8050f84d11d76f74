"""What waits for a reviewer: the longest submitted first, and nothing that is another's to review."""

from datetime import UTC, datetime

import pytest

from meetings.models import Meeting
from meetings.workflow.queue import next_for, waiting_for
from tests.factories import act, approve, make_record

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


@pytest.fixture
def queue(cast):
    """Three meetings in review, in the order of their submission."""
    meetings = [make_record(title=f"第{number}份") for number in (1, 2, 3)]
    for hour, meeting in enumerate(meetings, start=1):
        act("submit", meeting, by=cast.secretary, at=datetime(2026, 3, 6, hour, tzinfo=UTC))
    return [Meeting.objects.get(pk=meeting.pk) for meeting in meetings]


def test_the_longest_submitted_comes_first(cast, queue):
    make_record(title="草稿")
    approve(make_record(title="已审核"), cast)

    assert list(waiting_for(cast.reviewer)) == queue
    assert list(waiting_for(cast.secretary)) == []


def test_the_next_one_comes_behind_and_behind_the_last_the_first(cast, queue):
    first, second, third = queue

    assert next_for(cast.reviewer, after=first) == second
    assert next_for(cast.reviewer, after=third) == first
    act("approve", second, by=cast.deputy)
    assert next_for(cast.reviewer, after=first) == third


def test_what_one_passed_a_level_of_waits_for_others(cast, queue, settings):
    settings.REVIEW_LEVELS = settings.REVIEW_LEVELS | {"executive": 2}
    act("approve", queue[0], by=cast.reviewer)

    assert list(waiting_for(cast.reviewer)) == queue[1:]
    assert list(waiting_for(cast.deputy)) == queue


@pytest.mark.owner_role("gives a person a second role, which the test's page does not")
def test_what_one_submitted_or_wrote_is_anothers_to_review(cast, queue, settings):
    cast.secretary.groups.add(*cast.reviewer.groups.all())
    both = type(cast.secretary).objects.get(pk=cast.secretary.pk)

    assert list(waiting_for(both)) == []
    assert next_for(both, after=queue[0]) is None
    settings.TWO_PERSON_REVIEW = False
    assert list(waiting_for(both)) == queue
