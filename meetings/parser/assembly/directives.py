"""Cuts the instructing part of a sentence into directives (rule (b): at enumerators and at ； between marked sides)."""

import re

from meetings.parser.assembly.addressees import read_addressee
from meetings.parser.assembly.directive_cuts import AGAIN, Clause, cut, is_list, names_body_late
from meetings.parser.assembly.headlines import headline_in
from meetings.parser.cleaning.sentences import mask
from meetings.parser.outline import DirectiveOutline, Span
from meetings.parser.vocabulary.descriptions import concedes, evaluates, is_task_of_a_body, states
from meetings.parser.vocabulary.imperatives import AN_IMPERATIVE
from meetings.parser.vocabulary.modality import (
    ASPECT,
    BULLET,
    ENUMERATOR,
    MODAL,
    TRIM,
    acting_body,
    describes,
    has_modal,
    is_assigned,
    is_imperative,
    is_left_to_body,
    is_tasked,
    responsible_subject,
    strip_opening,
)
from meetings.parser.vocabulary.names import read_units
from meetings.parser.vocabulary.outcomes import is_referral

_ASPECT = re.compile(ASPECT)
_AGREES = re.compile(  # 1.同意该方案, 2.核定建设规模为…… decide
    "(?:一致|原则|研究){0,2}(?:同意|通过)(?!由|请|责成)|(?:核定|认定|确认|增补|任命|聘任|免去|追认)(?!后|完)|由(?:原来|目前|最初)"
    "|(?:因|鉴于)[^，。；]{2,30}，[^，。；]{2,24}(?:不予立项|不作表决|不予支持|不再)"
)
_PROPOSED = re.compile(  # 某局作交流发言，提出要……等建议: of another's words
    "(?:发言|交流|讨论|座谈)[^。；，]{0,12}，并?提出了?[^。；]{2,120}(?:建议|意见)$"
)
_TARGET = re.compile("到(?:今年|明年|本月|下月|20[0-9]{2}年)[^，。；]{0,8}，")  # 到明年汛前，北段先行开街
_DUE = re.compile(
    "(?:[0-9]{1,2}[月日]底?之?前|[月年]底前?|年内|节前|汛前|[0-9一二三四五六七八九十]{1,3}个?(?:工作)?[日天周月]内)[^，。；的]{2}"
)
_FIRST = re.compile("先[在行期从]|[^，。；]{2,24}(?:后再|后方可|推迟到|按季度?发放|自行|全程)")
_TAKES = re.compile("把[^，。；]{2}|用[^，。；]{2,12}(?:时间|办法|方式)，")  # 把网格治理落到末梢; 用三个月的时间，……
_IS_DONE = re.compile(f"{AN_IMPERATIVE}{{1,4}}+了")  # 一是扩大了适用范围
_LEAST = 5  # characters of a plain measure
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
        "商定",
        "提醒",
        "叮嘱",
        "嘱咐",
        "告诫",
        "嘱托",
        "寄语",
        "勉励",
        "补充",
        "交办",
        "布置",
        "倡议",
    )
)
DECIDING = frozenset(
    ("决定", "明确", "要求", "议定", "研究决定", "研究议定", "研究确定", "研究明确", "确定", "讨论决定", "商定")
)
_ASKING = frozenset(("要求", "议定", "研究议定", "商定", "号召", "裁示", "指示"))
_VIEWING = frozenset(("认为", "一致认为", "说", "表示"))
LISTING = DECIDING | {
    "强调",
    "部署",
    "提出",
    "裁示",
    "指示",
}  # what lines without a number under 会议强调： instruct by


def find_directives(
    text: str,
    masked: str,
    start: int,
    verb: str,
    in_flow: bool,
    *,
    is_led: bool = False,
    is_settled: bool = False,
    is_decided: bool = False,
) -> list[Clause]:
    """The directives in ``text[start:]``, trimmed; empty where the words only describe.

    ``verb`` is the reporting verb just before ("" for none), ``in_flow`` says that the sentence before was a directive,
    ``is_led`` that a verb of decision stands right before, or above the line: then a plain measure is one too
    (机关食堂推行小份菜); ``is_settled`` that the matter was decided on: then so is what a body does (学工处与各班对接);
    ``is_decided`` that it was adopted in a sentence before: then so is a bare imperative (抓紧开展宣传).
    """
    clauses = cut(masked, start)
    found: list[Clause] = []
    for index, clause in enumerate(clauses):
        words = masked[clause.start : clause.end]
        is_followed = index + 1 < len(clauses) and is_list(masked, clauses[index + 1].start)
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
            or instructs(words, verb, in_flow or bool(found), is_decided=is_decided)
            or (is_settled and is_task_of_a_body(words))
            or ((found or is_settled) and names_body_late(words))
            or ((found or is_settled or in_flow) and is_left_to_body(words))
        ):
            trimmed = _trimmed(text, clause)
            if trimmed.end > trimmed.start:
                found.append(trimmed)
    return found


