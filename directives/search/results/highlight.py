"""Marks: where a question's words stand in a text as it was written, and the excerpt of it that shows most of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directives.index.folding import fold_with_origins

SNIPPET = 120  # characters
STOPS = frozenset("。！？；\n")
LEAD = 10  # characters shown before a mark whose clause begins too far before it
PAUSES = STOPS | frozenset("，、：")

Span = tuple[int, int]


def marks(text: str, words: Iterable[str]) -> list[Span]:
    """Spans of ``text`` in which the folded words stand, in order and apart from each other."""
    folded, origins = fold_with_origins(text)
    return merged(
        (origins[start], origins[start + len(word) - 1] + 1) for word in words for start in occurrences(folded, word)
    )


def occurrences(folded: str, word: str) -> Iterator[int]:
    """Every offset where the word begins, also overlapping (会会 stands twice in 会会会)."""
    start = folded.find(word) if word else -1
    while start >= 0:
        yield start
        start = folded.find(word, start + 1)


def merged(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text: its words, the marks within it, where it begins, and whether text was left out around it."""

    text: str
    marks: tuple[Span, ...]
    start: int
    is_cut_before: bool
    is_cut_after: bool

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        return pieces(self.text, self.marks)


def snippet(text: str, spans: list[Span], length: int = SNIPPET) -> Snippet:
    """The part of about ``length`` characters with most marked ones, begun at a clause where one is near."""
    start = _best_start(text, spans, length)
    end = min(len(text), start + length)
    inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)
    return Snippet(text[start:end], inside, start, start > 0, end < len(text))


def _best_start(text: str, spans: list[Span], length: int) -> int:
    if len(text) <= length or not spans:
        return 0
    best, most, held, after = 0, -1, 0, 0  # spans before ``after`` begin within reach, and hold so many characters
    for first, end in spans:
        while after < len(spans) and spans[after][0] < first + length:
            held += spans[after][1] - spans[after][0]
            after += 1
        cut_off = max(0, spans[after - 1][1] - (first + length))
        if held - cut_off > most:
            best, most = first, held - cut_off
        held -= end - first
    return min(_clause_before(text, best, length // 3), len(text) - length)


def _clause_before(text: str, offset: int, reach: int) -> int:
    """The start of the sentence, else of the clause, around the offset; a little before it where both are far."""
    nearest = max(0, offset - reach)
    for ends in (STOPS, PAUSES):
        for start in range(offset, nearest, -1):
            if text[start - 1] in ends:
                return start
    return nearest if nearest == 0 else offset - min(LEAD, reach)


def pieces(text: str, spans: Iterable[Span]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is marked: what a template loops over."""
    parts: list[tuple[str, bool]] = []
    offset = 0
    for start, end in spans:
        parts += [(text[offset:start], False), (text[start:end], True)]
        offset = end
    return [part for part in [*parts, (text[offset:], False)] if part[0]]
