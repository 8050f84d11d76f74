"""The page of the access log: who opens it, what narrows it, and the table of what it shows."""

import csv

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from meetings.models import AccessEntry, Act

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
LOG = "/admin/meetings/accessentry/"


@pytest.fixture
def auditor(client, cast):
    client.force_login(cast.auditor)
    return client


def rows(response):
    return list(csv.reader(response.getvalue().decode("utf-8-sig").splitlines()))


def test_an_auditor_reads_the_log_and_nothing_else_of_the_desk(auditor):
    assert auditor.get(LOG).status_code == 200
    assert auditor.get("/admin/").status_code == 200
    assert auditor.get("/admin/meetings/user/").status_code == 403
    assert auditor.get("/admin/meetings/edition/").status_code == 403


def test_the_log_is_narrowed_by_what_was_done_and_searched_by_name(auditor, cast):
    Client().post("/accounts/login/", {"username": "official", "password": "wrong"})

    page = auditor.get(f"{LOG}?act__exact=sign_in_failed&q=official")

    assert [one.act for one in page.context["cl"].result_list] == ["sign_in_failed"]


def test_an_unknown_name_is_told_by_its_digest(auditor):
    Client().post("/accounts/login/", {"username": "my-password", "password": "wrong"})

    page = auditor.get(LOG).content.decode()
    assert "不存在的用户名（" in page
    assert "my-password" not in page


def test_the_table_holds_what_the_list_shows_and_taking_it_along_is_noted(auditor, cast):
    Client().post("/accounts/login/", {"username": "official", "password": "wrong"}, REMOTE_ADDR="192.0.2.7")

    header, *found = rows(auditor.get(f"{LOG}csv/?act__exact=sign_in_failed"))

    assert header == ["时间", "事项", "操作人", "所涉账号", "网络地址", "说明"]
    assert [row[1:] for row in found] == [
        ["登录失败", "", "official", "'192.0.2.7", ""]
    ]  # as text, which no program reckons with
    assert AccessEntry.objects.get(act=Act.EXPORTED).by == cast.auditor


def test_what_the_table_cannot_be_asked_leads_to_all_of_it(auditor):
    answer = auditor.get(f"{LOG}csv/?by__password__startswith=argon")

    assert (answer.status_code, answer["Location"]) == (302, f"{LOG}csv/")


def test_roles_and_rights_are_told_by_their_names(auditor, cast):
    cast.official.groups.add(Group.objects.get(name="reviewer"))
    AccessEntry.objects.create(act=Act.RIGHT_TAKEN, detail="督查员: read_internal, view_accessentry")
    AccessEntry.objects.create(act=Act.RIGHT_GIVEN, detail="督查员: something_new")

    rows = auditor.get(LOG).content.decode()

    for words in ("审核人", "督查员：查阅内部版、审计", "督查员：something_new"):
        assert words in rows
    assert "read_internal" not in rows
