"""What a sentence says about the matter at hand: a verdict, a reporting lead, directives."""

import re

from meetings.parser.assembly import directive_cuts, directives, relayed, verdicts
from meetings.parser.assembly.alignment import overlap, told_share
from meetings.parser.assembly.directives import DECIDING, LISTING, outline_directive
from meetings.parser.assembly.draft import Draft, ItemDraft, Origin
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.outline import DirectiveOutline
from meetings.parser.vocabulary import clauses, modality, outcomes, relayed_speech, speech_leads
from records.codes import ItemKind, Outcome

_ABOUT = re.compile(
    "(?:(?:就|对于?|关于|针对|围绕|谈到)(?P<what>[^。；：]{2,60}?)|在?(?P<aspect>[^，。；：]{2,20})方面)，[^，。；]{0,24}[，：]?$"
)
_TOPIC = re.compile("(?:关于|对于?|针对|就)[^，。；：]{2,40}，(?=会议)")  # 关于供热条例，会议原则通过
_ELSEWHERE = re.compile("^(?:[^，。；]{2,12}，)?(?!会议|会上)[^，。；]{2,20}(?:召开|举行)[^，。；]{2,24}会议?，$")
_TOLD = (ItemKind.HEAR, ItemKind.OTHER)
_ADOPTED = (Outcome.ADOPTED, Outcome.ADOPTED_IN_PRINCIPLE)
_PARAGRAPH = 800  # characters: as much of a paragraph as shows what it is about
_TOLD_OF = 0.6  # of the pairs that distinguish a matter
_AGENDA = 60  # matters: how far back a lead may name one
_VIEWED = re.compile("(?:会上，)?(?:与会|参会|大家|[^，。；]{0,6}(?:代表|委员)们)[^。；]{0,40}(?:认为|表示|建议)")
_CHARGES = re.compile("(?:会议(?:还|并|同时|现场|当场)?|并)(?=责成|责令|授权)")
_SETS_UP = re.compile("(?:会议)?(?:研究)?决定[，：]?(?=成立|设立|组建|委托|聘[请任]|授予|撤销|终止|启用|采用|给予)")
_SETTLES = re.compile(  # 会议决定，续聘合格人员58名: whom it keeps, how long a rule holds; nobody has to do it
    "(?:会议)?(?:研究)?决定[，：]?(?=[^，。；]{0,20}(?:续聘|解聘|辞退|给予[^，。；]{2,30}处分|延长至|延长到|延续至|维持))[^。；]*"
)
_DECIDED = re.compile("(?:会议)?(?:研究)?(?:决定|同意)")
_PLAN = re.compile("安排|部署|调度")
_LEADS_TO = re.compile("[；，](?:对于?|就|关于|针对)[^，。；]{2,30}，$")
_BEGINS_ANEW = ("指出", "认为")  # 会议指出，……: with what is, before what is to be done


def take_decisions(draft: Draft, sentence: Sentence, offset: int) -> None:
    """……，原则同意《某方案》，由……; 会议强调，要……: everything from ``offset`` to the end of the sentence."""
    masked, voice = sentence.masked, draft.voice
    says = speech_leads.SAYS.search(masked) is not None
    if says and not masked.startswith("会议") and relayed_speech.SAYS.search(masked):
        if relayed_speech.conveys(masked, draft.chairs):
            return
        if _VIEWED.match(masked) or relayed_speech.tells_views(masked):
            voice.is_foreign = True
            return
    if voice.is_foreign and modality.names_body_first(masked) and modality.charges(masked):
        voice.is_foreign = False  # 部分委员认为，……。区住建局要组织论证
    if ("责" in masked or "授权" in masked) and (charge := _CHARGES.match(masked, offset)):
        draft.claim(sentence.start + offset, sentence.start + charge.end())
        voice.is_foreign = False
        offset = charge.end()
    start = offset = _take_topic(draft, sentence, offset) if sentence.is_first else offset
    may_decide = verdicts.may_decide(masked, offset)
    offset = verdicts.take_verdict(draft, sentence, offset) if may_decide else offset
    resolved = _take_resolution(draft, sentence, offset) if "决定" in masked else 0
    offset = resolved or (_take_reporting(draft, sentence, offset) if says else offset)
    if may_decide and offset > start:
        offset = verdicts.take_verdict(draft, sentence, offset)
    if voice.is_foreign or offset >= len(masked):
        return
    decided = verdicts.take_later_verdict(draft, sentence, offset) if may_decide else offset
    offset = _take_reporting(draft, sentence, decided) if decided > offset else offset
    offset = _take_inner(draft, sentence, offset) if says else offset
    _take_directives(draft, sentence, offset, len(masked))


