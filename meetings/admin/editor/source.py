"""The report beside the editor: its text in pieces, each with the row that was read from it."""

from collections import deque
from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects

from meetings.models import Meeting

AROUND = 2_000  # characters shown before and after what a meeting was read from


class Piece(NamedTuple):
    """A run of the report's text; ``ref`` is the key of the row that was read from it, empty where none was."""

    text: str
    ref: str


def source(meeting: Meeting) -> list[Piece]:
    """The part of the report that tells of the meeting, in pieces; empty where it was entered by hand or is erased."""
    if meeting.report is None:
        return []
    text = meeting.report.text
    prefetch_related_objects([meeting], "items__directives")
    spans = sorted(_spans(meeting, len(text)))
    if not spans:
        return []
    first = max(0, min(start for start, _end, _ref in spans) - AROUND)
    last = min(len(text), max(end for _start, end, _ref in spans) + AROUND)
    edges = sorted({first, last, *(edge for start, end, _ref in spans for edge in (start, end))})
    return [Piece(text[start:end], ref) for (start, end), ref in zip(pairwise(edges), _refs(spans, edges), strict=True)]


def _spans(meeting: Meeting, length: int) -> list[tuple[int, int, str]]:
    items = list(meeting.items.all())
    rows: list[Any] = [*items, *(directive for item in items for directive in item.directives.all())]
    return [
        (row.span_start, row.span_end, row.key)
        for row in rows
        if row.span_start is not None and row.span_end is not None and row.span_start < row.span_end <= length
    ]


def _refs(spans: list[tuple[int, int, str]], edges: list[int]) -> Iterator[str]:
    """For each run between two edges the row of the shortest span over it: a directive's, inside its item's."""
    ahead = deque(spans)
    over: list[tuple[int, str, int]] = []  # length, row and end of the spans that have begun, the shortest first
    for offset in edges[:-1]:
        while ahead and ahead[0][0] <= offset:
            start, end, ref = ahead.popleft()
            heappush(over, (end - start, ref, end))
        while over and over[0][2] <= offset:
            heappop(over)
        yield over[0][1] if over else ""
