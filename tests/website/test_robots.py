"""robots.txt as a crawler reads it: every row may be read, no selection."""

import pytest
from protego import Protego

pytestmark = pytest.mark.django_db


@pytest.fixture
def rules(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    return Protego.parse(answer.content.decode())


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/en/", "/meetings/", "/zh-hant/meetings/k/", "/meetings/?page=2", "/en/directives/?page=12"),
        *("/meetings/k.json", "/meetings.json", "/meetings.json?cursor=a", "/meetings.csv", "/changes.atom"),
        *(
            "/sitemap.xml",
            "/sitemap-meetings.xml",
            "/sitemap-directives.xml?p=2",
            "/static/css/base.css",
            "/favicon.ico",
        ),
    ],
)
def test_rows_may_be_read(rules, path):
    assert rules.can_fetch(f"http://testserver{path}", "anybot")


@pytest.mark.parametrize(
    "path",
    [
        *("/meetings/?type=executive", "/meetings/?page=2&type=executive", "/en/directives/?q=x&page=2", "/?x=1"),
        *("/search/", "/search/?q=x", "/en/search/?q=x", "/search/suggest.json?q=x", "/search.json?q=x"),
        *("/accounts/login/", "/zh-hant/accounts/password/", "/admin/", "/en/admin/meetings/"),
    ],
)
def test_selections_and_what_is_for_people_may_not(rules, path):
    assert not rules.can_fetch(f"http://testserver{path}", "anybot")


def test_the_sitemap_is_named(rules):
    assert list(rules.sitemaps) == ["http://testserver/sitemap.xml"]
