"""Sentences of the body that state a matter: 会议听取了……汇报，……; what follows the statement is told elsewhere."""

import itertools
import re

from . import attendance, clauses, matters, reporting, telling, verdicts
from .align import overlap
from .codes import ItemKind, MeetingType, Outcome
from .draft import Draft, Minutes, Work
from .matters import MATTER
from .sentences import Sentence

_DURING = re.compile("(?:会议)?在(?=(?:认真|集体|集中)?(?:听取|审议|研究|传达|讨论|学习))")
_DURING_END = re.compile("(?:之?后|时|的?基础上|过程中)(?:，|(?=[^，。；]{0,6}(?:指出|强调|要求)))")
_ALSO = re.compile("[，；]?(?:会议)?(?:并|还|同时|并且|随后|首先)*(?:会议)?")
_LISTED = re.compile(
    "(?:并|还|同时)(?:就|对)[^，。；]{2,40}、[^，。；]{2,60}等?(?:重点)?(?:工作|事项)(?:进行|逐项|逐一)"
)
_DOCUMENT = re.compile("(?:审议|讨论|研究)[^，。；《]{0,8}《")
_WHILE = re.compile("(?:时|后|(?<=[》报神告])并)(?=(?:指出|强调|要求|提出))")
_AT = re.compile("会议?上，?")
_TOLD = re.compile(
    "(?:会上|会议上|会议中)[，]?[^，。；]{2,30}?(?=(?:传达|通报|汇报|宣读|领学|书面传达)(?:学习|了|关于)|传达[^，。；]{2,40}精神)"
)
_PROCEDURE = re.compile("领学|交流|研讨|观看|宣读|表态")
_AGENDA = 40  # matters: how far back a verdict may point
_TITLE = re.compile("《[^《》]+》")
_POINTS_BACK = re.compile("(?:了)?(?:该|此|上述|以上|这|方案|意见|汇报|请示|报告)")
_VERDICT_FIRST = re.compile("(?:一致|研究|审议|讨论|并)*(?:原则|同意|通过)")
_ADOPTS = re.compile(
    "(?:审议|讨论)(?:并|和)?(?:原则|一致)?(?:上)?(?:通过|同意)了?(?!该|此|上述|以上|这|方案|意见|汇报|请示|报告)[^，。；]{8}"
)
_BY_CUSTOM = {ItemKind.RELAY: MeetingType.PARTY_GROUP, ItemKind.STUDY: MeetingType.STUDY}


def take_statement(draft: Draft, sentence: Sentence, place: int, level: int) -> bool:
    """Opens the matter that a sentence states and passes on what is left of it; False where it states none."""
    found = _find(draft, sentence, place, level)
    if found is None:
        return False
    start, stop, kind = found
    if stop and matters.is_vague(sentence.masked[start:stop]):
        draft.claim(sentence.start + start, sentence.start + stop)
        telling.take_told(draft, sentence, _after(sentence.masked, stop))
        return True
    end, left = (stop, _after(sentence.masked, stop)) if stop else clauses.segment(sentence.masked, start)
    while_told = _WHILE.search(sentence.masked, start, end)
    inner = reporting.read_inner_lead(sentence.masked, draft.names)
    if while_told:
        end, left = while_told.start(), while_told.end()
        draft.claim(sentence.start + end, sentence.start + left)
    elif inner and start < inner[0] < end:
        end, left = inner[0] - 1, inner[0]
    _state(draft, sentence, (start, end), kind, level)
    if left and left < len(sentence.masked):
        _take_rest(draft, sentence, left, level)
    return True


def _reported(masked: str) -> tuple[int, int, ItemKind] | None:
    """会上，各部门分别就某项目推进情况进行了汇报: what was heard, told by those who reported."""
    at = _AT.match(masked)
    pieces = clauses.phrases(masked, at.end() if at else 0)
    told = list(itertools.takewhile(lambda piece: clauses.is_reported(masked[piece[0] : piece[1]]), pieces))
    return (told[0][0], told[-1][1], ItemKind.HEAR) if told else None


def _after(masked: str, stop: int) -> int:
    """听取……汇报后，: where the words begin that come after it."""
    over = _DURING_END.match(masked, stop)
    return over.end() if over else stop


