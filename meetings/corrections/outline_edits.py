"""Finding a part of an outline and putting another in its position: what all corrections share. They decide nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline, Outline, Span
from meetings.parser.result.coverage import fill

WORD = re.compile(r"\w")
EDGES = " \t\n，。；：、,;"
Part = TypeVar("Part")


class Impossible(ValueError):
    """A correction that this outline does not allow: its part is not there, or its value is none."""


def meeting_at(outline: Outline, meeting: int) -> MeetingOutline:
    """Raises Impossible where the outline has no such meeting."""
    if not 0 <= meeting < len(outline.meetings):
        raise Impossible
    return outline.meetings[meeting]


def item_at(outline: Outline, meeting: int, item: int) -> ItemOutline:
    """Raises Impossible where the outline has no such item."""
    items = meeting_at(outline, meeting).items
    if not 0 <= item < len(items):
        raise Impossible
    return items[item]


def part_at(outline: Outline, position: tuple[int, ...]) -> MeetingOutline | ItemOutline:
    """The meeting (1,), or the item (1, 0) of that meeting; raises Impossible where there is none."""
    return meeting_at(outline, *position) if len(position) == 1 else item_at(outline, *position)


def with_part(outline: Outline, position: tuple[int, ...], part: Any) -> Outline:
    """The outline with another meeting or item at a position."""
    meeting, *item = position
    if item:
        old = outline.meetings[meeting]
        part = replace(old, items=replaced(old.items, item[0], part))
    return with_meeting(outline, meeting, part)


def with_meeting(outline: Outline, index: int, meeting: MeetingOutline) -> Outline:
    return replace(outline, meetings=replaced(outline.meetings, index, meeting))


def with_items(outline: Outline, index: int, items: Iterable[ItemOutline]) -> Outline:
    """The outline with other items in one meeting; those left without any words are gone."""
    kept = tuple(item for item in items if item.statement or item.directives)
    return with_meeting(outline, index, replace(outline.meetings[index], items=kept))


def replaced(parts: tuple[Part, ...], index: int, *new: Part) -> tuple[Part, ...]:
    return (*parts[:index], *new, *parts[index + 1 :])


def without_doubt(outline: Outline, code: str, meeting: int) -> Outline:
    """The outline without the doubts about one fact of a meeting, which are answered."""
    kept = (doubt for doubt in outline.doubts if (doubt.code, doubt.meeting) != (code, meeting))
    return replace(outline, doubts=tuple(kept))


def start_of(part: ItemOutline | DirectiveOutline) -> int:
    """The offset at which an item or a directive begins in the text."""
    return part.span.start if isinstance(part, DirectiveOutline) else min(span.start for span in spans(part))


def spans(item: ItemOutline) -> list[Span]:
    return [*([item.span] if item.span else []), *(directive.span for directive in item.directives)]


def meetings_at(outline: Outline, offsets: Iterable[int]) -> list[tuple[int, ...]]:
    """For each offset in the text the meetings it belongs to: those whose latest part before it is the nearest."""
    begun: dict[int, dict[int, None]] = {}
    for index, meeting in enumerate(outline.meetings):
        item_starts = [span.start for item in meeting.items for span in spans(item)]
        for start in [*([meeting.span.start] if meeting.span else []), *item_starts]:
            begun.setdefault(start, {})[index] = None
    starts = sorted(begun)

    def nearest(offset: int) -> tuple[int, ...]:
        before = bisect_right(starts, offset) - 1
        return tuple(begun[starts[before]]) if before >= 0 else ()

    return [nearest(offset) for offset in offsets]


def leads(outline: Outline) -> list[list[Span]]:
    """The passages that report each meeting. What only opens a part (会议指出，) belongs to that part, not here."""
    opened = {span.start for meeting in outline.meetings for item in meeting.items for span in spans(item)}
    found: list[list[Span]] = [[] for _meeting in outline.meetings]
    indexes = meetings_at(outline, (span.start for span in outline.lead))
    for span, meetings in zip(outline.lead, indexes, strict=True):
        is_reporting = any(is_within(span, outline.meetings[index].span) for index in meetings)
        for index in meetings if is_reporting or span.end not in opened else ():
            found[index].append(span)
    return found


def is_within(span: Span, whole: Span | None) -> bool:
    return whole is not None and whole.start <= span.start and span.end <= whole.end


def overlaps(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The words between two offsets without the marks round them; none where there are no words."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Span(start, end) if WORD.search(text[start:end]) else None


def words_between(outline: Outline, start: int, end: int) -> Span:
    """The span of the words between two offsets that a person chose; raises Impossible where there are none."""
    span = trimmed(outline.text, start, end) if 0 <= start < end <= len(outline.text) else None
    if span is None:
        raise Impossible
    return span


def all_directives(outline: Outline) -> list[DirectiveOutline]:
    return [directive for meeting in outline.meetings for item in meeting.items for directive in item.directives]


def settled(outline: Outline) -> Outline:
    """The outline without doubts about directives that lacked an item, where they have one now or are gone."""
    if not any(doubt.code == "item" for doubt in outline.doubts):
        return outline
    without_item = {
        directive.span
        for meeting in outline.meetings
        for item in meeting.items
        for directive in item.directives
        if item.span is None
    }
    kept = (doubt for doubt in outline.doubts if doubt.code != "item" or doubt.span in without_item)
    return replace(outline, doubts=tuple(kept))


def accounted(outline: Outline) -> Outline:
    """The outline with every character of its text accounted for anew: what no part claims any more is unplaced."""
    taken = [span for meeting in outline.meetings for item in meeting.items for span in spans(item)]
    lead, boilerplate, unplaced = fill(outline.text, taken, outline.lead, outline.boilerplate)
    return replace(outline, lead=lead, boilerplate=boilerplate, unplaced=unplaced)
