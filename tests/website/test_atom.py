"""Lists and searches as feeds: valid Atom, ids that outlive corrections, the page's filters, the reader's sight."""

import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from directives.models.passage import Passage
from tests.factories import approve, correct, make_directive, make_item, make_meeting, make_record, release, withdraw
from tests.html import parsed
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
    assert feed.findtext(f"{ATOM}id").startswith("tag:localhost,2026:list:/")
    assert feed.findtext(f"{ATOM}title").endswith("澄湖区人民政府会议公开")
    assert links["self"].startswith(f"http://testserver{url.partition('?')[0]}")
    assert client.get(links["alternate"]).status_code == 200
    assert feed.findtext(f"{ATOM}author/{ATOM}name")


TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}:\S+")
ONCE = ("id", "title", "updated")  # of a feed and of an entry (RFC 4287, 4.1)


@pytest.mark.parametrize("url", [*FEEDS, "/search.atom", "/meetings.atom?q=没有", "/en/changes.atom?act=withdrawn"])
def test_a_feed_is_valid(cast, client, url):
    correct(release(make_record(), cast), cast, note="更正标题。", title="研究供水保障工作")
    withdraw(release(make_record(), cast), cast)
    release(make_record(title="<b>&amp;</b> ]]>", listed_on=date(2020, 1, 6)), cast)

    feed = read(client, url)

    assert feed.tag == f"{ATOM}feed"
    assert feed.find(f"{ATOM}author/{ATOM}name").text  # so that entries need none
    entries = list(feed.iter(f"{ATOM}entry"))
    for one in (feed, *entries):
        assert [len(one.findall(ATOM + name)) for name in ONCE] == [1, 1, 1]
        assert one.findtext(f"{ATOM}title")
        assert TAG.fullmatch(one.findtext(f"{ATOM}id"))
        times = [time.text for name in ("updated", "published") for time in one.findall(ATOM + name)]
        assert all(TIME.fullmatch(time) for time in times)
        places = [(link.get("rel"), link.get("type")) for link in one.findall(f"{ATOM}link")]
        assert len(places) == len(set(places))
        assert all(urlsplit(link.get("href")).scheme == "http" for link in one.findall(f"{ATOM}link"))
        assert "alternate" in links(one)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    assert {entry.find(f"{ATOM}content").get("type") for entry in entries} <= {"html"}


def test_an_entry_says_what_it_is_and_when_it_was_issued(cast, client):
    meeting = release(make_record(directives=1), cast)
    passage = Passage.objects.get(audience="public", kind="directive")

    (entry,) = read(client, "/directives.atom").iter(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}id") == f"tag:localhost,2026:directive:{passage.key}"
    assert entry.findtext(f"{ATOM}title") == "加快老旧管网改造"
    assert entry.findtext(f"{ATOM}summary") == "要加快老旧管网改造，年底前完成城东片区管网更换"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver/directives/{passage.key}/"
    issued_at = meeting.editions.get(audience="public").issued_at
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == issued_at


def test_an_entry_holds_the_whole_record(cast, client):
    meeting = make_meeting(title="会议<1>")
    item = make_item(meeting, title="议题 & 一", text="会议研究了议题。")
    make_directive(item, text="要<加快>", headline="加快")
    make_item(meeting, disclosure="withheld", disclosure_reason="涉及商业秘密")
    release(meeting, cast)

    (entry,) = read(client, "/meetings.atom").iter(f"{ATOM}entry")

    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    words = parsed(content.text).text()
    for said_there in (meeting.summary, "一、议题 & 一", "会议研究了议题。", "要<加快>", "会议还研究了其他事项。"):
        assert said_there in words
    assert "商业秘密" not in words


def test_a_directive_says_in_its_entry_where_it_stands(cast, client):
    release(make_record(directives=1), cast)

    (entry,) = read(client, "/directives.atom").iter(f"{ATOM}entry")

    content = entry.findtext(f"{ATOM}content")
    assert "<p>《区政府常务会议研究供水保障工作》，《听取供水保障工作情况汇报》</p>" in content


