"""Page furniture and publication lines; lines of the report that only look like them."""

from datetime import date

import pytest

from meetings.parser.cleaning.page_furniture import find_chrome, full_days, is_chrome
from meetings.parser.outline import Span


@pytest.mark.parametrize(
    "line",
    [
        "索引号：00123",
        "【发布日期】：2025年8月18日",
        "来 源：禾澜发布",
        "【字体：大 中 小】",
        "打印本页",
        "首页 > 政府信息公开 > 会议",
        "禾澜 › 政务 › 会议",
        "（记者 卓然）",
        "本报记者 卓然",
        "（完）",
        "据禾澜日报报道",
        "----------",
        "2026-01-20 09:00",
        "2024-10-12　来源：院办公室　点击：331",
        "2017年8月10日　星期四",
        "临政会纪〔2024〕12号",
        "— 2 —",
        "第2页 共5页",
        "2025-08-18 09:30 字号",
        "（《禾澜日报》2025年8月18日 第1版）",
        "《禾澜日报》2025年8月18日",
        "《禾澜日报》（2025年08月18日 第01版）",
        "禾澜区人民政府门户网站　www.helan.example　2025-08-18",
        "（2025年8月18日）",
        "区政府办公室 2025年8月18日",
        "区政府办公室 2025-08-18 09:30",
        "（区政府办公室 2025年8月18日）",
        "区政府办公室2025年8月18日印发",
        "区政府办公室 2025 年 8 月 18 日印发",
        "时间：2025年7月2日　来源：禾澜市人民政府网",
        "禾澜镇政府网　2023年4月24日　字号：【大】【中】【小】",
        "禾澜日报 2023-04-24 浏览次数：12",
        "来源：" + "禾" * 120,
    ],
)
def test_furniture(line: str) -> None:
    assert is_chrome(line)


@pytest.mark.parametrize(
    "line",
    [
        "完善农村供水设施",
        "据实核算补偿费用",
        "（记者：卓然）9月6日，区长方远主持召开区政府常务会议，传达学习省委精神。",
        "",
        "区长方远主持会议。",
        "区政府召开会议 2025年8月18日",
        "禾澜镇 2025年8月18日",
        "禾澜镇 www.helan.example 2025-08-18",
        "2025年8月18日，区政府办公室",
        "2025年8月18日 区政府第12次常务会议",
        "一、关于防汛工作",
        "学习临政发〔2024〕12号文件，抓好落实",
        "2024年10月12日，来源于企业的税收增长",
        "会议来源",
        "区政府召开会议 2025年8月18日 字号：大",
        "来源：" + "禾" * 200,
        "版权所有" + "禾" * 100,
        "二、听取2025年1—10月全县经济运行情况汇报",
        "2025年1-10月重点工作通报",
        "听取2025年10月3日大雨防御情况汇报",
    ],
)
def test_no_furniture(line: str) -> None:
    assert not is_chrome(line)


def test_furniture_is_found_with_the_days_it_tells() -> None:
    text = "发布时间：2025-08-19\n区长方远主持会议。\n发布日期：2025年2月30日\n区政府办公室 2025年8月18日"

    spans, days = find_chrome(text)

    assert spans == [Span(0, 15), Span(26, 41), Span(42, len(text))]
    assert days == [date(2025, 8, 19), date(2025, 8, 18)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2025-07-31", [date(2025, 7, 31)]),
        ("2025年7月31日至2025年8月1日", [date(2025, 7, 31), date(2025, 8, 1)]),
        ("2025年13月1日，2025年7月1日", [date(2025, 7, 1)]),
        ("7月31日", []),
    ],
)
def test_full_days(text: str, days: list[date]) -> None:
    assert full_days(text) == days