def _find(draft: Draft, sentence: Sentence, place: int, level: int) -> tuple[int, int, ItemKind] | None:
    """Where a statement starts, where it must end (0: by its phrases), and its kind."""
    masked = sentence.masked
    treated = matters.before_meeting(masked) or matters.treated_at(masked, place)
    if treated:
        return treated
    during = _DURING.match(masked)
    stop = _DURING_END.search(masked, during.end()) if during else None
    if during and stop and not re.search("大家|发言|与会", masked[: stop.start()]):
        draft.claim(sentence.start, sentence.start + during.end())
        draft.claim(sentence.start + stop.start(), sentence.start + stop.end())
        return _kinded(MATTER.match(masked, during.end()), sentence, stop.start())
    reported = _reported(masked) if place == 0 else None
    if reported:
        return reported
    told = _TOLD.match(masked)
    if told:
        return _kinded(MATTER.match(masked, told.end()), sentence, 0)
    verb = matters.find_body_matter(masked, place)
    if verb is None and not reporting.read_lead(masked[place:], draft.names):
        verb = matters.told_by(masked, place)
    if verb is None and (level or not draft.voice.flow):
        listing = draft.here.run and draft.here.run[-1].line == sentence.line and not draft.here.is_told
        verb = _bare(masked, place, level) if sentence.is_first else _gone_on(masked, place, bool(listing))
    if verb is None or (verb["arrange"] and verb["arrange"].startswith(("决定", "总结", "确定"))):
        return None
    if reporting.read_lead(masked[place:], draft.names) and verb.start() > place + 4:
        return None
    return _kinded(verb, sentence, 0)


def _kinded(verb: re.Match[str] | None, sentence: Sentence, stop: int) -> tuple[int, int, ItemKind] | None:
    if verb is None:
        return None
    return verb.start(), stop, matters.kind_of(verb, sentence.text[verb.end() : stop or len(sentence.text)])


def _bare(masked: str, place: int, level: int) -> re.Match[str] | None:
    """审议通过了《某办法》。 听取了……: a paragraph without 会议; 学习贯彻…… without 了 would instruct."""
    found = MATTER.match(masked, place)
    if not found:
        return None
    done = found[0].endswith("了") or re.match("审议|听取|传达|讨论|审定", found[0])
    return found if done or level in (1, 2) else None


def _gone_on(masked: str, place: int, in_list: bool) -> re.Match[str] | None:
    """会议传达了甲。听取了乙汇报。: the next sentence may leave out 会议, if its verb says that it was done.

    Right behind a matter and without a word told, 传达学习…… and 审议…… say so themselves.
    """
    found = MATTER.match(masked, place)
    if found and in_list and re.match("传达学习|学习|听取|审议|通报", found[0]):
        return found
    return found if found and re.match("(?:听取|审议|研究|讨论|传达|通报)[^，。；]{0,6}了", found[0]) else None


def _state(draft: Draft, sentence: Sentence, place: tuple[int, int], kind: ItemKind, level: int) -> None:
    """会议审议了《某办法》。: opens the matter, or goes on with the one at hand where it belongs to that."""
    start, end = place
    base = sentence.start
    masked = sentence.masked[start:end]
    verdict = verdicts.read_verdict(masked)
    current = draft.here.current
    draft.claim(base, base + start)
    number = level or draft.level
    is_numbered = number and not (current and 0 < current.level < number)
    if current and not is_numbered and belongs(current, sentence.text[start:end], masked):
        _restate(current, kind)
        telling.decide(draft, sentence, verdict or telling.read_decision(masked))
        draft.claim(base + start, base + end)
        return
    decided = _decided(draft, sentence.text[start:end], masked)
    if decided:
        for work in decided:
            work.outcome = verdict or telling.read_decision(masked)
        draft.here.focus = decided[0]
        draft.claim(base + start, base + end)
        return
    if draft.here.sitting.type is MeetingType.STUDY and draft.here.works and _PROCEDURE.match(masked):
        draft.claim(base + start, base + end)
        return
    if draft.joint:
        draft.opened = by_custom(draft, kind)
    kind = in_sitting(kind, draft.here, masked)
    parts = _parts(sentence, start, end, kind)
    for a, b in parts:
        outcome = verdicts.settled(kind, verdict, masked)
        origin = "heading" if number == 1 else "body"
        line = -1 if number == 1 else sentence.line
        draft.add(Work(kind, base + a, base + b, origin, sentence.text[a:b], outcome, number, line=line))
    draft.level = 0


def _decided(draft: Draft, words: str, masked: str) -> list[Work]:
    """原则通过《甲办法》和《乙办法》, after both were listed as 审议……: the matters whose titles the verdict names."""
    titles = _TITLE.findall(words) if _VERDICT_FIRST.match(masked) else []
    stated = [work for work in draft.here.works[-_AGENDA:] if work.origin in ("body", "heading")]
    found = [next((work for work in stated if title in work.words), None) for title in titles]
    return [work for work in found if work and work.outcome in (None, Outcome.NOTED)] if all(found) else []


