"""Two clicks or two people on the same page of the desk at the same moment: one is served, the other told."""

import pytest
from django.db import transaction
from django.test import Client

from meetings.models import Meeting, State
from tests.factories import make_record
from tests.meetings.test_concurrency import at_once, lock_of
from tests.posting import shown

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def meeting(db):
    """A draft as a page would show it: its items have moved its version since it was made."""
    return Meeting.objects.get(pk=make_record().pk)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_two_savings_of_one_form_keep_one_and_refuse_the_other(cast, meeting):
    clients = [signed_in(cast.secretary), signed_in(cast.secretary)]
    address = f"/admin/meetings/meeting/{meeting.pk}/change/"
    form = shown(clients[0].get(address))

    def save(client, title):
        return lambda: client.post(address, form | {"title": title})

    answers = at_once(save(clients[0], "甲"), save(clients[1], "乙"), lock=lock_of(meeting))

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    refused = next(answer for answer in answers if answer.status_code == 200)
    assert "其他人修改了这次会议，本次没有保存" in refused.content.decode()
    assert Meeting.objects.get().title in ("甲", "乙")


def test_a_saving_and_a_submission_at_once_leave_what_was_seen(cast, meeting):
    editor, submitter = signed_in(cast.secretary), signed_in(cast.secretary)
    address = f"/admin/meetings/meeting/{meeting.pk}"
    form = shown(editor.get(f"{address}/change/"))

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
