"""How codes, days, numbers and titles are said. Rows and documents here are the fictional ones of these tests."""

import re
from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils.translation import override

from meetings.templatetags import record
from records.codes import MeetingType

HELD = {
    "day": {"held_on": date(2022, 8, 5), "held_on_precision": "day", "listed_on": date(2022, 8, 5)},
    "month": {"held_on": None, "held_on_precision": "month", "held_on_text": "8月", "listed_on": date(2022, 8, 31)},
    "year": {"held_on": None, "held_on_precision": "year", "held_on_text": "今年", "listed_on": date(2022, 12, 31)},
    "vague": {"held_on": None, "held_on_precision": "unknown", "held_on_text": "日前", "listed_on": date(2022, 8, 20)},
    "silent": {"held_on": None, "held_on_precision": "unknown", "held_on_text": "", "listed_on": date(2022, 8, 20)},
}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (199, "一百九十九"),
        ("7", "七"),
        (0, "0"),
        (200, "200"),
        (None, "None"),
    ],
)
def test_ordinal(number, said):
    assert record.ordinal(number) == said


def test_ordinals_differ_from_each_other():
    assert len({record.ordinal(number) for number in range(1, 200)}) == 199


@pytest.mark.parametrize(
    ("kind", "style", "said"),
    [
        ("day", "full", "2022年8月5日"),
        ("day", "short", "8月5日"),
        ("day", "iso", "2022-08-05"),
        ("month", "full", "2022年8月"),
        ("month", "short", "8月"),
        ("month", "iso", "2022-08"),
        ("year", "full", "2022年"),
        ("year", "iso", "2022"),
        ("vague", "full", "日前，列于2022年8月20日"),
        ("vague", "short", "日前，列于8月20日"),
        ("silent", "full", "未注明日期，列于2022年8月20日"),
        ("silent", "iso", "未注明日期，列于2022-08-20"),
    ],
)
def test_held_says_no_more_than_is_known(kind, style, said):
    with override("zh-hans"):
        assert record.held(HELD[kind], style) == said


def test_held_in_english():
    with override("en"):
        assert record.held(HELD["day"]) == "5 August 2022"
        assert record.held(HELD["day"], "short") == "5 Aug"
        assert record.held(HELD["month"]) == "August 2022"
        assert record.held(HELD["vague"]) == "日前, listed under 20 August 2022"


def test_held_reads_a_document_whose_days_are_text():
    document = {"held_on": "2022-08-05", "held_on_precision": "day", "listed_on": "2022-08-20"}
    month = {"held_on": None, "held_on_precision": "month", "listed_on": "2022-08-31"}

    with override("zh-hans"):
        assert record.held(document) == "2022年8月5日"
        assert record.held(month) == "2022年8月"


def test_held_does_not_pass_off_the_day_of_publication_when_precision_is_missing():
    row = {"held_on": None, "listed_on": date(2022, 8, 20)}

    with override("zh-hans"):
        assert record.held(row) == "未注明日期，列于2022年8月20日"


def test_held_time_claims_a_date_only_where_one_is_known():
    with override("zh-hans"):
        assert record.held_time(HELD["month"], "short", "key") == '<time class="key" datetime="2022-08">8月</time>'
        assert record.held_time(HELD["vague"], "short", "key") == (
            '<span class="key"><span lang="zh-Hans">日前</span>，列于8月20日</span>'
        )
        assert record.held_time(HELD["vague"]) == '<span><span lang="zh-Hans">日前</span>，列于2022年8月20日</span>'


def test_held_time_escapes_the_words_of_the_report():
    row = {"held_on": None, "held_on_text": "<b>日前</b>"}

    assert "<b>" not in record.held_time(row)


def test_at_time_is_told_in_the_office_zone():
    at = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)

    assert record.at_time(at) == '<time datetime="2026-11-21T01:30+08:00">2026-11-21 01:30</time>'
    assert record.at_time(None) == ""


