"""A record in the other characters: a page of its own address, marked, the original a click away."""

import pytest

from tests.factories import make_record, release
from tests.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


@pytest.fixture
def meeting(cast):
    return release(make_record(title="研究供水管网改造", number_text="第十二次"), cast)


def test_a_meeting_is_read_in_traditional_characters_and_says_so(client, meeting):
    path = f"/meetings/{meeting.key}/"
    page = page_of(client.get(f"{path}?script=hant"))
    record = page.one("div", class_="record block")

    assert "加快老舊管網改造" in record.text()
    assert "加快老旧管网改造" not in record.text()
    assert page.one("h1", lang="zh-Hant").text() == "研究供水管網改造"
    assert not record.all("p", lang="zh-Hans")
    note = page.one("p", class_="note")
    assert "以原文为准" in note.text()
    assert note.one("a")["href"] == path


def test_a_directive_too_but_for_the_line_to_cite_it_by(client, meeting):
    directive = meeting.items.get().directives.first()
    page = page_of(client.get(f"/directives/{directive.key}/?script=hant"))

    assert page.one("blockquote").text().startswith("要加快老舊管網改造")
    assert "《研究供水管网改造》" in page.one("dd", class_="cite").text()


@pytest.mark.parametrize("query", ["", "?script=", "?script=latin"])
def test_without_a_choice_the_words_are_as_they_were_printed(client, meeting, query):
    page = page_of(client.get(f"/meetings/{meeting.key}/{query}"))

    assert page.one("h1", lang="zh-Hans").text() == meeting.title
    assert not page.all("p", class_="note")
    assert [one["href"] for one in page.all("a", "aria-current", rel="nofollow")] == [f"/meetings/{meeting.key}/"]


def test_a_record_in_traditional_characters_is_read_in_simplified_ones(client, cast):
    meeting = release(make_record(title="研究供水管網改造"), cast)

    page = page_of(client.get(f"/zh-hant/meetings/{meeting.key}/?script=hans"))

    assert page.one("h1").text() == "研究供水管网改造"


def test_a_converted_page_is_no_address_for_search_engines(client, meeting):
    html = client.get(f"/meetings/{meeting.key}/?script=hant").content.decode()

    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html
