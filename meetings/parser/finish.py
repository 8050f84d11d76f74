"""From the draft to the frozen outline: listed matters meet their paragraphs, days are settled, doubts named."""

import itertools
from dataclasses import replace
from datetime import date

from . import account, days, matters
from .align import Part, Step, assign, overlap
from .codes import ItemKind, MeetingType, Outcome
from .deadlines import with_deadline
from .draft import Draft, Loose, Minutes, Work
from .outline import DateRead, DirectiveOutline, Doubt, ItemOutline, MeetingOutline, Outline, Span
from .sentences import mask

_VERDICT = 60  # characters: as much of 原则同意某方案 as tells which matter it is about


def finish(draft: Draft, chrome: list[Span], published: date | None, doubts: list[Doubt]) -> Outline:
    """The outline of everything that was read."""
    dateline = days.read_dateline(draft.text)
    for minutes in draft.minutes:
        _join_listed(draft, minutes)
    meetings = []
    for minutes in sorted(draft.minutes, key=_order):
        meeting, found = _freeze(minutes, published, dateline, _year_told(draft, minutes))
        meetings.append(meeting)
        doubts.extend(found)
    taken = [item.span for m in meetings for item in m.items if item.span]
    taken += [directive.span for m in meetings for item in m.items for directive in item.directives]
    lead, boilerplate, unplaced = account.fill(draft.text, taken, draft.lead, chrome)
    return Outline(draft.text, tuple(meetings), tuple(doubts), lead, boilerplate, unplaced)


def _order(minutes: Minutes) -> int:
    """Sittings come in the order of their own parts; one without a part comes where it is opened."""
    sitting = minutes.sitting
    return sitting.section if sitting.section >= 0 else sitting.base


def _join_listed(draft: Draft, minutes: Minutes) -> None:
    """Matters listed in the lead that the body states again give way; the others receive what is told about them."""
    _choose_vague(draft, minutes)
    listed = [work for work in minutes.works if work.origin == "lead"]
    stated = [work for work in minutes.works if work.origin != "lead"]
    told = "。".join(work.words for work in stated)
    kept = []
    for work in listed:
        if told and _is_told(work, stated, told):
            draft.claim(work.start, work.end)
        else:
            kept.append(work)
    minutes.works = kept + stated
    _hand_out(draft, minutes, kept)
    minutes.works = kept + [work for work in minutes.works[len(kept) :] if not _is_empty(draft, work)]


def _choose_vague(draft: Draft, minutes: Minutes) -> None:
    """传达学习上级有关会议精神 names no matter, but stands for what is told where nothing else is listed or stated."""
    vague = [work for work in minutes.works if work.origin == "vague"]
    others = [work for work in minutes.works if work.origin != "vague"]
    if vague and not others and any(group.directives for group in minutes.loose):
        vague[0].origin, others = "lead", vague[:1]
    for work in vague:
        if work not in others:
            draft.claim(work.start, work.end)
    minutes.works = others


def _is_empty(draft: Draft, work: Work) -> bool:
    """研究了有关人事事项 with nothing said about it names no matter."""
    if work.directives or not matters.is_vague(mask(work.words)):
        return False
    draft.claim(work.start, work.end)
    return True


def _is_told(work: Work, stated: list[Work], told: str) -> bool:
    """The body states this matter: most of its words come up there again."""
    bare = mask(work.words)
    if "《" in bare:
        title = work.words[work.words.find("《") + 1 : work.words.rfind("》")]
        if title and any(title in other.words for other in stated):
            return True
    if work.aliases and work.aliases in told:
        return True
    return overlap(_object(work.words), told) >= 0.5


def _object(words: str) -> str:
    """传达学习省委全会精神 → 省委全会精神: a statement without its verb."""
    found = matters.MATTER.match(words)
    return words[found.end() :] if found else words


def _hand_out(draft: Draft, minutes: Minutes, listed: list[Work]) -> None:
    """What was told after a list goes to the matters it is about; without one, to a matter without words."""
    for works, groups in itertools.groupby(minutes.loose, key=lambda group: group.works):
        if works:
            _hand_each(draft, list(groups), works)
    loose = [group for group in minutes.loose if not group.works]
    stated = [work for work in minutes.works if work.origin != "lead"]
    if loose and not listed and stated and loose[0].is_opening:
        stated[0].directives[:0] = loose.pop(0).directives
    if not loose:
        return
    if listed:
        _hand_each(draft, loose, listed)
        return
    made = [directive for group in loose for directive in group.directives]
    if made:
        start = made[0].span.start
        minutes.works.insert(0, Work(ItemKind.OTHER, start, start, "none", directives=made))


