"""The site as crawlers and attackers walk it: an end to it, nothing broken, nothing told that is not for the reader."""

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import html5lib
import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.crawling import Crawler
from tests.factories import make_record, make_user, release
from tests.sight.doors import EARLIER_DOOR, FILES, FOUND, JSON_LISTS, LISTS
from tests.sight.expected import MAY_READ
from tests.sight.office import HISTORY, Office, build

pytestmark = pytest.mark.django_db
PREFIXES = ("", "/zh-hant", "/en")
MORE = 18  # directives besides, so that lists have pages
MOST = {"visitor": 1_000, "official": 2_500}  # addresses


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """Built once, in a transaction around all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        roles = ("official", "secretary", "reviewer", "administrator")
        cast = SimpleNamespace(visitor=AnonymousUser(), **{role: make_user(role) for role in roles})
        office = build(cast)
        release(make_record(directives=MORE), cast)
        yield office
        transaction.set_rollback(True)


@pytest.fixture(scope="module", params=["visitor", "official"])
def walk(request: pytest.FixtureRequest, office: Office, django_db_blocker: Any) -> tuple[str, Crawler]:
    client = Client()
    with django_db_blocker.unblock():
        if request.param != "visitor":
            client.force_login(getattr(office.cast, request.param))
        crawler = Crawler(client)
        crawler.walk(MOST[request.param])
    return request.param, crawler


def test_the_walk_ends_and_meets_everything(walk, office):
    reader, crawler = walk

    assert len(crawler.visited) < MOST[reader]
    assert crawler.elsewhere == set()
    states = ("released", "reopened", "corrected") + (("approved", "withdrawn") if reader == "official" else ())
    for prefix in PREFIXES:
        pages = [f"/meetings/{office.meetings[state].key}" for state in states]
        expected = [
            "/",
            "/meetings/",
            "/directives/",
            "/directives/?page=2",
            "/changes/",
            *(f"{page}/" for page in pages),
        ]
        expected += ["/meetings.json", "/changes.atom", "/opensearch.xml", *(f"{page}.json" for page in pages)]
        assert {prefix + path for path in expected} <= set(crawler.visited)


def test_nothing_is_broken(walk):
    _reader, crawler = walk

    statuses = {path: found.status for path, found in crawler.visited.items()}
    assert {path: status for path, status in statuses.items() if status not in (200, 301, 302)} == {}
    assert [path for path in crawler.static if not finders.find(path)] == []
    assert crawler.lost_fragments == []


def test_what_it_may_not_follow_works_for_people(walk):
    _reader, crawler = walk
    statuses = {path: crawler.visit(path).status for path in sorted(crawler.not_followed)[:: 1 + len(PREFIXES)]}

    assert {path: status for path, status in statuses.items() if status not in (200, 302)} == {}


def test_no_selection_is_visited(walk):
    _reader, crawler = walk

    queries = {path.partition("?")[2].partition("=")[0] for path in crawler.visited if "?" in path}
    assert queries <= {"page", "cursor", "p"}
    assert not [path for path in crawler.visited if re.match("(/en|/zh-hant)?/(search|accounts|admin)/", path)]


def test_no_secret_is_told(walk, office):
    reader, crawler = walk
    audience = "internal" if reader == "official" else "public"
    secret = set(office.secrets) - office.words(*MAY_READ[audience])

    earlier = office.words(HISTORY)  # at the doors to earlier editions alone
    told = {
        path: (secret - earlier if EARLIER_DOOR.search(path) else secret) & set(re.findall(r"隐\d{3}", found.text))
        for path, found in crawler.visited.items()
    }

    assert {path: words for path, words in told.items() if words} == {}
    assert any(
        office.words(*MAY_READ[audience]) & set(re.findall(r"隐\d{3}", page.text)) for page in crawler.visited.values()
    )


def test_pages_are_valid(walk):
    """One of each kind in each language, strictly parsed; in all, no name of an element twice."""
    _reader, crawler = walk
    pages = {path: found for path, found in crawler.visited.items() if found.is_page}
    kinds = {re.sub(r"/[0-9a-z]{10}/", "/…/", path): found for path, found in pages.items()}
    assert len(kinds) > 15

    for found in kinds.values():
        html5lib.HTMLParser(strict=True).parse(found.text)
    for path, found in pages.items():
        ids = [one["id"] for one in found.page.elements() if one.has("id")]
        assert len(ids) == len(set(ids)), path


def test_other_pages_are_valid(client, office):
    gone = office.meetings["withdrawn"].key
    asked = [
        "/search/",
        "/search/?q=管网",
        "/search/?q=2026年3月",
        "/search/?q=qqqq",
        "/search/?type=picnic",
        "/nowhere/",
    ]
    asked += ["/meetings/?type=picnic&from=x", "/meetings/?q=qqqq", f"/meetings/{gone}/", "/accounts/login/"]
    for path in (prefix + page for prefix in PREFIXES for page in asked):
        html5lib.HTMLParser(strict=True).parse(client.get(path).content.decode())


NASTY = [
    *("", "%00", "%FF", "%ED%A0%80", "%", "%25", "'", '"', "\\", "../../etc/passwd", "${7*7}", "{{7*7}}", "<script>"),
    *("-1", "0", "9" * 400, "1e9", "NaN", "½", "२", "1.5", "1%2B1", "+1", " 1", "true", "null", "[]", "{}"),
    *("0000-00-00", "9999-12-31", "10000-01-01", "2025-02-30", "2025-11-19T00:00:00+99:99", "2025-11-19T25:00Z"),
    *("after.", "after.x", "before.%00", "after.9999-12-31.1", "bm90aGluZw==", "a" * 5000, "要" * 300),
    *(
        "类型:",
        "年:9999-0001",
        "年:0000",
        '单位:"',
        "单位:OR",
        "OR OR OR",
        "-",
        '-"',
        "“",
        "(((((",
        "a OR -b",
        "99999年",
    ),
    *(
        "2月30日",
        "0000年",
        "二〇二五年十三月",
        "第〇次",
        "零零零零",
        "〇",
        "9999年12月31日",
        "1月1日",
        "年:9999 1月1日",
    ),
    *(
        "区局",
        "局",
        "市市市局",
        "x" * 40 + "局",
        "%F0%A0%AE%B7",
        "%E2%80%AE",
        "%0D%0AX-Y:%20z",
        "%C0%AF",
        ";",
        "&&&",
        "==",
    ),
]
PARAMETERS = ("q", "page", "cursor", "type", "from", "to", "kind", "unit", "sort", "since", "act", "p")


@pytest.mark.parametrize("name", [*LISTS, *JSON_LISTS, *FILES, *FOUND])
def test_no_question_breaks_a_page(client, office, name):
    path = reverse(name)
    together = ["&".join(f"{parameter}={quote(value, safe='%')}" for parameter in PARAMETERS) for value in NASTY]
    in_turn = [f"{PARAMETERS[number % len(PARAMETERS)]}={quote(value, safe='%')}" for number, value in enumerate(NASTY)]
    for query in (*together, *in_turn, "page=1&page=2", "q=a&q=b", "=", "?", "&", "q", "%00=1", "q[]=1", "Q=1"):
        assert client.get(f"{path}?{query}").status_code < 500, query


NAMED = ("directives:unit", "directives:unit_csv", "directives:document")
BY_KEY = ("meetings:detail", "meetings:detail_json", "meetings:changes", "directives:detail", "sitemap_section")


@pytest.mark.parametrize("name", [*BY_KEY, *NAMED])
def test_no_address_breaks_a_page(client, office, name):
    before, after = reverse(name, args=["KEY"]).split("KEY")
    for value in NASTY:
        path = f"{before}{quote(value, safe='%')}{after}"
        assert client.get(path).status_code in (200, 301, 400, 404), path
