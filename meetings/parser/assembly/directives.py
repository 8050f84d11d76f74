"""Cuts the instructing part of a sentence into directives (rule (b): at enumerators and at ； between marked sides)."""

import itertools
import re
from typing import NamedTuple

from meetings.parser.assembly.addressees import read_addressee
from meetings.parser.assembly.headlines import headline_in
from meetings.parser.cleaning.sentences import mask
from meetings.parser.outline import DirectiveOutline, Span
from meetings.parser.vocabulary.modality import (
    ADVERBIAL,
    ASPECT,
    BULLET,
    CONNECTIVE,
    ENUMERATOR,
    MODAL,
    TRIM,
    acting_body,
    concedes,
    describes,
    evaluates,
    has_modal,
    is_assigned,
    is_imperative,
    is_task_of_a_body,
    is_tasked,
    names_body_first,
    responsible_subject,
    states,
    strip_opening,
)
from meetings.parser.vocabulary.names import read_units

_ASPECT = re.compile(ASPECT)
_AGREES = re.compile("(?:一致|原则|研究){0,2}(?:同意|通过)(?!由|请|责成)")  # 1.同意该方案 decides
_LATE_MODAL = re.compile("，(?=(?:就|都)?要(?!求|么|点|素|义|害)|必须|务必)")
_LEADER = re.compile("总书记[^，。；]{0,10}?(?:作了|发表了|作出了|强调|指出)")
_PROPOSED = re.compile("(?:发言|交流|讨论|座谈)[^。；，]{0,12}，并?提出了?[^。；]{2,120}(?:建议|意见)$")
_TARGET = re.compile("到(?:今年|明年|本月|下月|20[0-9]{2}年)[^，。；]{0,8}，")  # 到明年汛前，北段先行开街
_SAYS_ON = re.compile("，(?:强调|要求|指出)")
_STOP = re.compile("[。；]")
_SEMICOLON = re.compile("；")
_FIRM = re.compile(
    "要(?<![重主需必首不只]要)(?![求素点])|必须|务必|应当|应该|不能(?![不够])"
)  # tells a side of ； wherever it stands
_LEFT_TO = re.compile("[^，。；由]{2,20}由(?<![经自缘理]由)(?![于此来衷])[^，。；]{4}")  # 末位的村由联村领导约谈
_IF = re.compile(
    "[^，。；]{4,40}的，(?:一律|按|依|由|将|从严|严肃|限期|取消|暂停|追究|责令)"
)  # 未按期提交的，按合同追究责任
_LEAST = 5  # characters of a plain measure
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
_ANNOUNCES = re.compile(
    "(?:以下|如下|几|[一二三四五六七八九十两]个?)(?:点|个?方面|项|条)?(?:[^，。；：]{0,8}(?:工作|意见|"
    "要求|措施|重点|问题))?：?$|：$|—$"
)
_COMMANDING = frozenset(
    (
        "要求",
        "强调",
        "指出",
        "决定",
        "明确",
        "议定",
        "研究议定",
        "研究决定",
        "研究确定",
        "研究明确",
        "确定",
        "提出",
        "号召",
        "希望",
        "部署",
        "重申",
        "裁示",
        "指示",
        "讨论决定",
    )
)
DECIDING = frozenset(
    ("决定", "明确", "要求", "议定", "研究决定", "研究议定", "研究确定", "研究明确", "确定", "讨论决定")
)
_ASKING = frozenset(("要求", "议定", "研究议定", "号召", "裁示", "指示"))
_VIEWING = frozenset(("认为", "一致认为", "说", "表示"))
LISTING = DECIDING | {
    "强调",
    "部署",
    "提出",
    "裁示",
    "指示",
}  # what lines without a number under 会议强调： instruct by


class Clause(NamedTuple):
    """A part of a sentence: ``start`` and ``end`` are offsets in the sentence's text."""

    start: int
    end: int


def find_directives(
    text: str,
    masked: str,
    start: int,
    verb: str,
    in_flow: bool,
    *,
    is_led: bool = False,
    is_settled: bool = False,
) -> list[Clause]:
    """The directives in ``text[start:]``, trimmed; empty where the words only describe.

    ``verb`` is the reporting verb just before ("" for none), ``in_flow`` says that the sentence before was a directive,
    ``is_led`` that a verb of decision stands right before, or above the line: then a plain measure is one too
    (机关食堂推行小份菜); ``is_settled`` that the matter was decided on: then so is what a body does (学工处与各班对接).
    """
    clauses = _cut(masked, start)
    found: list[Clause] = []
    for index, clause in enumerate(clauses):
        words = masked[clause.start : clause.end]
        is_followed = index + 1 < len(clauses) and _is_list(masked, clauses[index + 1].start)
        if is_followed and not words.endswith("；") and announces(words):
            continue
        is_measure = (
            is_led
            and index == 0
            and not _AGREES.match(strip_opening(words))
            and len(words.strip(TRIM)) > _LEAST
            and not (describes(words) or evaluates(words))
        )
        if (
            is_measure
            or instructs(words, verb, in_flow or bool(found))
            or (is_settled and is_task_of_a_body(words))
            or ((found or is_settled) and _names_body_late(words))
        ):
            trimmed = _trimmed(text, clause)
            if trimmed.end > trimmed.start:
                found.append(trimmed)
    return found