def _hand_each(draft: Draft, groups: list[Loose], works: list[Work]) -> None:
    """Each directive, and each outcome, goes to the matter of the list that it and the words before it are about."""
    parts, made = [], []
    for before, group in zip([None, *groups], groups, strict=False):
        step = Step.PARAGRAPH if before is None or before.line != group.line else Step.LEAD
        start = group.start
        if step is Step.PARAGRAPH:
            start = max(draft.text.rfind("\n", 0, start) + 1, min(start, works[-1].end))
        told: list[DirectiveOutline | None] = [*group.directives] or [None] * (group.outcome is not None)
        for directive in told:
            end = directive.span.end if directive else start + _VERDICT
            parts.append(Part(draft.words(start, end), step))
            made.append((directive, group))
            start, step = end, Step.SENTENCE
    names = [work.words + work.aliases * 2 for work in works]
    for (directive, group), place in zip(made, assign(parts, names), strict=True):
        if directive:
            works[place].directives.append(directive)
        _settle(works[place], group)


def _settle(work: Work, group: Loose) -> None:
    """原则同意某办法 in what was told decides a matter that was open or noted; 暂缓 puts off any."""
    if group.outcome is not None and (work.outcome in (None, Outcome.NOTED) or group.outcome is Outcome.DEFERRED):
        work.outcome = group.outcome


def _year_told(draft: Draft, minutes: Minutes) -> int | None:
    """8月5日 of 2025年第12次会议 was in 2025, whenever it was published; so were the sittings told with it."""
    together = [other.sitting.number.year for other in draft.minutes if other.group == minutes.group]
    return next((year for year in (minutes.sitting.number.year, *together) if year is not None), None)


def _freeze(
    minutes: Minutes, published: date | None, dateline: DateRead, year: int | None
) -> tuple[MeetingOutline, list[Doubt]]:
    sitting = minutes.sitting
    span = Span(sitting.base, sitting.base + len(sitting.lead))
    told = sitting.held
    if told.year is None and told.month is not None:
        told = replace(told, year=year)
    held, reason = days.settle(told, published, dateline)
    doubts = [Doubt("date", reason, span)] if reason else []
    if sitting.convener and not sitting.chair:
        doubts.append(Doubt("chair", f"稿件只写明由「{sitting.convener}」召开，请核对主持人。", span))
    elif sitting.is_ranked:
        doubts.append(Doubt("chair", "主持人按通常的排名次序对应，请核对主持人。", span))
    elif not sitting.chair:
        doubts.append(Doubt("chair", "未能识别主持人，请手动填写。", span))
    if sitting.type is MeetingType.OTHER:
        doubts.append(Doubt("type", "未能确定会议类型，请选择。", span))
    items = tuple(_freeze_item(work, held.on or published) for work in minutes.works)
    if any(item.span is None for item in items):
        at = next(item.directives[0].span for item in items if item.span is None)
        doubts.append(Doubt("item", "这些工作要求前面没有写明议题，请补充。", at))
    meeting = MeetingOutline(
        type=sitting.type,
        name=sitting.name,
        is_extended=sitting.is_extended,
        number=sitting.number,
        held=held,
        chair=sitting.chair or sitting.convener,
        place=sitting.place,
        lead=sitting.lead,
        span=span,
        attendance=tuple(dict.fromkeys(minutes.attendance)),
        items=items,
        has_other_matters=minutes.has_other_matters,
    )
    return meeting, doubts


def _freeze_item(work: Work, held: date | None) -> ItemOutline:
    directives = tuple(with_deadline(directive, held) for directive in work.directives)
    if work.origin == "none":
        return ItemOutline(work.kind, "", "", None, work.outcome, directives)
    item = ItemOutline(
        work.kind, work.words, matters.title_of(work.words), Span(work.start, work.end), work.outcome, directives
    )
    return replace(item, title=item.title or item.statement)
