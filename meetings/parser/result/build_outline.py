"""From the draft to the frozen outline: listed matters meet their paragraphs, doubts are named. Days come after it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from meetings.parser.assembly.draft import Draft, ItemDraft, Minutes, Origin
from meetings.parser.outline import (
    DateRead,
    Doubt,
    DoubtReason,
    ItemOutline,
    MeetingOutline,
    Outline,
    Span,
)
from meetings.parser.result import coverage
from meetings.parser.result.listed_matters import merge_listed
from meetings.parser.vocabulary.dates import read_day
from meetings.parser.vocabulary.matter_titles import title_of
from records.codes import MeetingType
from records.numerals import NUMERAL

_TWO_NUMBERS = re.compile(f"第?{NUMERAL}次(?:、|和|及)第?{NUMERAL}次")
_HEAD = 400  # characters
_BELOW_TITLE = re.compile("(?<=\n)[（(](?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日(?:[上下]午)?[）)](?=\n)")
_DAY = re.compile("(?:19|20)[0-9]{2}(?:年[0-9]{1,2}月[0-9]{1,2}日|[-./][0-9]{1,2}[-./][0-9]{1,2})")


def finish(draft: Draft, chrome: list[Span], doubts: list[Doubt]) -> tuple[Outline, tuple[DateRead, ...]]:
    """The outline of everything that was read but for days, and what the text says of the day of each meeting."""
    for minutes in draft.minutes:
        merge_listed(draft, minutes)
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
    cut = (span for span in instructed if span.end + 1 in loose and text.startswith("\n", span.end))
    yield from dict.fromkeys(cut)


def _order(minutes: Minutes) -> int:
    """Meetings come in the order of their own parts; one without a part comes where it is opened."""
    meeting = minutes.meeting
    return meeting.section if meeting.section >= 0 else meeting.base


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
    if (day := _same_day(draft.text[:_HEAD], held)) is not None:
        return replace(held, year=day.year)
    together = [other.meeting for other in draft.minutes if _is_beside(other, minutes)]
    years = (minutes.meeting.number.year, *(meeting.number.year for meeting in together))
    return replace(held, year=next((year for year in years if year is not None), None))


def _same_day(head: str, held: DateRead) -> DateRead | None:
    """（2025年1月24日）某日报讯　1月24日，……: the same day, told with its year above."""
    days = (read_day(found[0]) for found in _DAY.finditer(head))
    return next((day for day in days if (day.month, day.day) == (held.month, held.day)), None)


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
    if item.origin is Origin.NOWHERE:
        return ItemOutline(item.kind, "", "", None, item.outcome, directives)
    title = title_of(item.words) or item.words
    return ItemOutline(item.kind, item.words, title, Span(item.start, item.end), item.outcome, directives)
