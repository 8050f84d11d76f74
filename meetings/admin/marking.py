"""The cleaned text of a report cut into pieces, each marked with what was read in it. Plain data in, plain data out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from meetings.parser.outline import Outline, Span

WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that means one thing; ``doubt`` is the first doubt about it, or empty."""

    text: str
    kind: str  # lead, item, directive, boilerplate, unplaced; empty for the marks and spaces between them
    doubt: str = ""


def pieces(outline: Outline) -> list[Piece]:
    """All characters of the cleaned text in order, cut wherever a span begins or ends."""
    marks = sorted(_marks(outline), key=lambda mark: mark[0].start)
    starts = [span.start for span, _kind in marks]
    doubts = [(doubt.span, doubt.reason) for doubt in outline.doubts if doubt.span]
    edges = {0, len(outline.text)}
    for span in [*(span for span, _kind in marks), *(span for span, _reason in doubts)]:
        edges |= {span.start, span.end}

    def kind(place: int) -> str:
        before = bisect_right(starts, place) - 1
        return marks[before][1] if before >= 0 and place < marks[before][0].end else "unplaced"

    def doubt(place: int) -> str:
        return next((reason for span, reason in doubts if span.start <= place < span.end), "")

    cuts = ((outline.text[start:end], start) for start, end in pairwise(sorted(edges)))
    return [Piece(text, kind(start) if WORD.search(text) else "", doubt(start)) for text, start in cuts]


def _marks(outline: Outline) -> Iterator[tuple[Span, str]]:
    """The spans that say what a text is; they do not overlap."""
    for meeting in outline.meetings:
        for item in meeting.items:
            yield from ((directive.span, "directive") for directive in item.directives)
            if item.span:
                yield item.span, "item"
    yield from ((span, "lead") for span in outline.lead)
    yield from ((span, "boilerplate") for span in outline.boilerplate)
