"""Lists and searches as tables: whole, streamed, readable by spreadsheet programs, and harmless in them."""

import csv
import io
import tracemalloc
import unicodedata
from datetime import UTC, date, datetime
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives.models.passage import Passage
from meetings.models import Edition
from tests.directives.search.web.walking import copies
from tests.factories import (
    act,
    approve,
    correct,
    make_directive,
    make_item,
    make_meeting,
    make_record,
    release,
    withdraw,
)
from website import csv_tables
from website.cells import harmless

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
TABLES = ("/meetings.csv", "/directives.csv", "/search.csv?q=供水")
ALL = (*TABLES, "/changes.csv")


def read(client, url):
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_a_line_holds_a_meeting(cast, client):
    meeting = release(make_record(number_text="第12次"), cast)

    (row,) = read(client, "/meetings.csv")

    assert (row["会议日期"], row["会议类型"], row["届次"]) == ("2026-03-05", "政府常务会议", "第12次")
    assert (row["议题数"], row["工作要求数"], row["版次"]) == ("1", "2", "1")
    assert row["网址"] == f"http://testserver/meetings/{meeting.key}/"


def test_a_line_holds_a_directive(cast, client):
    facts = {"held_on": None, "held_on_precision": "unknown", "held_on_text": "日前", "number_text": "十七届第12次"}
    meeting = make_meeting(**facts)
    make_directive(make_item(meeting), units=["区水务局", "区财政局"], speaker="沈怀远", **DEADLINE)
    release(meeting, cast)

    (row,) = read(client, "/directives.csv")

    assert (row["会议日期"], row["序号"], row["涉及单位"]) == ("日前，列于2026-03-05", "一（一）", "区水务局、区财政局")
    assert (row["届次"], row["会议"], row["主持人"]) == ("十七届第12次", meeting.title, "沈怀远")
    assert (row["议题"], row["办理时限"]) == ("听取供水保障工作情况汇报", "9月底前（2026-09-30）")
    assert (row["要点"], row["提出人"]) == ("加快老旧管网改造", "沈怀远")


DEADLINE = {"deadline_text": "9月底前", "deadline_on": date(2026, 9, 30), "deadline_precision": "day"}


def test_the_number_of_the_tenth_directive_stays_the_tenth(cast, client):
    """As a decimal number 1.10 opens as 1.1, beside the first."""
    item = make_item(make_meeting())
    for number in range(1, 13):
        make_directive(item, headline=f"第{number}项")
    release(item.meeting, cast)

    numbers = [row["序号"] for row in read(client, "/directives.csv")]

    assert numbers[:2] + numbers[9:] == ["一（一）", "一（二）", "一（十）", "一（十一）", "一（十二）"]


def test_times_open_as_times(cast, client):
    meeting = approve(make_record(), cast)
    act("release", meeting, by=cast.reviewer, at=datetime(2026, 11, 6, 2, 40, 59, 7, tzinfo=UTC))

    assert read(client, "/directives.csv")[0]["发布时间"] == "2026-11-06 10:40"
    assert read(client, "/meetings.csv")[0]["首次发布"] == "2026-11-06 10:40"
    assert read(client, "/changes.csv")[0]["发布时间"] == "2026-11-06 10:40"


def test_a_line_holds_an_act(cast, client):
    meeting = correct(release(make_record(), cast), cast, note="更正标题。", title="更正后的标题")
    withdraw(release(make_record(), cast), cast, note="内容有误。")

    rows = read(client, "/changes.csv")

    assert [row["类别"] for row in rows] == ["撤回", "发布", "更正", "发布"]
    assert (rows[2]["会议"], rows[2]["版次"], rows[2]["说明"]) == ("更正后的标题", "2", "更正标题。")
    assert (rows[2]["编号"], rows[2]["网址"]) == (meeting.key, f"http://testserver/meetings/{meeting.key}/")
    assert (rows[0]["会议"], rows[0]["说明"], rows[0]["网址"]) == ("", "内容有误。", "")
    assert [row["类别"] for row in read(client, "/changes.csv?act=withdrawn")] == ["撤回"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("/meetings.csv", "会议列表_2026-11-06.csv"),
        (
            "/meetings.csv?type=special&from=2026-01-01&q=防汛/备汛",
            "会议列表_专题会议_2026-01-01_防汛 备汛_2026-11-06.csv",
        ),
        ("/directives.csv?q=" + "长" * 60, f"工作要求_{'长' * 30}_2026-11-06.csv"),
        ("/changes.csv?act=withdrawn", "更新动态_撤回_2026-11-06.csv"),
        ("/search.csv?q=防汛", "“防汛”的搜索结果_2026-11-06.csv"),
    ],
)
def test_the_name_of_a_file_says_list_filter_and_day(cast, client, url, name):
    """The day is that of the last act, so that the same public record has the same files tomorrow."""
    assert said_name(client.get("/meetings.csv")) == "会议列表.csv"
    meeting = approve(make_record(), cast)
    act("release", meeting, by=cast.reviewer, at=datetime(2026, 11, 5, 16, 40, tzinfo=UTC))

    assert said_name(client.get(url)) == name


def said_name(answer):
    return unquote(answer["Content-Disposition"].removeprefix("attachment; filename*=utf-8''"))


