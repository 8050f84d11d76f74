"""Who may do what on the desk: every address and every verb, by every role. What a role may not do writes nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from meetings.models import AccessEntry, Edition, Erasure, Meeting, MeetingTemplate, Role, Session
from meetings.workflow import verbs
from meetings.workflow.verb_table import VERB_TABLE
from tests import factories

pytestmark = pytest.mark.django_db
ROLES = {"v": "visitor", "o": "official", "s": "secretary", "r": "reviewer", "a": "administrator", "u": "auditor"}

# Each address of the desk: whose GET it answers, and whose POST it takes (the letters of ``ROLES``). All others are
# sent to sign in, refused, or led to their home with a sentence that says so.
ADDRESSES = {
    "": ("srau", "srau"),
    "login/": ("", ""),  # leads to that of the site
    "logout/": ("vo", "vosrau"),
    "password_change/": ("srau", "srau"),
    "password_change/done/": ("srau", ""),
    "autocomplete/": ("", ""),
    "jsi18n/": ("srau", ""),
    "r/<id>/<id>/": ("", ""),
    "meetings/": ("srau", "srau"),
    "nothing/": ("", ""),
    "meetings/user/": ("a", "a"),
    "meetings/user/add/": ("a", "a"),
    "meetings/user/<id>/": ("srau", "srau"),
    "meetings/user/<id>/change/": ("a", "a"),
    "meetings/user/<id>/password/": ("a", "a"),
    "meetings/user/<id>/link/": ("a", "a"),
    "meetings/user/<id>/factors/": ("a", "a"),
    "meetings/user/<id>/history/": ("a", "a"),
    "meetings/user/<id>/delete/": ("", ""),
    "meetings/edition/": ("sra", "sra"),
    "meetings/edition/add/": ("", ""),
    "meetings/edition/<id>/": ("srau", "srau"),
    "meetings/edition/<id>/change/": ("sra", ""),
    "meetings/edition/<id>/history/": ("sra", "sra"),
    "meetings/edition/<id>/delete/": ("", ""),
    "meetings/erasure/": ("a", "a"),
    "meetings/erasure/add/": ("", ""),
    "meetings/erasure/<id>/": ("srau", "srau"),
    "meetings/erasure/<id>/change/": ("a", ""),
    "meetings/erasure/<id>/history/": ("a", "a"),
    "meetings/erasure/<id>/delete/": ("", ""),
    "meetings/agendaitem/": ("srau", "srau"),
    "meetings/agendaitem/<id>/change/": ("sr", ""),
    "meetings/agendaitem/<id>/history/": ("sr", ""),
    "meetings/meeting/": ("sr", "sr"),
    "meetings/meeting/add/": ("s", "s"),
    "meetings/meeting/add/unsaved/": ("s", "s"),
    "meetings/meeting/add/unsaved/discard/": ("", "s"),
    "meetings/meeting/units.json": ("sr", "sr"),
    "meetings/meeting/<id>/": ("srau", "srau"),
    "meetings/meeting/<id>/change/": ("sr", "s"),
    "meetings/meeting/<id>/history/": ("sr", "sr"),
    "meetings/meeting/<id>/history/at/": ("sr", "sr"),
    "meetings/meeting/<id>/history/compare/": ("sr", "sr"),
    "meetings/meeting/<id>/restore/": ("", "s"),
    "meetings/meeting/<id>/preview/": ("sr", "sr"),
    "meetings/meeting/<id>/unsaved/": ("s", "s"),
    "meetings/meeting/<id>/unsaved/discard/": ("", "s"),
    "meetings/meeting/<id>/delete/": ("s", "s"),
    "meetings/meeting/<id>/review/": ("r", "r"),
    "meetings/meeting/<id>/submit/": ("s", "s"),
    "meetings/meeting/<id>/send_back/": ("r", "r"),
    "meetings/meeting/<id>/approve/": ("r", "r"),
    "meetings/meeting/<id>/release/": ("r", "r"),
    "meetings/meeting/<id>/plan_release/": ("r", "r"),
    "meetings/meeting/<id>/confirm_release/": ("r", "r"),
    "meetings/meeting/<id>/cancel_release/": ("r", "r"),
    "meetings/meeting/<id>/reopen/": ("sr", "sr"),
    "meetings/meeting/<id>/withdraw/": ("r", "r"),
    "meetings/report/": ("sr", "sr"),
    "meetings/report/add/": ("s", "s"),
    "meetings/report/add/unsaved/": ("s", "s"),
    "meetings/report/<id>/": ("srau", "srau"),
    "meetings/report/<id>/change/": ("sr", ""),
    "meetings/report/<id>/history/": ("sr", "sr"),
    "meetings/report/<id>/delete/": ("", ""),
    "meetings/meetingtemplate/": ("sa", "sa"),
    "meetings/meetingtemplate/add/": ("sa", "sa"),
    "meetings/meetingtemplate/<id>/": ("srau", "srau"),
    "meetings/meetingtemplate/<id>/change/": ("sa", "sa"),
    "meetings/meetingtemplate/<id>/history/": ("sa", "sa"),
    "meetings/meetingtemplate/<id>/delete/": ("sa", "sa"),
    "meetings/role/": ("a", "a"),
    "meetings/role/add/": ("a", "a"),
    "meetings/role/<id>/": ("srau", "srau"),
    "meetings/role/<id>/change/": ("a", "a"),
    "meetings/role/<id>/history/": ("a", "a"),
    "meetings/role/<id>/delete/": ("", ""),
    "meetings/accessentry/": ("au", "au"),
    "meetings/accessentry/add/": ("", ""),
    "meetings/accessentry/csv/": ("au", "au"),
    "meetings/accessentry/<id>/": ("srau", "srau"),
    "meetings/accessentry/<id>/change/": ("au", ""),
    "meetings/accessentry/<id>/history/": ("au", "au"),
    "meetings/accessentry/<id>/delete/": ("", ""),
}
POSTED = {
    "meetings/meeting/<id>/restore/": {"at": "2026-03-05T00:00:00Z", "version": "1"}
}  # where nothing is not enough
VERBS = {
    "submit": "s",
    "send_back": "r",
    "approve": "r",
    "release": "r",
    "plan_release": "r",
    "confirm_release": "r",
    "cancel_release": "r",
    "reopen": "sr",
    "withdraw": "r",
}


def addresses_of_the_desk(patterns: Any, before: str = "") -> Iterator[str]:
    for one in patterns:
        address = before + re.sub(r"<[^>]+>", "<id>", str(one.pattern))
        if hasattr(one, "url_patterns"):
            yield from addresses_of_the_desk(one.url_patterns, address)
        else:
            yield {"^(?P<id>meetings)/$": "meetings/", "(?P<id>.*)$": "nothing/"}.get(address, address)


@pytest.fixture(scope="module")
def office(lasting_cast: SimpleNamespace) -> SimpleNamespace:
    """One of each kind of row, by the name of its model; the meeting is released."""
    meeting = factories.release(factories.make_record(report=factories.make_report()), lasting_cast)
    erasure = Erasure.objects.create(
        key="kother", erased_at="2026-03-06T08:00Z", erased_by=lasting_cast.administrator, reason="误录", editions=0
    )
    rows = {
        "user": lasting_cast.official,
        "edition": Edition.objects.earliest("pk"),
        "erasure": erasure,
        "agendaitem": meeting.items.get(),
        "meeting": meeting,
        "report": meeting.report,
        "role": Role.objects.create(group=Group.objects.create(name="督查员"), rights=["read_internal"]),
        "accessentry": AccessEntry.objects.earliest("pk"),
        "meetingtemplate": MeetingTemplate.objects.create(type="special", items="传达学习上级会议精神"),
    }
    return SimpleNamespace(cast=lasting_cast, ids={name: row.pk for name, row in rows.items()})


RECORDED = [
    model
    for label in ("meetings", "directives", "auth", "admin", "mfa")
    for model in apps.get_app_config(label).get_models()
    if model not in (Session, AccessEntry)
]


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def person(cast: Any, role: str) -> Client:
    client = Client()
    if role != "v":
        client.force_login(getattr(cast, ROLES[role]))
    return client


def is_let_in(response: Any) -> bool:
    """Whether it was answered: neither refused, nor unknown, nor led to sign in, nor home with a sentence."""
    said = [str(message) for message in get_messages(response.wsgi_request)]
    to_sign_in = response.status_code == 302 and "/login/" in response["Location"]
    return response.status_code < 403 and not to_sign_in and not any("权限" in message for message in said)


def everything() -> dict[str, list[str]]:
    """All rows of the record, its history and its accounts; not who is signed in, nor that somebody signed out.

    Each row is as the database writes it: one statement for all tables, which is asked twice for each role and address.
    """
    rows: dict[str, list[str]] = {model._meta.label: [] for model in RECORDED}
    tables = (f"SELECT '{model._meta.label}', t::text FROM \"{model._meta.db_table}\" t" for model in RECORDED)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(tables))
        for label, row in cursor.fetchall():
            rows[label].append(row)
    return {label: sorted(found) for label, found in rows.items()}


def test_the_tables_name_every_address_and_every_verb():
    assert sorted(ADDRESSES) == sorted({*addresses_of_the_desk(admin.site.urls[0])})
    assert VERBS.keys() == VERB_TABLE.keys()


def test_everything_tells_which_row_changed(office):
    before = everything()
    assert everything() == before

    Group.objects.filter(name="official").update(name="另一个角色")

    assert [label for label, rows in everything().items() if rows != before[label]] == ["auth.Group"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_address_lets_in_its_roles_and_nobody_else(office, address):
    model = address.split("/")[1] if address.startswith("meetings/") else ""
    url = "/admin/" + address.replace("<id>", str(office.ids.get(model, 1)))

    for method, data, roles in zip(("get", "post"), ({}, POSTED.get(address, {})), ADDRESSES[address], strict=True):
        let_in = ""
        for role in ROLES:
            with undone():
                client = person(office.cast, role)
                before = everything()
                if is_let_in(getattr(client, method)(url, data)):
                    let_in += role
                else:
                    assert everything() == before, role
        assert let_in == roles, method


def as_far_as(verb: str, cast: Any) -> Meeting:
    """A meeting with which the verb can be done now."""
    meeting = factories.make_record()
    if verb == "submit":
        return meeting
    factories.act("submit", meeting, by=cast.secretary)
    if verb in ("approve", "send_back"):
        return meeting
    factories.act("approve", meeting, by=cast.reviewer)
    if verb in ("confirm_release", "cancel_release"):
        planner = factories.make_user("planner", role="reviewer")
        factories.act("plan_release", meeting, by=planner, release_at=timezone.now() + timedelta(days=1))
    if verb == "withdraw":
        factories.act("release", meeting, by=cast.reviewer)
    return meeting


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_done_by_its_roles_and_nobody_else(office, verb):
    """The same answer, as a form that was opened by one who may would send it, by everybody."""
    done = ""
    for role in ROLES:
        with undone():
            meeting = Meeting.objects.get(pk=as_far_as(verb, office.cast).pk)
            facts = verbs.as_it_stands(verb, meeting) | {"note": "已核对。"}
            if verb == "plan_release":
                facts["release_at"] = f"{timezone.localtime() + timedelta(days=1):%Y-%m-%dT%H:%M}"
            client = person(office.cast, role)
            before = everything()
            response = client.post(f"/admin/meetings/meeting/{meeting.pk}/{verb}/", facts)
            if is_let_in(response):
                said = str(next(iter(get_messages(response.wsgi_request))))
                assert said.startswith(f"《{meeting.title}》：{VERB_TABLE[verb].label}")
                assert said.endswith("已完成。")
                done += role
            else:
                assert everything() == before, role
    assert done == VERBS[verb]
