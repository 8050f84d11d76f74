"""From the draft to the frozen outline: listed matters meet their paragraphs, doubts are named. Days come after it."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from meetings.parser.assembly.alignment import Part, Step, assign, overlap, pairs_of
from meetings.parser.assembly.draft import DirectiveGroup, Draft, ItemDraft, Minutes
from meetings.parser.cleaning.sentences import mask
from meetings.parser.outline import (
    DateRead,
    DirectiveOutline,
    Doubt,
    DoubtReason,
    ItemOutline,
    MeetingOutline,
    Outline,
    Span,
)
from meetings.parser.result import coverage
from meetings.parser.vocabulary import agenda_verbs
from meetings.parser.vocabulary.dates import read_day
from meetings.parser.vocabulary.matter_titles import title_of
from records.codes import ItemKind, MeetingType, Outcome
from records.numerals import NUMERAL

_TWO_NUMBERS = re.compile(f"第?{NUMERAL}次(?:、|和|及)第?{NUMERAL}次")
_UMBRELLA = re.compile(
    "^研究(?!部署|分析).*(?:有关|相关|近期|重点|等)[^，。；《》]{0,8}(?:工作|事项|事宜|问题|议题|议案|文件)$"
)
_HEAD = 400  # characters
_BELOW_TITLE = re.compile("(?<=\n)[（(](?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日(?:[上下]午)?[）)](?=\n)")
_BY_MEETING = re.compile("(?:会议|会上|[还也并，；。、]|首先|随后|^|\n)$")
_VERDICT = 60  # characters: as much of 原则同意某方案 as shows which matter it is about


def finish(draft: Draft, chrome: list[Span], doubts: list[Doubt]) -> tuple[Outline, tuple[DateRead, ...]]:
    """The outline of everything that was read but for days, and what the text says of the day of each meeting."""
    for minutes in draft.minutes:
        _merge_listed(draft, minutes)
    meetings: list[MeetingOutline] = []
    days: list[DateRead] = []
    for minutes in sorted(draft.minutes, key=_order):
        meeting, meeting_doubts = _freeze(minutes)
        doubts.extend(replace(doubt, meeting=len(meetings)) for doubt in meeting_doubts)
        meetings.append(meeting)
        days.append(_day_of(draft, minutes))
    stated = [item.span for m in meetings for item in m.items if item.span]
    instructed = [directive.span for m in meetings for item in m.items for directive in item.directives]
    lead, boilerplate, unplaced = coverage.fill(draft.text, [*stated, *instructed], draft.lead, chrome)
    doubts += [Doubt("cut", DoubtReason.CUT_SHORT, span) for span in _cut_short(draft.text, instructed, unplaced)]
    return Outline(draft.text, tuple(meetings), tuple(doubts), lead, boilerplate, unplaced), tuple(days)


def _cut_short(text: str, instructed: list[Span], unplaced: tuple[Span, ...]) -> Iterator[Span]:
    """各镇要加快 at the end of a line without a mark, where the line below belongs to nothing."""
    loose = {span.start for span in unplaced}
    for span in dict.fromkeys(instructed):
        if text.startswith("\n", span.end) and span.end + 1 in loose:
            yield span


def _order(minutes: Minutes) -> int:
    """Meetings come in the order of their own parts; one without a part comes where it is opened."""
    meeting = minutes.meeting
    return meeting.section if meeting.section >= 0 else meeting.base


def _merge_listed(draft: Draft, minutes: Minutes) -> None:
    """Matters listed in the lead that the body states again give way; the others receive what is said about them."""
    _choose_vague(draft, minutes)
    listed = [item for item in minutes.items if item.origin == "lead"]
    stated = [item for item in minutes.items if item.origin != "lead"]
    stated_words = "。".join(item.words for item in stated)
    stated_pairs = frozenset(pairs_of(stated_words))
    kept = []
    for item in listed:
        if stated_words and item.is_fresh and _is_stated(item, stated_words, stated_pairs):
            draft.claim(item.start, item.end)
        else:
            kept.append(item)
    minutes.items = kept + stated
    _assign_unassigned(draft, minutes, kept)
    for item in minutes.items:
        item.kind = _weighed(item)
    minutes.items = [item for item in minutes.items if not _is_empty(draft, item, bool(stated))]


def _choose_vague(draft: Draft, minutes: Minutes) -> None:
    """传达学习上级有关会议精神 names no matter, but stands for the decisions where no other is listed or stated."""
    vague = [item for item in minutes.items if item.origin == "vague"]
    plan = next((item for item in vague if item.kind is ItemKind.ARRANGE), None)
    others = [item for item in minutes.items if item.origin != "vague"]
    if vague and not others and any(group.directives for group in minutes.unassigned):
        vague[0].origin, others = "lead", vague[:1]
    elif plan and all(item.origin == "lead" and item.outcome is Outcome.NOTED for item in others):
        plan.origin, others = "lead", [*others, plan]  # 听取各股室汇报，安排部署近期重点工作: all is about the latter
        _assign_all(minutes, plan)
    for item in vague:
        if item not in others:
            draft.claim(item.start, item.end)
    minutes.items = others


def _assign_all(minutes: Minutes, plan: ItemDraft) -> None:
    """What was said of matters that were only heard is about what was arranged."""
    waiting = [group for group in minutes.unassigned if not (group.items or group.is_general)]
    for group in waiting:
        plan.directives += group.directives
        group.directives = []


def _weighed(item: ItemDraft) -> ItemKind:
    """研究了某方案有关事宜，原则同意……: what was decided on was deliberated, not arranged."""
    is_decided = item.outcome in (Outcome.ADOPTED, Outcome.ADOPTED_IN_PRINCIPLE, Outcome.DEFERRED)
    is_topic = item.words.startswith("关于")
    is_plain = "，" not in item.words and (is_topic or agenda_verbs.is_plain_study(item.words))
    return ItemKind.DELIBERATE if is_decided and is_plain and item.kind is ItemKind.ARRANGE else item.kind


def _is_empty(draft: Draft, item: ItemDraft, has_stated: bool) -> bool:
    """研究了有关人事事项 with nothing said about it names no matter; nor does 研究近期有关工作 of an opening.

    The body then states what was studied (``has_stated``). 副区长某某就某事作了安排, without more, names none.
    """
    is_told_apart = item.origin == "body" and item.words.startswith(("就", "对")) and item.kind is ItemKind.ARRANGE
    if (
        is_told_apart
        and not item.directives
        and not _BY_MEETING.search(draft.words(max(item.start - 8, 0), item.start))
    ):
        draft.claim(item.start, item.end)
        return True
    is_umbrella = has_stated and item.origin == "lead" and item.outcome is None and _UMBRELLA.search(item.words)
    if item.directives or not (is_umbrella or agenda_verbs.is_vague(mask(item.words))):
        return False
    draft.claim(item.start, item.end)
    return True


def _is_stated(item: ItemDraft, stated_words: str, stated_pairs: frozenset[str]) -> bool:
    """The body states this matter: most of its words come up there again."""
    masked = mask(item.words)
    if "《" in masked:
        title = item.words[item.words.find("《") + 1 : item.words.rfind("》")]
        if title and title in stated_words:
            return True
    if item.aliases and item.aliases in stated_words:
        return True
    return overlap(_object(item.words), stated_pairs) >= 0.5


def _object(words: str) -> str:
    """传达学习省委全会精神 → 省委全会精神: a statement without its verb."""
    found = agenda_verbs.MATTER.match(words)
    return words[found.end() :] if found else words


def _assign_unassigned(draft: Draft, minutes: Minutes, listed: list[ItemDraft]) -> None:
    """What follows a list goes to the matters it is about; without one, to a matter without words."""
    _add_general(minutes)
    for items, groups in itertools.groupby(minutes.unassigned, key=lambda group: group.items):
        if items:
            _assign_each(draft, list(groups), items)
    unassigned = [group for group in minutes.unassigned if not group.items and not group.is_general]
    stated = [item for item in minutes.items if item.origin != "lead"]
    if unassigned and not listed and stated and unassigned[0].is_opening:
        stated[0].directives[:0] = unassigned.pop(0).directives
    if not unassigned:
        return
    if listed:
        _assign_each(draft, unassigned, listed)
        return
    directives = [directive for group in unassigned for directive in group.directives]
    if directives:
        start = directives[0].span.start
        minutes.items.insert(0, ItemDraft(ItemKind.OTHER, start, start, "none", directives=directives))


def _add_general(minutes: Minutes) -> None:
    """What was said in the end of no matter is the last item, without words."""
    directives = [found for group in minutes.unassigned if group.is_general for found in group.directives]
    if directives:
        start = directives[0].span.start
        minutes.items.append(ItemDraft(ItemKind.OTHER, start, start, "none", directives=directives))


def _assign_each(draft: Draft, groups: list[DirectiveGroup], items: list[ItemDraft]) -> None:
    """Each directive, and each outcome, goes to the matter of the list that it and the words before it are about."""
    groups, introduced = _told(groups)
    parts, sources = [], []
    for before, group in zip([None, *groups], groups, strict=False):
        step = Step.PARAGRAPH if before is None or before.line != group.line else Step.LEAD
        start = group.start
        if step is Step.PARAGRAPH and not group.is_captioned:
            start = max(draft.text.rfind("\n", 0, introduced[group.start]) + 1, min(start, items[-1].end))
        directives: list[DirectiveOutline | None] = [*group.directives] or [None] * (group.outcome is not None)
        for directive in directives:
            end = directive.span.end if directive else start + _VERDICT
            parts.append(Part(draft.words(start, end), step))
            sources.append((directive, group))
            start, step = end, Step.SENTENCE
    names = [item.words + item.aliases * 2 for item in items]
    for (directive, group), index in zip(sources, assign(parts, names), strict=True):
        if directive:
            items[index].directives.append(directive)
        _settle(items[index], group)


def _told(groups: list[DirectiveGroup]) -> tuple[list[DirectiveGroup], dict[int, int]]:
    """The groups that instruct or decide, and where the words begin that introduce each.

    会议指出，城市更新事关民生。 as a paragraph alone introduces what 会议强调 in the next one.
    """
    told: list[DirectiveGroup] = []
    introduced: dict[int, int] = {}
    begin = -1
    for group in groups:
        begin = group.start if begin < 0 else begin
        if group.directives or group.outcome is not None:
            told.append(group)
            introduced[group.start] = begin
            begin = -1
    return told, introduced


def _settle(item: ItemDraft, group: DirectiveGroup) -> None:
    """原则同意某办法 after a list decides a matter that was open or noted; 暂缓 puts off any."""
    if group.outcome is not None and (item.outcome in (None, Outcome.NOTED) or group.outcome is Outcome.DEFERRED):
        item.outcome = group.outcome


def _day_of(draft: Draft, minutes: Minutes) -> DateRead:
    """8月5日 of 2025年第12次会议 was in 2025, whenever it was published; so were the meetings reported with it."""
    held = minutes.meeting.held
    if not held.text and (below := _BELOW_TITLE.search(draft.text[:_HEAD])):
        return read_day(below[0])
    if not held.text and draft.labelled_day.month is not None and len(draft.minutes) == 1:
        return draft.labelled_day
    if held.year is not None or held.month is None:
        return held
    if (held.month, held.day) == (draft.labelled_day.month, draft.labelled_day.day):
        return replace(held, year=draft.labelled_day.year)
    together = [other.meeting for other in draft.minutes if _is_beside(other, minutes)]
    years = (minutes.meeting.number.year, *(meeting.number.year for meeting in together))
    return replace(held, year=next((year for year in years if year is not None), None))


def _is_beside(other: Minutes, minutes: Minutes) -> bool:
    """Opened by the same sentence, or held on the same day."""
    one, held = other.meeting.held, minutes.meeting.held
    return other.opening_index == minutes.opening_index or (one.month, one.day) == (held.month, held.day)


def _freeze(minutes: Minutes) -> tuple[MeetingOutline, list[Doubt]]:
    meeting = minutes.meeting
    span = Span(meeting.base, meeting.base + len(meeting.lead))
    doubts: list[Doubt] = []
    if meeting.convener and not meeting.chair:
        doubts.append(Doubt("chair", DoubtReason.CONVENER_ALONE, span, quoted=meeting.convener))
    elif meeting.is_ranked:
        doubts.append(Doubt("chair", DoubtReason.CHAIR_BY_RANK, span))
    elif not meeting.chair:
        doubts.append(Doubt("chair", DoubtReason.NO_CHAIR, span))
    if meeting.type is MeetingType.OTHER:
        doubts.append(Doubt("type", DoubtReason.NO_TYPE, span))
    if two := _TWO_NUMBERS.search(meeting.name):
        doubts.append(Doubt("number", DoubtReason.TWO_NUMBERS, span, quoted=two[0]))
    items = tuple(_freeze_item(item_draft) for item_draft in minutes.items)
    if any(item.span is None for item in items):
        first_directive = next(item.directives[0].span for item in items if item.span is None)
        doubts.append(Doubt("item", DoubtReason.NO_ITEM, first_directive))
    outline = MeetingOutline(
        type=meeting.type,
        name=meeting.name,
        is_extended=meeting.is_extended,
        number=meeting.number,
        chair=meeting.chair or meeting.convener,
        place=meeting.place,
        lead=meeting.lead,
        span=span,
        attendance=tuple(minutes.attendance),
        items=items,
        has_other_matters=minutes.has_other_matters,
    )
    return outline, doubts


def _freeze_item(item: ItemDraft) -> ItemOutline:
    directives = tuple(item.directives)
    if item.origin == "none":
        return ItemOutline(item.kind, "", "", None, item.outcome, directives)
    title = title_of(item.words) or item.words
    return ItemOutline(item.kind, item.words, title, Span(item.start, item.end), item.outcome, directives)
