"""Corrections of what a meeting or an item is said to be: type, day, number, chair, place, people; kind, outcome."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from meetings.corrections.outlining import Impossible, item_at, meeting_at, replaced, with_meeting
from meetings.corrections.people import read_people
from meetings.parser.codes import Code, DatePrecision, ItemKind, MeetingType, Outcome
from meetings.parser.deadlines import with_deadline
from meetings.parser.kinds import read_meeting_number
from meetings.parser.outline import DateRead, Doubt, MeetingOutline, NumberRead, Outline, Span

CHAIR_LIMIT, NUMBER_LIMIT, PLACE_LIMIT = 80, 60, 200  # what the desk's columns hold
Chosen = TypeVar("Chosen", bound=Code)


@dataclass(frozen=True, slots=True)
class SetType:
    meeting: int
    type: str

    def apply(self, outline: Outline) -> Outline:
        before = meeting_at(outline, self.meeting)
        after = replace(before, type=_code(MeetingType, self.type))
        if after.type is before.type:
            return outline
        if after.type.label.removeprefix("政府") not in before.name:
            after = replace(after, name="")  # the name was what misled; the title is not to contradict the type
        return with_meeting(without_doubt(outline, "type", before.span), self.meeting, after)


@dataclass(frozen=True, slots=True)
class SetChair:
    meeting: int
    chair: str

    def apply(self, outline: Outline) -> Outline:
        before = meeting_at(outline, self.meeting)
        after = replace(before, chair=_line(self.chair, CHAIR_LIMIT))
        if after.chair and after.chair != before.chair:
            outline = without_doubt(outline, "chair", before.span)
        return with_meeting(outline, self.meeting, after)


@dataclass(frozen=True, slots=True)
class SetHeld:
    """``day`` is ISO or empty; of a month or a year it is any day. The report's own words for it stay.

    Deadlines are counted from the day anew.
    """

    meeting: int
    day: str
    precision: str

    def apply(self, outline: Outline) -> Outline:
        before = meeting_at(outline, self.meeting)
        after = replace(before, held=self._held(before.held))
        if after.held == before.held:
            return outline
        if after.held.precision is not DatePrecision.UNKNOWN:
            outline = without_doubt(outline, "date", before.span)
        return with_meeting(outline, self.meeting, counted_anew(after))

    def _held(self, before: DateRead) -> DateRead:
        precision = _code(DatePrecision, self.precision)
        if precision is DatePrecision.UNKNOWN:
            return DateRead(before.text)
        try:
            day = date.fromisoformat(self.day)
        except ValueError:
            raise Impossible from None
        month = None if precision is DatePrecision.YEAR else day.month
        return DateRead(before.text, day.year, month, day.day if precision is DatePrecision.DAY else None)


@dataclass(frozen=True, slots=True)
class SetNumber:
    """第16次, or 十八届第3次: the words, and what they say; a 届 or year that they leave out stays as it was read."""

    meeting: int
    text: str

    def apply(self, outline: Outline) -> Outline:
        before = meeting_at(outline, self.meeting)
        text = _line(self.text, NUMBER_LIMIT)
        said, known = read_meeting_number(text), before.number
        number = NumberRead(text, said.number, said.term or known.term, said.year or known.year)
        return with_meeting(outline, self.meeting, replace(before, number=number if text else NumberRead()))


@dataclass(frozen=True, slots=True)
class SetPlace:
    meeting: int
    place: str

    def apply(self, outline: Outline) -> Outline:
        before = meeting_at(outline, self.meeting)
        return with_meeting(outline, self.meeting, replace(before, place=_line(self.place, PLACE_LIMIT)))


@dataclass(frozen=True, slots=True)
class SetAttendance:
    """``people`` are lines as ``people.lines_of`` writes them; their order stays as it is entered."""

    meeting: int
    people: str

    def apply(self, outline: Outline) -> Outline:
        before = meeting_at(outline, self.meeting)
        return with_meeting(outline, self.meeting, replace(before, attendance=read_people(self.people)))


@dataclass(frozen=True, slots=True)
class SetItem:
    """``outcome`` is empty where the item has none."""

    meeting: int
    item: int
    kind: str
    outcome: str

    def apply(self, outline: Outline) -> Outline:
        before = item_at(outline, self.meeting, self.item)
        outcome = _code(Outcome, self.outcome) if self.outcome else None
        after = replace(before, kind=_code(ItemKind, self.kind), outcome=outcome)
        meeting = outline.meetings[self.meeting]
        items = replaced(meeting.items, self.item, after)
        return with_meeting(outline, self.meeting, replace(meeting, items=items))


def counted_anew(meeting: MeetingOutline) -> MeetingOutline:
    """With the deadlines of its directives counted from the day that it has now."""
    items = tuple(
        replace(
            item,
            directives=tuple(
                with_deadline(replace(one, deadline="", deadline_on=""), meeting.held.on) for one in item.directives
            ),
        )
        for item in meeting.items
    )
    return replace(meeting, items=items)


def without_doubt(outline: Outline, code: str, span: Span | None) -> Outline:
    """Without one doubt that is answered; a doubt that two sittings share is answered for one."""
    doubts = list(outline.doubts)
    found: Doubt | None = next((one for one in doubts if one.code == code and one.span == span), None)
    if found:
        doubts.remove(found)
    return replace(outline, doubts=tuple(doubts))


def doubt_moved(outline: Outline, code: str, before: Span | None, after: Span | None) -> Outline:
    """With the doubts about one meeting's fact told of another, which has taken the fact over."""
    return replace(
        outline,
        doubts=tuple(
            replace(one, span=after) if one.code == code and one.span == before else one for one in outline.doubts
        ),
    )


def _line(words: str, limit: int) -> str:
    line = " ".join(words.split())
    if len(line) > limit or not line.isprintable():
        raise Impossible
    return line


def _code(codes: type[Chosen], value: str) -> Chosen:
    try:
        return codes(value)
    except ValueError:
        raise Impossible from None
