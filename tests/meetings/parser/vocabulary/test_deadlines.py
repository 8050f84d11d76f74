"""By when an instruction must be done, as its words say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.parser import parse_report
from meetings.parser.vocabulary.deadlines import precision_of, read_deadline

HELD = date(2025, 8, 6)  # a Wednesday


@pytest.mark.parametrize(
    ("words", "text", "on"),
    [
        ("上半年要完成清淤", "上半年", date(2025, 6, 30)),
        ("八月底前公布名录", "八月底前", date(2025, 8, 31)),
        ("十二月15日前公布", "十二月15日前", date(2025, 12, 15)),
        ("9月底前完成整改", "9月底前", date(2025, 9, 30)),
        ("要于11月30日前报送方案", "11月30日前", date(2025, 11, 30)),
        ("2026年3月15日前建成", "2026年3月15日前", date(2026, 3, 15)),
        ("明年2月底前开工", "明年2月底前", date(2026, 2, 28)),
        ("明年1月底前开工", "明年1月底前", date(2026, 1, 31)),
        ("2027年内建成", "2027年内", date(2027, 12, 31)),
        ("10月中旬前见效", "10月中旬前", date(2025, 10, 20)),
        ("确保年内化解", "年内", date(2025, 12, 31)),
        ("年底前全部办结", "年底前", date(2025, 12, 31)),
        ("2027年底前建成", "2027年底前", date(2027, 12, 31)),
        ("第三季度末完成", "第三季度末", date(2025, 9, 30)),
        ("本月底前报区政府", "本月底前", date(2025, 8, 31)),
        ("当月底报区政府", "当月底", date(2025, 8, 31)),
        ("当天内报告", "当天内", date(2025, 8, 6)),
        ("本周内梳理清单", "本周内", date(2025, 8, 10)),
        ("五日内反馈", "五日内", date(2025, 8, 11)),
        ("两个星期内反馈", "两个星期内", date(2025, 8, 20)),
        ("一年内建成", "一年内", date(2026, 8, 6)),
        ("百年内不变", "百年内", None),
        ("两千天内建成", "两千天内", None),
        ("后年上半年建成", "后年上半年", date(2027, 6, 30)),
        ("次年一季度内开工", "次年一季度内", date(2026, 3, 31)),
        ("下半年完成", "下半年", date(2025, 12, 31)),
        ("12月上旬完成", "12月上旬完成", date(2025, 12, 10)),
        ("10月份前完成", "10月份前", date(2025, 10, 31)),
        ("2100年底前建成", "2100年底前", date(2100, 12, 31)),
        ("2101年底前建成", "2101年底前", None),
        ("1949年底前建成", "1949年底前", date(1949, 12, 31)),
        ("1948年底前建成", "1948年底前", None),
        ("1000天内建成", "1000天内", date(2028, 5, 2)),
        ("1001天内建成", "1001天内", None),
        ("13月底前完成", "13月底前", None),
        ("十天内反馈", "十天内", date(2025, 8, 16)),
        ("两周内完成排查", "两周内", date(2025, 8, 20)),
        ("六个月内投运", "六个月内", date(2026, 2, 6)),
        ("三个工作日内答复", "三个工作日内", None),
        ("24小时内报告", "24小时内", None),
        ("2月30日前完成", "2月30日前", None),
    ],
)
def test_deadline(words: str, text: str, on: date | None) -> None:
    found = read_deadline(words, HELD)

    assert found is not None
    assert (found.text, found.on, words[found.span.start : found.span.end]) == (text, on, text)


@pytest.mark.parametrize(
    "words",
    [
        "要抓好落实",
        "把防汛作为上半年的一件大事",
        "下半年的重点是供水",
        "落实“年底前清零”要求",
        "要用好2025年预算",
        "国内市场",
        "从9月1日起施行",
        "月度调度",
        "在区内推广",
    ],
)
def test_no_deadline(words: str) -> None:
    assert read_deadline(words, HELD) is None


@pytest.mark.parametrize(
    ("held", "words", "on"),
    [
        (date(2025, 1, 31), "一个月内", date(2025, 2, 28)),
        (date(2025, 11, 30), "三个月内", date(2026, 2, 28)),
        (date(2025, 12, 31), "一个月内", date(2026, 1, 31)),
        (date(2100, 3, 1), "年内", date(2100, 12, 31)),
        (date(2101, 3, 1), "年内", None),
    ],
)
def test_month_from_its_last_day_ends_on_a_last_day(held: date, words: str, on: date) -> None:
    found = read_deadline(words, held)

    assert found is not None
    assert found.on == on


def test_day_needs_the_year() -> None:
    found = read_deadline("9月底前完成整改")

    assert found is not None
    assert (found.text, found.on) == ("9月底前", None)


@given(
    words=st.text("0123456789一二十两个年月日周底末前内季度第上半明本工作日天，完成。“”", max_size=24), held=st.dates()
)
def test_any_words_are_read(words: str, held: date) -> None:
    found = read_deadline(words, held)

    assert found is None or words[found.span.start : found.span.end] == found.text


def test_directive_carries_its_deadline() -> None:
    text = "2025年8月6日，区长方远主持召开区政府常务会议，研究防汛。会议要求，要加快进度，9月底前完工。"

    found = parse_report(text).meetings[0].items[0].directives[0]

    assert (found.deadline, found.deadline_on) == ("9月底前", "2025-09-30")


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("9月30日前", "day"),
        ("2026年3月15日前", "day"),
        ("五日内", "day"),
        ("两个月内", "day"),
        ("当天内", "day"),
        ("9月底前", "month"),
        ("10月中旬前", "month"),
        ("本月底前", "month"),
        ("第三季度末", "month"),
        ("后年上半年", "month"),
        ("年底前", "year"),
        ("2027年内", "year"),
        ("一年内", "year"),
        ("尽快", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_deadline_is_as_exact_as_its_words(words, precision):
    assert precision_of(words) == precision


def test_a_labelled_deadline_is_told_where_it_stands() -> None:
    words = "3月底前摸排（牵头单位：区水务局；完成时限：6月底前）"

    found = read_deadline(words, HELD)

    assert found is not None
    assert (found.text, words[found.span.start : found.span.end], found.on) == ("6月底前", "6月底前", date(2025, 6, 30))
