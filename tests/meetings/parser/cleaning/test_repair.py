"""Repairs of the text, and what must stay untouched as hard."""

import pytest

from meetings.parser.cleaning.repair import find_losses, repair


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("會議指出,要抓好落實;", "会议指出，要抓好落实；"),
        ("瞭解會議情況，乾坤不變", "了解会议情况，乾坤不变"),
        ("会议指出,,要抓好落实，，", "会议指出，要抓好落实，"),
        ("会议@@指出", "会议指出"),
        ("会\u200b议\ufeff指出", "会议指出"),
        ("202 6 年 1 月 15 日，会议召开", "2026年1月15日，会议召开"),
        ("第 1 次 常务 会议 纪要", "第1次常务会议纪要"),
        ("要 树牢 理念， 抓好 落实", "要树牢理念，抓好落实"),
        ("出席：\u2003何川\t骆明", "出席： 何川 骆明"),
        ('落实"双减"\n落实"双控"', "落实“双减”\n落实“双控”"),
        ("<p>会议指出，</p><p>&nbsp;要抓好落实。</p>", "会议指出，\n要抓好落实。".replace("\n", "")),
        ('落实"双减"政策，', "落实“双减”政策，"),
        ('落实"双减"和"双控"政策，', "落实“双减”和“双控”政策，"),
        ("党组(扩大)会议，", "党组（扩大）会议，"),
        ("第一行，\r\n第二行。\r第三行。", "第一行，第二行。\n第三行。"),
        ("会议指出.", "会议指出。"),
    ],
)
def test_repaired(text: str, expected: str) -> None:
    assert repair(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "管理办法（试行）",
        "生产总值(GDP)",
        "增长1,200万元",
        "上午9:30，会议召开",
        "增长3.5%，",
        "2025-07-31 19:09:51",
        "出席：温若谷 苏慕白 梁知秋",
        "县长朱镕堃、乾安镇",
        "党建“一要公平，二要公开”",
        "AI+、5G，",
        '落实"双减政策，',
        'the "ok" sign',
        "于系范后里云干面",
        "第一行。\n第二行。",
        "青岚县政府召开会议\n5月3日，县长主持。",
    ],
)
def test_untouched(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize(
    ("text", "count"), [("县??人民政府", 1), ("要确?保安全", 1), ("?抓落实", 1), ("真的?", 0), ("要抓好", 0)]
)
def test_lost_bytes_are_named(text: str, count: int) -> None:
    assert len(find_losses(text)) == count


def test_loss_is_shown_where_it_is() -> None:
    text = "要确??保安全"

    (loss,) = find_losses(text)

    assert loss.span is not None
    assert text[loss.span.start : loss.span.end] == "??"
    assert loss.reason == "bytes_lost"
