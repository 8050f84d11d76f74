"""What a sentence says about the matter at hand: a verdict, a reporting lead, directives."""

import re

from meetings.parser.assembly import directives, relayed
from meetings.parser.assembly.alignment import overlap
from meetings.parser.assembly.directives import DECIDING, LISTING
from meetings.parser.assembly.draft import DirectiveGroup, Draft, ItemDraft
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.outline import DirectiveOutline
from meetings.parser.vocabulary import clauses, modality, outcomes, relayed_speech, speech_leads
from records.codes import ItemKind, Outcome

_ABOUT = re.compile("(?:就|对于?|关于|针对|围绕)(?P<what>[^。；：]{2,60}?)，[^，。；]{0,24}[，：]?$")
_ELSEWHERE = re.compile("^(?:[^，。；]{2,12}，)?(?!会议|会上)[^，。；]{2,20}(?:召开|举行)[^，。；]{2,24}会议?，$")
_WEIGHED = re.compile(
    "(?:会议)?(?:经过?(?:会议)?(?:认真|充分|集体|无记名|投票){0,3}(?:研究|审议|讨论|表决|票决)(?:，(?:应到|实到|同意|赞成|反对|弃权|出席)[^，。；]{0,8}[0-9]+[人票名]){0,5}|(?:鉴于|考虑到)[^，。；]{2,40})，"
)
_RESOLVED = re.compile("(?:决议|议决|决定|审议结果)：")
_AGENDA = 60  # matters: how far back a lead may name one
_VIEWED = re.compile("(?:会上，)?(?:与会|参会|大家|[^，。；]{0,6}(?:代表|委员)们)[^。；]{0,40}(?:认为|表示|建议)")
_CHARGES = re.compile("(?:会议(?:还|并|同时|现场|当场)?|并)(?=责成|责令|授权)")
_AGREES = re.compile("(?:会议|研究|经|一致|，){0,8}+同意")
_SETS_UP = re.compile("(?:会议)?(?:研究)?决定[，：]?(?=成立|设立|组建|委托|聘[请任]|授予|撤销|终止|启用|采用|给予)")
_LEADS_TO = re.compile("[；，](?:对于?|就|关于|针对)[^，。；]{2,30}，$")
_BEGINS_ANEW = ("指出", "认为")  # 会议指出，……: with what is, before what is to be done
_AGREED = re.compile("同意(?=由(?![^，。；]{2,16}(?:报送|上报|提[出交请]|拟[定订]|起草|编制|制[定订])的)|请|责成)")
_CONSENTS = re.compile(f"，(?:会议)?{_AGREED.pattern}")


def take_decisions(draft: Draft, sentence: Sentence, offset: int) -> None:
    """……，原则同意《某方案》，由……; 会议强调，要……: everything from ``offset`` to the end of the sentence."""
    if relayed_speech.SAYS.search(sentence.masked):
        if relayed_speech.conveys(sentence.masked, draft.chairs):
            return
        if _VIEWED.match(sentence.masked) or relayed_speech.tells_views(sentence.masked):
            draft.voice.is_foreign = True
            return
    if charge := _CHARGES.match(sentence.masked, offset):
        draft.claim(sentence.start + offset, sentence.start + charge.end())
        draft.voice.is_foreign = False
        offset = charge.end()
    start = offset
    offset = _take_verdict(draft, sentence, offset)
    offset = _take_resolution(draft, sentence, offset) or _take_reporting(draft, sentence, offset)
    if offset > start:
        offset = _take_verdict(draft, sentence, offset)
    if draft.voice.is_foreign or offset >= len(sentence.masked):
        return
    offset = _take_later_verdict(draft, sentence, offset)
    offset = _take_inner(draft, sentence, offset)
    _take_directives(draft, sentence, offset, len(sentence.masked))


