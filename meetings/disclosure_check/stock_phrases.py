"""Words that every record of a meeting has, so that sharing them names nothing: 听取情况汇报, 加快推进, 责任落实."""

import re
from collections.abc import Iterable
from pathlib import Path

from meetings.disclosure_check.folding import Span, folded
from meetings.disclosure_check.lexicon import Lexicon

_LINES = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
STOCK = Lexicon(word for line in _LINES if not line.startswith("#") for word in line.split())
TELLING = 2  # characters in a row that no stock phrase explains
SMALL = frozenset("的了和与及或在对为从以等要将把被由向到于按并各其该本所就都也又再更最已还不应须会")
COUNTED = re.compile(
    "(?<![0-9一二三四五六七八九十百〇零])第?[0-9一二三四五六七八九十百〇零]++(?:届|次|年度?|个?月份?|[日号]|天|个|项|条)|[上下]午"
)
# What says nothing of which matter, meeting or paper it is.
_VAGUE = """
    会议 讲话 重要 精神 工作 重点 主要 任务 目标 情况 问题 意见 通知 文件 事项 事宜 有关 相关 上级 其他 各项 部分
    上半年 下半年 季度 年度 今年 全年 当前 近期 下一步 阶段 贯彻 落实 进展 推进 部署 安排 研究 学习
"""
VAGUE = Lexicon(_VAGUE.split())
# 青柳县 before 政府, 委, 人大 or a year, or at the head of a title: the office's own name
OFFICE = re.compile(
    "[\u3400-\u9fff]{2}[省市州县縣区區旗镇鎮乡鄉](?=(?:人民)?政府|委|人大|政[协協]|[0-9]{4}年)"
    "|(?<=《)[\u3400-\u9fff]{2}[省市州县縣区區旗]"
)


def offices(texts: Iterable[str]) -> set[str]:
    """The names by which texts call the office itself, folded: 青柳县."""
    return {folded(name).text for text in texts for name in OFFICE.findall(text)}


def is_vague(text: str) -> bool:
    """上级有关会议, 下半年重点任务: words for any matter."""
    return bytes(TELLING) not in stock_positions(text, VAGUE)


def stock_positions(text: str, *lexicons: Lexicon) -> bytearray:
    """For each character of the folded text 1 where it stands between words, counts, or belongs to a listed word."""
    stock = bytearray(character in SMALL for character in text)
    for found in COUNTED.finditer(text):
        mark(stock, found.span())
    for lexicon in lexicons:
        for span in lexicon.spans_in(text):
            mark(stock, span)
    return stock


def mark(positions: bytearray, span: Span) -> None:
    positions[slice(*span)] = b"\1" * (span[1] - span[0])
