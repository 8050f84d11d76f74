"""What a sentence tells of the matter at hand: a verdict, a reporting lead, directives."""

import re

from . import clauses, directives, modality, reporting, verdicts
from .align import overlap
from .codes import Outcome
from .directives import DECIDING
from .draft import Draft, Loose, Work
from .outline import DirectiveOutline
from .sentences import Sentence

_ABOUT = re.compile("(?:就|对于?|关于|针对|围绕)(?P<what>[^。；：]{2,60}?)，[^，。；]{0,24}[，：]?$")
_ELSEWHERE = re.compile("^(?!会议|会上)[^，。；]{2,20}(?:召开|举行)[^，。；]{2,24}会议?，$")
_WEIGHED = re.compile("(?:会议)?经(?:会议)?(?:认真|充分|集体)?(?:研究|审议|讨论)，")
_AGREED = re.compile("同意(?=由|请|责成)")


def take_told(draft: Draft, sentence: Sentence, place: int) -> None:
    """……，原则同意《某方案》，由……; 会议强调，要……: everything from ``place`` to the end of the sentence."""
    if sentence.masked.startswith("并责成", place):
        draft.claim(sentence.start + place, sentence.start + place + 1)
        place += 1
    place = _take_verdict(draft, sentence, place)
    place = _take_reporting(draft, sentence, place)
    place = _take_verdict(draft, sentence, place)
    if draft.voice.is_foreign or place >= len(sentence.masked):
        return
    place = _take_inner(draft, sentence, place)
    _take_directives(draft, sentence, place, len(sentence.masked))


def _take_inner(draft: Draft, sentence: Sentence, place: int) -> int:
    """当前形势严峻，会议要求，……: what stands before an inner lead, then the lead; returns its end."""
    inner = reporting.read_inner_lead(sentence.masked[place:], draft.names)
    if inner is None:
        return place
    at = place + inner[0]
    before = sentence.masked[place:at]
    if _ELSEWHERE.search(before):
        return len(sentence.masked)
    focus = _named_in(draft, sentence.text[place:at])
    if focus:
        draft.here.focus = focus
        draft.claim(sentence.start + place, sentence.start + at)
        return _take_reporting(draft, sentence, at)
    if modality.has_modal(before):
        if "会议" not in sentence.masked[at : at + 4]:
            return place
        _take_directives(draft, sentence, place, at)
    elif "会议" not in sentence.masked[at : at + 4] and directives.instructs(
        before, draft.voice.verb, draft.voice.flow
    ):
        return place
    return _take_reporting(draft, sentence, at)


def _take_reporting(draft: Draft, sentence: Sentence, place: int) -> int:
    """会议强调，: sets who speaks; a lead that ends its line speaks for the next one."""
    lead = reporting.read_lead(sentence.masked[place:], draft.names)
    if lead is None:
        return place
    voice = draft.voice
    focus = _named_in(draft, sentence.text[place : place + lead.end])
    is_at_start = place <= len("本次会议")
    if focus or (is_at_start and sentence.is_first):
        draft.here.focus = focus
    voice.verb, voice.speaker, voice.is_foreign = lead.verb, lead.speaker, not lead.is_ours
    end = place + lead.end
    voice.led = sentence.start
    if lead.is_ours:
        draft.claim(sentence.start + place, sentence.start + end)
        draft.here.is_told = True
        if is_at_start and (draft.here.current is None or draft.here.listed(sentence.start)):
            _open_loose(draft, sentence)
    voice.carried = not sentence.masked[end:].strip("—： ")
    return end


def _named_in(draft: Draft, lead: str) -> Work | None:
    """就某项工作，区长某某强调，: the matter of the body that the lead names."""
    found = _ABOUT.match(lead)
    works = draft.here.works
    if not found or len(works) < 2:
        return None
    best = max(works, key=lambda work: overlap(found["what"], work.words))
    return best if overlap(found["what"], best.words) >= 0.6 else None