def instructs(masked: str, verb: str, in_flow: bool, *, is_decided: bool = False) -> bool:
    """Whether these words are one instruction: by a modal, an assignment, or an imperative where one is due.

    ``is_decided``: the matter was adopted, so that 抓紧宣传 and ……于月底前结清 are to be done.
    """
    words = masked.strip(TRIM)
    if len(words) < 3 or ("提出" in words and _PROPOSED.search(words)):
        return False
    if MODAL.match(words):
        return not concedes(words)
    if evaluates(words):
        return False
    if has_modal(words):
        return not concedes(words)
    if is_assigned(words) or is_tasked(words):
        return True
    if _AGREES.match(strip_opening(words)):
        return False
    is_numbered = ENUMERATOR.match(words) is not None
    is_listed = is_numbered and is_imperative(words)
    due = in_flow or verb in _COMMANDING or is_listed
    if not due:
        return is_decided and _is_to_be_done(words) and not (states(words) or is_referral(words))
    if is_numbered and _ASPECT.match(words):
        return True
    if _TARGET.match(words):
        return not describes(words)
    if is_numbered:
        return (is_listed and not _IS_DONE.match(strip_opening(words))) or not describes(words)
    if is_imperative(words):
        return not states(words)
    if (in_flow and verb not in _VIEWING) or (verb in _ASKING and len(words) > _LEAST):
        return not states(words)
    if verb != "指出" and _turns_late(words):
        return True
    if words.startswith("不能") or _TAKES.match(words) or (verb != "指出" and _acts_late(words)):
        return not states(words)
    return bool(responsible_subject(words) or acting_body(words)) and not states(words)


def _is_to_be_done(words: str) -> bool:
    """抓紧开展宣传, 先在两镇试点, 费用于月底前结清: what a decision leaves to do, in one of the phrases."""
    return bool(
        _DUE.search(words) or any(is_imperative(phrase) or _FIRST.match(phrase) for phrase in words.split("，"))
    )


def _acts_late(words: str) -> bool:
    """工期服从质量，基建处盯紧验收: a later phrase with a body of its own."""
    return any(responsible_subject(phrase) or acting_body(phrase) for phrase in words.split("，")[1:3])


def _turns_late(words: str) -> bool:
    """安全容不得半点马虎，民宗局会同消防大队逐一过筛子: what a body does, behind how things are."""
    phrases = words.split("，")
    return any(acting_body(phrases[n]) and not states("，".join(phrases[n:])) for n in range(1, min(len(phrases), 3)))


def announces(masked: str) -> bool:
    """要抓好以下三方面工作：, the lead-in to an enumeration, is no directive of its own; neither is a bare subject."""
    words = masked.strip("，。； ")
    if ENUMERATOR.match(words) or BULLET.match(words) or AGAIN.match(words):
        return False
    if _ANNOUNCES.search(words):
        return True
    return not has_modal(words) and not is_imperative(words)


def _trimmed(text: str, clause: Clause) -> Clause:
    start, end = clause.start, clause.end
    bullet = BULLET.match(text, start) or AGAIN.match(text, start)
    words = text[bullet.end() if bullet else start : end].lstrip(TRIM)
    first = end - len(words)
    return Clause(first, first + len(words.rstrip(TRIM)))


def outline_directive(text: str, start: int, verb: str, speaker: str, masked: str = "") -> DirectiveOutline:
    """A directive with what is read in its words (``masked``: without quotations): headline, addressee, units."""
    masked = masked or mask(text)
    return DirectiveOutline(
        text=text,
        span=Span(start, start + len(text)),
        headline=headline_in(text, masked),
        verb=verb,
        speaker=speaker,
        addressee=read_addressee(text, masked),
        units=read_units(text),
    )
