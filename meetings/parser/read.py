"""``parse_report``: the stages in their order. It saves nothing and raises on no string."""

from bisect import bisect_right
from datetime import date

from .chrome import find_chrome
from .finish import finish
from .outline import Outline, Span
from .repair import find_losses, repair
from .sentences import split_sentences
from .walk import walk


def parse_report(text: str, *, published_on: date | None = None) -> Outline:
    """What a report says: sittings, matters, directives, doubts, and every character of the cleaned text accounted for.

    ``published_on`` gives the year that most reports leave out; without it a publication line in the text does.
    """
    cleaned = repair(text)
    chrome, printed = find_chrome(cleaned)
    sentences = [sentence for sentence in split_sentences(cleaned) if not _is_within(sentence.start, chrome)]
    draft = walk(cleaned, sentences)
    published = published_on or (printed[0] if printed else None)
    return finish(draft, chrome, published, find_losses(cleaned))


def _is_within(place: int, spans: list[Span]) -> bool:
    """Whether one of the spans, which are in order, holds the place."""
    before = bisect_right(spans, place, key=lambda span: span.start)
    return before > 0 and place < spans[before - 1].end
