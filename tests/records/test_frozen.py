"""Queries that are composed once: the same rows as the queryset has, for whoever asks."""

import pytest

from directives.models.passage import Passage
from directives.views import with_its_record
from meetings.models.edition import Edition
from meetings.views import first_meetings, one_meeting, recent_changes, recent_directives, recent_meetings
from records.plans import Slot
from tests.factories import approve, correct, make_record, release

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def columns(row):
    return {name: value for name, value in vars(row).items() if name != "_state"}


@pytest.mark.parametrize("frozen", [recent_meetings, first_meetings, recent_directives, recent_changes])
def test_it_has_the_rows_of_its_queryset_and_all_that_is_annotated(cast, frozen):
    correct(release(make_record(), cast), cast, title="区政府常务会议研究防汛工作")
    release(make_record(), cast)
    approve(make_record(), cast)

    for reader in (cast.visitor, cast.official, cast.visitor):
        rows = list(frozen.compose(reader))
        found = frozen(reader)

        assert len(rows) > 1
        assert [vars(one) for one in found] == [columns(one) for one in rows]


def test_a_text_is_filled_in_each_time(cast):
    meetings = [release(make_record(), cast) for _ in range(3)]

    for meeting in meetings:
        keys = [one.key for one in one_meeting(cast.visitor, key=meeting.key)]
        assert keys == [meeting.key]
        own = [one.meeting_key for one in with_its_record(cast.visitor, key=meeting.items.get().directives.first().key)]
        assert own == [meeting.key] * 2
    assert one_meeting(cast.visitor, key="key") == one_meeting(cast.visitor, key="' OR 1 = 1 --") == []


def test_what_officials_see_is_composed_for_them_alone(cast):
    meeting = approve(make_record(), cast)

    assert [one.key for one in one_meeting(cast.official, key=meeting.key)] == [meeting.key]
    assert one_meeting(cast.visitor, key=meeting.key) == []


def test_a_slot_passes_through_a_query_as_it_is():
    _sql, params = Passage.objects.filter(key=Slot("key")).query.sql_with_params()
    assert [type(one) for one in params] == [Slot]
    _sql, params = Edition.objects.filter(key=Slot("key")).query.sql_with_params()
    assert [type(one) for one in params] == [Slot]
