"""Two clicks or two people on the same page of the desk at the same moment: one is served, the other told."""

from functools import partial

import pytest
from django.db import connection, transaction
from django.test import Client

from meetings.administrators import administrators
from meetings.models import Meeting, State
from tests.factories import make_record, make_user
from tests.meetings.test_concurrency import at_once, lock_of
from tests.posting import edited, shown

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def meeting(db):
    """A draft as a page would show it: its items have moved its version since it was made."""
    return Meeting.objects.get(pk=make_record().pk)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_a_saving_and_a_submission_at_once_leave_what_was_seen(cast, meeting):
    editor, submitter = signed_in(cast.secretary), signed_in(cast.secretary)
    address = f"/admin/meetings/meeting/{meeting.pk}"
    form = edited(editor.get(f"{address}/change/"))

    def save():
        return editor.post(f"{address}/change/", form | {"title": "新标题"})

    def submit():
        return submitter.post(f"{address}/submit/", {"version": meeting.version})

    answers = at_once(save, submit, lock=lock_of(meeting))

    assert not any(isinstance(answer, Exception) for answer in answers)
    now = Meeting.objects.get()
    assert (now.title == "新标题") != (now.state == State.IN_REVIEW)


def test_two_clicks_on_a_verb_move_once(cast, meeting):
    clients = [signed_in(cast.secretary), signed_in(cast.secretary)]

    def submit(client):
        return lambda: client.post(f"/admin/meetings/meeting/{meeting.pk}/submit/", {"version": meeting.version})

    answers = at_once(submit(clients[0]), submit(clients[1]), lock=lock_of(meeting))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Meeting.objects.get().state == State.IN_REVIEW


def test_a_lock_of_the_form_ends_with_its_request(cast, meeting):
    client = signed_in(cast.secretary)

    client.post(f"/admin/meetings/meeting/{meeting.pk}/change/", {"title": "x"})

    with transaction.atomic():
        assert Meeting.objects.select_for_update(nowait=True).get(pk=meeting.pk)


def test_two_administrators_who_end_each_other_leave_one(cast):
    other = make_user("other", role="administrator")
    pairs = [(cast.administrator, other), (other, cast.administrator)]
    forms = [(signed_in(by), f"/admin/meetings/user/{of.pk}/change/") for by, of in pairs]
    typed = [shown(client.get(address)) | {"groups": []} for client, address in forms]

    answers = at_once(
        *(partial(client.post, address, form) for (client, address), form in zip(forms, typed, strict=True)),
        lock=lock_of_administrators,
    )

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert administrators().count() == 1


def lock_of_administrators():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('administrators'))")
