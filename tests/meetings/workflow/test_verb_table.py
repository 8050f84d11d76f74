"""The table of verbs: what is said elsewhere agrees with it, and an entry is all that the doing of a verb needs."""

from importlib import import_module

import pytest
from django.contrib.admin.models import LogEntry

from meetings import roles
from meetings.models import Meeting, State, User
from meetings.workflow import effects, verbs
from meetings.workflow.attempt import Refused
from meetings.workflow.verb_table import VERB_TABLE, Note, Verb, printed_by
from records.codes import Audience
from tests.factories import make_record, release


def test_each_verb_has_its_permission_with_its_label():
    said = dict(Meeting._meta.permissions)

    assert {name: said.get(name) for name in VERB_TABLE} == {name: str(one.label) for name, one in VERB_TABLE.items()}


def test_each_verb_has_its_command():
    for name in VERB_TABLE:
        assert import_module(f"meetings.management.commands.{name}").Command.verb == name


def test_the_roles_of_a_verb_have_its_permission():
    for name, verb in VERB_TABLE.items():
        assert {role for role, permissions in roles.ROLES.items() if name in permissions} == set(verb.roles)


@pytest.mark.parametrize(
    ("audience", "is_tombstone", "verb"),
    [(Audience.INTERNAL, False, "approve"), (Audience.PUBLIC, False, "release"), (Audience.PUBLIC, True, "withdraw")],
)
def test_each_kind_of_edition_is_printed_by_one_verb(audience, is_tombstone, verb):
    assert printed_by(audience.value, is_tombstone=is_tombstone) == verb


@pytest.mark.django_db
def test_a_verb_is_done_by_its_entry_alone(cast, monkeypatch):
    entry = Verb("归档", "", (), (State.APPROVED,), State.DRAFT, note=Note("归档说明"), columns=effects.review_undone)
    monkeypatch.setitem(VERB_TABLE, "archive", entry)
    meeting, by = release(make_record(), cast), User.objects.create_superuser("first")

    with pytest.raises(Refused, match="您没有“归档”的权限。"):
        verbs.perform("archive", meeting, by=cast.reviewer, version=meeting.version)
    with pytest.raises(Refused, match="请填写归档说明。"):
        verbs.perform("archive", meeting, by=by, version=meeting.version)
    verbs.perform("archive", meeting, by=by, version=meeting.version, note="年底归档")

    assert meeting.state == State.DRAFT
    assert LogEntry.objects.latest("pk").change_message == "归档：年底归档"
