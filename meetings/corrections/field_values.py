"""Meetings and items with other values in a field, as a person enters them. What is no such value raises Impossible."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from meetings.corrections.attendance_lines import read_people
from meetings.corrections.outline_edits import Impossible
from meetings.parser.outline import DateRead, ItemOutline, MeetingOutline, NumberRead
from meetings.parser.result.dating import with_deadlines
from meetings.parser.vocabulary.meeting_types import read_meeting_number
from records import limits
from records.codes import Code, DatePrecision, ItemKind, MeetingType, Outcome

Values = tuple[str, ...]
Chosen = TypeVar("Chosen", bound=Code)


def date_shown(meeting: MeetingOutline) -> str:
    """The value of the date input: for a known month or year its first day, since the input takes days alone."""
    held = meeting.held
    return f"{held.year:04}-{held.month or 1:02}-{held.day or 1:02}" if held.year is not None else ""


def complete_date(before: Values, after: Values) -> Values:
    """A date that is entered counts as a day, one that is emptied as unknown."""
    (day, precision), (day_before, precision_before) = (after[0].strip(), after[1]), before
    if day != day_before and precision == precision_before:
        precision = (DatePrecision.DAY if day else DatePrecision.UNKNOWN).value
    return "" if precision == DatePrecision.UNKNOWN else day, precision


def with_type(meeting: MeetingOutline, value: str) -> MeetingOutline:
    meeting_type = _code(MeetingType, value)
    if meeting_type is meeting.type:
        return meeting
    # Another name was what misled; the title is not to contradict the type.
    name = meeting.name if meeting_type.label.removeprefix("政府") in meeting.name else ""
    return replace(meeting, type=meeting_type, name=name)


def with_number(meeting: MeetingOutline, value: str) -> MeetingOutline:
    """第16次, or 十八届第3次: a 届 or year that the new words leave out stays as it was read."""
    text = _line(value, limits.NUMBER_TEXT)
    if not text:
        return replace(meeting, number=NumberRead())
    read, before = read_meeting_number(text), meeting.number
    number = NumberRead(text, read.number, read.term or before.term, read.year or before.year)
    return replace(meeting, number=number)


def with_date(meeting: MeetingOutline, day: str, precision: str) -> MeetingOutline:
    """``day`` is ISO or empty; of a month or a year it is any day. The report's own words for it stay."""
    held = _date(meeting.held.text, day, _code(DatePrecision, precision))
    return meeting if held == meeting.held else with_deadlines(replace(meeting, held=held), held.on)


def _date(text: str, day: str, precision: DatePrecision) -> DateRead:
    if precision is DatePrecision.UNKNOWN:
        return DateRead(text)
    try:
        read = date.fromisoformat(day)
    except ValueError:
        raise Impossible from None
    month = None if precision is DatePrecision.YEAR else read.month
    return DateRead(text, read.year, month, read.day if precision is DatePrecision.DAY else None)


def with_chair(meeting: MeetingOutline, value: str) -> MeetingOutline:
    return replace(meeting, chair=_line(value, limits.PERSON))


def with_venue(meeting: MeetingOutline, value: str) -> MeetingOutline:
    return replace(meeting, place=_line(value, limits.VENUE))


def with_attendance(meeting: MeetingOutline, lines: str) -> MeetingOutline:
    return replace(meeting, attendance=read_people(lines))


def with_choices(item: ItemOutline, kind: str, outcome: str) -> ItemOutline:
    """``outcome`` is empty where the item has none."""
    return replace(item, kind=_code(ItemKind, kind), outcome=_code(Outcome, outcome) if outcome else None)


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
