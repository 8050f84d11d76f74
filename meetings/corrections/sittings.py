"""Corrections of whole sittings: one that is none is dropped, two that are one are joined."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meetings.corrections.facts import counted_anew, doubt_moved, without_doubt
from meetings.corrections.outlining import (
    WORD,
    Impossible,
    accounted,
    is_within,
    leads,
    meeting_at,
    replaced,
    with_items,
)
from meetings.parser.codes import DatePrecision, MeetingType
from meetings.parser.outline import Attendee, ItemOutline, MeetingOutline, Outline, Span


@dataclass(frozen=True, slots=True)
class DropMeeting:
    """Its statements, its directives and the sentences that report it alone are unplaced. The only meeting stays."""

    meeting: int

    def apply(self, outline: Outline) -> Outline:
        gone = meeting_at(outline, self.meeting)
        if len(outline.meetings) == 1:
            raise Impossible
        for code in ("type", "date", "chair"):
            outline = without_doubt(outline, code, gone.span)
        told = leads(outline)
        freed = set(told.pop(self.meeting)) - {span for others in told for span in others}
        left = replace(outline, meetings=replaced(outline.meetings, self.meeting))
        return accounted(_without_lead(left, freed, gone.span))


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
            outline = without_doubt(outline, code, above.span if is_from_below else below.span)
            outline = doubt_moved(outline, code, below.span, joined.span)
        if joined.held != above.held or joined.held != below.held:
            joined = counted_anew(joined)
        place = self.meeting - 1
        meetings = (*outline.meetings[:place], joined, *outline.meetings[self.meeting + 1 :])
        return accounted(with_items(replace(outline, meetings=meetings), place, joined.items))


def _without_lead(outline: Outline, freed: set[Span], reported: Span | None) -> Outline:
    """Its sentences whole: the marks inside the one that reported it are set free with its words."""
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
    for one in above.attendance:
        posts.setdefault(one.name, set()).add(one.post)
    for one in below.attendance:
        known = posts.get(one.name, set())
        if not known or (one.post and "" not in known and one.post not in known):
            yield one


def _items(above: MeetingOutline, below: MeetingOutline) -> list[ItemOutline]:
    """All of both; a statement or directive that both tell is told once."""
    items = list(above.items)
    places = {item.span: place for place, item in enumerate(items) if item.span}
    told = {directive.span for item in items for directive in item.directives}
    for item in below.items:
        fresh = tuple(one for one in item.directives if one.span not in told)
        place = places.get(item.span) if item.span else None
        if place is None:
            items.append(replace(item, directives=fresh))
        else:
            items[place] = replace(items[place], directives=(*items[place].directives, *fresh))
    return items
