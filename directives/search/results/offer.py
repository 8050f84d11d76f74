"""An offer: another question that has answers, to be shown as a link with its count and never asked unasked."""

from dataclasses import dataclass

from directives.search.queries.criteria import Narrowing
from directives.search.queries.query import parse
from directives.search.results.results import Count, Search


@dataclass(frozen=True, slots=True)
class Offer:
    """Another question that has answers.

    ``reason`` is numerals, period, unit or together (the question read otherwise), sound, parted, piece, rarest or
    narrowing. ``word`` is the word put in (sound, parted, piece) or left out (rarest), else empty. ``is_widened``: the
    narrowings are left out besides.
    """

    reason: str
    question: str
    narrowing: Narrowing
    word: str
    count: Count
    is_widened: bool = False


def count_of(search: Search, question: str, narrowing: Narrowing) -> Count:
    """How many answers the same reader would get to another question."""
    return Search(search.reader, parse(question), narrowing).count
