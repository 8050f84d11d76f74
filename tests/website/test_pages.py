"""The pages about the site: for everybody, in each language, from memory, with what the office filled in."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from tests.factories import correct, make_record, release
from tests.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
PAGES = ("about", "follow", "accessibility", "privacy", "site_map")
OFFICE = {
    "sign_url": "https://sign.example.gov.cn/1",
    "faults_url": "https://faults.example.gov.cn/?code=1",
    "organizer": "澄湖区大数据中心",
    "icp": "示ICP备00000000号",
    "police": "示公网安备00000000000001号",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_every_page_of_the_site_is_there_and_linked_from_every_foot(client, name, language):
    with override(language):
        address = reverse(name)
    answer = client.get(address)

    assert answer.status_code == 200
    assert len(page_of(answer).all("h1")) == 1
    with override(language):
        assert f'href="{address}"' in client.get(reverse("home")).content.decode()


def test_the_foot_has_what_inspections_look_for(settings):
    foot = render_to_string("_footer.html", {"office": settings.OFFICE | OFFICE})

    for link in (
        'href="https://sign.example.gov.cn/1" lang="zh-Hans">党政机关网站标识</a>',
        'href="https://faults.example.gov.cn/?code=1" lang="zh-Hans">我为政府网站找错</a>',
        'href="https://beian.miit.gov.cn/">示ICP备00000000号</a>',
        'code=00000000000001">示公网安备00000000000001号</a>',
        '承办单位：<span lang="zh-Hans">澄湖区大数据中心</span>',
    ):
        assert link in foot


def test_what_an_office_has_not_filled_in_is_not_printed(settings):
    foot = render_to_string("_footer.html", {"office": settings.OFFICE})

    for words in ("标识</a>", "找错", "beian", "承办单位"):
        assert words not in foot


def test_the_page_of_privacy_names_every_cookie(client, settings, cast):
    named = client.get("/privacy/").content.decode()
    client.get("/accounts/login/")
    client.get("/?view=easy")
    client.force_login(cast.official)

    assert {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "view"} == set(client.cookies)
    for name in client.cookies:
        assert f"<code>{name}</code>" in named


@pytest.mark.parametrize("path", ["/nowhere/", "/meetings/nothing/"])
def test_what_is_not_there_can_be_looked_for(client, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert 'role="search"' in answer.content.decode()


def test_an_official_reads_the_notes_that_the_public_reads(client, cast):
    meeting = correct(release(make_record(), cast), cast, note="更正会议日期。", title="区政府常务会议研究防汛工作")

    client.force_login(cast.official)
    notes = page_of(client.get(f"/meetings/{meeting.key}/")).text()

    assert notes.count("更正会议日期。") == 1  # the office's own edition has no note of its own
    assert "公开版更正" in notes


def test_home_and_changes_say_how_they_are_followed(client):
    assert 'href="/changes.atom"' in client.get("/").content.decode()
    top, _, below = client.get("/changes/").content.decode().partition('class="filters"')
    assert 'href="/changes.atom" rel="nofollow">' in top
    assert "changes.csv" in below
