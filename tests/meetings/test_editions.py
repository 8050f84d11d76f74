"""How a record changed: officials read every edition, the public what the office allows and nothing withdrawn."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import erasure
from tests.factories import act, approve, correct, make_directive, make_item, make_record, release, reopen, withdraw
from tests.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


@pytest.fixture
def corrected(cast):
    meeting = reopen(release(make_record(title="旧标题甲"), cast), cast)
    meeting.title = "新标题乙"
    meeting.save()
    approve(meeting, cast)
    act("release", meeting, by=cast.reviewer, note="更正标题")
    return meeting


def changes(client, meeting):
    return page_of(client.get(f"/meetings/{meeting.key}/changes/"))


def status(client, meeting, number):
    return client.get(f"/meetings/{meeting.key}/editions/{number}/").status_code


# One edition


def test_an_official_finds_and_reads_the_earlier_edition(client, cast, corrected):
    client.force_login(cast.official)

    page = client.get(f"/meetings/{corrected.key}/").content.decode()
    earlier = client.get(f"/meetings/{corrected.key}/editions/1/")

    assert f'href="/meetings/{corrected.key}/editions/1/"' in page
    assert "旧标题甲" in earlier.content.decode()
    assert "已被后来的版次取代" in earlier.content.decode()
    assert "no-store" in earlier["Cache-Control"]


def test_the_public_reads_the_earlier_edition_as_one_that_was_replaced(client, corrected):
    answer = client.get(f"/meetings/{corrected.key}/editions/1/")

    page = page_of(answer)
    assert page.one("h1").text() == "旧标题甲"
    assert "已被后来的版次取代" in page.one("main").text()
    assert [one.text().strip() for one in page.one("nav", class_="crumbs").all("li")][-1] == "第1版"
    links = {one["href"] for one in page.one("main").all("a", "href")}
    assert {f"/meetings/{corrected.key}/", f"/meetings/{corrected.key}/changes/#edition-2"} <= links
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert page.all("link", rel="canonical") == []
    assert (
        client.get(f"/meetings/{corrected.key}/editions/1/", headers={"if-none-match": answer["ETag"]}).status_code
        == 304
    )


@pytest.mark.parametrize("reader", ["visitor", "official"])
def test_the_current_edition_leads_to_the_meeting(client, cast, corrected, reader):
    if reader == "official":
        client.force_login(cast.official)

    assert client.get(f"/meetings/{corrected.key}/editions/2/").headers["Location"] == f"/meetings/{corrected.key}/"


@pytest.mark.parametrize("number", [0, 3, 99999999999999999999])
def test_an_unknown_number_is_not_found(client, cast, corrected, number):
    assert status(client, corrected, number) == 404
    client.force_login(cast.official)
    assert status(client, corrected, number) == 404


def test_the_public_reads_no_internal_edition(client, cast, corrected):
    approve(reopen(corrected, cast), cast)  # the third internal edition; the public still has two

    assert status(client, corrected, 3) == 404
    assert "第3版" not in changes(client, corrected).one("main").text()


# Where the office does not allow it


@pytest.mark.parametrize("number", [1, 2])
def test_the_office_can_keep_earlier_editions_to_officials(client, cast, corrected, settings, number):
    settings.EARLIER_EDITIONS = False

    answers = [client.get(f"/meetings/{corrected.key}/{rest}/") for rest in (f"editions/{number}", "changes")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "标题甲" not in "".join(answer.content.decode() for answer in answers)
    assert f"/meetings/{corrected.key}/changes/" not in client.get(f"/meetings/{corrected.key}/").content.decode()
    client.force_login(cast.official)
    assert changes(client, corrected).one("h1").text() == "修改过程"


# What was withdrawn


def test_what_was_withdrawn_is_in_no_edition_that_the_public_reads(client, cast, corrected):
    withdraw(corrected, cast, note="内容有误")

    assert [status(client, corrected, number) for number in (1, 2, 3)] == [404, 404, 404]
    assert client.get(f"/meetings/{corrected.key}/changes/").status_code == 410


def test_a_later_release_does_not_bring_it_back(client, cast, corrected):
    again = release(reopen(withdraw(corrected, cast), cast), cast)
    again = correct(again, cast, title="最新标题丙")

    assert [status(client, again, number) for number in (1, 2, 3, 4, 5)] == [404, 404, 404, 200, 302]
    told = changes(client, again).one("main").text()
    assert "第4版" in told
    assert "旧标题甲" not in told


@pytest.mark.owner_role("erases, which the site may not")
def test_what_was_erased_is_in_no_edition(client, cast, corrected):
    erasure.erase(corrected, by=cast.administrator, reason="误发")

    for reader in (None, cast.official):
        if reader:
            client.force_login(reader)
        assert status(client, corrected, 1) == 404
        assert client.get(f"/meetings/{corrected.key}/changes/").status_code == 410


# How it changed


def test_a_change_is_told_word_by_word_with_its_day_and_note(client, corrected):
    page = changes(client, corrected)

    newest, oldest = page.all("section", class_="edition")
    assert newest.one("h2").text() == "第2版（现行）"
    assert "更正标题" in newest.text()
    row = newest.one("table").one("tbody").one("tr")
    assert row.one("th").text() == "标题"
    assert [one.text(without=frozenset({"span"})) for one in row.all("del")] == ["旧", "甲"]
    assert [one.text(without=frozenset({"span"})) for one in row.all("ins")] == ["新", "乙"]
    assert oldest.one("h2").text() == "第1版"
    assert oldest.all("table") == []
    assert oldest.one("a")["href"] == f"/meetings/{corrected.key}/editions/1/"


def test_the_meeting_leads_to_its_changes_where_there_are_some(client, cast, corrected):
    alone = release(make_record(), cast)

    assert f'href="/meetings/{corrected.key}/changes/"' in client.get(f"/meetings/{corrected.key}/").content.decode()
    assert f'href="/meetings/{alone.key}/changes/"' not in client.get(f"/meetings/{alone.key}/").content.decode()
    assert len(changes(client, alone).all("section", class_="edition")) == 1


def test_a_change_of_hidden_parts_is_for_officials(client, cast):
    meeting = release(make_record(), cast)
    meeting = reopen(meeting, cast)
    make_item(meeting, title="不公开的议题丁", disclosure="withheld", disclosure_reason="内部")
    make_directive(meeting.items.first(), text="要公开增加的要求", headline="公开增加的要求")
    approve(meeting, cast)
    act("release", meeting, by=cast.reviewer, note="补充")

    told = changes(client, meeting).one("main").text()
    assert "公开增加的要求" in told
    assert "不公开的议题丁" not in told
    client.force_login(cast.official)
    assert "不公开的议题丁" in changes(client, meeting).one("main").text()


def test_of_no_meeting_there_are_no_changes(client, cast):
    approved = approve(make_record(), cast)

    for key in (approved.key, "nothing", "bcdfghjkmn", "%00", "a" * 500):
        assert client.get(f"/meetings/{key}/changes/").status_code == 404


def test_of_many_editions_the_newest_are_told(client, cast, monkeypatch):
    monkeypatch.setattr("meetings.editions.MOST", 2)
    meeting = release(make_record(), cast)
    for number in range(3):
        meeting = correct(meeting, cast, title=f"标题{number}")

    page = changes(client, meeting)

    assert [one.one("h2").text() for one in page.all("section", class_="edition")] == ["第4版（现行）", "第3版"]
    assert "仅列出最近的部分" in page.one("main").text()


def test_the_way_is_told_to_machines(client, corrected):
    page = changes(client, corrected)

    told = json.loads(page.one("script", type="application/ld+json").text())["@graph"][0]["itemListElement"]
    assert [step["item"].removeprefix("http://testserver") for step in told] == [
        *("/", "/meetings/", f"/meetings/{corrected.key}/", f"/meetings/{corrected.key}/changes/")
    ]


def test_changes_ask_as_much_for_many_as_for_one(client, cast):
    def asked(*paths):
        with CaptureQueriesContext(connection) as queries:
            for path in paths:
                assert client.get(path).status_code == 200
        return len(queries)

    meeting = correct(release(make_record(), cast), cast, title="标题零")
    paths = (f"/meetings/{meeting.key}/changes/", f"/meetings/{meeting.key}/editions/1/")
    assert [asked(path) for path in paths] == [2, 2]  # the version and the editions
    for number in range(5):
        meeting = correct(meeting, cast, title=f"标题{number}")
    assert [asked(path) for path in paths] == [2, 2]


# What is gone


def test_a_withdrawn_page_tells_when_and_why_and_offers_search(client, cast):
    meeting = release(make_record(), cast)
    directive = meeting.items.get().directives.first()
    meeting = withdraw(meeting, cast, note="内容有误，核实后重新发布")
    at = meeting.editions.filter(audience="public").latest("number").issued_at

    for address in (f"/meetings/{meeting.key}/", f"/directives/{directive.key}/", f"/meetings/{meeting.key}/changes/"):
        answer = client.get(address)
        page = page_of(answer)
        assert answer.status_code == 410
        assert "内容有误，核实后重新发布" in page.one("p", class_="note").text()
        assert page.one("p", class_="note").one("time")["datetime"][:16] == at.astimezone().isoformat()[:16]
        assert page.one("form", class_="search")["action"] == "/search/"
        assert meeting.title not in page.text()


@pytest.mark.owner_role("erases, which the site may not")
def test_what_was_corrected_away_or_erased_tells_of_no_withdrawal(client, cast):
    erased = release(make_record(), cast)
    erasure.erase(erased, by=cast.administrator, reason="误发")
    standing = reopen(release(make_record(), cast), cast)
    removed = standing.items.get().directives.last()
    key = removed.key
    removed.delete()
    approve(standing, cast)
    act("release", standing, by=cast.reviewer, note="删去一项")

    for address in (f"/meetings/{erased.key}/", f"/directives/{key}/"):
        page = page_of(client.get(address))
        assert "在更正后不再保留" in page.one("main").text()
        assert page.all("p", class_="note") == []