def _take_verdict(draft: Draft, sentence: Sentence, place: int) -> int:
    """原则上同意《某方案》，由……: the outcome of the matter at hand; returns where the rest begins."""
    masked = sentence.masked
    weighed = _WEIGHED.match(masked, place)
    if weighed and clauses.verdict_end(masked[weighed.end() :]):
        draft.claim(sentence.start + place, sentence.start + weighed.end())
        place = weighed.end()
    if not clauses.verdict_end(masked[place:]):
        return place
    for a, b in clauses.phrases(masked, place):
        phrase = masked[a:b]
        if a == place:
            decide(draft, sentence, read_decision(phrase))
            agreed = _AGREED.search(phrase)
            if agreed:
                draft.claim(sentence.start + place, sentence.start + a + agreed.end())
                return a + agreed.end()
        elif _instructs_anew(masked, a, b):
            draft.claim(sentence.start + place, sentence.start + a)
            return a
        elif clauses.verdict_end(phrase):
            decide(draft, sentence, read_decision(phrase))
    draft.claim(sentence.start + place, sentence.end)
    return len(masked)


def _instructs_anew(masked: str, start: int, end: int) -> bool:
    """After a verdict: 由某局……, 责成……, 某局要……, 会议要求……."""
    phrase = masked[start:end]
    return bool(
        modality.is_assigned(phrase) or modality.has_modal(phrase) or reporting.read_lead(masked[start:], frozenset())
    )


def read_decision(phrase: str) -> Outcome | None:
    """同意…… at the start of a phrase adopts, whatever else it says."""
    agreed = re.match("(?:会议|研究|经|一致|，)*同意", phrase)
    return verdicts.read_verdict(phrase) or (Outcome.ADOPTED if agreed else None)


def decide(draft: Draft, sentence: Sentence, verdict: Outcome | None) -> None:
    """Notes the outcome with the matter at hand; 原则同意 once said is not made firm by a later 同意."""
    here = draft.here
    if verdict is None:
        return
    target: Work | Loose = here.current or _loose(draft, sentence)
    if target.outcome is not Outcome.ADOPTED_IN_PRINCIPLE or verdict is Outcome.DEFERRED:
        target.outcome = verdict


def _take_directives(draft: Draft, sentence: Sentence, place: int, end: int) -> None:
    """要……；某局要……: the directives of what is left of a sentence, each with who speaks."""
    voice = draft.voice
    masked = sentence.masked[:end]
    is_led = voice.led == sentence.start and voice.verb in DECIDING
    found = directives.find_directives(sentence.text[:end], masked, place, voice.verb, voice.flow, is_led=is_led)
    decided = voice.verb == "决定" or masked.startswith(("决定", "同意"), place)
    if decided and verdicts.is_referral(masked[place:]):
        found = [piece for piece in found if modality.is_assigned(masked[piece.start : piece.end])]
        draft.claim(sentence.start + place, sentence.end)
    if found and verdicts.is_put_off(masked[place:]):
        decide(draft, sentence, Outcome.DEFERRED)
    for piece in found:
        words = sentence.text[piece.start : piece.end]
        made = directives.outline_directive(words, sentence.start + piece.start, voice.verb, voice.speaker)
        _place(draft, made, sentence)
    voice.flow = bool(found) or (voice.flow and not modality.describes(masked[place:]))
    voice.carried = voice.carried or sentence.text.rstrip().endswith(("：", "——"))


def _place(draft: Draft, made: DirectiveOutline, sentence: Sentence) -> None:
    """With the body's matter at hand; else it waits with its paragraph to be matched with the lead's list."""
    here = draft.here
    here.is_told = True
    current = here.current
    if current is not None and not here.listed(sentence.start):
        current.directives.append(made)
        return
    _loose(draft, sentence).directives.append(made)


def _loose(draft: Draft, sentence: Sentence) -> Loose:
    """The latest of this paragraph, about the same list."""
    loose = draft.here.loose
    same = loose and loose[-1].line == sentence.line and loose[-1].works == draft.here.listed(sentence.start)
    return loose[-1] if same else _open_loose(draft, sentence)


def _open_loose(draft: Draft, sentence: Sentence) -> Loose:
    """会议指出，…… begins a group of directives, which lasts to the next lead of the paragraph."""
    here = draft.here
    is_opening = sentence.start == here.sitting.base
    opened = Loose(sentence.line, sentence.start, here.listed(sentence.start), is_opening=is_opening)
    here.loose.append(opened)
    return opened
