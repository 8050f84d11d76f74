"""Sentences of the body that state a matter: 会议听取了……汇报，……; what follows the statement is read elsewhere."""

import re

from meetings.parser.assembly import attendance, outcomes_and_directives, paragraphs, procedure, verdicts
from meetings.parser.assembly.alignment import overlap, pairs_of
from meetings.parser.assembly.draft import Draft, ItemDraft, Minutes, Origin
from meetings.parser.assembly.statements import after, find_statement, reported
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary import agenda_verbs, clauses, outcomes, speech_leads
from meetings.parser.vocabulary.agenda_verbs import MATTER
from records.codes import ItemKind, MeetingType, Outcome

_ALSO = re.compile("[，；]?(?:会议)?(?:并|还|同时|并且|随后|首先)*(?:会议)?")
_LISTED = re.compile(
    "(?:并|还|同时)(?:就|对)[^，。；]{2,40}、[^，。；]{2,60}等?(?:重点)?(?:工作|事项)(?:进行|逐项|逐一)"
)
_DOCUMENT = re.compile("(?:审议|讨论|研究)[^，。；《]{0,8}《")
_WHILE = re.compile("(?:时|后|(?<=[》报神告])并)(?=(?:指出|强调|要求|提出))")
_PROCEDURE = re.compile("(?:集体|集中|共同)?(?:领学|交流|研讨|观看|宣读|表态)")
_SPOKEN_OF, _NAMED, _SAME = 0.4, 0.5, 0.8  # of the pairs of characters of a title, a heading, a statement
_TOPIC = re.compile("^关于|(?:有关|相关)?(?:问题|事宜|事项)$")
_BY_THOSE = re.compile("(?:与会|参会|大家)")  # who discussed what was reported
_APART = 2  # the level of a matter that belongs to none before it
_TITLE = re.compile("《[^《》]+》")
_POINTS_BACK = re.compile(
    "(?:同意)?(?:通过)?了?(?:该|此|上述|以上|这|[两三四五几][个份项部件]|文稿|草案|方案|意见|汇报|请示|报告)"
)
_ADOPTS = re.compile(
    "(?:审议|讨论|研究)(?:并|和)?(?:原则|一致)?(?:上)?(?:通过|同意)了?(?!该|此|上述|以上|这|方案|意见|汇报|请示|报告)[^，。；]{8}"
)
_ADOPTED = re.compile(
    "(?:审议|讨论|研究)(?:并)?(?:原则)?通过了(?!该|此|上述|以上|这)(?P<what>[^，。；]{6,60})(?=[，。；]|$)"
)
_APPROVES = re.compile("(?:一致|原则性?上?){0,2}(?:通过|同意)了?《")
_BY_CUSTOM = {ItemKind.RELAY: MeetingType.PARTY_GROUP, ItemKind.STUDY: MeetingType.STUDY}


def take_further(draft: Draft, sentence: Sentence) -> None:
    """……；听取并同意某汇报，指出……: a further matter of a sentence that has said something of the one before."""
    masked = sentence.masked
    if told := reported(masked, 0):
        _add_statement(draft, sentence, told[:2], told[2], _APART)
        return
    verb = MATTER.match(masked) or agenda_verbs.match_after_teller(masked, 0)
    kind = agenda_verbs.kind_of(verb, sentence.text[verb.end() :]) if verb else ItemKind.DELIBERATE
    end, left = clauses.segment(masked, 0)
    _add_statement(draft, sentence, (0, end), kind, _APART)
    if left and left < len(masked):
        _take_rest(draft, sentence, left, _APART)


def take_statement(draft: Draft, sentence: Sentence, offset: int, level: int) -> bool:
    """Opens the matter that a sentence states and passes on what is left of it; False where it states none."""
    if procedure.take_procedure(draft, sentence, offset):
        return True
    found = find_statement(draft, sentence, offset, level)
    if found is None:
        return False
    start, stop, kind = found
    draft.voice.is_foreign = draft.voice.is_foreign and "会议" not in sentence.masked[: offset + 2]
    rest = after(sentence.masked, stop)
    is_aside = rest > stop > 0 and not sentence.masked.startswith("，", stop)
    if is_aside and (before := _told_before(draft, sentence.text[start:stop])):
        draft.current_minutes.focus = before
        draft.claim(sentence.start + start, sentence.start + rest)
        outcomes_and_directives.take_decisions(draft, sentence, rest)
        return True
    if stop and agenda_verbs.is_vague(sentence.masked[start:stop]):
        draft.claim(sentence.start + start, sentence.start + stop)
        outcomes_and_directives.take_decisions(draft, sentence, rest)
        return True
    if stop:
        draft.claim(sentence.start + stop, sentence.start + rest)
    end, left = (stop, rest) if stop else clauses.segment(sentence.masked, start)
    aside = _WHILE.search(sentence.masked, start, end)
    inner = speech_leads.read_inner_lead(sentence.masked, draft.chairs)
    if aside:
        end, left = aside.start(), aside.end()
        draft.claim(sentence.start + end, sentence.start + left)
    elif inner and start < inner[0] < end:
        end, left = inner[0] - 1, inner[0]
    _add_statement(draft, sentence, (start, end), kind, level)
    if left and left < len(sentence.masked):
        _take_rest(draft, sentence, left, level)
    return True


def _told_before(draft: Draft, words: str) -> ItemDraft | None:
    """在听取党建工作汇报后，方远指出……, where the matter stands in a list already: that one."""
    verb = MATTER.match(words)
    what = words[verb.end() :] if verb else words
    items = [item for item in draft.current_minutes.items if item.is_fresh]
    return next((item for item in items if overlap(what, item.pairs) >= _SAME), None)


