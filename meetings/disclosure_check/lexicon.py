"""Many words found in a text at once, in time linear in its length."""

from collections.abc import Iterable, Iterator

from meetings.disclosure_check.folding import Span

SHORTEST = 2


class Lexicon:
    """Words of two characters and more, by their first two: only lengths that such words have are tried."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(word for word in words if len(word) >= SHORTEST)
        lengths: dict[str, set[int]] = {}
        for word in self.words:
            lengths.setdefault(word[:SHORTEST], set()).add(len(word))
        self.lengths = {head: sorted(found) for head, found in lengths.items()}

    def spans_in(self, text: str) -> Iterator[Span]:
        """The spans of every word, those inside another included."""
        for start in range(len(text) - SHORTEST + 1):
            for length in self.lengths.get(text[start : start + SHORTEST], ()):
                end = start + length
                if end <= len(text) and text[start:end] in self.words:
                    yield start, end
