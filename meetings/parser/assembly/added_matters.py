"""A statement becomes a matter: a new one, or more of the one at hand, or one that the opening listed."""

import re

from meetings.parser.assembly import paragraphs, verdicts
from meetings.parser.assembly.alignment import overlap, pairs_of
from meetings.parser.assembly.draft import Draft, ItemDraft, Minutes, Origin
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary import agenda_verbs, outcomes
from meetings.parser.vocabulary.agenda_verbs import MATTER
from records.codes import ItemKind, MeetingType, Outcome

_BEFORE = re.compile("(?:会|开始|召开)前")
_PROCEDURE = re.compile("(?:集体|集中|共同)?(?:领学|交流|研讨|观看|宣读|表态)")
_SPOKEN_OF, _NAMED = 0.4, 0.5  # of the pairs of characters of a title, a heading
_TOPIC = re.compile("^关于|(?:有关|相关)?(?:问题|事宜|事项)$")
_POINTS_BACK = re.compile(
    "(?:同意)?(?:通过)?了?(?:该|此|上述|以上|这|[两三四五几][个份项部件]|文稿|草案|方案|意见|汇报|请示|报告)"
)
_ADOPTS = re.compile(
    "(?:审议|讨论|研究)(?:并|和)?(?:原则|一致)?(?:上)?(?:通过|同意)了?(?!该|此|上述|以上|这|方案|意见|汇报|请示|报告)[^，。；]{8}"
)
HEARD_FROM = re.compile(  # 听取了县商务局和园区管委会的汇报: from whom, not of what
    "听取了?[^，。；关就]{2,60}?(?:[局委办镇乡]|委会|部门|单位|中心|街道|公司|负责人|负责同志)(?:分别)?(?:所?作)?的?(?:工作|专题|情况|详细|有关){0,2}(?:汇报|介绍)"
)
_BY_CUSTOM = {ItemKind.RELAY: MeetingType.PARTY_GROUP, ItemKind.STUDY: MeetingType.STUDY}


def add_statement(draft: Draft, sentence: Sentence, statement: tuple[int, int], kind: ItemKind, level: int) -> None:
    """会议审议了《某办法》。: opens the matter, or goes on with the one at hand where it belongs to that."""
    start, end = statement
    base = sentence.start
    masked = sentence.masked[start:end]
    verdict = outcomes.read_verdict(masked)
    current = draft.current_minutes.current_item
    draft.claim(base, base + start)
    number = level or draft.level
    is_part = current and (0 < current.level < number or (level > 1 and _points_back(masked)))
    is_numbered = number and not is_part
    is_further = sentence.is_first and sentence.masked.startswith("会议还")
    decided = verdicts.items_decided(draft, sentence.text[start:end], masked)
    is_one = current in decided and len(decided) == 1
    is_about_another = decided and not is_one and current is not None and current.origin is not Origin.HEADING
    is_apart = not level and paragraphs.is_below_list(draft, sentence)
    goes_on = current and not (is_numbered or is_further or is_about_another or is_apart)
    if current and goes_on and belongs(current, sentence.text[start:end], masked):
        _restate(current, kind)
        verdicts.decide(draft, sentence, verdict or verdicts.read_decision(masked))
        if _says_more(current, sentence.text[start:end]):
            draft.claim(current.start, current.end)
            current.state(base + start, base + end, sentence.text[start:end])
        else:
            draft.claim(base + start, base + end)
        return
    if decided:
        for item in decided:
            item.outcome = verdict or verdicts.read_decision(masked)
        draft.current_minutes.focus = decided[0]
        draft.claim(base + start, base + end)
        return
    if heard := _listed_report(draft, masked):
        draft.current_minutes.focus = heard
        draft.claim(base + start, base + end)
        return
    if (
        draft.current_minutes.meeting.type is MeetingType.STUDY
        and draft.current_minutes.items
        and _PROCEDURE.match(masked)
    ):
        draft.claim(base + start, base + end)
        return
    if draft.joint:
        draft.current_minutes = by_custom(draft, kind)
    kind = kind_in_meeting(kind, draft.current_minutes, masked)
    parts = _parts(sentence, start, end, kind)
    draft.claim(base + start, base + end)  # 和 between two documents
    for a, b in parts:
        outcome = outcomes.settled(kind, verdict, masked)
        origin = Origin.HEADING if number == 1 else Origin.BODY
        line = -1 if number == 1 else sentence.line
        is_before = bool(_BEFORE.search(sentence.masked, 0, start + 2))
        draft.add(
            ItemDraft(
                kind, base + a, base + b, origin, sentence.text[a:b], outcome, number, line=line, is_before=is_before
            )
        )
    draft.level = 0


