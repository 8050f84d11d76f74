"""The matters that an opening sentence lists: 传达学习……，研究……，审议通过《甲》、《乙》."""

import re

from . import attendance, clauses, matters, reporting, telling, verdicts
from .codes import ItemKind
from .draft import Draft, Minutes, Work
from .sentences import Sentence, mask
from .statements import by_custom, in_sitting

_LEADING = re.compile("(?:会议|并|以及|和|，|主要|重点|还|同时|会上|共同)+")
_SHORT = re.compile("（(?:以下)?简称[：“《]?([^（）]{2,20}?)[》”]?）")
_COUNTED = re.compile("等[0-9一二三四五六七八九十几]*(?:个|项|部|份|件)?(?:其他)?(?:文件|事项|议题|方案|事宜)*$")
_PRESIDED = re.compile("主持|出席|参加|列席|讲话|纪要|如下|通报如下")
_WEAK = re.compile(
    "(?:深入|认真|全面|系统)*(?:总结|分析|研判|回顾|(?:研究|安排|部署)+[^，。；]{0,14}(?:贯彻|落实)+(?:实施)?(?:意见|措施|举措|工作|$))"
)


def take_list(draft: Draft, sentence: Sentence, place: int) -> None:
    """Reads the rest of an opening sentence: its list of matters, then what is said about them."""
    masked = sentence.masked
    found: list[Work] = []
    for a, b in clauses.phrases(masked, place):
        leading = _LEADING.match(masked, a, b)
        start = leading.end() if leading else a
        verb = matters.MATTER.match(masked, start)
        treated = matters.treated_at(masked, start)
        if found and treated and treated[2] is not ItemKind.STUDY:
            treated = None
        if verb and verb.start() < b:
            _list(found, Work(matters.kind_of(verb, sentence.text[verb.end() : b]), start, b, "lead"), masked)
        elif treated and treated[1] <= b:
            found.append(Work(treated[2], treated[0], b, "lead"))
        elif found and clauses.attends(masked, a):
            draft.here.attendance.extend(attendance.read_sentence(sentence.text[a:]))
            draft.claim(sentence.start + a, sentence.end)
            break
        elif found and clauses.is_attended(masked[a:b]):
            draft.here.attendance.extend(attendance.read_sentence(sentence.text[a:b]))
            draft.claim(sentence.start + a, sentence.start + b)
        elif reporting.read_lead(masked[start:], draft.names) or (found and clauses.ends_statement(masked[start:b])):
            telling.take_told(draft, sentence, start)
            break
        elif found:
            found[-1].end = b
        elif _PRESIDED.search(masked, a, b):
            draft.claim(sentence.start + a, sentence.start + b)
    _enlist(draft, sentence, found)


def _list(found: list[Work], work: Work, masked: str) -> None:
    """总结上半年工作，部署下半年任务 is one matter; each other verb opens its own."""
    before = found[-1] if found else None
    if before and _WEAK.match(masked, before.start):
        before.end, before.kind = work.end, work.kind
    elif before and _WEAK.match(masked, work.start):
        if before.kind is not ItemKind.DELIBERATE:
            before.end = work.end
    else:
        found.append(work)


def _enlist(draft: Draft, sentence: Sentence, found: list[Work]) -> None:
    for listed in found:
        words = sentence.masked[listed.start : listed.end]
        listed.outcome = verdicts.settled(listed.kind, verdicts.read_verdict(words), words)
        works = _documents(sentence, listed) if listed.kind is ItemKind.DELIBERATE else [_whole(sentence, listed)]
        for work in works:
            _share(draft, work)


def _whole(sentence: Sentence, work: Work) -> Work:
    words = sentence.text[work.start : work.end]
    return Work(work.kind, sentence.start + work.start, sentence.start + work.end, "lead", words, work.outcome)


def _documents(sentence: Sentence, work: Work) -> list[Work]:
    """Each document of a list, with the short name that （以下简称《某》） gives it."""
    works = []
    for a, b in matters.split_documents(sentence.masked, work.start, work.end):
        words = sentence.text[a:b]
        short = _SHORT.search(words)
        if short and short.end() == len(words):
            words = words[: short.start()]
        words = _COUNTED.sub("", words)
        end = sentence.start + a + len(words)
        alias = short[1] if short else ""
        works.append(Work(work.kind, sentence.start + a, end, "lead", words, work.outcome, aliases=alias))
    return works


def _share(draft: Draft, work: Work) -> None:
    is_vague = matters.is_vague(mask(work.words))
    if not work.words or (is_vague and work.kind is not ItemKind.RELAY):
        draft.claim(work.start, work.end)
        return
    origin = "vague" if is_vague else "lead"
    for minutes in _sharers(draft, work.kind):
        kind = in_sitting(work.kind, minutes, work.words)
        copy = Work(kind, work.start, work.end, origin, work.words, work.outcome, aliases=work.aliases)
        minutes.works.append(copy)


def _sharers(draft: Draft, kind: ItemKind) -> list[Minutes]:
    """Bodies that met apart on one matter share it; sittings of different types take what is theirs by custom."""
    if not draft.joint:
        return [draft.here]
    if len({minutes.sitting.type for minutes in draft.joint}) == 1:
        return draft.joint
    return [by_custom(draft, kind)]