def _take_inner(draft: Draft, sentence: Sentence, offset: int) -> int:
    """当前形势严峻，会议要求，……: what stands before an inner lead, then the lead; returns its end."""
    inner = speech_leads.read_inner_lead(sentence.masked[offset:], draft.chairs)
    if inner is None:
        return offset
    lead_start = offset + inner[0]
    before = sentence.masked[offset:lead_start]
    if _ELSEWHERE.search(before):
        return len(sentence.masked)
    focus = _find_named_item(draft, sentence.text[offset:lead_start])
    if focus:
        draft.current_minutes.focus = focus
        draft.claim(sentence.start + offset, sentence.start + lead_start)
        return _take_reporting(draft, sentence, lead_start)
    if modality.has_modal(before) or modality.is_assigned(before):
        if "会议" not in sentence.masked[lead_start : lead_start + 4]:
            return offset
        about = _LEADS_TO.search(before)
        _take_directives(draft, sentence, offset, offset + about.start() if about else lead_start)
    elif "会议" not in sentence.masked[lead_start : lead_start + 4] and directives.instructs(
        before, draft.voice.verb, draft.voice.flow
    ):
        return offset
    return _take_reporting(draft, sentence, lead_start)


def _take_reporting(draft: Draft, sentence: Sentence, offset: int) -> int:
    """会议强调，: sets who speaks; a lead that ends its line speaks for the next one."""
    lead = speech_leads.read_lead(sentence.masked[offset:], draft.chairs)
    if lead is None:
        return offset
    voice = draft.voice
    focus = _find_named_item(draft, sentence.text[offset : offset + lead.end])
    is_at_start = offset <= len("本次会议")
    if focus or (is_at_start and sentence.is_first):
        draft.current_minutes.focus = focus
    voice.verb, voice.speaker, voice.is_foreign = lead.verb, lead.speaker, not lead.is_ours
    end = offset + lead.end
    voice.led = sentence.start
    if lead.is_ours:
        draft.claim(sentence.start + offset, sentence.start + end)
        draft.current_minutes.is_run_closed = True
        if is_at_start and (draft.current_minutes.current_item is None or draft.current_minutes.listed(sentence.start)):
            _open_group(draft, sentence)
    voice.carried = not sentence.masked[end:].strip("—： ")
    voice.lists = voice.lists or (
        is_at_start and sentence.is_first and bool(modality.BULLET.match(sentence.masked, end))
    )
    return end


def _take_resolution(draft: Draft, sentence: Sentence, offset: int) -> int:
    """会议决定成立某专班: adopted, and what was decided is to be done; returns where it begins, 0 where none does."""
    found = _SETS_UP.match(sentence.masked, offset) if "决定" in sentence.masked else None
    current = draft.current_minutes.current_item if found else None
    if found is None or current is None:
        return 0
    draft.claim(sentence.start + offset, sentence.start + found.end())
    current.outcome = current.outcome if current.outcome not in (None, Outcome.NOTED) else Outcome.ADOPTED
    draft.voice.verb, draft.voice.speaker, draft.voice.is_foreign = "决定", "会议", False
    draft.voice.led = sentence.start
    return found.end()


def _find_named_item(draft: Draft, lead: str) -> ItemDraft | None:
    """就某项工作，区长某某强调，: the matter of the body that the lead names."""
    found = _ABOUT.match(lead)
    if not found:
        return None
    relayed.part(draft, found["what"])
    items = draft.current_minutes.items
    if len(items) < 2:
        return None
    best = max(items[-_AGENDA:], key=lambda item: overlap(found["what"], item.pairs))
    return best if overlap(found["what"], best.pairs) >= 0.6 else None


