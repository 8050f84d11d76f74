"""Lists and searches as feeds: valid Atom, ids that outlive corrections, the page's filters, the reader's sight."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from directives.models.passage import Passage
from tests.factories import approve, correct, make_directive, make_item, make_meeting, make_record, release, withdraw
from website.atom import Entry, as_xml

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/changes.atom", "/meetings.atom", "/directives.atom", "/search.atom?q=供水")


def read(client, url):
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(answer.content)


def said(feed, name):
    return [entry.findtext(ATOM + name) for entry in feed.iter(f"{ATOM}entry")]


@pytest.mark.parametrize("url", FEEDS)
def test_a_feed_names_itself_and_its_page(cast, client, url):
    release(make_record(), cast)

    feed = read(client, url)

    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert feed.findtext(f"{ATOM}id").startswith("tag:testserver,2026:list:/")
    assert feed.findtext(f"{ATOM}title").endswith("澄湖区人民政府会议公开")
    assert links["self"].startswith(f"http://testserver{url.partition('?')[0]}")
    assert client.get(links["alternate"]).status_code == 200
    assert feed.findtext(f"{ATOM}author/{ATOM}name")


def test_an_entry_says_what_it_is_and_when_it_was_issued(cast, client):
    meeting = release(make_record(directives=1), cast)
    passage = Passage.objects.get(audience="public", kind="directive")

    (entry,) = read(client, "/directives.atom").iter(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}id") == f"tag:testserver,2026:directive:{passage.key}"
    assert entry.findtext(f"{ATOM}title") == "加快老旧管网改造"
    assert entry.findtext(f"{ATOM}summary") == "要加快老旧管网改造，年底前完成城东片区管网更换"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver/directives/{passage.key}/"
    issued_at = meeting.editions.get(audience="public").issued_at
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == issued_at


def test_a_correction_keeps_the_id_and_moves_the_time(cast, client):
    meeting = release(make_record(), cast)
    before = read(client, "/meetings.atom")

    correct(meeting, cast, title="更正后的标题")
    after = read(client, "/meetings.atom")

    assert said(after, "id") == said(before, "id")
    assert said(after, "published") == said(before, "published")
    assert said(after, "title") == ["更正后的标题"]
    assert said(after, "updated") >= said(before, "updated")
    withdraw(type(meeting).objects.get(), cast)
    assert said(read(client, "/meetings.atom"), "id") == []


@pytest.mark.parametrize("url", FEEDS)
def test_ids_are_the_same_in_every_language(cast, client, url):
    release(make_record(), cast)

    assert said(read(client, f"/en{url}"), "id") == said(read(client, url), "id") != []


def test_the_feed_of_changes_tells_each_act_once_and_no_withdrawn_title(cast, client):
    meeting = release(make_record(), cast)
    meeting = correct(meeting, cast, note="改正了标题。", title="研究供水工作")
    before = read(client, "/changes.atom")

    withdraw(type(meeting).objects.get(), cast, note="另行发布。")
    after = read(client, "/changes.atom")

    assert said(before, "title") == ["更正 · 研究供水工作", "发布 · 研究供水工作"]
    assert said(after, "title") == ["撤回 · 一次会议", "更正 · 一次会议", "发布 · 一次会议"]
    assert said(after, "summary")[:2] == ["另行发布。", "改正了标题。"]
    assert said(after, "id")[1:] == said(before, "id")
    assert said(after, "updated")[1:] == said(before, "updated")


def test_feeds_take_the_filters_of_their_pages(cast, client):
    release(make_record(type="executive"), cast)
    release(make_record(type="special", title="另一次会议"), cast)

    assert said(read(client, "/meetings.atom?type=special"), "title") == ["另一次会议"]
    assert len(said(read(client, "/directives.atom?type=special&q=管网"), "id")) == 2
    assert len(said(read(client, "/search.atom?q=管网 类型:专题"), "id")) == 2
    assert said(read(client, "/search.atom"), "id") == []
    for url in FEEDS[1:]:
        wrong = client.get(url.partition("?")[0] + "?from=x")
        assert (wrong.status_code, wrong["Content-Type"]) == (400, "text/plain; charset=utf-8")
        assert "“x”" in wrong.content.decode()


def test_a_sign_that_xml_cannot_hold_is_left_out(cast, client):
    meeting = make_meeting()
    make_directive(make_item(meeting), headline="供水\x0b保障", text="要\x01保障<供水> & ]]>\ufffe")
    release(meeting, cast)

    assert said(read(client, "/search.atom?q=%01保障&kind=directive"), "title") == ["供水保障"]
    assert said(read(client, "/directives.atom"), "summary") == ["要保障<供水> & ]]>"]


@pytest.mark.parametrize("url", FEEDS)
def test_feeds_know_what_the_reader_may_read(cast, client, url):
    approve(make_record(), cast)

    public = client.get(url)
    client.force_login(cast.official)
    internal = client.get(url)

    assert said(ElementTree.fromstring(public.content), "id") == []
    assert said(ElementTree.fromstring(internal.content), "id") != []
    assert "public" in public["Cache-Control"]
    assert internal["Cache-Control"] == "private, no-store"


def test_a_feed_that_takes_too_long_says_so(cast, client, monkeypatch):
    monkeypatch.setattr("records.timeout.SECONDS", 0.0)

    for url in (*FEEDS[1:], "/search.csv?q=供水", "/meetings.csv", "/directives.csv"):
        answer = client.get(url)
        assert answer.status_code == 503
        assert "请增加关键词或缩小日期范围" in answer.content.decode()


def test_an_entry_alone_is_written_as_in_its_feed(rf):
    entry = Entry(
        "meeting", "k", "甲><乙 & 丙", "/meetings/k/", "一\n二", datetime(2026, 3, 5, tzinfo=UTC), category="office"
    )

    text = as_xml(rf.get("/"), entry)

    assert text.startswith("<entry>\n<title>甲&gt;&lt;乙 &amp; 丙</title>\n")
    assert text.rstrip().endswith("</entry>")
    assert ElementTree.fromstring(text).findtext("id") == "tag:testserver,2026:meeting:k"
