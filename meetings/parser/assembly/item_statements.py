"""Sentences of the body that state a matter: 会议听取了……汇报，……; what follows the statement is read elsewhere."""

import re

from meetings.parser.assembly import attendance, outcomes_and_directives, procedure, verdicts
from meetings.parser.assembly.added_matters import HEARD_FROM, add_statement
from meetings.parser.assembly.alignment import overlap
from meetings.parser.assembly.draft import Draft, ItemDraft, Origin, Voice
from meetings.parser.assembly.statements import after, find_statement, reported
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary import agenda_verbs, clauses, modality, speech_leads
from meetings.parser.vocabulary.agenda_verbs import MATTER
from records.codes import ItemKind

_ALSO = re.compile("[，；]?(?:会议)?(?:并|还|同时|并且|随后|首先)*(?:会议)?")
_LISTED = re.compile(
    "(?:并|还|同时)(?:就|对)[^，。；]{2,40}、[^，。；]{2,60}等?(?:重点)?(?:工作|事项)(?:进行|逐项|逐一)"
)
_DOCUMENT = re.compile("(?:审议|讨论|研究)[^，。；《]{0,8}《")
_ARRANGES = re.compile("部署|安排|布置")
_INSTRUCTED = re.compile("[^，。；：]{0,12}(?:部署|安排|布置)了?[^，。；：]{0,20}：(?=.)")  # 部署了下阶段工作：抓好排查
_WHILE = re.compile("(?:时|后|并(?<=[》报神告]并))(?=指出|强调|要求|提出)")
_SPOKEN_OF, _SAME = 0.4, 0.8  # of the pairs of characters of a title, a statement
_BY_THOSE = re.compile("(?:与会|参会|大家)")  # who discussed what was reported
_APART = 2  # the level of a matter that belongs to none before it
_TITLE = re.compile("《[^《》]+》")
_ADOPTED = re.compile(
    "(?:审议|讨论|研究)(?:并)?(?:原则)?通过了(?!该|此|上述|以上|这)(?P<what>[^，。；]{6,60})(?=[，。；]|$)"
)
_APPROVES = re.compile("(?:一致|原则性?上?){0,2}(?:通过|同意)了?《")


def take_further(draft: Draft, sentence: Sentence) -> None:
    """……；听取并同意某汇报，指出……: a further matter of a sentence that has said something of the one before."""
    masked = sentence.masked
    if told := reported(masked, 0):
        add_statement(draft, sentence, told[:2], told[2], _APART)
        return
    verb = MATTER.match(masked) or agenda_verbs.match_after_teller(masked, 0)
    kind = agenda_verbs.kind_of(verb, sentence.text[verb.end() :]) if verb else ItemKind.DELIBERATE
    end, left = clauses.segment(masked, 0)
    add_statement(draft, sentence, (0, end), kind, _APART)
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
    is_vague = stop and agenda_verbs.is_vague(sentence.masked[start:stop])
    if is_vague or (is_aside and _tells_only_who(draft, sentence.masked[start:stop])):
        draft.claim(sentence.start + start, sentence.start + stop)
        _hand_over(draft, sentence, start, stop)
        outcomes_and_directives.take_decisions(draft, sentence, rest)
        return True
    if stop:
        draft.claim(sentence.start + stop, sentence.start + rest)
    end, left = (stop, rest) if stop else clauses.segment(sentence.masked, start)
    told = _INSTRUCTED.match(sentence.masked, start, end)
    if told and modality.is_imperative(sentence.masked[told.end() :]):
        end, left = told.end() - 1, told.end()
    aside = _WHILE.search(sentence.masked, start, end)
    inner = speech_leads.read_inner_lead(sentence.masked, draft.chairs)
    if aside:
        end, left = aside.start(), aside.end()
        draft.claim(sentence.start + end, sentence.start + left)
    elif inner and start < inner[0] < end:
        end, left = inner[0] - 1, inner[0]
    add_statement(draft, sentence, (start, end), kind, level)
    _hand_over(draft, sentence, start, end)
    if left and left < len(sentence.masked):
        _take_rest(draft, sentence, left, level)
    return True


def _tells_only_who(draft: Draft, masked: str) -> bool:
    """在听取气象、水文等部门情况介绍后，方远指出……, where the opening says what the meeting was about."""
    items = draft.current_minutes.items
    return bool(items and all(item.origin is Origin.LEAD for item in items) and HEARD_FROM.fullmatch(masked))


def _hand_over(draft: Draft, sentence: Sentence, start: int, end: int) -> None:
    """会议对下阶段工作进行了部署：, 会议安排了下阶段工作：: what follows is told to be done."""
    if sentence.masked.startswith("：", end) and _ARRANGES.search(sentence.masked, start, end):
        is_carried = not sentence.masked[end:].strip("：—")
        draft.voice = Voice("部署", lists=is_carried, carried=is_carried, led=sentence.start)


def _told_before(draft: Draft, words: str) -> ItemDraft | None:
    """在听取党建工作汇报后，方远指出……, where the matter stands in a list already: that one."""
    verb = MATTER.match(words)
    what = words[verb.end() :] if verb else words
    items = [item for item in draft.current_minutes.items if item.is_fresh]
    return next((item for item in items if overlap(what, item.pairs) >= _SAME), None)


def _take_rest(draft: Draft, sentence: Sentence, offset: int, level: int) -> None:
    """……，研究了乙事，要求……: the further matters of the same sentence, then the decisions on them."""
    while 0 < offset < len(sentence.masked):
        offset = _take_next(draft, sentence, offset, level)


def _take_next(draft: Draft, sentence: Sentence, offset: int, level: int) -> int:
    """Takes the next matter from ``offset`` on, or all decisions; returns where to go on, 0 at the end."""
    masked = sentence.masked
    treated = _treated_next(masked, offset)
    if treated and _BY_THOSE.match(masked, offset):
        draft.claim(sentence.start + offset, sentence.start + treated[1])
        return treated[1] + 1
    if treated:
        add_statement(draft, sentence, treated[:2], treated[2], level)
        outcomes_and_directives.take_decisions(draft, sentence, treated[1] + 1)
        return 0
    first = next(clauses.phrases(masked, offset), (offset, offset))
    if kind := clauses.reported_kind(masked[slice(*first)]):
        add_statement(draft, sentence, first, kind, level)
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
        add_statement(draft, sentence, (begin, end), agenda_verbs.kind_of(verb, sentence.text[verb.end() : end]), level)
    return left if left > offset else 0


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
