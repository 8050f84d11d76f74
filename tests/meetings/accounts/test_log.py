"""The access log: what is noted, of whom, and that neither a password nor a wrong name stands in it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from meetings.accounts.attempts import MOST
from meetings.erasure import erase
from meetings.models import AccessEntry, Act, User
from tests.factories import approve, make_record
from tests.meetings.workflow.test_due import due
from tests.posting import shown

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
LOGIN = "/accounts/login/"


def entries(*acts):
    """(act, by, account, detail) of the entries of some kinds, the earliest first."""
    found = AccessEntry.objects.filter(act__in=acts or Act.values).order_by("pk").select_related("by", "account")
    return [(one.act, str(one.by or ""), str(one.account or ""), one.detail) for one in found]


@pytest.fixture
def office(client, cast):
    client.force_login(cast.administrator)
    return client


def test_signing_in_and_out_is_noted_with_the_address(cast):
    browser = Client()
    browser.post(LOGIN, {"username": "official", "password": "jiyao-demo"}, REMOTE_ADDR="192.0.2.7")
    browser.post(reverse("logout"), REMOTE_ADDR="192.0.2.8")

    noted = AccessEntry.objects.filter(account=cast.official, act__in=[Act.SIGNED_IN, Act.SIGNED_OUT]).order_by("pk")
    assert [(one.act, one.by, one.address) for one in noted] == [
        ("signed_in", cast.official, "192.0.2.7"),
        ("signed_out", cast.official, "192.0.2.8"),
    ]


def test_a_wrong_password_is_noted_of_the_account_and_not_what_it_was(cast):
    Client().post(LOGIN, {"username": "official", "password": "wrong-word"}, REMOTE_ADDR="192.0.2.7")

    assert entries(Act.SIGN_IN_FAILED) == [("sign_in_failed", "", "official", "")]
    assert "wrong-word" not in str(list(AccessEntry.objects.values()))


def test_a_name_that_is_nobodys_is_noted_as_a_digest(cast):
    for name in ("my-Password-1", "MY-password-1", "another"):
        Client().post(LOGIN, {"username": name, "password": "x"})

    noted = list(
        AccessEntry.objects.filter(act=Act.SIGN_IN_FAILED).order_by("pk").values_list("unknown_name", flat=True)
    )
    assert noted[0] == noted[1] != noted[2]
    assert not any("assword" in name for name in noted)


def test_a_row_of_refusals_is_one_entry(cast):
    for _ in range(30):
        Client().post(LOGIN, {"username": "official", "password": "wrong"})

    assert len(entries(Act.SIGN_IN_FAILED)) == MOST
    assert entries(Act.SIGN_IN_SLOWED) == [("sign_in_slowed", "", "official", "")]


def test_what_an_administrator_does_to_an_account_is_noted_as_done_by_that_person(office, cast):
    address = f"/admin/meetings/user/{cast.official.pk}/change/"
    reviewer = Group.objects.get(name="reviewer")
    form = shown(office.get(address)) | {"groups": [reviewer.pk], "username": "leader"}
    del form["is_active"]

    office.post(address, form)

    assert entries(Act.ACCOUNT_RENAMED, Act.ACCOUNT_ENDED, Act.ROLE_GIVEN, Act.ROLE_TAKEN)[-4:] == [
        ("account_renamed", "administrator", "official", "official → leader"),
        ("account_ended", "administrator", "official", ""),
        ("role_taken", "administrator", "official", "official"),
        ("role_given", "administrator", "official", "reviewer"),
    ]


def test_who_gives_himself_a_role_is_noted_where_others_see_it(office, cast):
    address = f"/admin/meetings/user/{cast.administrator.pk}/change/"
    roles = Group.objects.filter(name__in=["administrator", "secretary"]).values_list("pk", flat=True)

    office.post(address, shown(office.get(address)) | {"groups": list(roles)})

    assert entries(Act.ROLE_GIVEN)[-1] == ("role_given", "administrator", "administrator", "secretary")
    office.force_login(cast.auditor)
    assert "秘书" in office.get("/admin/meetings/accessentry/?act__exact=role_given").content.decode()


def test_a_changed_password_is_noted(office, cast):
    new = {"new_password1": "chenghu-2026-office", "new_password2": "chenghu-2026-office"}

    office.post("/accounts/password/", {"old_password": "jiyao-demo"} | new)

    assert entries(Act.PASSWORD_CHANGED) == [("password_changed", "administrator", "administrator", "")]


@pytest.mark.owner_role("only the owner of the tables changes a right past the pages")
def test_what_is_done_past_the_application_is_noted_of_nobody(cast):
    cast.official.user_permissions.add(Permission.objects.get(codename="erase"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_user SET is_superuser = true WHERE username = 'official'")

    assert [one[:3] for one in entries(Act.RIGHT_GIVEN, Act.SUPERUSER_MADE)][-2:] == [
        ("right_given", "", "official"),
        ("superuser_made", "", "official"),
    ]


def test_a_new_superuser_is_noted(cast):
    User.objects.create_superuser("chief", password="x")

    assert entries(Act.ACCOUNT_MADE, Act.SUPERUSER_MADE)[-2:] == [
        ("account_made", "", "chief", "chief"),
        ("superuser_made", "", "chief", ""),
    ]


def test_an_export_of_internal_editions_is_noted_and_one_of_public_ones_is_not(client, cast):
    approve(make_record(), cast)
    client.get(reverse("meetings:list_csv"))
    client.force_login(cast.official)
    client.get(reverse("meetings:list_csv"))

    assert entries(Act.EXPORTED) == [("exported", "official", "", "/meetings.csv")]


def test_a_command_in_a_persons_name_is_noted(cast):
    meeting = make_record()

    call_command("submit", meeting.key, by="secretary")

    assert entries(Act.COMMAND) == [("command", "secretary", "", f"submit {meeting.key}")]


def test_a_planned_release_is_noted_of_who_confirmed_it(cast):
    meeting = due(cast)

    call_command("release_due")

    assert entries(Act.COMMAND) == [("command", "deputy", "", f"release_due {meeting.key}")]


@pytest.mark.owner_role("erasing is for the owner of the tables")
def test_an_erasure_is_noted(cast):
    meeting = make_record()

    erase(meeting, by=cast.administrator, reason="误录")

    assert entries(Act.ERASED) == [("erased", "administrator", "", meeting.key)]


@pytest.mark.parametrize(
    "statement", ["UPDATE meetings_accessentry SET detail = ''", "DELETE FROM meetings_accessentry"]
)
def test_the_role_of_the_site_only_adds_entries(cast, statement):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
