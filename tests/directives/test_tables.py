"""Lists and searches as tables: whole, streamed, readable by spreadsheet programs, and harmless in them."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives import tables
from directives.models.passage import Passage
from directives.tables import harmless
from tests.directives.searching.walking import copies
from tests.factories import approve, make_directive, make_item, make_meeting, make_record, release

pytestmark = pytest.mark.django_db
TABLES = ("/meetings.csv", "/directives.csv", "/search.csv?q=供水")


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
    meeting = make_meeting(held_on=None, held_on_precision="unknown", held_on_text="日前")
    make_directive(make_item(meeting), units=["区水务局", "区财政局"], speaker="沈怀远")
    release(meeting, cast)

    (row,) = read(client, "/directives.csv")

    assert (row["会议日期"], row["序号"], row["涉及单位"]) == ("日前", "1.1", "区水务局、区财政局")
    assert (row["要点"], row["提出人"]) == ("加快老旧管网改造", "沈怀远")


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
        ("一=1", "一=1"),
        (-5, -5),
        (None, ""),
    ],
)
def test_no_cell_is_a_formula(cell, written):
    assert harmless(cell) == written


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


@pytest.mark.parametrize("url", TABLES)
def test_tables_know_what_the_reader_may_read(cast, client, url):
    approve(make_record(), cast)

    public = read(client, url)
    client.force_login(cast.official)

    assert public == []
    assert read(client, url) != []


def test_a_table_is_whole_up_to_its_limit_in_the_order_of_the_page(cast, client, monkeypatch):
    release(make_record(), cast)
    copies(Passage.objects.filter(audience="public", kind="directive").first(), 130)
    monkeypatch.setattr(tables, "AT_A_TIME", 50)

    listed, searched = (read(client, url) for url in ("/directives.csv", "/search.csv?q=管网&kind=directive"))

    assert len(listed) == len(searched) == 132
    pages = [client.get(f"/directives/?page={number}").context["rows"] for number in range(1, 8)]
    in_order = [f"http://testserver{row['url']}" for rows in pages for row in rows]
    assert [row["网址"] for row in listed] == [row["网址"] for row in searched] == in_order
    monkeypatch.setattr(tables, "MOST_ROWS", 100)
    assert len(read(client, "/directives.csv")) == 100


def test_a_table_speaks_the_language_of_its_address(cast, client):
    release(make_record(), cast)

    header = b"".join(client.get("/en/meetings.csv").streaming_content).decode()

    assert "会议类型" not in header.splitlines()[0]
    assert "/en/meetings/" in header


@pytest.mark.parametrize(("url", "asked"), [("/meetings.csv", 6), ("/directives.csv", 6), ("/search.csv?q=供水", 6)])
def test_a_table_asks_few_questions_however_many_lines(cast, client, url, asked):
    release(make_record(), cast)
    read(client, url)

    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            read(client, url)
        assert len(queries) == asked
        for _ in range(30):
            release(make_record(), cast)