def _take_topic(draft: Draft, sentence: Sentence, offset: int) -> int:
    """关于某条例，会议原则通过: which of the matters is decided; returns where the verdict begins."""
    topic = _TOPIC.match(sentence.masked, offset)
    if topic is None or not clauses.verdict_end(sentence.masked[topic.end() :]):
        return offset
    draft.current_minutes.focus = _find_named_item(draft, sentence.text[offset : topic.end()])
    draft.claim(sentence.start + offset, sentence.start + topic.end())
    return topic.end()


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
    if focus is None and is_at_start and sentence.is_first and lead.is_ours:
        focus = _planned(draft) or _listed(draft, sentence)
    if focus or (is_at_start and sentence.is_first):
        draft.current_minutes.focus = focus
    voice.verb, voice.speaker, voice.is_foreign = lead.verb, lead.speaker, not lead.is_ours
    end = offset + lead.end
    voice.led = sentence.start
    if lead.is_ours:
        draft.claim(sentence.start + offset, sentence.start + end)
        draft.current_minutes.is_run_closed = True
        if is_at_start and (draft.current_minutes.current_item is None or draft.current_minutes.listed(sentence.start)):
            draft.current_minutes.open_group(sentence)
    voice.carried = not sentence.masked[end:].strip("—： ")
    voice.lists = voice.lists or (
        is_at_start and sentence.is_first and bool(modality.BULLET.match(sentence.masked, end))
    )
    return end


def _planned(draft: Draft) -> ItemDraft | None:
    """听取了各部门汇报 (or 通报了某情况) in a paragraph of its own, then 方远强调，……: about what was arranged."""
    minutes = draft.current_minutes
    told = minutes.latest
    if told is None or told.origin is not Origin.BODY or told.kind not in _TOLD or not told.is_fresh:
        return None
    stated = (Origin.LEAD, Origin.BODY)
    plans = [item for item in minutes.items if item.origin in stated and item.kind is ItemKind.ARRANGE]
    return plans[0] if len(plans) == 1 and _PLAN.search(plans[0].words) else None


def _listed(draft: Draft, sentence: Sentence) -> ItemDraft | None:
    """会议指出，巡察整改要抓实…… in a paragraph of its own, below another matter: about 研究巡察整改 of the opening."""
    current = draft.current_minutes.current_item
    open_items = [
        item for item in draft.current_minutes.items[:_AGENDA] if item.origin is Origin.LEAD and item.is_fresh
    ]
    if current is None or current.is_fresh or current.origin is Origin.HEADING or not open_items:
        return None
    end = draft.text.find("\n", sentence.start, sentence.start + _PARAGRAPH)
    told = draft.words(sentence.start, end if end > 0 else sentence.start + _PARAGRAPH)
    share = told_share(current.words, told)
    if share >= _TOLD_OF:
        return None
    shares = [told_share(item.words, told) for item in open_items]
    most = max(shares)
    best = open_items[shares.index(most)]
    if best is open_items[-1] and best.kind is ItemKind.ARRANGE and most > share:
        return best  # what was arranged in the end is what is left to speak of
    return best if most >= _TOLD_OF else None


def _take_resolution(draft: Draft, sentence: Sentence, offset: int) -> int:
    """会议决定成立某专班: adopted, and what was decided is to be done; returns where it begins, 0 where none does."""
    found = _SETTLES.match(sentence.masked, offset) or _SETS_UP.match(sentence.masked, offset)
    current = draft.current_minutes.current_item
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
    what = found["what"] or found["aspect"]
    if current := draft.current_minutes.current_item:
        relayed.named_part(draft, current, what)
    items = draft.current_minutes.items
    if len(items) < 2:
        return None
    best = max(items[-_AGENDA:], key=lambda item: overlap(what, item.pairs))
    return relayed.named_part(draft, best, what) if overlap(what, best.pairs) >= 0.6 else None