def _add_statement(draft: Draft, sentence: Sentence, statement: tuple[int, int], kind: ItemKind, level: int) -> None:
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
    if (
        draft.current_minutes.meeting.type is MeetingType.STUDY
        and draft.current_minutes.items
        and _PROCEDURE.match(masked)
    ):
        draft.claim(base + start, base + end)
        return
    if draft.joint:
        draft.opened = by_custom(draft, kind)
    kind = kind_in_meeting(kind, draft.current_minutes, masked)
    parts = _parts(sentence, start, end, kind)
    draft.claim(base + start, base + end)  # 和 between two documents
    for a, b in parts:
        outcome = outcomes.settled(kind, verdict, masked)
        origin = Origin.HEADING if number == 1 else Origin.BODY
        line = -1 if number == 1 else sentence.line
        is_before = "会前" in sentence.masked[: start + 2]
        draft.add(
            ItemDraft(
                kind, base + a, base + b, origin, sentence.text[a:b], outcome, number, line=line, is_before=is_before
            )
        )
    draft.level = 0


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


def _take_rest(draft: Draft, sentence: Sentence, offset: int, level: int) -> None:
    """……，研究了乙事，要求……: the further matters of the same sentence, then the decisions on them."""
    while 0 < offset < len(sentence.masked):
        offset = _take_next(draft, sentence, offset, level)


def _take_next(draft: Draft, sentence: Sentence, offset: int, level: int) -> int:
    """Takes the next matter from ``offset`` on, or all decisions; returns where to go on, 0 at the end."""
    masked = sentence.masked
    treated = _treated_next(masked, offset)
    if treated and (_BY_THOSE.match(masked, offset) or _discusses(draft, sentence, treated)):
        draft.claim(sentence.start + offset, sentence.start + treated[1])
        return treated[1] + 1
    if treated:
        _add_statement(draft, sentence, treated[:2], treated[2], level)
        outcomes_and_directives.take_decisions(draft, sentence, treated[1] + 1)
        return 0
    first = next(clauses.phrases(masked, offset), (offset, offset))
    if kind := clauses.reported_kind(masked[slice(*first)]):
        _add_statement(draft, sentence, first, kind, level)
        return first[1] + 1
    if clauses.is_attended(masked[slice(*first)]):
        draft.current_minutes.attend(attendance.read_sentence(sentence.text[offset:]))
        draft.claim(sentence.start + offset, sentence.end)
        return 0
    begin = _verb_offset(masked, offset)
    verb = MATTER.match(masked, begin)
    puts = _DOCUMENT.match(masked, begin) or _ADOPTED.match(masked, begin) or _APPROVES.match(masked, begin)
    is_new = bool(puts) and (masked[offset - 1] == "；" or _is_unheard_of(draft, sentence, begin))
    is_new = is_new and not verdicts.items_decided(draft, sentence.text[begin:], masked[begin:])
    is_told = begin > offset and (masked.startswith("由", offset) or agenda_verbs.match_after_teller(masked, offset))
    is_discussed = clauses.ends_statement(masked[offset:]) or clauses.verdict_end(masked[offset:])
    if not verb or (is_discussed and not is_new and not is_told):
        minutes = draft.current_minutes
        minutes.run = [item for item in minutes.run if item.start >= sentence.start] or minutes.run
        outcomes_and_directives.take_decisions(draft, sentence, offset)
        return 0
    draft.claim(sentence.start + offset, sentence.start + begin)
    end, left = clauses.segment(masked, begin)
    if agenda_verbs.is_vague(masked[begin:end]):
        draft.claim(sentence.start + begin, sentence.start + end)
    else:
        _add_statement(
            draft, sentence, (begin, end), agenda_verbs.kind_of(verb, sentence.text[verb.end() : end]), level
        )
    return left if left > offset else 0


def _discusses(draft: Draft, sentence: Sentence, treated: tuple[int, int, ItemKind]) -> bool:
    """听取了甲汇报，并就乙等工作进行了讨论: of what was heard in the same sentence."""
    current = draft.current_minutes.current_item
    is_heard = current is not None and current.kind is ItemKind.HEAR and current.line == sentence.line
    return is_heard and sentence.masked.endswith("讨论", 0, treated[1])


def _is_unheard_of(draft: Draft, sentence: Sentence, begin: int) -> bool:
    """听取了某情况汇报，审议通过了《某办法》: a paper that the matter before it does not speak of."""
    current = draft.current_minutes.current_item
    title = _TITLE.search(sentence.text, begin)
    adopted = _ADOPTED.match(sentence.text, begin)
    what = title[0] if title else adopted["what"] if adopted else ""
    return current is not None and what != "" and overlap(what, current.pairs) < _SPOKEN_OF


def _treated_next(masked: str, offset: int) -> tuple[int, int, ItemKind] | None:
    """……，并对甲、乙等工作进行了部署: a matter named by what was done about it."""
    found = agenda_verbs.treated_at(masked, offset)
    if found or not _LISTED.match(masked, offset):
        return found
    return agenda_verbs.treated_at(masked, _skip_also(masked, offset))


def _verb_offset(masked: str, offset: int) -> int:
    """……，并听取了……; ……；副书记某某传达学习了……: where the verb of a further matter stands."""
    teller_end = agenda_verbs.teller_end(masked, offset) if not MATTER.match(masked, offset) else 0
    return teller_end or _skip_also(masked, offset)


def _skip_also(masked: str, offset: int) -> int:
    """……，会议还: where the words end that only lead to a further matter."""
    also = _ALSO.match(masked, offset)
    return clauses.adverbial_end(masked, also.end() if also else offset)


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
