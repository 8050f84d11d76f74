"""What every face of search does with a request: who reads, how long it may take, what it asks, and any address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directives.models.passage import Passage
from records.timeout import TooSlow
from tests.directives.search.web.walking import copies
from tests.factories import act, approve, make_directive, make_item, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


# Readers


def test_a_visitor_finds_and_counts_only_what_is_public(cast, client):
    meeting = make_meeting(title="内部研究机密事项")
    make_directive(make_item(meeting), text="要办好机密事项", units=["区机密局"])
    approve(meeting, cast)

    before = client.get("/search/?q=机密事项")
    client.force_login(cast.official)
    signed_in = client.get("/search/?q=机密事项")

    assert (before.context["count"], before.context["facets"]) == (0, [])
    assert signed_in.context["count"] == 2
    act("release", meeting, by=cast.reviewer)
    client.logout()
    assert client.get("/search/?q=机密事项").context["count"] == 2


def test_shared_caches_keep_only_what_everybody_sees(office, client):
    public = client.get("/search/?q=供水")
    client.force_login(office.official)
    internal = client.get("/search/?q=供水")

    assert "public" in public["Cache-Control"]
    assert internal["Cache-Control"] == "private, no-store"
    assert {public["X-Robots-Tag"], internal["X-Robots-Tag"]} == {"noindex"}
    assert "Cookie" in public["Vary"]


# Time


def test_a_question_that_takes_too_long_is_told_to_narrow(office, client, monkeypatch):
    monkeypatch.setattr("records.timeout.SECONDS", 0.0)

    page = client.get("/search/?q=供水")
    data = client.get("/search.json?q=供水")

    assert (page.status_code, data.status_code) == (503, 503)
    assert "请增加关键词或缩小日期范围" in page.content.decode()
    assert 'value="供水"' in page.content.decode()
    assert data.json()["error"]["code"] == "too_slow"
    assert "no-store" in page["Cache-Control"]
    assert "no-store" in data["Cache-Control"]


@pytest.mark.parametrize("name", ["meetings", "directives"])
def test_a_list_whose_question_takes_too_long_says_so_too(office, client, name, monkeypatch):
    monkeypatch.setattr("records.timeout.Deadline.__call__", late)

    page = client.get(f"/{name}/?q=供水")
    data = client.get(f"/{name}.json?q=供水")

    assert (page.status_code, data.status_code) == (503, 503)
    assert "请增加关键词或缩小日期范围" in page.content.decode()
    assert data.json()["error"]["code"] == "too_slow"
    assert page["Cache-Control"] == data["Cache-Control"] == "private, no-store"
    assert client.get(f"/{name}/").status_code == 200


def late(*statement):
    raise TooSlow


QUERIES = {  # four are the time limit's: two for its transaction, two that read and restore it
    "/search/": 5,
    "/search/?q=供水": 7,
    "/search/?q=供水&sort=relevance": 9,
    "/search/?q=供水&kind=directive&type=executive": 8,
    "/search.json?q=供水": 7,
}


def test_a_search_asks_few_questions_however_many_answers(office, client):
    def asked():
        counts = {}
        for url in QUERIES:
            client.get(url)  # what a process reads once
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            counts[url] = len(queries)
        return counts

    few = asked()
    copies(Passage.objects.filter(audience="public", kind="directive").first(), 60)

    assert few == QUERIES
    assert asked() == QUERIES


# Anything

WORDS = st.text(max_size=30) | st.sampled_from(
    ["供水 -", "年:0001", "年:2024-0000", '"', "单位:", "类型:常务 OR", "\x00供", "𠀀", "%", "_", "\\", "'; --", "９９"]
)
DAYS = st.text(max_size=12) | st.dates().map(str) | st.just("0001-01-01") | st.just("9999-12-31")
ADDRESS = st.fixed_dictionaries(
    {},
    optional={
        "q": WORDS,
        "kind": st.sampled_from(["", "item", "x", "\x00"]),
        "type": st.sampled_from(["", "executive", "x"]),
        "unit": st.text(max_size=90),
        "from": DAYS,
        "to": DAYS,
        "sort": st.sampled_from(["", "date", "relevance", "x"]),
        "page": st.integers() | st.text(max_size=5),
        "cursor": st.text(max_size=12),
    },
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=ADDRESS)
def test_no_address_is_an_error_of_ours(office, client, query):
    given = {name: str(value).encode("utf-8", "replace") for name, value in query.items()}

    assert client.get("/search/", given).status_code in (200, 404)
    assert client.get("/search.json", given).status_code in (200, 400, 404)


def test_the_pages_speak_three_languages(office, client):
    for prefix in ("", "/zh-hant", "/en"):
        html = client.get(f"{prefix}/search/?q=供水&kind=item").content.decode()
        assert html.count('class="row within"') == 3
        assert f'action="{prefix}/search/"' in html
