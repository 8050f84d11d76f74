"""Verdicts: what was decided of the matter at hand, or of the matters that a verdict names."""

import re

from meetings.parser.assembly.alignment import pairs_of
from meetings.parser.assembly.draft import DirectiveGroup, Draft, ItemDraft, Origin
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary import clauses, descriptions, modality, outcomes, speech_leads
from records.codes import ItemKind, Outcome

_WEIGHED = re.compile(
    "(?:会议)?(?:经过?(?:会议)?(?:认真|充分|集体|无记名|投票){0,3}(?:研究|审议|讨论|表决|票决)(?:，(?:应到|实到|同意|赞成|反对|弃权|出席)[^，。；]{0,8}[0-9]+[人票名]){0,5}|(?:鉴于|考虑到)[^，。；]{2,40})，"
)
_RESOLVED = re.compile("(?:（[^（）]{2,24}）)?(?:决议|议决|决定|审议结果)：")
_AGREES = re.compile("(?:会议|研究|经|一致|，){0,8}+同意")
_AGREED = re.compile("同意(?=由(?![^，。；]{2,16}(?:报送|上报|提[出交请]|拟[定订]|起草|编制|制[定订])的)|请|责成)")
_CONSENTS = re.compile(f"，(?:会议)?{_AGREED.pattern}")
_AGENDA = 40  # matters: how far back a verdict may point
_VERDICT_ALONE = re.compile(
    "(?:听取了?并)?(?:一致|原则性?上?){0,4}+(?:同意|通过)"
)  # 原则同意《某办法》, which the opening listed
_OF_SEVERAL = re.compile(
    "(?:一致|原则性?上?){0,4}+(?:同意|通过)了?(?:[这以上两三四五几]{1,3}[个份项部件]|上述[^，。；]{1,8}[和、及][^，。；]{1,8})"
)  # 原则同意两个文稿
_REST = re.compile("其?余照案通过")  # 请社会处依各单位意见调整，余照案通过
_STAGE = re.compile("（[^（）]{2,8}[稿案]）(?=》)")  # 《政府工作报告（征求意见稿）》
_TITLE = re.compile("《[^《》]+》")
VERDICT_FIRST = re.compile("(?:一致|研究|审议|讨论|并){0,8}+(?:原则|同意|通过)")
_OBJECT = 0.6  # of the pairs of characters of an object
_UP_TO_MARK = re.compile("[，。；]")


def may_decide(masked: str, offset: int) -> bool:
    """Whether a word stands behind ``offset`` without which nothing is decided."""
    return "：" in masked or clauses.DECIDES.search(masked, offset) is not None


def take_verdict(draft: Draft, sentence: Sentence, offset: int) -> int:
    """原则上同意《某方案》，由……: the outcome of the matter at hand; returns where the rest begins."""
    masked = sentence.masked
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
        if named := items_decided(draft, sentence.text[a:b], phrase):
            draft.current_minutes.focus = named[0]
        if a == offset:
            decide(draft, sentence, read_decision(phrase), is_of_several=bool(_OF_SEVERAL.search(phrase)))
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


def take_later_verdict(draft: Draft, sentence: Sentence, offset: int) -> int:
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
            return take_verdict(draft, sentence, a) if is_put_off or not is_instructed else offset
        if is_instructed and _REST.match(phrase):
            decide(draft, sentence, Outcome.ADOPTED)
        is_instructed = is_instructed or modality.is_assigned(phrase) or modality.has_modal(phrase)
    return offset


def _instructs_anew(masked: str, start: int, end: int) -> bool:
    """After a verdict: 由某局……, 责成……, 某局要……, 会议要求……."""
    phrase = masked[start:end]
    return bool(
        modality.is_assigned(phrase)
        or modality.is_tasked(phrase)
        or modality.has_modal(phrase)
        or descriptions.is_task_of_a_body(phrase)
        or speech_leads.read_lead(masked[start:], frozenset())
    )


def read_decision(phrase: str) -> Outcome | None:
    """同意…… at the start of a phrase adopts, whatever else it says."""
    agreed = _AGREES.match(phrase)
    return outcomes.read_verdict(phrase) or (Outcome.ADOPTED if agreed else None)