def instructs(masked: str, verb: str, in_flow: bool) -> bool:
    """Whether these words are one instruction: by a modal, an assignment, or an imperative where one is due."""
    words = masked.strip(TRIM)
    if len(words) < 3 or _is_conveyed(words):
        return False
    if evaluates(words):
        return False
    if has_modal(words):
        return not concedes(words)
    if is_assigned(words) or is_tasked(words):
        return True
    is_listed = bool(ENUMERATOR.match(words)) and is_imperative(words)
    due = in_flow or verb in _COMMANDING or is_listed
    if not due:
        return False
    if _ASPECT.match(words):
        return True
    if _TARGET.match(words):
        return not describes(words)
    if ENUMERATOR.match(words):
        return is_imperative(words) or not describes(words)
    if is_imperative(words):
        return not states(words)
    if (in_flow and verb not in _VIEWING) or (verb in _ASKING and len(words) > _LEAST):
        return not states(words)
    if words.startswith("不能") or (verb != "指出" and _acts_late(words)):
        return not states(words)
    return bool(responsible_subject(words) or acting_body(words)) and not states(words)


def _acts_late(words: str) -> bool:
    """工期服从质量，基建处盯紧验收: a later phrase with a body of its own."""
    return any(responsible_subject(phrase) or acting_body(phrase) for phrase in words.split("，")[1:3])


def _is_conveyed(words: str) -> bool:
    """总书记……作出了重要批示，强调要……; 某局作交流发言，提出要……等建议: reports another's words."""
    if "提出" in words and _PROPOSED.search(words):
        return True
    for part in _STOP.split(words) if "总书记" in words else ():
        speech = _LEADER.search(part)
        if speech and _SAYS_ON.search(part, speech.end()):
            return True
    return False


def announces(masked: str) -> bool:
    """要抓好以下三方面工作：, the lead-in to an enumeration, is no directive of its own; neither is a bare subject."""
    words = masked.strip("，。； ")
    if ENUMERATOR.match(words) or BULLET.match(words) or AGAIN.match(words):
        return False
    if _ANNOUNCES.search(words):
        return True
    return not has_modal(words) and not is_imperative(words)


def _cut(masked: str, start: int) -> list[Clause]:
    """At every enumerator; at ； where both sides carry a marker of their own."""
    offsets = [found.end() for found in _LISTS.finditer(masked, start) if _is_list(masked, found.end())]
    edges = [start, *offsets, len(masked)]
    clauses: list[Clause] = []
    for a, b in itertools.pairwise(edges):
        clauses.extend(_cut_at_semicolons(masked, a, b))
    return clauses


def _is_list(masked: str, offset: int) -> bool:
    """一是 opens a list item; the 一要 of 万一要 and a 十是 within words do not, for a mark stands before it."""
    return bool(ENUMERATOR.match(masked, offset) or BULLET.match(masked, offset) or AGAIN.match(masked, offset))


def _cut_at_semicolons(masked: str, start: int, end: int) -> list[Clause]:
    if masked.find("；", start, end) < 0:
        return [Clause(start, end)]
    clauses, begin = [], start
    for found in _SEMICOLON.finditer(masked, start, end):
        offset = found.start()
        left, right = masked[begin : min(offset, begin + _SIDE)], masked[offset + 1 : min(offset + _SIDE, end)]
        if _stands_alone(left) and _stands_alone(right.split("；")[0]):
            clauses.append(Clause(begin, offset))
            begin = offset + 1
    clauses.append(Clause(begin, end))
    return clauses


def _stands_alone(words: str) -> bool:
    """One side of ； with its own 要, 必须, 由某局 or responsible body; 区位优越，要…… has its own after the comma."""
    words = words.strip(TRIM)
    if MODAL.match(words) or _charges_late(words) or is_assigned(words) or is_tasked(words) or BULLET.match(words):
        return True
    if _FIRM.search(words) or _IF.match(words) or _LEFT_TO.match(words) or MODAL.search(words.split("，", 1)[0]):
        return True
    if (
        responsible_subject(words)
        or acting_body(words)
        or _names_body_late(words)
        or (names_body_first(words) and not states(words))
    ):
        return True
    if (adverbial := ADVERBIAL.match(words)) and responsible_subject(words[adverbial.end() :]):
        return True  # 对照年度目标，科技创新局建立培育库
    found = CONNECTIVE.match(words)
    return bool(found and MODAL.match(words[found.end() :]))


def _names_body_late(words: str) -> bool:
    """居保征缴只剩二十天，各村逐户上门: a body and its task after a comma; 形势严峻，各镇值守 describes too."""
    return not (describes(words) or evaluates(words)) and any(
        responsible_subject(phrase) for phrase in words.split("，")[1:]
    )


def _charges_late(words: str) -> bool:
    """区位优越，要…… and 这项工作事关民生，各部门要……: background that turns to 要 after a comma."""
    if _LATE_MODAL.search(words):
        return True
    return any(has_modal(phrase) and responsible_subject(phrase) for phrase in words.split("，")[1:])


def _trimmed(text: str, clause: Clause) -> Clause:
    start, end = clause.start, clause.end
    bullet = BULLET.match(text, start) or AGAIN.match(text, start)
    start = bullet.end() if bullet else start
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    return Clause(start, end)


def outline_directive(text: str, start: int, verb: str, speaker: str) -> DirectiveOutline:
    """A directive with what is read in its words: headline, addressee, units."""
    masked = mask(text)
    return DirectiveOutline(
        text=text,
        span=Span(start, start + len(text)),
        headline=headline_in(text, masked),
        verb=verb,
        speaker=speaker,
        addressee=read_addressee(text, masked),
        units=read_units(text),
    )
