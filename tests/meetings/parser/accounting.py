"""Whether an outline accounts for every character of its text."""

from meetings.parser.outline import Outline
from meetings.parser.result.coverage import claims


def is_accounted(outline: Outline) -> bool:
    """Whether the claims cover the text exactly once."""
    end = 0
    for span in claims(outline):
        if span.start != end or span.end <= span.start:
            return False
        end = span.end
    return end == len(outline.text)