def decide(draft: Draft, sentence: Sentence, verdict: Outcome | None, *, is_of_several: bool = False) -> None:
    """Notes the outcome with the matter at hand; 原则同意 once said is not made firm by a later 同意.

    ``is_of_several``: 同意上述方案和办法 decides all that were put before the meeting in a row.
    """
    minutes = draft.current_minutes
    if verdict is None:
        return
    targets: list[ItemDraft] | list[DirectiveGroup] = minutes.listed(sentence.start) if minutes.is_captioned else []
    if not targets:  # 会议审议了甲计划、乙方案，同意提交董事会决策
        targets = [
            item for item in minutes.run[:-1] if item.start >= sentence.start and item.kind is ItemKind.DELIBERATE
        ]
        targets = [*targets, minutes.run[-1]] if targets and not minutes.is_run_closed else []
    if is_of_several and not targets:
        waiting = [item for item in minutes.items if item.origin is Origin.LEAD and item.outcome is None]
        targets = [item for item in [*minutes.run, *waiting] if item.kind is ItemKind.DELIBERATE]
    if not targets:
        targets = [minutes.current_item] if minutes.current_item else [minutes.group_at(sentence)]
    for target in targets:
        if target.outcome is not Outcome.ADOPTED_IN_PRINCIPLE or verdict is Outcome.DEFERRED:
            target.outcome = verdict


def items_decided(draft: Draft, words: str, masked: str) -> list[ItemDraft]:
    """原则通过《甲办法》和《乙办法》, after both were listed as 审议……: the matters whose titles the verdict names."""
    if not ("同意" in masked or "通过" in masked or "原则" in masked):
        return []
    titles = _TITLE.findall(words) if VERDICT_FIRST.match(masked) else []
    is_alone, is_of_several = _VERDICT_ALONE.match(masked), _OF_SEVERAL.match(masked)
    if not (titles or is_alone or is_of_several):
        return []
    recent = draft.current_minutes.items[-_AGENDA:]
    listed = [item for item in recent if item.origin is Origin.LEAD]
    stated = [
        item
        for item in recent
        if item.origin in (Origin.BODY, Origin.HEADING) or (is_alone and item.origin is Origin.LEAD)
    ]
    found = [
        next((item for item in stated if title in item.words), None)
        or next((item for item in [*listed, *draft.current_minutes.run] if _shortens(title, item.words)), None)
        or next((item for item in listed if _names_stage(title, item.words)), None)
        for title in titles
    ]
    if not titles and is_of_several:
        found = [item for item in listed or draft.current_minutes.run if item.kind is ItemKind.DELIBERATE]
    elif not titles and is_alone:
        about = pairs_of(_object(words))
        found = [
            next(
                (item for item in stated if item.origin in (Origin.LEAD, Origin.BODY) and _is_about(item, about)), None
            )
        ]
    if not all(found):
        return []
    return [item for item in found if item and (item.is_fresh or item.outcome in (None, Outcome.NOTED))]


def _shortens(title: str, words: str) -> bool:
    """《方案》 and 《工作方案》 of 审议《某县关于某事的工作方案》."""
    return title not in words and title[1:] in words


def _names_stage(title: str, words: str) -> bool:
    """《政府工作报告（征求意见稿）》 of the list 讨论《政府工作报告》, or the other way about."""
    return title not in words and _STAGE.sub("", title) in _STAGE.sub("", words)


def _object(words: str) -> str:
    """原则同意加装电梯奖补政策，由…… → 加装电梯奖补政策."""
    found = _VERDICT_ALONE.match(words)
    return _UP_TO_MARK.split(words[found.end() :] if found else words, maxsplit=1)[0].removeprefix("了")


def _is_about(item: ItemDraft, about: set[str]) -> bool:
    """Whether the verdict names the matter: 加装电梯奖补政策 after 研究老旧小区加装电梯奖补政策."""
    return bool(about) and len(about & item.pairs) / len(about) >= _OBJECT
