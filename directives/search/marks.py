"""Marks: where a question's words stand in a text as it was written, and the place of it that shows most of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directives.search.folding import fold_with_origins

SNIPPET = 120  # characters
STOPS = frozenset("。！？；\n")
PAUSES = STOPS | frozenset("，、：")

Span = tuple[int, int]


def marks(text: str, words: Iterable[str]) -> list[Span]:
    """Spans of ``text`` in which the folded words stand, in order and apart from each other."""
    folded, origins = fold_with_origins(text)
    return merged(
        (origins[start], origins[start + len(word) - 1] + 1) for word in words for start in places(folded, word)
    )


def places(folded: str, word: str) -> Iterator[int]:
    """Every place where the word begins, also inside one another (会会 stands twice in 会会会)."""
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
    best, most = 0, -1
    for first, _ in spans:
        held = sum(min(b, first + length) - a for a, b in spans if first <= a < first + length)
        if held > most:
            best, most = first, held
    return _clause_before(text, max(0, min(best, len(text) - length)), length // 3)


def _clause_before(text: str, place: int, reach: int) -> int:
    """The beginning of the sentence, else of the clause, that holds the place; the place less a few where it is far."""
    nearest = max(0, place - reach)
    for ends in (STOPS, PAUSES):
        for start in range(place, nearest, -1):
            if text[start - 1] in ends:
                return start
    return nearest if nearest == 0 else max(0, place - 10)


def pieces(text: str, spans: Iterable[Span]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is marked: what a template loops over."""
    cut: list[tuple[str, bool]] = []
    place = 0
    for start, end in spans:
        cut += [(text[place:start], False), (text[start:end], True)]
        place = end
    return [piece for piece in [*cut, (text[place:], False)] if piece[0]]
