"""The first administrator: made by a command, with a link instead of a password."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from meetings.administrators import administrators
from meetings.models import AccessEntry, Act, User
from records import access
from records.codes import Audience

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
OWN = "lake-and-hill-2026"


def test_the_first_administrator_sets_a_password_by_the_link_and_reads_nothing_internal(capsys):
    call_command("make_administrator", "qin", name="秦予安")

    host, _slash, path = capsys.readouterr().out.strip().removeprefix("http://").partition("/")
    assert host == "127.0.0.1"
    browser = Client()
    form = browser.get(f"/{path}", follow=True).redirect_chain[-1][0]
    browser.post(form, {"new_password1": OWN, "new_password2": OWN})
    browser.post("/accounts/login/", {"username": "qin", "password": OWN})
    assert browser.get("/admin/meetings/user/").status_code == 200
    qin = User.objects.get(username="qin")
    assert list(administrators()) == [qin]
    assert (qin.name, qin.is_superuser, access.audience(qin)) == ("秦予安", False, Audience.PUBLIC)
    assert AccessEntry.objects.filter(act=Act.ROLE_GIVEN, account=qin, detail="administrator").exists()


def test_an_account_that_is_there_keeps_its_password(cast, capsys):
    call_command("make_administrator", "secretary")

    assert cast.secretary in administrators()
    assert User.objects.get(username="secretary").check_password("jiyao-demo")


def test_an_ended_account_and_a_name_that_is_none_are_refused(cast):
    User.objects.filter(username="secretary").update(is_active=False)

    for name in ("secretary", "a b"):
        with pytest.raises(CommandError):
            call_command("make_administrator", name)
    assert not User.objects.filter(username="a b").exists()
