"""One report's whole story through the pages, on connections that signed in as the site's role, which owns nothing."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from meetings import verification
from meetings.models import Edition, Meeting, User
from tests.database import name_of_site
from tests.meetings.admin.reports.test_pasting import PASTE, carried
from tests.meetings.admin.test_accounts import USERS, group, new_account
from tests.meetings.admin.test_meetings import save
from tests.meetings.admin.test_verbs import do

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.site_role]


def signed_in(username: str, password: str = "jiyao-demo") -> Client:
    client = Client()
    answer = client.post("/accounts/login/", {"username": username, "password": password})
    assert answer.status_code == 302
    return client


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return (b"".join(answer) if answer.streaming else answer.content).decode()


def test_the_connection_is_the_sites(cast):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        assert cursor.fetchone() == (name_of_site(),) * 2


def test_a_report_is_pasted_reviewed_released_corrected_and_withdrawn(cast: Any):
    secretary, reviewer, public = signed_in("secretary"), signed_in("reviewer"), Client()
    secretary.post(PASTE, carried("create"))
    meeting = Meeting.objects.get()

    save(secretary, meeting, summary="研究防汛、就业等工作，部署汛期值守。")
    do(secretary, meeting, "submit")
    do(reviewer, meeting, "approve")
    do(reviewer, meeting, "release")
    for address in ("/", "/meetings/", f"/meetings/{meeting.key}/", f"/meetings/{meeting.key}.json", "/meetings.csv"):
        assert "防汛" in read(public, address)
    for address in ("/search/?q=巡查值守", "/search.json?q=巡查值守", "/directives/", "/directives.json", "/changes/"):
        assert meeting.key in read(public, address) or "巡查值守" in read(public, address)
    assert "内部" in read(signed_in("official"), f"/meetings/{meeting.key}/")

    do(secretary, meeting, "reopen")
    save(secretary, Meeting.objects.get(), summary="研究防汛、就业、粮食收购等工作。")
    do(secretary, Meeting.objects.get(), "submit")
    do(reviewer, Meeting.objects.get(), "approve")
    do(reviewer, Meeting.objects.get(), "release", note="补充粮食收购。")
    assert "粮食收购" in read(public, f"/meetings/{meeting.key}/")

    do(reviewer, Meeting.objects.get(), "withdraw", note="内容有误。")
    read(public, f"/meetings/{meeting.key}/", 410)
    assert Edition.objects.count() == 5
    assert list(verification.faults()) == []


def test_an_administrator_keeps_the_accounts(cast: Any):
    administrator = signed_in("administrator")

    administrator.post(f"{USERS}add/", new_account(groups=[group("official")]))
    made = User.objects.get(username="shen")
    administrator.post(f"{USERS}{made.pk}/change/", {"username": "shen", "name": "沈怀远", "groups": []})

    made.refresh_from_db()
    assert (made.is_active, made.groups.count()) == (False, 0)
    assert "沈怀远" in read(administrator, f"{USERS}{made.pk}/history/")


def test_the_commands_of_the_site_work(cast: Any, capsys):
    call_command("import_report", "meetings/sample/reports/2024-11-06-old-estates.txt")
    key = capsys.readouterr().out.split("\t")[0]
    for verb, by in (("submit", "secretary"), ("approve", "reviewer"), ("release", "reviewer")):
        call_command(verb, key, by=by)
    call_command("reindex")
    call_command("verify_editions")

    assert "faults 0" in capsys.readouterr().out
