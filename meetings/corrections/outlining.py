"""The hand tools of corrections: finding a part of an outline, putting another in its place. They decide nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from meetings.parser.account import fill
from meetings.parser.outline import ItemOutline, MeetingOutline, Outline, Span

WORD = re.compile(r"\w")
EDGES = " \t\n，。；：、,;"
Part = TypeVar("Part")


class Impossible(ValueError):
    """A correction that this outline does not allow: its part is not there, or its value is none."""


def meeting_at(outline: Outline, meeting: int) -> MeetingOutline:
    if not 0 <= meeting < len(outline.meetings):
        raise Impossible
    return outline.meetings[meeting]


def item_at(outline: Outline, meeting: int, item: int) -> ItemOutline:
    items = meeting_at(outline, meeting).items
    if not 0 <= item < len(items):
        raise Impossible
    return items[item]


def with_meeting(outline: Outline, place: int, meeting: MeetingOutline) -> Outline:
    return replace(outline, meetings=replaced(outline.meetings, place, meeting))


def with_items(outline: Outline, place: int, items: Iterable[ItemOutline]) -> Outline:
    """The outline with other items in one meeting; those left without any words are gone."""
    kept = tuple(item for item in items if item.statement or item.directives)
    return with_meeting(outline, place, replace(outline.meetings[place], items=kept))


def replaced(parts: tuple[Part, ...], place: int, *new: Part) -> tuple[Part, ...]:
    return (*parts[:place], *new, *parts[place + 1 :])


def starts_at(item: ItemOutline) -> int:
    """Where an item begins in the text."""
    return min(span.start for span in spans(item))


def spans(item: ItemOutline) -> list[Span]:
    return [*([item.span] if item.span else []), *(directive.span for directive in item.directives)]


def sittings_at(outline: Outline, places: Iterable[int]) -> list[tuple[int, ...]]:
    """For each place in the text the meetings it belongs to: those whose latest part before it is the nearest."""
    begun: dict[int, dict[int, None]] = {}
    for number, meeting in enumerate(outline.meetings):
        here = [span.start for item in meeting.items for span in spans(item)]
        for start in [*([meeting.span.start] if meeting.span else []), *here]:
            begun.setdefault(start, {})[number] = None
    starts = sorted(begun)

    def nearest(place: int) -> tuple[int, ...]:
        before = bisect_right(starts, place) - 1
        return tuple(begun[starts[before]]) if before >= 0 else ()

    return [nearest(place) for place in places]


def leads(outline: Outline) -> list[list[Span]]:
    """The passages that report each meeting. What only opens a part (会议指出，) belongs to that part, not here."""
    opened = {span.start for meeting in outline.meetings for item in meeting.items for span in spans(item)}
    found: list[list[Span]] = [[] for _meeting in outline.meetings]
    for span, numbers in zip(outline.lead, sittings_at(outline, (span.start for span in outline.lead)), strict=True):
        is_opening = span.end in opened and not any(is_within(span, outline.meetings[one].span) for one in numbers)
        for number in () if is_opening else numbers:
            found[number].append(span)
    return found


def is_within(span: Span, whole: Span | None) -> bool:
    return whole is not None and whole.start <= span.start and span.end <= whole.end


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The words between two places without the marks round them; none where there are no words."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Span(start, end) if WORD.search(text[start:end]) else None


def settled(outline: Outline) -> Outline:
    """Without doubts about directives that no matter was read for, where they have one now, or are none any more."""
    if not any(doubt.code == "item" for doubt in outline.doubts):
        return outline
    nameless = {
        directive.span
        for meeting in outline.meetings
        for item in meeting.items
        for directive in item.directives
        if item.span is None
    }
    kept = (doubt for doubt in outline.doubts if doubt.code != "item" or doubt.span in nameless)
    return replace(outline, doubts=tuple(kept))


def accounted(outline: Outline) -> Outline:
    """The outline with every character of its text accounted for anew: what no part claims any more is unplaced."""
    taken = [span for meeting in outline.meetings for item in meeting.items for span in spans(item)]
    lead, boilerplate, unplaced = fill(outline.text, taken, outline.lead, outline.boilerplate)
    return replace(outline, lead=lead, boilerplate=boilerplate, unplaced=unplaced)
