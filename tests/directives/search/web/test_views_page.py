"""The search page: marked hits, plain links whose counts hold, how the question was read, wrong values named."""

import re
from datetime import date
from urllib.parse import parse_qs

import pytest

from directives.models.passage import Passage
from tests.directives.search.web.walking import all_pages, all_windows, copies
from tests.factories import make_directive, make_item, make_meeting, release

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def test_a_hit_is_marked_as_it_was_written_and_says_where_it_stands(office, client):
    html = client.get("/search/", {"q": "营商环境 类型:专题"}).content.decode()

    assert "改善<mark>營商環境</mark></a></h2>" in html
    assert html.count("<mark>營商環境</mark>") == 1  # the text says no more than the headline
    assert "研究供水保障工作之2" in html
    assert '<span class="key" lang="zh-Hans">一（二）</span>' in html
    assert "2025-09-10" in html
    assert re.search(r"<span[^>]*>区财政局</span>\s*<span[^>]*>区水务局</span>", html)
    assert html.count('class="row within"') == 1


def test_the_hits_of_one_meeting_stand_together_and_tell_its_name_once(office, client):
    page = client.get("/search/", {"q": "供水", "kind": "directive"})

    meetings = [row["meeting"]["title"] for row in page.context["rows"]]
    html = page.content.decode()
    assert html.count('class="row within"') == len(meetings) > len(set(meetings)) == html.count('class="group hang"')
    for title in set(meetings):
        assert html.count(f">{title}</a>") == 1


def test_where_a_word_stands_in_the_item_alone_the_item_is_told_once(office, client):
    html = client.get("/search/", {"q": "听取供水 类型:专题", "kind": "directive"}).content.decode()

    assert html.count('class="row within"') > html.count("<mark>听取供水</mark>") == 1


def test_what_a_record_says_is_never_markup(office, client):
    html = client.get("/search/", {"q": '"守住" <script>'}).content.decode()
    found = client.get("/search/", {"q": "守住"}).content.decode()

    assert "<script>" not in html
    assert "<mark>守住</mark>&lt;安全&gt;底线" in found


def test_tabs_count_each_kind_and_lead_to_as_many(office, client):
    context = client.get("/search/", {"q": "供水", "kind": "item"}).context

    tabs = {tab["label"]: (tab["count"], tab["is_current"]) for tab in context["tabs"]}
    assert tabs == {"全部": ("12", False), "工作要求": (6, False), "议题": (3, True), "会议要点": (3, False)}
    for tab in context["tabs"]:
        assert client.get(f"/search/{tab['url']}").context["count"] == int(tab["count"])


@pytest.mark.parametrize(
    "query", ["?q=供水", "?q=供水&from=2025-01-01&to=2025-08-01", "?q=管网 OR 环境&kind=directive"]
)
def test_every_facet_leads_to_as_many_as_it_says(office, client, query):
    context = client.get(f"/search/{query}").context

    entries = [entry for facet in context["facets"] for entry in facet["entries"]]
    assert {facet["name"] for facet in context["facets"]} == {"type", "year", "unit"}
    for entry in entries:
        if not entry["is_current"]:
            assert client.get(f"/search/{entry['url']}").context["count"] == entry["count"], entry
    for name in ("type", "year"):
        (facet,) = (facet for facet in context["facets"] if facet["name"] == name)
        assert sum(entry["count"] for entry in facet["entries"]) == context["count"]


def test_a_chosen_facet_is_marked_and_its_link_takes_it_back(office, client):
    context = client.get("/search/?q=供水&type=special&unit=区财政局&from=2025-01-01&to=2025-12-31").context

    chosen = {facet["name"]: facet["entries"] for facet in context["facets"]}
    assert context["count"] == 1
    assert all(entry["is_current"] for entries in chosen.values() for entry in entries)
    assert "type" not in parse_qs(chosen["type"][0]["url"][1:])
    assert {"from", "to"}.isdisjoint(parse_qs(chosen["year"][0]["url"][1:]))
    assert "unit" not in parse_qs(chosen["unit"][0]["url"][1:])


def test_chips_say_how_the_question_was_read_and_each_takes_its_part_away(office, client):
    query = '"老旧管网" -防汛 年:2025 单位:区水务局 供水'
    context = client.get("/search/", {"q": query, "type": "executive", "to": "2026-01-01"}).context

    said = [(chip["label"], chip["value"]) for chip in context["chips"]]
    assert said == [
        ("包含", '"老旧管网"'),
        ("不包含", "防汛"),
        ("年份", "2025"),
        ("单位", "区水务局"),
        ("包含", "供水"),
        ("会议类型", "政府常务会议"),
        ("结束日期", "2026-01-01"),
    ]
    for place, chip in enumerate(context["chips"]):
        left = client.get(f"/search/{chip['url']}").context["chips"]
        assert [(one["label"], one["value"]) for one in left] == said[:place] + said[place + 1 :]