def _listed_report(draft: Draft, masked: str) -> ItemDraft | None:
    """会议听取了某局的汇报, where the opening lists one matter that is heard: that one."""
    if not HEARD_FROM.fullmatch(masked):
        return None
    heard = [item for item in draft.current_minutes.items if item.kind is ItemKind.HEAR and item.is_fresh]
    return heard[0] if len(heard) == 1 and heard[0].origin is Origin.LEAD else None


def belongs(current: ItemDraft, words: str, masked: str) -> bool:
    """Whether a statement goes on about the matter at hand: under its heading, on its document, its verdict."""
    if current.origin is Origin.HEADING:
        return True
    title = _titles(words)
    if title and title in current.words:
        return True
    if not verdicts.VERDICT_FIRST.match(masked):
        return False
    if _ADOPTS.match(masked) and (
        current.kind in (ItemKind.HEAR, ItemKind.RELAY) or overlap(words, current.pairs) < _SPOKEN_OF
    ):
        return False
    if current.kind in (ItemKind.RELAY, ItemKind.STUDY) and not title:
        return "贯彻" in masked or "落实" in masked
    return _points_back(masked) or (
        current.is_fresh
        and current.outcome in (None, Outcome.NOTED)
        and (not title or overlap(words, current.pairs) >= 0.3)
    )


def _points_back(masked: str) -> bool:
    """原则同意该方案, 通过了上述意见: decides what was stated before."""
    found = verdicts.VERDICT_FIRST.match(masked)
    return found is not None and bool(_POINTS_BACK.match(masked, found.end()))


def _titles(words: str) -> str:
    """《甲》和《乙》: from the first title to the end of the last."""
    start, end = words.find("《"), words.rfind("》")
    return words[start : end + 1] if 0 <= start < end - 1 else ""


def _restate(current: ItemDraft, kind: ItemKind) -> None:
    """审议…… under 「一、关于某事」 gives its kind."""
    if current.origin is not Origin.HEADING or not current.is_fresh:
        return
    is_open = not MATTER.match(current.words)
    if is_open or (kind is ItemKind.DELIBERATE and agenda_verbs.is_plain_study(current.words)):
        current.kind = kind
        current.outcome = current.outcome or outcomes.settled(kind, None)


def _says_more(current: ItemDraft, words: str) -> bool:
    """听取了某局关于甲工程推进情况的汇报 under 「一、关于甲工程」: the heading only names the matter."""
    if current.origin is not Origin.HEADING or not current.is_fresh:
        return False
    title = _titles(current.words)
    if MATTER.match(current.words) or (title and title in words):
        return False
    return overlap(_TOPIC.sub("", current.words), frozenset(pairs_of(words))) >= _NAMED


def _parts(sentence: Sentence, start: int, end: int, kind: ItemKind) -> list[tuple[int, int]]:
    """会议审议通过《甲》《乙》《丙》。: three or more documents in a sentence of their own are matters each."""
    if kind is ItemKind.HEAR:
        return agenda_verbs.split_reports(sentence.masked, start, end)
    return agenda_verbs.split_documents(sentence.masked, start, end) if kind is ItemKind.DELIBERATE else [(start, end)]


def by_custom(draft: Draft, kind: ItemKind) -> Minutes:
    """A joint report without sections: what is relayed goes to the party group, what is studied to the study."""
    for wanted in (_BY_CUSTOM.get(kind), MeetingType.EXECUTIVE):
        for minutes in draft.joint:
            if minutes.meeting.type is wanted:
                return minutes
    return draft.joint[0]


def kind_in_meeting(kind: ItemKind, minutes: Minutes, masked: str) -> ItemKind:
    """学习…… in a study session is study; 传达学习 stays what it is."""
    if kind is ItemKind.RELAY and minutes.meeting.type is MeetingType.STUDY and "传达" not in masked[:6]:
        return ItemKind.STUDY
    return kind