@pytest.mark.parametrize("url", ["/meetings.atom", "/directives.atom", "/search.atom?q=备汛&kind=directive"])
def test_what_is_released_last_comes_first_whatever_its_day(cast, client, url):
    for day in (9, 8, 7):
        meeting = make_meeting(listed_on=date(2026, 3, day), title=f"会议{day}")
        make_directive(make_item(meeting), headline=f"备汛{day}", text="要备汛")
        release(meeting, cast)
    late = make_meeting(listed_on=date(2020, 1, 6), title="会议0")
    for number in "12":
        make_directive(late.items.first() or make_item(late), headline=f"备汛0·{number}", text="要备汛")
    release(late, cast)

    titles = [title[2:3] for title in said(read(client, url), "title")]

    assert titles == ["0", "7", "8", "9"] if url == "/meetings.atom" else ["0", "0", "7", "8", "9"]
    correct(type(late).objects.get(title="会议8"), cast, note="更正。", summary="会议研究备汛。")
    assert said(read(client, url), "title")[0][2:3] == "8"


def test_directives_of_one_release_stand_in_the_order_of_the_record(cast, client):
    meeting = make_meeting()
    item = make_item(meeting)
    for number in range(3):
        make_directive(item, headline=f"第{number}项")
    release(meeting, cast)

    assert said(read(client, "/directives.atom"), "title") == ["第0项", "第1项", "第2项"]


@pytest.mark.parametrize("url", FEEDS)
def test_a_feed_is_read_page_by_page_to_its_end(cast, client, monkeypatch, url):
    monkeypatch.setattr("website.cursors.window.__kwdefaults__", {"size": 2})
    meetings = [release(make_record(title=f"供水会议{number}"), cast) for number in range(3)]
    monkeypatch.setattr("website.cursors.window.__kwdefaults__", {"size": 100})
    whole = said(read(client, url), "id")
    monkeypatch.setattr("website.cursors.window.__kwdefaults__", {"size": 2})

    ids: list[str] = []
    pages: list[ElementTree.Element] = []
    following = url
    while following:
        page = read(client, following)
        ids, pages = ids + said(page, "id"), [*pages, page]
        following = links(page).get("next")

    assert ids == whole
    assert len(ids) == len(set(ids)) > 2
    assert {page.findtext(f"{ATOM}id") for page in pages} == {pages[0].findtext(f"{ATOM}id")}
    assert "previous" not in links(pages[0])
    assert said(read(client, links(pages[-1])["previous"]), "id") == said(pages[-2], "id")
    assert said(read(client, links(pages[-1])["first"]), "id") == whole[:2]
    withdraw(meetings[1], cast)  # whose entries stand at the edge of a page
    assert set(said(read(client, links(pages[0])["next"]), "id")) - {*whole[2:4]} <= set(whole[4:])


def links(feed):
    return {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}


@pytest.mark.parametrize("url", FEEDS)
def test_a_page_of_a_feed_that_nobody_gave_is_refused(client, url):
    answer = client.get(f"{url}{'&' if '?' in url else '?'}cursor=7")

    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")


@pytest.mark.parametrize("url", FEEDS)
def test_ids_are_the_same_at_every_host(cast, client, settings, url):
    settings.ALLOWED_HOSTS = ["a.example", "b.example", "testserver"]
    release(make_record(), cast)

    one, other = (ElementTree.fromstring(client.get(url, headers={"host": f"{name}.example"}).content) for name in "ab")

    assert said(one, "id") == said(other, "id") != []
    assert one.findtext(f"{ATOM}id") == other.findtext(f"{ATOM}id")
    settings.NAMING_HOST = "jiyao.example.gov.cn"
    assert said(read(client, url), "id")[0].startswith("tag:jiyao.example.gov.cn,2026:")


def test_a_feed_is_known_by_its_filters_however_they_are_written(cast, client):
    release(make_record(), cast)
    ways = ("type=special&from=2026-01-01", "from=2026-01-01&type=special&q=&to=&page=1&utm=x")

    for name in ("meetings", "directives", "search"):
        found = {read(client, f"/{name}.atom?{way}").findtext(f"{ATOM}id") for way in ways}
        assert found == {f"tag:localhost,2026:list:/{name}/?type=special&from=2026-01-01"}
        assert {links(read(client, f"/{name}.atom?{way}"))["self"] for way in ways} == {
            f"http://testserver/{name}.atom?type=special&from=2026-01-01"
        }


def test_the_feed_of_changes_takes_the_filters_of_its_page(cast, client):
    meeting = release(make_record(), cast)
    correct(meeting, cast, title="更正后的标题")

    assert said(read(client, "/changes.atom?act=corrected"), "title") == ["更正 · 更正后的标题"]
    assert client.get("/changes.atom?act=picnic").status_code == 400


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
    assert ElementTree.fromstring(text).findtext("id") == "tag:localhost,2026:meeting:k"
