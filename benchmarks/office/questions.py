"""What is asked of the generated office: listed questions of every kind, and chance parts of its own texts."""
# ruff: noqa: E501, SIM905 - lists of words are read best as lines of words

from collections.abc import Sequence
from datetime import date
from random import Random

from directives.index.folding import fold
from directives.search.queries.criteria import Narrowing
from directives.search.queries.query import Question, parse

LISTED = [
    *"水 路 桥 禁 鹤 龋 税 獴 要 𠅤".split(),
    *"经济 项目 安全 教育 疫情 信访 消防 粮食 白蚁 雷击 古树 奥运 麒麟 要求".split(),
    *"营商环境 安全生产 老旧小区 窨井盖 黑臭水体 主体责任 侨批馆 招商引资 双减政策 海豹救助 以旧换新 责任".split(),
    *"统筹发展和安全 推动经济高质量发展 环保督察整改 全面从严治党 新型农村合作医疗 互花米草 倒排工期挂图作战 鸮形目鸟类观测点".split(),
    "项目 资金",
    "经济 疫情",
    "学校 食堂",
    "燃气 自建房",
    "雷击 古树",
    "营商环境 12345",
    "古树 保护 街道",
    "区财政局 资金 统筹 年",
    '"强产业、兴城市"',
    '"监管责任和属地责任"',
    '"任务清单、责任清单"',
    "工作，要",
    "-要",
    "-要 -区 -工作",
    "安全生产 -消防",
    "项目 -招商",
    "信访 -重复信访 -工作",
    '年 -"要，"',
    "麒麟 OR 海豹",
    "安全 OR 经济 街道",
    "龋齿 OR 獴 OR 鸮",
    "供水 OR 排水 OR 管网 -污水",
    *"12345热线 GDP 5G基站 PPP项目 gdp核算 8.5% 互联网+监管 IPv6 9月底前".split(),
    *"營商環境 區財政局 經濟 污水處理 １２３４５热线 ＧＤＰ 不存在的词语".split(),
    "安全 年:2019",
    "项目 类型:专题",
    "养老服务 单位:区民政局",
    "类型:党组 年:2015-2016 责任",
]
FORMS = {
    "none": Narrowing(),
    "one year": Narrowing(since=date(2025, 9, 1), until=date(2026, 8, 31)),
    "long ago": Narrowing(since=date(2010, 1, 1), until=date(2012, 12, 31)),
    "type": Narrowing(type="executive"),
    "unit": Narrowing(unit="区民政局"),
    "kind, type and years": Narrowing(
        kind="directive", type="executive", since=date(2020, 1, 1), until=date(2023, 12, 31)
    ),
    "six weeks": Narrowing(since=date(2019, 3, 10), until=date(2019, 4, 20)),
    "open end": Narrowing(since=date(2024, 6, 15)),
}
LENGTHS = (1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12)


def questions(texts: Sequence[str], seed: int = 99, by_chance: int = 60) -> list[str]:
    """The listed ones, and seeded parts of the texts that nobody chose."""
    chance = Random(seed)
    found = list(LISTED)
    while by_chance:
        text, length = chance.choice(texts), chance.choice(LENGTHS)
        start = chance.randrange(max(1, len(text) - length))
        if fold(part := text[start : start + length]):
            found.append(part)
            by_chance -= 1
    return found


def is_short(question: Question) -> bool:
    """Whether no required word has more than two characters, so that trigrams have nothing to use."""
    return max((len(word.folded) for part in question.required for word in part.words), default=0) <= 2


def parsed(texts: Sequence[str]) -> list[tuple[str, Question]]:
    return [(text, parse(text)) for text in questions(texts)]
