"""The cleaned text of a report cut into pieces, each marked with what was read in it. Plain data in, plain data out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from meetings.corrections.outline_edits import meetings_at
from meetings.parser.outline import Outline, Span
from meetings.reading.sentences import doubt_sentence

WORD = re.compile(r"\w")
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that means one thing; ``doubt`` is the first doubt about it, or empty.

    ``start`` is the offset where the run begins, ``span_start`` where the span it belongs to begins. ``position`` is
    that of the part that was read there, such as 0-1-2 (meeting, item, directive); empty where there is none.
    """

    text: str
    kind: str  # lead, item, directive, boilerplate, unplaced; empty for the marks and spaces between them
    start: int
    span_start: int
    position: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one span was read as."""

    span: Span
    kind: str
    position: str = ""


def pieces(outline: Outline) -> list[Piece]:
    """All characters of the cleaned text in order, cut wherever a span begins or ends."""
    marks = sorted(_marks(outline), key=lambda mark: mark.span.start)
    starts = [mark.span.start for mark in marks]
    edges = {0, len(outline.text)}
    for span in [*(mark.span for mark in marks), *(doubt.span for doubt in outline.doubts if doubt.span)]:
        edges |= {span.start, span.end}
    cuts = sorted(edges)
    doubts = _doubts_by_start(outline, cuts)

    def mark_at(offset: int) -> Mark:
        index = bisect_right(starts, offset) - 1
        is_marked = index >= 0 and offset < marks[index].span.end
        return marks[index] if is_marked else Mark(Span(offset, offset), "unplaced")

    def piece(start: int, end: int) -> Piece:
        text, mark = outline.text[start:end], mark_at(start)
        doubt = doubts.get(start, "")
        if not WORD.search(text):
            return Piece(text, "", start, start, "", doubt)
        return Piece(text, mark.kind, start, mark.span.start, mark.position, doubt)

    return [piece(start, end) for start, end in pairwise(cuts)]


def _doubts_by_start(outline: Outline, cuts: list[int]) -> dict[int, str]:
    """For each offset at which a doubtful piece begins the first doubt about it."""
    found: dict[int, str] = {}
    for doubt in outline.doubts:
        if doubt.span:
            for start in cuts[bisect_left(cuts, doubt.span.start) : bisect_left(cuts, doubt.span.end)]:
                found.setdefault(start, doubt_sentence(doubt))
    return found


def _marks(outline: Outline) -> Iterator[Mark]:
    """The spans that say what a text is; they do not overlap. What two meetings share is shown with the first."""
    seen: set[Span] = set()
    for meeting_index, meeting in enumerate(outline.meetings):
        for item_index, item in enumerate(meeting.items):
            for index, directive in enumerate(item.directives):
                yield Mark(directive.span, "directive", f"{meeting_index}-{item_index}-{index}")
            if item.span and item.span not in seen:
                seen.add(item.span)
                yield Mark(item.span, "item", f"{meeting_index}-{item_index}")
    # What runs into a part (会议指出，) belongs to the meeting of that part, so its end is looked at.
    nearest = meetings_at(outline, (span.end for span in outline.lead))
    for span, meetings in zip(outline.lead, nearest, strict=True):
        yield Mark(span, "lead", str(meetings[0]) if meetings else "0" if outline.meetings else "")
    yield from (Mark(span, "boilerplate") for span in outline.boilerplate)


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences and clauses of a span that hold words: what can be made a directive on its own."""
    found = SENTENCE.finditer(text, span.start, span.end)
    return [Span(match.start(), match.end()) for match in found if WORD.search(match[0])]
