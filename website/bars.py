"""Numbers of months as bars that lead to what they count: a table, drawn as bars where styles are."""

from collections.abc import Iterable
from dataclasses import dataclass

HEIGHT = 40  # of the tallest, in the units of its picture
LEAST = 3  # of one that is not empty


@dataclass(frozen=True, slots=True)
class Bar:
    """``url`` is empty where there is nothing to lead to; ``height`` and ``top`` draw it from below."""

    name: str
    url: str
    number: int
    height: int

    @property
    def top(self) -> int:
        return HEIGHT - self.height


def bars(counted: Iterable[tuple[str, str, int]]) -> list[Bar]:
    """A bar for each name, address and number, the tallest for the largest number."""
    rows = list(counted)
    largest = max((number for *_, number in rows), default=0) or 1
    return [
        Bar(name, url if number else "", number, max(LEAST, HEIGHT * number // largest) if number else 0)
        for name, url, number in rows
    ]