def belongs(current: Work, words: str, masked: str) -> bool:
    """Whether a statement goes on about the matter at hand: under its heading, on its document, its verdict."""
    if current.origin == "heading":
        return True
    title = re.search("《.+》", words)
    if title and title[0] in current.words:
        return True
    if not _VERDICT_FIRST.match(masked):
        return False
    if current.kind is ItemKind.HEAR and _ADOPTS.match(masked):
        return False
    found = _VERDICT_FIRST.match(masked)
    assert found is not None
    rest = masked[found.end() :].removeprefix("同意").removeprefix("通过")
    if _POINTS_BACK.match(rest):
        return True
    return (
        current.is_fresh
        and current.outcome in (None, Outcome.NOTED)
        and (not title or overlap(words, current.words) >= 0.3)
    )


def _restate(current: Work, kind: ItemKind) -> None:
    """审议…… under 「一、关于某事」 tells its kind."""
    if current.origin == "heading" and not MATTER.match(current.words) and current.is_fresh:
        current.kind = kind
        current.outcome = current.outcome or verdicts.settled(kind, None)


def _parts(sentence: Sentence, start: int, end: int, kind: ItemKind) -> list[tuple[int, int]]:
    """会议审议通过《甲》《乙》《丙》。: three or more documents in a sentence of their own are matters each."""
    pieces = matters.split_documents(sentence.masked, start, end)
    return pieces if kind is ItemKind.DELIBERATE and len(pieces) > 1 else [(start, end)]


def _take_rest(draft: Draft, sentence: Sentence, place: int, level: int) -> None:
    """……，研究了乙事，要求……: the further matters of the same sentence, then what is told."""
    while 0 < place < len(sentence.masked):
        place = _take_next(draft, sentence, place, level)


def _take_next(draft: Draft, sentence: Sentence, place: int, level: int) -> int:
    """The next matter from ``place`` on, or all that is told; returns where to go on, 0 at the end."""
    masked = sentence.masked
    treated = _treated_next(masked, place)
    if treated:
        _state(draft, sentence, treated[:2], treated[2], level)
        telling.take_told(draft, sentence, treated[1] + 1)
        return 0
    first = next(clauses.phrases(masked, place), (place, place))
    if clauses.is_reported(masked[slice(*first)]):
        _state(draft, sentence, first, ItemKind.HEAR, level)
        return first[1] + 1
    if clauses.is_attended(masked[slice(*first)]):
        draft.here.attendance.extend(attendance.read_sentence(sentence.text[place:]))
        draft.claim(sentence.start + place, sentence.end)
        return 0
    begin = _verb_place(masked, place)
    verb = MATTER.match(masked, begin)
    is_new = masked[place - 1] == "；" and bool(_DOCUMENT.match(masked, begin))
    is_told = clauses.ends_statement(masked[place:]) or clauses.verdict_end(masked[place:])
    if not verb or (is_told and not is_new):
        telling.take_told(draft, sentence, place)
        return 0
    draft.claim(sentence.start + place, sentence.start + begin)
    end, left = clauses.segment(masked, begin)
    if matters.is_vague(masked[begin:end]):
        draft.claim(sentence.start + begin, sentence.start + end)
    else:
        _state(draft, sentence, (begin, end), matters.kind_of(verb, sentence.text[verb.end() : end]), level)
    return left if left > place else 0


def _treated_next(masked: str, place: int) -> tuple[int, int, ItemKind] | None:
    """……，并对甲、乙等工作进行了部署: a matter told by what was done about it."""
    found = matters.treated_at(masked, place)
    if found or not _LISTED.match(masked, place):
        return found
    return matters.treated_at(masked, _behind_also(masked, place))


def _verb_place(masked: str, place: int) -> int:
    """……，并听取了……; ……；副书记某某传达学习了……: where the verb of a further matter stands."""
    told = matters.teller_end(masked, place) if masked[place - 1] == "；" else 0
    return told or _behind_also(masked, place)


def _behind_also(masked: str, place: int) -> int:
    """……，会议还: where the words end that only lead to a further matter."""
    also = _ALSO.match(masked, place)
    return also.end() if also else place


def by_custom(draft: Draft, kind: ItemKind) -> Minutes:
    """A joint report without sections: what is relayed goes to the party group, what is studied to the study."""
    for wanted in (_BY_CUSTOM.get(kind), MeetingType.EXECUTIVE):
        for minutes in draft.joint:
            if minutes.sitting.type is wanted:
                return minutes
    return draft.joint[0]


def in_sitting(kind: ItemKind, minutes: Minutes, masked: str) -> ItemKind:
    """学习…… in a study session is study; 传达学习 stays what it is."""
    if kind is ItemKind.RELAY and minutes.sitting.type is MeetingType.STUDY and "传达" not in masked[:6]:
        return ItemKind.STUDY
    return kind