def test_a_line_holds_an_answer_of_a_search(cast, client):
    meeting = release(make_record(directives=1), cast)

    rows = read(client, "/search.csv?q=供水")

    assert [row["类别"] for row in rows] == ["会议要点", "议题", "工作要求"]
    assert rows[1]["网址"].startswith(f"http://testserver/meetings/{meeting.key}/#")
    assert rows[2]["议题"] == "听取供水保障工作情况汇报"
    assert read(client, "/search.csv") == []


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1", "'＝1"),
        (" \n=1", "' \n=1"),
        ("﹦1", "'﹦1"),
        ("﹣1", "'﹣1"),
        (" \t", " \t"),
        ("", ""),
        ("一=1", "一=1"),
        (-5, -5),
        ("1.10", "'1.10"),
        ("007", "'007"),
        ("3-5", "'3-5"),
        ("1E5", "'1E5"),
        ("10:40", "'10:40"),
        ("6月15日", "'6月15日"),
        ("2026/3/5", "'2026/3/5"),
        ("50%", "'50%"),
        ("￥1,000", "'￥1,000"),
        ("1-Mar", "'1-Mar"),
        ("True", "'True"),
        ("第12次", "第12次"),
        ("三（一）", "三（一）"),
        ("2026年防汛", "2026年防汛"),
        (None, ""),
    ],
)
def test_no_text_is_a_formula_a_number_or_a_day(cell, written):
    assert harmless(cell) == written


def test_nothing_unseen_hides_a_formula():
    """Every space, control, joiner and mark without a shape: alone, and all of a kind in a row."""
    unseen = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code))[0] in "ZC"]
    some = [*unseen[:600], *unseen[600::997]]

    assert len(unseen) > 900_000
    assert {"\u200b", "\ufeff", "\xa0", "\u3000", "\u2028", "\xad", "\x00", "\u202e", "\ue000"} <= set(unseen)
    assert [word for word in some if harmless(f"{word}=1+1") != f"'{word}=1+1"] == []
    assert [word for word in some if harmless(f"{word}一=1") not in (f"{word}一=1", f"'{word}一=1")] == []
    assert harmless("".join(unseen[:3000]) + "@SUM(A1)").startswith("'")


def test_a_record_cannot_bring_a_formula_into_a_table(cast, client):
    meeting = make_meeting(title="=HYPERLINK(A1)")
    make_directive(make_item(meeting), headline="@供水", text='-1,"供水"\n要抓好')
    release(meeting, cast)

    (row,) = read(client, "/directives.csv")

    assert (row["会议"], row["要点"], row["内容"]) == ("'=HYPERLINK(A1)", "'@供水", '\'-1,"供水"\n要抓好')


@pytest.mark.parametrize("url", TABLES)
def test_tables_take_the_filters_of_their_pages(cast, client, url):
    release(make_record(type="executive"), cast)
    release(make_record(type="special"), cast)
    join = "&" if "?" in url else "?"

    assert {row["会议类型"] for row in read(client, f"{url}{join}type=special&to=2026-12-31")} == {"专题会议"}
    assert client.get(f"{url}{join}type=x").status_code == 400


@pytest.mark.parametrize("url", ALL)
def test_tables_know_what_the_reader_may_read(cast, client, url):
    approve(make_record(), cast)

    public = read(client, url)
    client.force_login(cast.official)

    assert public == []
    assert read(client, url) != []


def test_a_table_is_whole_up_to_its_limit_in_the_order_of_the_page(cast, client, monkeypatch):
    release(make_record(), cast)
    copies(Passage.objects.filter(audience="public", kind="directive").first(), 130)
    monkeypatch.setattr(csv_tables, "AT_A_TIME", 50)

    listed, searched = (read(client, url) for url in ("/directives.csv", "/search.csv?q=管网&kind=directive"))

    assert len(listed) == len(searched) == 132
    pages = [client.get(f"/directives/?page={number}").context["rows"] for number in range(1, 8)]
    in_order = [f"http://testserver{row['url']}" for rows in pages for row in rows]
    assert [row["网址"] for row in listed] == [row["网址"] for row in searched] == in_order
    monkeypatch.setattr(csv_tables, "MOST_ROWS", 100)
    assert len(read(client, "/directives.csv")) == 100


def test_a_table_holds_few_rows_at_a_time(cast, client):
    """However many rows there are, and however long: whole documents of meetings among them."""
    meeting = release(make_record(), cast)
    copies(Passage.objects.filter(audience="public", kind="directive").first(), 400, text="抓好供水" * 5000)
    first = Edition.objects.get(key=meeting.key, audience="public")
    for number in range(100):
        document = first.document | {"key": f"z{number}", "filling": "长" * 100_000}
        facts = {"key": f"z{number}", "chain_position": number + 2, "document": document, "digest": str(number)}
        Edition.objects.create(**{name: getattr(first, name) for name in COPIED} | facts)

    for url in TABLES:
        assert peak_of(client, url) < 12_000_000, url


COPIED = ("meeting", "audience", "number", "issued_at", "issued_by", "type", "title", "held_on", "listed_on")


def peak_of(client, url):
    """Bytes that Python held at most while the table was sent."""
    answer = client.get(url)
    tracemalloc.start()
    try:
        for _part in answer.streaming_content:
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_table_speaks_the_language_of_its_address(cast, client):
    release(make_record(), cast)

    header = b"".join(client.get("/en/meetings.csv").streaming_content).decode()

    assert "会议类型" not in header.splitlines()[0]
    assert "/en/meetings/" in header


@pytest.mark.parametrize(("url", "asked"), [("/meetings.csv", 8), ("/directives.csv", 8), ("/search.csv?q=供水", 8)])
def test_a_table_asks_few_questions_however_many_lines(cast, client, url, asked, monkeypatch):
    monkeypatch.setattr(csv_tables, "AT_A_TIME", 200)
    release(make_record(), cast)

    for more in (9, 0):
        read(client, url)  # what a process reads once a release
        with CaptureQueriesContext(connection) as queries:
            read(client, url)
        assert len(queries) == asked
        for _ in range(more):
            release(make_record(), cast)