def _take_directives(draft: Draft, sentence: Sentence, offset: int, end: int) -> None:
    """要……；某局要……: the directives of what is left of a sentence, each with who speaks."""
    voice = draft.voice
    masked = sentence.masked[:end]
    current = draft.current_minutes.current_item
    is_led = voice.led == sentence.start and voice.verb in DECIDING
    is_line = voice.lines and sentence.is_first and voice.verb in LISTING
    is_decision = voice.verb == "决定" or (
        ("决定" in masked or "同意" in masked) and bool(_DECIDED.match(masked, offset))
    )
    begin = _past_referral(masked, offset) if is_decision else offset
    begin = _past_view(masked, begin) if voice.verb == "认为" else begin
    if begin > offset:
        draft.claim(sentence.start + offset, sentence.start + begin)
        offset = begin
    clauses_found = directives.find_directives(
        sentence.text[:end],
        masked,
        offset,
        voice.verb,
        voice.flow and not (voice.led == sentence.start and voice.verb in _BEGINS_ANEW),
        is_led=is_led or is_line,
        is_settled=current is not None and _is_settled(current),
        is_decided=current is not None and not sentence.is_first and current.outcome in _ADOPTED,
    )
    if is_decision and outcomes.is_referral(masked[offset:]):
        clauses_found = [
            clause for clause in clauses_found if directive_cuts.is_handed(masked[clause.start : clause.end])
        ]
        draft.claim(sentence.start + offset, sentence.end)
    if "后" in masked and outcomes.is_put_off(masked[offset:]):
        verdicts.decide(draft, sentence, Outcome.DEFERRED)
    for again in directive_cuts.AGAIN.finditer(masked, offset) if len(clauses_found) > 1 else ():
        draft.claim(sentence.start + again.start(), sentence.start + again.end())
    for start, stop in clauses_found:
        words, base = sentence.text[start:stop], sentence.start + start
        _assign(draft, outline_directive(words, base, voice.verb, voice.speaker, masked[start:stop]), sentence)
    voice.flow = bool(clauses_found) or (voice.flow and not modality.describes(masked[offset:]))
    voice.carried = voice.carried or sentence.text.rstrip().endswith(("：", "——"))


def _past_referral(masked: str, offset: int) -> int:
    """决定提请某会审议，责成某厅修改: where it is said who is to do something, behind where the matter goes next."""
    told = [(start, masked[start:end]) for start, end in clauses.phrases(masked, offset)]
    if not told or not outcomes.is_referral(told[0][1]) or directive_cuts.is_handed(told[0][1]):
        return offset
    return next((start for start, phrase in told[1:] if modality.is_assigned(phrase)), offset)


def _past_view(masked: str, offset: int) -> int:
    """会议认为方案还不够细化，由某局修改: where it is said who is to do something, behind what the meeting thinks."""
    late = (a for a, _b in clauses.phrases(masked, offset) if masked.startswith(("由", "责成", "请"), a))
    begin = next(late, offset)
    is_charge = modality.is_assigned(masked[begin:]) and not modality.has_modal(masked[offset:begin])
    return begin if is_charge else offset


def _is_settled(current: ItemDraft) -> bool:
    """Whether the matter at hand was decided on, or is a heading that arranges: what a body does then is its task."""
    is_told = current.origin in (Origin.HEADING, Origin.LEAD) and current.kind is ItemKind.HEAR
    is_arranged = is_told or (current.kind is ItemKind.ARRANGE and current.origin is not Origin.NOWHERE)
    return is_arranged or current.outcome in _ADOPTED


def _assign(draft: Draft, directive: DirectiveOutline, sentence: Sentence) -> None:
    """With the body's matter at hand; else it waits with its paragraph to be matched with the lead's list."""
    minutes = draft.current_minutes
    minutes.is_run_closed = True
    current = minutes.current_item
    if current is not None and not minutes.listed(sentence.start):
        current.directives.append(directive)
        return
    minutes.group_at(sentence).directives.append(directive)