def _take_verdict(draft: Draft, sentence: Sentence, offset: int) -> int:
    """原则上同意《某方案》，由……: the outcome of the matter at hand; returns where the rest begins."""
    masked = sentence.masked
    if "：" not in masked and not clauses.DECIDES.search(masked, offset):
        return offset
    label = _RESOLVED.match(masked, offset)
    if label and (clauses.verdict_end(masked[label.end() :]) or modality.is_assigned(masked[label.end() :])):
        draft.claim(sentence.start + offset, sentence.start + label.end())
        offset = label.end()
    weighed = _WEIGHED.match(masked, offset)
    if weighed and clauses.verdict_end(masked[weighed.end() :]):
        draft.claim(sentence.start + offset, sentence.start + weighed.end())
        offset = weighed.end()
    if not clauses.verdict_end(masked[offset:]):
        return _take_late_consent(draft, sentence, offset)
    for a, b in clauses.phrases(masked, offset):
        phrase = masked[a:b]
        if a == offset:
            decide(draft, sentence, read_decision(phrase))
            agreed = _AGREED.search(phrase)
            if agreed:
                draft.claim(sentence.start + offset, sentence.start + a + agreed.end())
                return a + agreed.end()
        elif _instructs_anew(masked, a, b):
            draft.claim(sentence.start + offset, sentence.start + a)
            return a
        elif clauses.verdict_end(phrase):
            decide(draft, sentence, read_decision(phrase))
    draft.claim(sentence.start + offset, sentence.end)
    return len(masked)


def _take_late_consent(draft: Draft, sentence: Sentence, offset: int) -> int:
    """资金尚有缺口，同意由某公司贷款解决: what is behind 同意 is to be done; returns where it begins."""
    found = _CONSENTS.search(sentence.masked, offset)
    if found is None or modality.has_modal(sentence.masked[offset : found.start()]):
        return offset
    decide(draft, sentence, Outcome.ADOPTED)
    draft.claim(sentence.start + found.start() + 1, sentence.start + found.end())
    return found.end()


def _take_later_verdict(draft: Draft, sentence: Sentence, offset: int) -> int:
    """会议认为，该办法比较成熟，原则同意该办法，请某局印发: a verdict in a later phrase, on a matter not decided yet.

    Returns where begins what follows it.
    """
    masked, current = sentence.masked, draft.current_minutes.current_item
    is_decided = current is not None and (current.outcome not in (None, Outcome.NOTED) or not current.is_fresh)
    if is_decided or not draft.current_minutes.items or not clauses.DECIDES.search(masked, offset):
        return offset
    is_instructed = False
    for a, b in clauses.phrases(masked, offset):
        phrase = masked[a:b]
        if a > offset and clauses.verdict_end(phrase):
            is_put_off = read_decision(phrase) is Outcome.DEFERRED
            return _take_verdict(draft, sentence, a) if is_put_off or not is_instructed else offset
        is_instructed = is_instructed or modality.has_modal(phrase)
    return offset


def _instructs_anew(masked: str, start: int, end: int) -> bool:
    """After a verdict: 由某局……, 责成……, 某局要……, 会议要求……."""
    phrase = masked[start:end]
    return bool(
        modality.is_assigned(phrase)
        or modality.is_tasked(phrase)
        or modality.has_modal(phrase)
        or modality.is_task_of_a_body(phrase)
        or speech_leads.read_lead(masked[start:], frozenset())
    )


def read_decision(phrase: str) -> Outcome | None:
    """同意…… at the start of a phrase adopts, whatever else it says."""
    agreed = _AGREES.match(phrase)
    return outcomes.read_verdict(phrase) or (Outcome.ADOPTED if agreed else None)


def decide(draft: Draft, sentence: Sentence, verdict: Outcome | None) -> None:
    """Notes the outcome with the matter at hand; 原则同意 once said is not made firm by a later 同意."""
    minutes = draft.current_minutes
    if verdict is None:
        return
    targets: list[ItemDraft] | list[DirectiveGroup] = minutes.listed(sentence.start) if minutes.is_captioned else []
    if not targets:  # 会议审议了甲计划、乙方案，同意提交董事会决策
        targets = [
            item for item in minutes.run[:-1] if item.start >= sentence.start and item.kind is ItemKind.DELIBERATE
        ]
        targets = [*targets, minutes.run[-1]] if targets and not minutes.is_run_closed else []
    if not targets:
        targets = [minutes.current_item] if minutes.current_item else [_current_group(draft, sentence)]
    for target in targets:
        if target.outcome is not Outcome.ADOPTED_IN_PRINCIPLE or verdict is Outcome.DEFERRED:
            target.outcome = verdict


