"""Cuts the instructing part of a sentence into directives (rule (b): at enumerators and at ； between marked sides)."""

import re

from meetings.parser.assembly.addressees import read_addressee
from meetings.parser.assembly.directive_cuts import AGAIN, Clause, cut, is_list, names_body_late
from meetings.parser.assembly.headlines import headline_in
from meetings.parser.cleaning.sentences import mask
from meetings.parser.outline import DirectiveOutline, Span
from meetings.parser.vocabulary.descriptions import concedes, evaluates, is_task_of_a_body, states
from meetings.parser.vocabulary.modality import (
    ASPECT,
    BULLET,
    ENUMERATOR,
    TRIM,
    acting_body,
    describes,
    has_modal,
    is_assigned,
    is_imperative,
    is_tasked,
    responsible_subject,
    strip_opening,
)
from meetings.parser.vocabulary.names import read_units

_ASPECT = re.compile(ASPECT)
_AGREES = re.compile("(?:一致|原则|研究){0,2}(?:同意|通过)(?!由|请|责成)")  # 1.同意该方案 decides
_PROPOSED = re.compile("(?:发言|交流|讨论|座谈)[^。；，]{0,12}，并?提出了?[^。；]{2,120}(?:建议|意见)$")
_TARGET = re.compile("到(?:今年|明年|本月|下月|20[0-9]{2}年)[^，。；]{0,8}，")  # 到明年汛前，北段先行开街
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
            or instructs(words, verb, in_flow or bool(found))
            or (is_settled and is_task_of_a_body(words))
            or ((found or is_settled) and names_body_late(words))
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
    """某局作交流发言，提出要……等建议: reports another's words."""
    return "提出" in words and bool(_PROPOSED.search(words))


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
    return Clause(end - len(words), end - len(words) + len(words.rstrip(TRIM)))


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
