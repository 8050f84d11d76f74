"""The roles of an office: who may do what, granted anew after every migration."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from meetings import roles
from meetings.models import User
from meetings.workflow import verbs
from records import access
from records.codes import Audience

pytestmark = pytest.mark.django_db
MAY = {
    "secretary": {"submit", "reopen"},
    "reviewer": {
        *("send_back", "approve", "release", "plan_release", "confirm_release", "cancel_release", "reopen", "withdraw"),
    },
    "official": set(),
    "administrator": set(),
    "auditor": set(),
}
READS = {
    "visitor": Audience.PUBLIC,
    "official": Audience.INTERNAL,
    "secretary": Audience.INTERNAL,
    "reviewer": Audience.INTERNAL,
    "administrator": Audience.PUBLIC,
    "auditor": Audience.PUBLIC,
}


@pytest.mark.parametrize("role", MAY)
def test_each_role_has_its_verbs_and_no_other(cast, role):
    person = getattr(cast, role)

    assert {verb for verb in verbs.VERBS if person.has_perm(f"meetings.{verb}")} == MAY[role]
    assert person.has_perm("meetings.erase") is (role == "administrator")


@pytest.mark.parametrize("role", MAY)
def test_only_secretaries_change_the_desk_and_nobody_changes_what_was_printed(cast, role):
    person = getattr(cast, role)

    for model in ("meetings.meeting", "meetings.agendaitem", "meetings.attendance", "directives.directive"):
        app, name = model.split(".")
        for act in ("add", "change", "delete"):
            assert person.has_perm(f"{app}.{act}_{name}") is (role == "secretary")
    for name in ("edition", "chainhead", "erasure"):
        assert not any(person.has_perm(f"meetings.{act}_{name}") for act in ("add", "change", "delete"))
        assert not Permission.objects.filter(codename__in=[f"change_{name}", f"delete_{name}"]).exists()


@pytest.mark.parametrize("role", READS)
def test_each_role_reads_for_its_audience(cast, role):
    assert access.audience(getattr(cast, role)) is READS[role]


def test_a_deactivated_account_and_one_without_a_role_read_as_the_public(cast):
    cast.official.is_active = False

    assert access.audience(cast.official) is Audience.PUBLIC
    assert access.audience(User.objects.create_user("stranger")) is Audience.PUBLIC


def test_the_first_superuser_reads_internal_editions():
    assert access.audience(User.objects.create_superuser("first")) is Audience.INTERNAL


def test_roles_are_granted_anew_so_that_they_never_drift():
    official = Group.objects.get(name="official")
    official.permissions.set(Permission.objects.filter(codename="erase"))

    roles.grant(using="default", sender=apps.get_app_config("directives"))
    roles.grant(using="default", sender=apps.get_app_config("directives"))

    assert list(official.permissions.values_list("codename", flat=True)) == ["read_internal"]
    assert Group.objects.count() == len(roles.ROLES)


def test_a_role_with_a_permission_that_does_not_exist_is_refused(monkeypatch):
    monkeypatch.setitem(roles.ROLES, "official", {"read_internal", "read_minds"})

    with pytest.raises(LookupError, match="official names unknown permissions: read_minds"):
        roles.grant(using="default")