def test_what_was_too_much_to_ask_is_said(office, client):
    html = client.get("/search/", {"q": " ".join(f"词{number}" for number in range(18))}).content.decode()

    assert "以下部分没有用于查找" in html
    assert "词16、词17" in html


def test_pages_hold_twenty_rows_and_lose_none(office, client):
    copies(Passage.objects.filter(audience="public", kind="directive").first(), 38)

    rows = all_pages(client, "?q=供水&kind=directive")

    assert len(rows) == len(set(rows)) == 44
    assert rows == all_windows(client, "?q=供水&kind=directive")
    for number in ("4", "99", "x", "-1"):
        assert client.get(f"/search/?q=供水&kind=directive&page={number}").status_code == 404


def test_after_fifty_pages_the_page_asks_to_narrow(office, client):
    copies(Passage.objects.filter(audience="public", kind="directive").first(), 1_020)

    last = client.get("/search/?q=供水&page=50")
    html = last.content.decode()

    assert last.context["page"].paginator.num_pages == 50
    assert len(last.context["rows"]) == 20
    assert "只能翻到第 50 页" in html
    assert "只能翻到第 50 页" not in client.get("/search/?q=供水&page=49").content.decode()


def test_beyond_ten_thousand_the_count_says_more_than(office, client, monkeypatch):
    monkeypatch.setattr("website.pagination.window.__kwdefaults__", {"size": 2000})  # to walk it all in a few steps
    copies(Passage.objects.filter(audience="public", kind="directive").first(), 10_000)

    html = client.get("/search/?q=供水").content.decode()
    body = client.get("/search.json?q=供水").json()

    assert "超过 10000 条结果" in html
    assert "10000+" in html
    assert "最近的 10000 条" in html
    assert (body["count"], body["count_is_exact"]) == (10_000, False)
    assert len(all_windows(client, "?q=供水&from=2024-01-01")) == 10_012


def test_an_empty_question_gets_help_and_no_row(office, client):
    start = client.get("/search/")

    assert "怎样查找" in start.content.decode()
    assert "rows" not in start.context
    assert client.get("/search/?q=%20%00、").context["is_start"]
    assert client.get("/search.json?q=").json()["results"] == []
    assert client.get("/search/?unit=区财政局").context["count"] == 3


def test_relevance_puts_the_headline_before_the_text(office, client):
    make_directive_called(office, "管网")

    by_date = client.get("/search/?q=管网").context["rows"]
    ranked = client.get("/search/?q=管网&sort=relevance").context["rows"]

    assert ranked[0]["headline"] == [("管网", True)]
    assert by_date[0]["headline"] != ranked[0]["headline"]
    assert {row["key"] for row in by_date} == {row["key"] for row in ranked}


def make_directive_called(cast, headline):
    day = date(2020, 1, 1)
    meeting = make_meeting(listed_on=day, held_on=day)
    make_directive(make_item(meeting), headline=headline, text=f"要重视{headline}")
    release(meeting, cast)


# Values that cannot be used

WRONG = [
    ("kind", "绝密", "没有“绝密”这一类别"),
    ("type", "x", "没有“x”这一会议类型"),
    ("from", "2024-02-30", "不是有效的日期"),
    ("to", "昨天", "不是有效的日期"),
    ("sort", "size", "没有“size”这一排序方式"),
]


@pytest.mark.parametrize(("name", "value", "said"), WRONG)
def test_a_wrong_value_is_named_and_shows_no_row(office, client, name, value, said):
    page = client.get("/search/", {"q": "供水", name: value})
    data = client.get("/search.json", {"q": "供水", name: value})

    assert page.status_code == 200
    assert said in page.content.decode()
    assert f"“{value}”" in page.content.decode()
    assert 'class="row' not in page.content.decode()
    assert data.status_code == 400
    assert data.json()["error"]["code"] == "bad_filter"
    assert said in data.json()["error"]["message"]


def test_days_in_the_wrong_order_are_named(office, client):
    page = client.get("/search/?q=供水&from=2025-02-01&to=2025-01-01").content.decode()

    assert "结束日期不能早于开始日期" in page
    assert 'class="row' not in page
