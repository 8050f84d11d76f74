"""Corrections of what a meeting or an item is said to be: type, day, chair, kind, outcome."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from meetings.corrections.outlining import Impossible, item_at, meeting_at, replaced, with_meeting
from meetings.parser.codes import Code, DatePrecision, ItemKind, MeetingType, Outcome
from meetings.parser.outline import DateRead, Doubt, MeetingOutline, Outline

CHAIR_LIMIT = 80
Chosen = TypeVar("Chosen", bound=Code)


@dataclass(frozen=True, slots=True)
class SetMeeting:
    """``day`` is ISO or empty; of a month or a year it is any day. The report's own words for it stay."""

    meeting: int
    type: str
    chair: str
    day: str
    precision: str

    def apply(self, outline: Outline) -> Outline:
        before = meeting_at(outline, self.meeting)
        after = replace(before, type=_code(MeetingType, self.type), chair=self._chair(), held=self._held(before.held))
        if after.type is not before.type and after.type.label.removeprefix("政府") not in before.name:
            after = replace(after, name="")  # the name was what misled; the title is not to contradict the type
        return with_meeting(_settled(outline, before, after), self.meeting, after)

    def _chair(self) -> str:
        chair = " ".join(self.chair.split())
        if len(chair) > CHAIR_LIMIT or not chair.isprintable():
            raise Impossible
        return chair

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


def _code(codes: type[Chosen], value: str) -> Chosen:
    try:
        return codes(value)
    except ValueError:
        raise Impossible from None


def _settled(outline: Outline, before: MeetingOutline, after: MeetingOutline) -> Outline:
    """Without the doubts that a correction answers; a doubt that two sittings share is answered for one."""
    answered = {
        "type": before.type != after.type,
        "chair": before.chair != after.chair and bool(after.chair),
        "date": before.held != after.held and after.held.precision is not DatePrecision.UNKNOWN,
    }
    doubts = list(outline.doubts)
    for code in (code for code, is_answered in answered.items() if is_answered):
        found: Doubt | None = next((one for one in doubts if one.code == code and one.span == before.span), None)
        if found:
            doubts.remove(found)
    return replace(outline, doubts=tuple(doubts))
