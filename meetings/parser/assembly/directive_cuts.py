"""Where a sentence of several instructions is cut: at enumerators, and at ； between sides that each stand alone."""

import itertools
import re
from typing import NamedTuple

from meetings.parser.vocabulary.descriptions import counts, evaluates, states
from meetings.parser.vocabulary.modality import (
    ADVERBIAL,
    ASPECT,
    BULLET,
    CONNECTIVE,
    ENUMERATOR,
    MODAL,
    TRIM,
    acting_body,
    describes,
    has_modal,
    is_assigned,
    is_imperative,
    is_tasked,
    names_body_first,
    responsible_subject,
)

_LATE_MODAL = re.compile("，(?=(?:就|都)?要(?!求|么|点|素|义|害)|必须|务必)")
_SEMICOLON = re.compile("；")
_FIRM = re.compile(
    "要(?<![重主需必首不只]要)(?![求素点])|不得(?![不了力也])|必须|务必|应当|应该|不能(?![不够])|须(?<![无必]须)(?!臾)"
)  # tells a side of ； wherever it stands
_LEFT_TO = re.compile("[^，。；由]{2,20}由(?<![经自缘理]由)(?![于此来衷])[^，。；]{4}")  # 末位的村由联村领导约谈
_IF = re.compile(
    "[^，。；]{4,40}的，(?:一律|按|依|由|将|从严|严肃|限期|取消|暂停|追究|责令)"
)  # 未按期提交的，按合同追究责任
_RELEASED = ("解除列管", "洽悉", "准予备查")  # what Taiwan's minutes say of a matter that is done with
_AS_OF = ("截至", "目前", "据")
_SIDE = 200  # characters: how far a side of ； is searched for its marker
AGAIN = re.compile(  # 指出要加快改造，强调要保障水质，要求区水务局通报
    "(?:强调|指出|要求)(?=要(?!求)|[^，。；：]{1,14}?(?:局|委|办|厅|部门|单位|街道|镇|乡|公司)(?!部))"
)
_LISTS = re.compile(
    "[，；、。：—](?=[第其强指要（0-9一二三四五六七八九十])(?=(?:第?[一二三四五六七八九十]{1,2}|其[一二三四五六七八九十])(?:是|要|须)(?!否)"
    "|第[一二三四五六七八九十]，"
    f"|{AGAIN.pattern}"
    f"|{ASPECT}"
    "|（[一二三四五六七八九十0-9]{1,2}）|[0-9]{1,2}[.．、](?![0-9]))"
)


class Clause(NamedTuple):
    """A part of a sentence: ``start`` and ``end`` are offsets in the sentence's text."""

    start: int
    end: int


def cut(masked: str, start: int) -> list[Clause]:
    """At every enumerator; at ； where both sides carry a marker of their own."""
    offsets = [found.end() for found in _LISTS.finditer(masked, start) if is_list(masked, found.end())]
    if not offsets and "；" not in masked:
        return [Clause(start, len(masked))]
    edges = itertools.pairwise([start, *offsets, len(masked)])
    return [clause for a, b in edges for clause in _cut_at_semicolons(masked, a, b)]


def is_list(masked: str, offset: int) -> bool:
    """一是 opens a list item; the 一要 of 万一要 and a 十是 within words do not, for a mark stands before it."""
    return bool(ENUMERATOR.match(masked, offset) or BULLET.match(masked, offset) or AGAIN.match(masked, offset))


def _cut_at_semicolons(masked: str, start: int, end: int) -> list[Clause]:
    clauses, begin = [], start
    for found in _SEMICOLON.finditer(masked, start, end):
        offset = found.start()
        left, right = masked[begin : min(offset, begin + _SIDE)], masked[offset + 1 : min(offset + _SIDE, end)]
        following = right.split("；")[0]
        if _stands_alone(following) and (_stands_alone(left) or _is_apart(left, following)):
            clauses.append(Clause(begin, offset))
            begin = offset + 1
    clauses.append(Clause(begin, end))
    return clauses


def _is_apart(words: str, following: str) -> bool:
    """因点制宜发展庭院经济；各县要……: a bare imperative, before a side with a body of its own."""
    return is_imperative(words.strip(TRIM)) and bool(responsible_subject(following.strip(TRIM)))


def _stands_alone(words: str) -> bool:
    """One side of ； with its own 要, 必须, 由某局 or responsible body; 区位优越，要…… has its own after the comma."""
    words = words.strip(TRIM)
    if MODAL.match(words) or _charges_late(words) or is_assigned(words) or is_tasked(words) or BULLET.match(words):
        return True
    if (
        words.endswith(_RELEASED)
        or _FIRM.search(words)
        or _IF.match(words)
        or _LEFT_TO.match(words)
        or MODAL.search(words.partition("，")[0])
    ):
        return True
    if (
        responsible_subject(words)
        or acting_body(words)
        or names_body_late(words)
        or (names_body_first(words) and not states(words))
    ):
        return True
    if (adverbial := ADVERBIAL.match(words)) and responsible_subject(words[adverbial.end() :]):
        return True  # 对照年度目标，科技创新局建立培育库
    found = CONNECTIVE.match(words)
    return bool(found and MODAL.match(words[found.end() :]))


def is_handed(words: str) -> bool:
    """由某局修改; 讨论稿由某办公室吸收会议意见后，……: says who is to do it."""
    return is_assigned(words) or bool(_LEFT_TO.match(words.strip(TRIM)))


def names_body_late(words: str) -> bool:
    """居保征缴只剩二十天，各村逐户上门: a body and its task after a comma; 形势严峻，各镇值守 describes too."""
    is_told = words.startswith(_AS_OF) or describes(words) or evaluates(words) or counts(words)
    return not is_told and any(responsible_subject(phrase) for phrase in words.split("，")[1:])


def _charges_late(words: str) -> bool:
    """区位优越，要…… and 这项工作事关民生，各部门要……: background that turns to 要 after a comma."""
    if _LATE_MODAL.search(words):
        return True
    return any(has_modal(phrase) and responsible_subject(phrase) for phrase in words.split("，")[1:])