def _take_directives(draft: Draft, sentence: Sentence, offset: int, end: int) -> None:
    """要……；某局要……: the directives of what is left of a sentence, each with who speaks."""
    voice = draft.voice
    masked = sentence.masked[:end]
    is_led = voice.led == sentence.start and voice.verb in DECIDING
    is_line = voice.lines and sentence.is_first and voice.verb in LISTING
    clauses_found = directives.find_directives(
        sentence.text[:end],
        masked,
        offset,
        voice.verb,
        voice.flow and not (voice.led == sentence.start and voice.verb in _BEGINS_ANEW),
        is_led=is_led or is_line,
        is_settled=_is_settled(draft),
    )
    decided = voice.verb == "决定" or masked.startswith(("决定", "同意"), offset)
    if decided and outcomes.is_referral(masked[offset:]):
        clauses_found = [clause for clause in clauses_found if modality.is_assigned(masked[clause.start : clause.end])]
        draft.claim(sentence.start + offset, sentence.end)
    if outcomes.is_put_off(masked[offset:]):
        decide(draft, sentence, Outcome.DEFERRED)
    for again in directives.AGAIN.finditer(masked, offset) if len(clauses_found) > 1 else ():
        draft.claim(sentence.start + again.start(), sentence.start + again.end())
    for clause in clauses_found:
        words = sentence.text[clause.start : clause.end]
        directive = directives.outline_directive(words, sentence.start + clause.start, voice.verb, voice.speaker)
        _assign(draft, directive, sentence)
    voice.flow = bool(clauses_found) or (voice.flow and not modality.describes(masked[offset:]))
    voice.carried = voice.carried or sentence.text.rstrip().endswith(("：", "——"))


def _is_settled(draft: Draft) -> bool:
    """Whether the matter at hand was decided on, or is a heading that arranges: what a body does then is its task."""
    current = draft.current_minutes.current_item
    if current is None:
        return False
    is_told = current.origin in ("heading", "lead") and current.kind is ItemKind.HEAR
    is_arranged = is_told or (current.kind is ItemKind.ARRANGE and current.origin != "none")
    return is_arranged or current.outcome in (Outcome.ADOPTED, Outcome.ADOPTED_IN_PRINCIPLE)


def _assign(draft: Draft, directive: DirectiveOutline, sentence: Sentence) -> None:
    """With the body's matter at hand; else it waits with its paragraph to be matched with the lead's list."""
    minutes = draft.current_minutes
    minutes.is_run_closed = True
    current = minutes.current_item
    if current is not None and not minutes.listed(sentence.start):
        current.directives.append(directive)
        return
    _current_group(draft, sentence).directives.append(directive)


def _current_group(draft: Draft, sentence: Sentence) -> DirectiveGroup:
    """The latest of this paragraph, about the same list."""
    groups = draft.current_minutes.unassigned
    listed = draft.current_minutes.listed(sentence.start)
    if groups and groups[-1].line == sentence.line and (groups[-1].items is listed or not (groups[-1].items or listed)):
        return groups[-1]
    return _open_group(draft, sentence)


def _open_group(draft: Draft, sentence: Sentence) -> DirectiveGroup:
    """会议指出，…… begins a group of directives, which lasts to the next lead of the paragraph."""
    minutes = draft.current_minutes
    is_opening = sentence.start == minutes.meeting.base
    listed = minutes.listed(sentence.start)
    group = DirectiveGroup(
        sentence.line,
        sentence.start,
        listed,
        is_opening=is_opening,
        is_captioned=minutes.is_captioned,
        is_general=minutes.is_general,
    )
    minutes.unassigned.append(group)
    return group
