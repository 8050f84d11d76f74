"""Public data is open to the pages of other sites; what a signed-in person gets is not, nor is any page."""

import pytest

from tests.factories import make_record, release

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
SUFFIXES = ("json", "csv", "atom", "txt")
DATA = [
    *(f"/{name}.{suffix}" for name in ("meetings", "directives", "changes") for suffix in (*SUFFIXES, "ics")),
    *(f"/search.{suffix}?q=1" for suffix in SUFFIXES),
    "/openapi.json",
]


@pytest.fixture
def data(cast):
    meeting = release(make_record(), cast)
    directive = meeting.items.get().directives.first()
    files = (f"/meetings/{meeting.key}.{suffix}" for suffix in ("json", "txt", "ics"))
    return [*DATA, *files, f"/directives/{directive.key}.json"]


def test_any_site_may_read_public_data(client, data):
    for url in data:
        answer = client.get(url, headers={"origin": "https://elsewhere.example"})
        assert answer.status_code == 200, url
        assert answer["Access-Control-Allow-Origin"] == "*", url
        assert "Access-Control-Allow-Credentials" not in answer
    for url in ("/meetings.json?type=x", "/meetings.csv?type=x", "/meetings/bcdfghjkmn.json"):
        assert client.get(url)["Access-Control-Allow-Origin"] == "*", url


def test_a_browser_may_send_a_validator_along(client):
    asked = {"origin": "https://elsewhere.example", "access-control-request-headers": "if-none-match"}

    answer = client.options("/meetings.json", headers=asked)

    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Headers"] == "If-None-Match, If-Modified-Since"
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert "Access-Control-Allow-Headers" not in client.get("/meetings.json")


def test_what_a_person_gets_is_open_to_no_other_site(cast, client, data):
    client.force_login(cast.official)

    for url in data:
        assert "Access-Control-Allow-Origin" not in client.get(url), url


@pytest.mark.parametrize("url", ["/", "/meetings/", "/changes/", "/accounts/login/", "/admin/login/", "/healthz"])
def test_pages_are_no_data(client, url):
    assert "Access-Control-Allow-Origin" not in client.get(url)