@pytest.mark.parametrize(
    ("text", "phrase", "shown"),
    [
        ("要增强意识，增强本领。", "增强意识", "要<b>增强意识</b>，增强本领。"),
        ("要抓好落实，抓好落实。", "抓好落实", "要<b>抓好落实</b>，抓好落实。"),
        ("要增强意识。", "不在其中", "要增强意识。"),
        ("要增强意识。", "", "要增强意识。"),
        ("要<i>防</i>&治", "<i>防", "要<b>&lt;i&gt;防</b>&lt;/i&gt;&amp;治。"),
        ("<script>", "x", "&lt;script&gt;。"),
        ("由区住建局会同有关部门修改完善。", "由区住建局会同有关部门…", "<b>由区住建局会同有关部门</b>修改完善。"),
    ],
)
def test_headline_is_bold_once_and_words_stay(text, phrase, shown):
    assert record.headline(text, phrase) == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("研究 部署", '<span class="clause">研究</span> <span class="clause">部署</span>'),
        ("研究\u3000部署", '<span class="clause">研究</span> <span class="clause">部署</span>'),
        ("研究防汛、供水", '<span class="clause">研究防汛、</span><span class="clause">供水</span>'),
        ("研究部署", "研究部署"),
        ("<b> &", '<span class="clause">&lt;b&gt;</span> <span class="clause">&amp;</span>'),
        ("", ""),
        (None, ""),
    ],
)
def test_clauses(title, shown):
    assert record.clauses(title) == shown


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("澄湖区人民政府会议公开", ["澄湖区人民政府", "会议公开"]),
        ("澄湖区 人民政府会议公开", ["澄湖区", "人民政府会议公开"]),
    ],
)
def test_the_name_of_an_office_breaks_where_it_may(name, parts):
    assert re.findall('<span class="clause">(.+?)</span>', record.clauses_of_name(name)) == parts


def test_names_of_codes():
    with override("zh-hans"):
        assert record.type_name("executive") == "政府常务会议"
        assert record.kind_name("relay") == "传达学习"
        assert record.outcome_name("adopted_in_principle") == "原则通过"
        assert record.disclosure_name("on_request") == "依申请公开"
        assert record.act_name("corrected") == "更正"
        assert record.type_name("unheard_of") == "unheard_of"
        assert record.outcome_name(None) == ""
        assert [record.type_name(code) for code in MeetingType] == [code.label for code in MeetingType]


@pytest.mark.parametrize(("language", "attribute"), [("zh-hans", "zh-CN"), ("zh-hant", "zh-Hant"), ("en", "en")])
def test_html_lang(language, attribute):
    assert record.html_lang(language) == attribute


def test_check_code_is_twelve_signs_in_groups():
    assert record.check_code("3f9a07c2be51" + "0" * 52) == "3f9a 07c2 be51"
    assert record.check_code("") == ""


@pytest.mark.parametrize(("name", "shown"), [("林祎", "林\u3000祎"), ("沈怀远", "沈怀远"), ("Li", "Li"), ("", "")])
def test_spaced_name(name, shown):
    assert record.spaced_name(name) == shown


def test_roll_goes_by_role_and_keeps_the_order_of_entry():
    attendance = [
        {"name": "郑凡", "post": "", "role": "apologies"},
        {"name": "周翊然", "post": "", "role": "present"},
        {"name": "何旻", "post": "", "role": "present"},
    ]

    with override("zh-hans"):
        rows = record.roll(attendance)

    assert [(row["label"], [person["name"] for person in row["people"]]) for row in rows] == [
        ("出席", ["周翊然", "何旻"]),
        ("请假", ["郑凡"]),
    ]
    assert record.roll(None) == []


def test_citation_is_in_the_language_of_the_record():
    meeting = HELD["day"] | {"type": "executive", "number_text": "第12次", "title": "研究书房建设"}
    directive = {"item": {"position": 3}, "position": 1, "edition": 2}
    expected = "某办公室：《研究书房建设》（政府常务会议第12次，2022年8月5日），三（一），第2版"

    with override("en"):
        assert record.citation(meeting, directive, "某办公室") == expected


def test_library_loads_and_escapes_in_a_template():
    template = engines["django"].from_string("{% load record %}{{ text|headline:phrase }}{% held_time row %}")

    with override("zh-hans"):
        page = template.render({"text": "要<稳>住", "phrase": "<稳>", "row": HELD["day"]})

    assert page == '要<b>&lt;稳&gt;</b>住。<time datetime="2022-08-05">2022年8月5日</time>'


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("/search/?q=%E4%BE%9B%E6%B0%B4&type=executive", "/search/?q=供水&type=executive"),
        ("/?q=a%26b%20c%22", "/?q=a%26b%20c%22"),
        ("/?q=%00%C2%85%E2%80%AE%FF", "/?q=%00%C2%85%E2%80%AE%FF"),
    ],
)
def test_an_address_is_printed_as_people_read_it_and_nothing_in_it_hides(address, read):
    assert record.as_read(address) == read
