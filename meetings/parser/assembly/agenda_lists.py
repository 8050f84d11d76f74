"""The matters that an opening sentence lists: 传达学习……，研究……，审议通过《甲》、《乙》."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from meetings.parser.assembly import attendance, outcomes_and_directives
from meetings.parser.assembly.added_matters import by_custom, kind_in_meeting
from meetings.parser.assembly.draft import Draft, ItemDraft, Minutes, Origin
from meetings.parser.cleaning.sentences import Sentence, mask
from meetings.parser.vocabulary import agenda_verbs, clauses, headings, modality, outcomes, speech_leads
from records.codes import ItemKind, MeetingType

_LEADING = re.compile(
    "(?:(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})、|[（(][一二三四五六七八九十0-9]{1,2}[）)]|会议|并|以及|和|，|主要|重点|还|同时|会上|上(?=，|$)|共同|(?:与会|参会)(?:全体)?(?:人员|成员|同志))+"
)
_ARRANGED = re.compile(
    "(?:就|对)(?!贯彻|落实|学习)[^，。；]{2,30}工作(?:作出|作了?|进行)了?[^，。；]{0,6}(?:安排|部署|调度)"
)
_ASKED = re.compile("(?:就|对)[^，。；]{4,40}提出了?(?:明确|具体|工作)?要求")  # of an opening: what was arranged
_SHORT = re.compile("（(?:以下)?简称[：“《]?([^（）]{2,20}?)[》”]?）")
_REPORTS = re.compile("(?<=情况)、(?=[^、，。；]{4,40}情况(?:的?(?:汇报|报告))?(?:[、，。；]|$))")
AGENDA = re.compile("(?:[一二三四五六七八九十]{1,2}、)?(?:会议)?(?:主要)?(?:议题|议程)[：:]?")
_CONTENT = re.compile("(?:[一二三四五六七八九十]{1,2}、)?会议(?:主要)?内容[：:]?")
_STATED_AGENDA = re.compile(
    "(?:本次|此次|这次)?(?:会议)?的?(?:主要)?(?:议题|议程|任务|审议事项)(?:共?有?[0-9一二三四五六七八九十]{1,3}[项个])?(?:是|为|有|包括|如下|分别[是为])?[：，]"
    "|(?:本次|此次|这次)?会议(?:共|主要|共?安排)?(?:有|研究|审议)?[0-9一二三四五六七八九十]{1,3}[项个](?:议题|议程|事项)(?:，(?:分别[是为]|包括))?："
)
_COUNTED = re.compile("等[0-9一二三四五六七八九十几]*(?:个|项|部|份|件)?(?:其他)?(?:文件|事项|议题|方案|事宜)*$")
_CHAIRED = re.compile(
    "[^，。；：]{2,24}主持(?:会议)?(?:并(?:作|做)?[^，。；]{0,6}讲话)?"
)  # 镇长某某主持会议, behind the list
_PRESIDED = re.compile("主持|出席|参加|列席|讲话|纪要|如下|通报如下")
_ROUSES = re.compile("(?:进一步)?(?:动员|号召|激励|引导)(?:全|各|广大)")  # 部署下半年工作，动员全县上下真抓实干
_WEAK = re.compile(
    "(?:深入|认真|全面|系统){0,8}+(?:总结|分析|研判|回顾|(?:研究|讨论|安排|部署){1,4}[^，。；]{0,14}(?:贯彻|落实){1,4}(?:实施)?(?:意见|措施|举措|工作|$))"
)


def take_list(draft: Draft, sentence: Sentence, offset: int, *, is_again: bool = False) -> None:
    """Reads the rest of an opening sentence: its list of matters, then the decisions on them.

    ``is_again``: it opens the part of a meeting that was named before, so what it lists is the body's.
    """
    masked = sentence.masked
    items: list[ItemDraft] = []
    decided: int | None = None
    named: int | None = None
    is_rousing = False
    for a, b in clauses.phrases(masked, offset):
        leading = _LEADING.match(masked, a, b)
        start = leading.end() if leading else a
        verb = agenda_verbs.MATTER.match(masked, start)
        treated = agenda_verbs.treated_at(masked, start)
        studied = agenda_verbs.before_meeting(masked[:b], start)
        if items and treated and treated[2] is not ItemKind.STUDY and not _ARRANGED.match(masked, start, b):
            treated = None
        rouses = bool(items and _ROUSES.match(masked, start, b))
        if rouses and modality.has_modal(masked[start:b]):
            draft.claim(sentence.start + a, sentence.start + start)
            decided = start
            break
        is_rousing = rouses or (is_rousing and not verb and not _ends_list(draft, items, masked, start, b))
        if is_rousing:
            draft.claim(sentence.start + a, sentence.start + b)
        elif verb and verb.start() < b:
            draft.claim(sentence.start + a, sentence.start + start)
            _append(items, ItemDraft(agenda_verbs.kind_of(verb, sentence.text[verb.end() : b]), start, b), masked)
        elif studied:
            draft.claim(sentence.start + a, sentence.start + studied[0])
            items.append(ItemDraft(studied[2], studied[0], studied[1]))
        elif asked := _ASKED.fullmatch(masked, start, b):
            draft.claim(sentence.start + a, sentence.start + start)
            items.append(ItemDraft(ItemKind.ARRANGE, start, asked.end()))
        elif treated and items and _is_discussed(draft, items[-1], treated[2]):
            items[-1].end = max(b, treated[1])
        elif treated:
            draft.claim(sentence.start + a, sentence.start + treated[0])
            items.append(ItemDraft(treated[2], treated[0], max(b, treated[1])))
        elif items and clauses.attends(masked, a):
            draft.current_minutes.attend(attendance.read_sentence(sentence.text[a:]))
            draft.claim(sentence.start + a, sentence.end)
            break
        elif clauses.is_attended(masked[a:b]):
            begin = a if named is None else named
            draft.current_minutes.attend(attendance.read_sentence(sentence.text[begin:b]))
            draft.claim(sentence.start + begin, sentence.start + b)
            named = None
        elif _ends_list(draft, items, masked, start, b):
            draft.claim(sentence.start + a, sentence.start + start)
            decided = start
            break
        elif items and _CHAIRED.fullmatch(masked, a, b):
            draft.claim(sentence.start + a, sentence.start + b)
        elif items:
            items[-1].end = b
        elif _PRESIDED.search(masked, a, b):
            draft.claim(sentence.start + a, sentence.start + b)
            named = None
        elif named is None:
            named = a  # 副主任某某、某某，各科室负责人参加会议
    _add_items(draft, sentence, items, is_again)
    if decided is not None:
        outcomes_and_directives.take_decisions(draft, sentence, decided)


def _is_discussed(draft: Draft, before: ItemDraft, kind: ItemKind) -> bool:
    """深入学习某思想，围绕某题开展研讨 of a study session: one matter."""
    is_study = draft.current_minutes.meeting.type is MeetingType.STUDY and kind is ItemKind.STUDY
    return is_study and before.kind in (ItemKind.RELAY, ItemKind.STUDY)


def _ends_list(draft: Draft, items: list[ItemDraft], masked: str, start: int, end: int) -> bool:
    """……，要求各镇要抓早: what is no more of the list."""
    is_led = speech_leads.read_lead(masked[start:], draft.chairs) is not None
    return is_led or bool(items and clauses.ends_statement(masked[start:end]))


def take_stated_agenda(draft: Draft, sentence: Sentence) -> bool:
    """会议议程共6项：传达……；审议……；听取……: the list of an opening in a sentence of its own."""
    found = _STATED_AGENDA.match(sentence.masked) if not draft.current_minutes.items else None
    leading = _LEADING.match(sentence.masked, found.end()) if found else None
    if found is None or not agenda_verbs.MATTER.match(sentence.masked, leading.end() if leading else found.end()):
        return False
    draft.claim(sentence.start, sentence.start + found.end())
    take_list(draft, sentence, found.end())
    return True


def find_agenda(sentences: list[Sentence]) -> Iterator[int]:
    """The lines below 会议议题： that number matters, where others follow: a list that the body goes through."""
    numbered: list[int] = []
    is_below = False
    for sentence in sentences:
        if not sentence.is_first:
            continue
        if AGENDA.fullmatch(sentence.text):
            is_below, numbered = True, []
        elif is_below and sentence.is_last and headings.read_heading(sentence.text) and not _ends_agenda(sentence):
            numbered.append(sentence.line)
        elif is_below:
            yield from numbered if len(numbered) > 1 else ()
            is_below = False


def _ends_agenda(sentence: Sentence) -> bool:
    """五、会议内容: what the meeting said comes next."""
    return bool(_CONTENT.fullmatch(sentence.text))


def take_agenda_line(draft: Draft, sentence: Sentence, heading: headings.Heading) -> None:
    """1.审议《甲办法》《乙办法》 of the agenda: matters that the body states again or is about."""
    words = sentence.text[heading.end :].rstrip(headings.ENDS)
    kind = headings.heading_kind(words, True)
    draft.claim(sentence.start, sentence.end)
    if kind is None:
        return
    start = heading.end
    item = ItemDraft(kind, start, start + len(words), outcome=outcomes.settled(kind, None))
    for matter in _documents(sentence, item) if kind is ItemKind.DELIBERATE else [_whole(sentence, item)]:
        draft.current_minutes.items.append(matter)


def _append(items: list[ItemDraft], item: ItemDraft, masked: str) -> None:
    """总结上半年工作，部署下半年任务 is one matter; each other verb opens its own."""
    before = items[-1] if items else None
    if before and _WEAK.match(masked, before.start):
        before.end, before.kind = item.end, item.kind
    elif before and _WEAK.match(masked, item.start):
        if before.kind is not ItemKind.DELIBERATE:
            before.end = item.end
    else:
        items.append(item)


def _add_items(draft: Draft, sentence: Sentence, items: list[ItemDraft], is_again: bool) -> None:
    for listed in items:
        draft.claim(sentence.start + listed.start, sentence.start + listed.end)  # 等文件 and 和 are no matters
        words = sentence.masked[listed.start : listed.end]
        listed.outcome = outcomes.settled(listed.kind, outcomes.read_verdict(words), words)
        for matter in _parts(sentence, listed):
            if is_again and not agenda_verbs.is_vague(mask(matter.words)):
                draft.add(replace(matter, origin=Origin.BODY, line=sentence.line))
            else:
                _add_to_sharers(draft, matter)


def _parts(sentence: Sentence, item: ItemDraft) -> list[ItemDraft]:
    """Each document deliberated and each report heard (听取甲情况、乙情况汇报) is a matter of its own."""
    if item.kind is ItemKind.DELIBERATE:
        return _documents(sentence, item)
    if item.kind is not ItemKind.HEAR:
        return [_whole(sentence, item)]
    cuts = [found.start() for found in _REPORTS.finditer(sentence.masked, item.start, item.end)]
    edges = itertools.pairwise([item.start - 1, *cuts, item.end])
    return [_whole(sentence, replace(item, start=mark + 1, end=end)) for mark, end in edges]


def _whole(sentence: Sentence, item: ItemDraft) -> ItemDraft:
    words = sentence.text[item.start : item.end]
    return ItemDraft(
        item.kind, sentence.start + item.start, sentence.start + item.end, Origin.LEAD, words, item.outcome
    )


def _documents(sentence: Sentence, item: ItemDraft) -> list[ItemDraft]:
    """Each document of a list, with the short name that （以下简称《某》） gives it."""
    documents = []
    for a, b in agenda_verbs.split_documents(sentence.masked, item.start, item.end):
        words = sentence.text[a:b]
        short_name = _SHORT.search(words)
        if short_name and short_name.end() == len(words):
            words = words[: short_name.start()]
        words = _COUNTED.sub("", words)
        end = sentence.start + a + len(words)
        alias = short_name[1] if short_name else ""
        documents.append(ItemDraft(item.kind, sentence.start + a, end, Origin.LEAD, words, item.outcome, aliases=alias))
    return documents


def _add_to_sharers(draft: Draft, item: ItemDraft) -> None:
    is_vague = agenda_verbs.is_vague(mask(item.words))
    is_plan = item.kind is ItemKind.ARRANGE and "部署" in item.words
    if not item.words or (is_vague and item.kind is not ItemKind.RELAY and not is_plan):
        draft.claim(item.start, item.end)
        return
    origin = Origin.VAGUE if is_vague else Origin.LEAD
    for minutes in _sharers(draft, item.kind):
        kind = kind_in_meeting(item.kind, minutes, item.words)
        copy = ItemDraft(kind, item.start, item.end, origin, item.words, item.outcome, aliases=item.aliases)
        minutes.items.append(copy)


def _sharers(draft: Draft, kind: ItemKind) -> list[Minutes]:
    """The meetings that share a matter: bodies that met apart share all; of different types, one takes it by custom."""
    if not draft.joint:
        return [draft.current_minutes]
    if len({minutes.meeting.type for minutes in draft.joint}) == 1:
        return draft.joint
    return [by_custom(draft, kind)]
