"""The cleaned text of a report cut into pieces, each marked with what was read in it. Plain data in, plain data out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from meetings.admin.reports.reading_rows import ref_of
from meetings.corrections.outline_edits import meetings_at
from meetings.parser.outline import Outline, Span
from meetings.reading.sentences import doubt_sentence

WORD = re.compile(r"\w")
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that means one thing; ``doubt`` is the first doubt about it, or empty.

    ``start`` is the offset where the run begins. ``of`` is what it is a part of: the reference of the row that was read
    there, else ``t`` with the offset where its span begins. ``anchor`` is the element of what was read, if any.
    """

    text: str
    kind: str  # lead, item, directive, boilerplate, unplaced; empty for the marks and spaces between them
    start: int
    of: str
    anchor: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one span was read as; ``ref`` is the reference of its row, empty where it has none."""

    span: Span
    kind: str
    anchor: str = ""
    ref: str = ""

    @property
    def of(self) -> str:
        return self.ref or at(self.span)


def at(span: Span) -> str:
    """The element of the text where a span begins."""
    return f"t{span.start}"


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
            return Piece(text, "", start, f"t{start}", "", doubt)
        return Piece(text, mark.kind, start, mark.of, mark.anchor, doubt)

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
                if directive.span.start < directive.span.end:
                    ref = ref_of(meeting_index, item_index, index)
                    yield Mark(directive.span, "directive", f"directive-{ref}", ref)
            if item.span and item.span not in seen:
                seen.add(item.span)
                ref = ref_of(meeting_index, item_index)
                yield Mark(item.span, "item", f"item-{ref}", ref)
    # What runs into a part (会议指出，) belongs to the meeting of that part, so its end is looked at.
    nearest = meetings_at(outline, (span.end for span in outline.lead))
    for span, meetings in zip(outline.lead, nearest, strict=True):
        yield Mark(span, "lead", f"p{meetings[0] if meetings else 0}" if outline.meetings else "")
    yield from (Mark(span, "boilerplate") for span in outline.boilerplate)


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences and clauses of a span that hold words: what can be made a directive on its own."""
    found = SENTENCE.finditer(text, span.start, span.end)
    return [Span(match.start(), match.end()) for match in found if WORD.search(match[0])]
