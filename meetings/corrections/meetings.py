"""Corrections of whole meetings: one that is none is dropped, two that are one are joined, one is made of the text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meetings.corrections.outline_edits import (
    WORD,
    Impossible,
    accounted,
    is_within,
    leads,
    meeting_at,
    replaced,
    with_items,
    without_doubt,
)
from meetings.parser.outline import Attendee, ItemOutline, MeetingOutline, Outline, Span
from meetings.parser.result.dating import with_deadlines
from records.codes import DatePrecision, MeetingType


@dataclass(frozen=True, slots=True)
class MakeMeeting:
    """Reads the text as the report of a meeting, where none was recognised and it looks like one."""

    def apply(self, outline: Outline) -> Outline:
        if outline.meetings or outline.supposed is None:
            raise Impossible
        return outline.supposed


@dataclass(frozen=True, slots=True)
class DropMeeting:
    """Its statements, its directives and the sentences that report it alone are unplaced. The only meeting stays."""

    meeting: int

    def apply(self, outline: Outline) -> Outline:
        gone = meeting_at(outline, self.meeting)
        if len(outline.meetings) == 1:
            raise Impossible
        passages = leads(outline)
        freed = set(passages.pop(self.meeting)) - {span for others in passages for span in others}
        doubts = tuple(doubt for doubt in outline.doubts if doubt.meeting != self.meeting)
        rest = replace(outline, meetings=replaced(outline.meetings, self.meeting), doubts=doubts)
        return accounted(_without_lead(_moved_up(rest, self.meeting), freed, gone.span))


@dataclass(frozen=True, slots=True)
class MergeMeeting:
    """Joins a meeting to the one above it, which keeps its facts; what it lacks, the other tells."""

    meeting: int

    def apply(self, outline: Outline) -> Outline:
        below, above = meeting_at(outline, self.meeting), meeting_at(outline, self.meeting - 1)
        joined = _joined(above, below)
        for code, is_from_below in (
            ("type", joined.type is not above.type),
            ("date", joined.held != above.held),
            ("chair", joined.chair != above.chair),
        ):
            outline = without_doubt(outline, code, self.meeting - 1 if is_from_below else self.meeting)
        if joined.held != above.held or joined.held != below.held:
            joined = with_deadlines(joined, joined.held.on)
        index = self.meeting - 1
        meetings = (*outline.meetings[:index], joined, *outline.meetings[self.meeting + 1 :])
        merged = _moved_up(replace(outline, meetings=meetings), self.meeting)
        return accounted(with_items(merged, index, joined.items))


def _moved_up(outline: Outline, gone: int) -> Outline:
    """The outline with the doubts about a meeting that is gone, and about those after it, moved to the one above."""
    doubts = (
        replace(doubt, meeting=doubt.meeting - 1) if doubt.meeting is not None and doubt.meeting >= gone else doubt
        for doubt in outline.doubts
    )
    return replace(outline, doubts=tuple(doubts))


def _without_lead(outline: Outline, freed: set[Span], reported: Span | None) -> Outline:
    """The outline without the sentences that reported a meeting, nor the marks inside the one at ``reported``."""
    marks = {span for span in outline.boilerplate if is_within(span, reported)} if freed else set()
    return replace(
        outline,
        lead=tuple(span for span in outline.lead if span not in freed),
        boilerplate=tuple(
            span for span in outline.boilerplate if span not in marks or WORD.search(outline.text, span.start, span.end)
        ),
    )


def _joined(above: MeetingOutline, below: MeetingOutline) -> MeetingOutline:
    typed = below if above.type is MeetingType.OTHER is not below.type else above
    dated = below if above.held.precision is DatePrecision.UNKNOWN is not below.held.precision else above
    return replace(
        above,
        type=typed.type,
        name=typed.name,
        is_extended=typed.is_extended,
        number=above.number if above.number.text else below.number,
        held=dated.held,
        chair=above.chair or below.chair,
        place=above.place or below.place,
        lead=above.lead if below.lead in above.lead else above.lead + below.lead,
        span=above.span or below.span,
        attendance=(*above.attendance, *_others(above, below)),
        items=tuple(_items(above, below)),
        has_other_matters=above.has_other_matters or below.has_other_matters,
    )


def _others(above: MeetingOutline, below: MeetingOutline) -> Iterator[Attendee]:
    """Those that the meeting above does not name; a name without a post is whoever bears it."""
    posts: dict[str, set[str]] = {}
    for person in above.attendance:
        posts.setdefault(person.name, set()).add(person.post)
    for person in below.attendance:
        known = posts.get(person.name, set())
        if not known or (person.post and "" not in known and person.post not in known):
            yield person


def _items(above: MeetingOutline, below: MeetingOutline) -> list[ItemOutline]:
    """All items of both meetings; a statement or directive that both have is kept once."""
    items = list(above.items)
    indexes = {item.span: index for index, item in enumerate(items) if item.span}
    known = {directive.span for item in items for directive in item.directives}
    for item in below.items:
        fresh = tuple(directive for directive in item.directives if directive.span not in known)
        index = indexes.get(item.span) if item.span else None
        if index is None:
            items.append(replace(item, directives=fresh))
        else:
            items[index] = replace(items[index], directives=(*items[index].directives, *fresh))
    return items
