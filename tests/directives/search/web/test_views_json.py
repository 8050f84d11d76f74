"""Search for programs: the contract's shape, and windows that are followed to the end."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from directives.models.passage import Passage
from tests.directives.search.web.walking import all_windows, copies

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
SITE = "http://testserver"
RESULT = {"kind", "key", "url", "headline", "text", "marks", "listed_on", "type", "meeting"}


def test_a_result_has_the_shape_of_the_contract(office, client):
    body = client.get("/search.json", {"q": "营商环境", "from": "2025-09-10"}).json()

    assert set(body) == {"count", "count_is_exact", "next", "previous", "results"}
    assert (body["count"], body["count_is_exact"], body["next"], body["previous"]) == (1, True, None, None)
    (row,) = body["results"]
    assert set(row) == RESULT
    assert set(row["meeting"]) == {"key", "url", "title"}
    assert (row["kind"], row["type"], row["listed_on"]) == ("directive", "special", "2025-09-10")
    assert row["url"] == f"{SITE}/directives/{row['key']}/"
    assert [row["text"][start:end] for start, end in row["marks"]] == ["營商環境"]
    assert client.get(row["url"]).status_code == client.get(row["meeting"]["url"]).status_code == 200


def test_hits_of_every_kind_can_be_opened(office, client):
    for row in client.get("/search.json", {"q": "供水"}).json()["results"]:
        url = urlsplit(row["url"])
        html = client.get(url.path).content.decode()
        assert not url.fragment or f'id="{url.fragment}"' in html
        assert row["text"].split("<")[0] in html or row["headline"] in html


@pytest.mark.owner_role("changes passages, which printing never does")
@pytest.mark.parametrize("query", ["?q=供水", "?q=供水&sort=relevance", "?kind=directive", "?q=-防汛&type=special"])
def test_windows_are_followed_to_the_end_and_back(office, client, query):
    for copy in copies(Passage.objects.filter(audience="public", kind="directive", type="special").first(), 230):
        Passage.objects.filter(pk=copy.pk).update(listed_on=copy.listed_on - timedelta(copy.pk % 7))

    first = client.get(f"/search.json{query}").json()
    second = client.get(first["next"]).json()
    rows = all_windows(client, query)

    assert len(first["results"]) == len(second["results"]) == 100
    assert len(rows) == len(set(rows)) == first["count"] > 230
    assert client.get(second["previous"]).json()["results"] == first["results"]


@pytest.mark.owner_role("changes passages, which printing never does")
@pytest.mark.parametrize("query", ["?q=供水", "?q=供水&sort=relevance", "?q=管网&sort=relevance"])
def test_windows_have_numbers_and_an_end(office, client, query):
    first = Passage.objects.filter(audience="public", kind="directive", text__contains="管网").first()
    copies(first, 230)

    numbered, number = [], 1
    while (answer := client.get(f"/search.json{query}&page={number}")).status_code == 200:
        numbered += [row["key"] for row in answer.json()["results"]]
        number += 1

    assert answer.status_code == 404
    assert numbered == all_windows(client, query)
    second = client.get(f"/search.json{query}&page=2").json()
    assert "page=" not in second["next"]
    assert [row["key"] for row in client.get(second["previous"]).json()["results"]] == numbered[:100]
    assert [row["key"] for row in client.get(second["next"]).json()["results"]] == numbered[200:300]


@pytest.mark.parametrize("cursor", ["after.nosuchkey1", "x", "-1", "99999999", "１", "after.%00"])
def test_a_cursor_nobody_gave_is_refused(office, client, cursor):
    for order in ("date", "relevance"):
        answer = client.get(f"/search.json?q=供水&sort={order}&cursor={cursor}")
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad_cursor")
