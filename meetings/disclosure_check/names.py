"""Names in a text, as far as their form tells them: titles in 《》, people, places and units."""

import re
from collections.abc import Iterable

from meetings.disclosure_check.folding import folded
from meetings.parser.vocabulary.names import is_surname, looks_like_name, read_units

_TITLE = re.compile("《([^《》\n]{2,100})》")
_PERSON = re.compile(
    "(?:任命|免去|聘任|解聘|提名|推荐|给予|授予|追授|表彰|嘉奖|罢免|补选|接受|同意|对|关于|由)"
    "([\u3400-\u9fff]{2,4}?)(?=同志|先生|女士|为|任|担任|辞去|的|等|涉嫌|严重|被|处分|一案)"
)
_PLACE = re.compile("[\u3400-\u9fff]{2}[镇乡村路桥河湖山巷街港岛寺]")
_BUREAU = re.compile("[局委办厅部院会]$")

_REPORTED = re.compile(
    "^(?:会议|并|还|又|再次|集中|集体|书面|专题|原则|一致|传达|学习|贯彻|听取|审议|审定|通过|同意|讨论|研究|部署|安排|通报|总结|"
    "分析|调度|汇报|围绕|关于|就|对|了)+"
)
_ENDING = re.compile("(?:开展.{0,6}|进行.{0,6}|情况|进展|汇报|报告|通报|精神|工作|事宜|事项|问题|有关|的|等)$")
_LONGEST_ENDING = 8
_CLAUSE = re.compile("[，。；：\n]")
_LISTED = re.compile("[，。；：、\n]")


def matters_in(title: str) -> set[str]:
    """What an item is about, folded, whole and in parts: 传达学习了全市教育大会精神 → 全市教育大会."""
    parts = {folded(part).text for part in (*_CLAUSE.split(title), *_LISTED.split(title))}
    return {_without_endings(_REPORTED.sub("", part)) for part in parts}


def _without_endings(words: str) -> str:
    end = len(words)
    while found := _ENDING.search(words, max(0, end - _LONGEST_ENDING), end):
        end = found.start()
    return words[:end]


def titles_in(text: str) -> set[str]:
    """《普惠托育服务办法》 → 普惠托育服务办法."""
    return set(_TITLE.findall(text))


def people_in(text: str, known: Iterable[str]) -> set[str]:
    """Known people whom the text names, and those it appoints, dismisses, honours or punishes: 任命某某某为……."""
    named = set(filter(is_person, _PERSON.findall(text)))
    return named | {name for name in known if name in text}


def is_person(words: str) -> bool:
    """沈怀远, not 会议 or 区长."""
    return is_surname(words) and looks_like_name(words)


def places_in(text: str) -> set[str]:
    """鹭汀镇, 砚桥河, and the towns, companies and estates that a sentence names; no bureaus (see ``bureaus_in``)."""
    units = {unit for unit in read_units(text) if not _BUREAU.search(unit)}
    return units | set(_PLACE.findall(text))


def bureaus_in(text: str) -> set[str]:
    """区财政局, 县交通运输局: the office's own units, which have a part in most matters."""
    return {unit for unit in read_units(text) if _BUREAU.search(unit)}
