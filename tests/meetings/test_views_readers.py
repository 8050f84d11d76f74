"""Who may keep a reader's page, whose view and language it shows, and whether the site is well."""

import pytest
from django.db import connection

from tests.factories import approve, make_record, release

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def titles(client, path):
    return [row["title"] for row in client.get(path).context["rows"]]


# Who may keep an answer


@pytest.mark.parametrize(
    "path", ["/", "/meetings/", "/meetings.json", "/directives.json", "/changes.json", "/meetings/x/"]
)
def test_shared_caches_keep_what_a_visitor_gets_and_nothing_else(cast, client, path):
    visitor = client.get(path)
    assert visitor["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert visitor["Vary"] == "Cookie"
    assert visitor.get("Access-Control-Allow-Origin") == ("*" if path.endswith(".json") else None)
    assert "Set-Cookie" not in visitor.headers
    assert not visitor.cookies

    for person in (cast.official, cast.administrator):
        client.force_login(person)
        answer = client.get(path)
        assert "private" in answer["Cache-Control"]
        assert "no-store" in answer["Cache-Control"]
        assert "public" not in answer["Cache-Control"]
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_every_answer_says_where_content_may_come_from_and_what_a_browser_may_do(client):
    for path in ("/", "/meetings.json", "/nothing/", "/healthz", "/accounts/login/", "/admin/login/"):
        answer = client.get(path)
        assert answer["Content-Security-Policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        )
        assert "geolocation=()" in answer["Permissions-Policy"]


# Whose view


def test_an_official_can_look_as_the_public_and_come_back(cast, client):
    meeting = approve(make_record(), cast)
    client.force_login(cast.official)
    path = f"/meetings/{meeting.key}/"

    answer = client.post("/view-as/", {"audience": "public", "next": "/meetings/?type=executive"})
    assert answer["Location"] == "/meetings/?type=executive"
    assert titles(client, "/meetings/") == []
    assert "公众视图" in page(client, "/meetings/")
    assert "private" in client.get("/meetings/")["Cache-Control"]
    page(client, path, 404)

    client.post("/view-as/", {"audience": "internal", "next": path})
    assert "内部视图" in page(client, path)


@pytest.mark.parametrize("person", ["visitor", "administrator"])
def test_who_reads_as_the_public_cannot_switch_to_the_internal_view(cast, client, person):
    meeting = approve(make_record(), cast)
    if person != "visitor":
        client.force_login(getattr(cast, person))

    client.post("/view-as/", {"audience": "internal", "next": "/"})

    page(client, f"/meetings/{meeting.key}/", 404)
    assert "/view-as/" not in page(client, "/meetings/")


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_the_switch_leads_nowhere_else(cast, client, target):
    client.force_login(cast.official)

    assert client.post("/view-as/", {"audience": "public", "next": target})["Location"] == "/"


def test_a_deactivated_official_reads_as_the_public(cast, client):
    meeting = approve(make_record(), cast)
    client.force_login(cast.official)
    page(client, f"/meetings/{meeting.key}/")

    cast.official.is_active = False
    cast.official.save()

    page(client, f"/meetings/{meeting.key}/", 404)


# Languages


@pytest.mark.parametrize(("prefix", "code"), [("", "zh-CN"), ("/zh-hant", "zh-Hant"), ("/en", "en")])
def test_the_address_says_the_language_whatever_the_browser_prefers(cast, client, prefix, code):
    meeting = release(make_record(), cast)

    for path in ("/", "/meetings/", f"/meetings/{meeting.key}/", "/changes/", "/accounts/login/"):
        answer = client.get(f"{prefix}{path}", headers={"accept-language": "en" if code != "en" else "zh-hant"})
        text = answer.content.decode()
        assert f'<html lang="{code}">' in text
        assert {one["url"] for one in answer.context["languages"]} == {path, f"/zh-hant{path}", f"/en{path}"}
        assert [one["name"] for one in answer.context["languages"] if one["current"]] == [
            {"": "简体", "/zh-hant": "繁體", "/en": "English"}[prefix]
        ]


def test_the_same_page_in_another_language_keeps_its_filters(client):
    languages = client.get("/meetings/?type=special&q=%E4%BE%9B%E6%B0%B4").context["languages"]

    assert [one["url"] for one in languages][1:] == [
        f"{prefix}/meetings/?type=special&q=%E4%BE%9B%E6%B0%B4" for prefix in ("/zh-hant", "/en")
    ]


# Health


def test_health_is_ok_when_the_database_answers_and_is_migrated(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.owner_role("takes a migration back")
def test_health_is_503_while_a_migration_is_pending(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'directives'")

    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (503, b"unavailable")


def test_health_is_503_when_the_database_does_not_answer(client, monkeypatch):
    connection.ensure_connection()
    monkeypatch.setattr(connection, "cursor", _no_server)

    assert client.get("/healthz").status_code == 503


def _no_server(*_args, **_options):
    raise ConnectionError("no server listens there")
