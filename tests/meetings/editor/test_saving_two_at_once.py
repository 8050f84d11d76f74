"""Two savings at the same moment, on connections of their own; and one person's two windows."""

import re

import pytest
from django.test import Client

from meetings.models import Meeting
from tests.factories import make_record, make_user
from tests.meetings.test_concurrency import at_once, lock_of
from tests.posting import edited, messages_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.site_role]


@pytest.fixture
def meeting(db):
    return Meeting.objects.get(pk=make_record().pk)


def address(meeting):
    return f"/admin/meetings/meeting/{meeting.pk}/change/"


def person(user, meeting):
    client = Client()
    client.force_login(user)
    return client, edited(client.get(address(meeting)), _continue="1")


def saving(one, meeting, **changes):
    client, form = one
    return lambda: client.post(address(meeting), form | changes, follow=True)


def words(meeting):
    return [one.text for item in meeting.items.all() for one in item.directives.all()]


def test_savings_of_two_people_without_overlap_are_both_kept(cast, meeting):
    first, second = (one.key for one in meeting.items.get().directives.all())
    people = [person(cast.secretary, meeting), person(make_user("other", role="secretary"), meeting)]

    answers = at_once(
        saving(people[0], meeting, **{f"{first}-text": "甲的"}),
        saving(people[1], meeting, **{f"{second}-text": "乙的"}),
        lock=lock_of(meeting),
    )

    assert [len(answer.redirect_chain) for answer in answers] == [1, 1]
    assert words(meeting) == ["甲的", "乙的"]


def test_of_two_savings_of_one_field_one_is_kept_and_the_other_asked(cast, meeting):
    first = meeting.items.get().directives.first().key
    people = [person(cast.secretary, meeting), person(make_user("other", role="secretary"), meeting)]

    answers = at_once(
        *(saving(one, meeting, **{f"{first}-text": said}) for one, said in zip(people, ("甲的", "乙的"), strict=True)),
        lock=lock_of(meeting),
    )

    kept = words(meeting)[0]
    [asked] = [answer for answer in answers if not answer.redirect_chain]
    page = asked.content.decode()  # the contexts of two threads mix
    assert "在您编辑期间，其他人改了同一处，本次没有保存" in page
    assert all(said in re.sub("<[^>]*>", "", page) for said in ("甲的", "乙的"))
    assert edited(asked)[f"{first}-text"] == [({"甲的", "乙的"} - {kept}).pop()]


def test_what_the_same_person_changed_in_another_window_is_no_question(cast, meeting):
    first = meeting.items.get().directives.first().key
    windows = [person(cast.secretary, meeting), person(cast.secretary, meeting)]
    saving(windows[0], meeting, **{f"{first}-text": "先写的", "title": "先写的"})()

    saved = saving(windows[1], meeting, **{f"{first}-text": "后写的", "chair": "林祎"})()

    assert words(meeting)[0] == "后写的"
    assert Meeting.objects.values_list("title", "chair").get() == ("先写的", "林祎")
    assert any("您在别的窗口改过这些地方" in message for message in messages_of(saved))


def test_where_another_person_was_at_it_too_it_is_a_question(cast, meeting):
    first = meeting.items.get().directives.first().key
    other = person(make_user("other", role="secretary"), meeting)
    windows = [person(cast.secretary, meeting), person(cast.secretary, meeting)]
    saving(other, meeting, **{f"{first}-text": "别人写的"})()
    windows[0] = person(cast.secretary, meeting)
    saving(windows[0], meeting, **{f"{first}-text": "先写的"})()

    asked = saving(windows[1], meeting, **{f"{first}-text": "后写的"})()

    assert [one.mine for one in asked.context["sheet"].questions] == ["后写的"]
    assert words(meeting)[0] == "先写的"
