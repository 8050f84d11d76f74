"""The cleaned text of a report cut into pieces, each marked with what was read in it. Plain data in, plain data out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from meetings.corrections.outlining import sittings_at
from meetings.parser.outline import Outline, Span

WORD = re.compile(r"\w")
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that means one thing; ``doubt`` is the first doubt about it, or empty.

    ``at`` is where the run begins, ``part`` where the span it belongs to begins, and ``place`` the part of the tree
    that was read there, such as 0-1-2 (meeting, item, directive); empty where the tree shows none.
    """

    text: str
    kind: str  # lead, item, directive, boilerplate, unplaced; empty for the marks and spaces between them
    at: int
    part: int
    place: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one span was read as."""

    span: Span
    kind: str
    place: str = ""


def pieces(outline: Outline) -> list[Piece]:
    """All characters of the cleaned text in order, cut wherever a span begins or ends."""
    marks = sorted(_marks(outline), key=lambda mark: mark.span.start)
    starts = [mark.span.start for mark in marks]
    edges = {0, len(outline.text)}
    for span in [*(mark.span for mark in marks), *(doubt.span for doubt in outline.doubts if doubt.span)]:
        edges |= {span.start, span.end}
    cuts = sorted(edges)
    doubts = _doubtful(outline, cuts)

    def mark(at: int) -> Mark:
        before = bisect_right(starts, at) - 1
        found = before >= 0 and at < marks[before].span.end
        return marks[before] if found else Mark(Span(at, at), "unplaced")

    def piece(start: int, end: int) -> Piece:
        text, read = outline.text[start:end], mark(start)
        doubt = doubts.get(start, "")
        if not WORD.search(text):
            return Piece(text, "", start, start, "", doubt)
        return Piece(text, read.kind, start, read.span.start, read.place, doubt)

    return [piece(start, end) for start, end in pairwise(cuts)]


def _doubtful(outline: Outline, cuts: list[int]) -> dict[int, str]:
    """Where a doubtful piece begins → the first doubt about it."""
    found: dict[int, str] = {}
    for doubt in outline.doubts:
        if doubt.span:
            for start in cuts[bisect_left(cuts, doubt.span.start) : bisect_left(cuts, doubt.span.end)]:
                found.setdefault(start, doubt.reason)
    return found


def _marks(outline: Outline) -> Iterator[Mark]:
    """The spans that say what a text is; they do not overlap. What two sittings share is shown with the first."""
    seen: set[Span] = set()
    for number, meeting in enumerate(outline.meetings):
        for place, item in enumerate(meeting.items):
            for count, directive in enumerate(item.directives):
                yield Mark(directive.span, "directive", f"{number}-{place}-{count}")
            if item.span and item.span not in seen:
                seen.add(item.span)
                yield Mark(item.span, "item", f"{number}-{place}")
    told = sittings_at(outline, (span.end for span in outline.lead))  # what runs into a part (会议指出，) is of that
    for span, meetings in zip(outline.lead, told, strict=True):
        yield Mark(span, "lead", str(meetings[0]) if meetings else "0" if outline.meetings else "")
    yield from (Mark(span, "boilerplate") for span in outline.boilerplate)


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences and clauses of a span that hold words: what can be made a directive on its own."""
    found = SENTENCE.finditer(text, span.start, span.end)
    return [Span(one.start(), one.end()) for one in found if WORD.search(one[0])]
