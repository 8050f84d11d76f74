"""The terms of a hidden excerpt that are looked for in public ones."""

from collections.abc import Iterable, Iterator

from meetings.disclosure_check.excerpts import Excerpt
from meetings.disclosure_check.folding import BREAK, LEAST, Span, folded
from meetings.disclosure_check.lexicon import Lexicon
from meetings.disclosure_check.names import bureaus_in, matters_in, people_in, places_in, titles_in
from meetings.disclosure_check.stock_phrases import STOCK, is_vague, stock_positions

CLAUSE = 2 * LEAST  # characters of a clause that tells what a directive demands


class HiddenTerms:
    """``grams`` are its runs of four; ``titles`` and ``names`` what it names, ``names`` with what an item is about.

    ``topic`` are the runs that the public reads of the item that a directive belongs to: they are no secret of it.
    """

    def __init__(self, excerpt: Excerpt, people: Iterable[str]) -> None:
        self.excerpt = excerpt
        self.text, topic = folded(excerpt.text), folded(excerpt.topic)
        self.grams = {gram for _start, gram in self.text.grams()}
        self.topic = {gram for _start, gram in topic.grams()}
        self.titles = {name for name in _folded(titles_in(excerpt.text)) if name not in topic.text}
        self.names = {name for name in self._named(people) if name not in topic.text}
        self.bureaus = _folded(bureaus_in(excerpt.text))
        clauses = (clause.removeprefix("要") for clause in self.text.text.split(BREAK))
        self.clauses = Lexicon(clause for clause in clauses if len(clause) >= CLAUSE)

    def _named(self, people: Iterable[str]) -> Iterator[str]:
        yield from _folded(people_in(self.excerpt.text, people))
        yield from (name for name in _folded(places_in(self.excerpt.text)) if 0 in stock_positions(name, STOCK))
        yield from (
            name for name in _folded(matters_in(self.excerpt.matter)) if len(name) >= LEAST and not is_vague(name)
        )

    def topic_positions(self, run: str) -> bytearray:
        """For each character of a run 1 where it is the topic's. A whole clause of the directive is no topic."""
        known = bytearray(len(run))
        if not any(self.clauses.spans_in(run)):
            for start in range(len(run) - LEAST + 1):
                if run[start : start + LEAST] in self.topic:
                    known[start : start + LEAST] = b"\1" * LEAST
        return known

    def spans_of(self, words: list[str]) -> Iterator[Span]:
        """Where the words stand in this excerpt; of long ones each run of four."""
        grams = {word[start : start + LEAST] for word in words for start in range(len(word) - LEAST + 1)}
        short = (word for word in words if len(word) < LEAST)
        return Lexicon([*grams, *short]).spans_in(self.text.text)


def _folded(names: set[str]) -> set[str]:
    return {folded(name).text for name in names}
