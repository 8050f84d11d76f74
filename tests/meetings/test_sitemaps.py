"""The sitemaps: each public page once with the time of its last public change; nothing that officials alone read."""

import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.utils.timezone import localtime

from meetings.sitemaps import PublicSitemap
from records.keys import ALPHABET, LENGTH
from tests.factories import approve, correct, make_record, release, withdraw

pytestmark = pytest.mark.django_db
OF_THE_SITE = ("/about/", "/follow/", "/accessibility/", "/privacy/", "/sitemap/")
PAGES = ("/", "/meetings/", "/directives/", "/units/", "/changes/", "/open-data/", *OF_THE_SITE)
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(client, path):
    root = ElementTree.fromstring(client.get(path).content)
    return {one.find(f"{SPACE}loc").text: one.findtext(f"{SPACE}lastmod") for one in root}


def is_meeting(path):
    return re.fullmatch(f"/meetings/[{ALPHABET}]{{{LENGTH}}}/", path)


def listed(client):
    found: dict[str, str | None] = {}
    for address in entries(client, "/sitemap.xml"):
        found |= entries(client, address.removeprefix("http://testserver"))
    return {address.removeprefix("http://testserver"): changed for address, changed in found.items()}


def test_public_pages_are_listed_with_their_last_change(client, cast):
    record = make_record(directives=1)
    record.items.get().directives.update(units=["区水务局"])
    meeting = correct(release(record, cast), cast, title="研究供水（更正）")
    hidden = approve(make_record(), cast)
    gone = withdraw(release(make_record(), cast), cast)
    directive = meeting.items.get().directives.get()

    for reader in (None, cast.official):
        if reader:
            client.force_login(reader)
        found = listed(client)

        pages = {*PAGES, "/meetings/2026/", "/meetings/2026/03/", "/meetings/executive/", "/meetings/executive/2026/"}
        pages.add(f"/units/{quote('区水务局')}/")
        assert set(found) == {*pages, f"/meetings/{meeting.key}/", f"/directives/{directive.key}/"}
        assert not {key for key in (hidden.key, gone.key) if key in str(found)}
        changed = localtime(meeting.editions.get(audience="public", number=2).issued_at).date().isoformat()
        assert found[f"/meetings/{meeting.key}/"].startswith(changed)
        assert all(found.values())


def test_long_lists_are_parted(client, cast, monkeypatch):
    monkeypatch.setattr(PublicSitemap, "limit", 2)
    for _ in range(3):
        release(make_record(directives=0), cast)

    assert "http://testserver/sitemap-meetings.xml?p=2" in entries(client, "/sitemap.xml")
    assert len([path for path in listed(client) if is_meeting(path)]) == 3


def test_an_empty_site_has_sitemaps_too(client):
    assert listed(client) == dict.fromkeys(PAGES)


@pytest.mark.parametrize("path", ["/sitemap-nothing.xml", "/sitemap-meetings.xml?p=99", "/sitemap-meetings.xml?p=x"])
def test_a_sitemap_that_is_none_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_asking_for_many_takes_as_many_queries(client, cast, django_assert_num_queries):
    release(make_record(), cast)
    with django_assert_num_queries(3):  # the version among them
        client.get("/sitemap-meetings.xml")
    for _ in range(3):
        release(make_record(), cast)
    with django_assert_num_queries(3):  # the version among them
        client.get("/sitemap-meetings.xml")
