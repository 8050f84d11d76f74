"""How the matters that the opening listed were gone through: who reported, who discussed. No matters of their own."""

import re

from meetings.parser.assembly import outcomes_and_directives
from meetings.parser.assembly.alignment import overlap
from meetings.parser.assembly.draft import Draft, ItemDraft, Origin
from meetings.parser.assembly.statements import TELLER
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary import agenda_verbs, clauses, speech_leads
from meetings.parser.vocabulary.agenda_verbs import MATTER
from records.codes import ItemKind

_REPORTS = ("通报", "汇报", "宣读", "领学")
_ABOUT = 0.2  # of the pairs of characters of what was told
_REPORTED = re.compile("汇报了|介绍了|补充了")
_BY_THOSE = re.compile(
    "(?:会上，?)?(?:与会|参会|大家)[^，。；]{0,10}(?:(?:围绕|就|对)[^。；]{2,60}(?:讨论|交流|研讨|交换)"
    "|(?:原文|集体|集中|共同|认真){0,4}+(?:学习|观看)了[^《。]{2,60}。)"
)
_SIGNED = re.compile(  # 与会人员还签订了承诺书。
    "[^，。；：要请由未尚拟将]{2,40}签[订署]了?[^，。；]{0,20}(?:责任书|承诺书|军令状|协议书?)(?:，[^。；]{2,60}(?:发言|表态))?。"
)


def take_procedure(draft: Draft, sentence: Sentence, offset: int) -> bool:
    """Whether the sentence tells no more than this; then nothing is left of it."""
    return _take_report(draft, sentence, offset) or _take_discussion(draft, sentence)


def _take_report(draft: Draft, sentence: Sentence, offset: int) -> bool:
    """会上，某局通报了……, where the opening said what the meeting was about: how that was gone through, no matter."""
    items, masked = draft.current_minutes.items, sentence.masked
    if not ("报" in masked or "宣读" in masked or "领学" in masked):  # one of them is in each of those
        return False
    is_listed = all(item.origin is Origin.LEAD for item in items)
    if not items or not (is_listed or _tells_what_was_heard(draft, sentence)):
        return False
    teller = TELLER.match(masked)
    verb = MATTER.match(masked, teller.end()) if teller else None
    if verb is None:
        told = agenda_verbs.match_after_teller(masked, offset)
        verb = told if told and not speech_leads.read_lead(masked[offset:], draft.chairs) else None
    is_procedure = verb is not None and verb[0].lstrip("分别先后").startswith(_REPORTS)
    if verb is None or not is_procedure or agenda_verbs.find_body_matter(masked, offset):
        return False
    end, left = clauses.segment(masked, verb.start())
    is_vague = agenda_verbs.is_vague(masked[verb.start() : end].partition("：")[0])
    if is_listed and not is_vague and not _is_about(masked[verb.end() : end], items):
        return False
    draft.claim(sentence.start, sentence.start + end)
    if left:
        outcomes_and_directives.take_decisions(draft, sentence, left)
    return True


def _is_about(told: str, items: list[ItemDraft]) -> bool:
    """Whether what was told is what the opening said the meeting was about."""
    return any(overlap(told, item.pairs) >= _ABOUT for item in items)


def _tells_what_was_heard(draft: Draft, sentence: Sentence) -> bool:
    """会议听取了供暖汇报。副区长某某汇报了管网情况。: who reported on the matter that the paragraph has just stated."""
    current = draft.current_minutes.current_item
    if current is None or current.kind is not ItemKind.HEAR or not current.is_fresh:
        return False
    return current.line == sentence.line and bool(_REPORTED.search(sentence.masked))


def _take_discussion(draft: Draft, sentence: Sentence) -> bool:
    """与会人员围绕某题进行了讨论, 签订了责任书: how the matters that the opening listed were gone through."""
    is_signed = "签" in sentence.masked and _SIGNED.fullmatch(sentence.masked)
    if not draft.current_minutes.items or not (is_signed or _BY_THOSE.match(sentence.masked)):
        return False
    draft.claim(sentence.start, sentence.end)
    return True
