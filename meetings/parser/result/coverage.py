"""Accounts for every character of the cleaned text: statement, directive, lead, boilerplate or unplaced."""

import re
from collections.abc import Iterable

from meetings.parser.outline import Outline, Span

_RUN = re.compile(rb"\x00++|\x01++|\x02++|\x03++")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LETTER = re.compile(r"[^\W_0-9一二三四五六七八九十①-⑳]")  # none of which the number of a list consists
_MARKS = frozenset("，。；：\n")
_BULLETS = re.compile(
    "[（(][一二三四五六七八九十0-9]{1,3}[）)]|(?<![0-9])[0-9]{1,3}[.．、]|(?<![\u3400-\u9fff])[一二三四五六七八九十]{1,3}、|[①-⑳]"
)


def fill(
    text: str, taken: Iterable[Span], lead: Iterable[Span], chrome: Iterable[Span]
) -> tuple[tuple[Span, ...], ...]:
    """The (lead, boilerplate, unplaced) spans that complete ``taken`` (statements and directives) to the whole text.

    Where spans meet, statements and directives win over the lead, the lead over chrome. Punctuation and space that
    belong to nothing are boilerplate.
    """
    marks = bytearray(len(text))
    for mark, spans in ((b"\3", chrome), (b"\2", lead), (b"\1", taken)):
        for span in spans:
            marks[span.start : span.end] = mark * (span.end - span.start)
    lead_out, boilerplate, unplaced = [], [], []
    for found in _RUN.finditer(marks):
        a, b = found.span()
        code = marks[a]
        if code == 2:
            lead_out.append(Span(a, b))
        elif code == 3 or (code == 0 and not _says_something(text[a:b])):
            boilerplate.append(Span(a, b))
        elif code == 0:
            start = next(offset for offset in range(a, b) if text[offset].isalnum() or text[offset] in "“《（")
            if start > a:
                boilerplate.append(Span(a, start))
            unplaced.append(Span(start, b))
    return tuple(lead_out), tuple(boilerplate), tuple(unplaced)


def _says_something(words: str) -> bool:
    """Whether there is a letter or a digit that does not belong to the number of a list."""
    if words in _MARKS or not _LETTER_OR_DIGIT.search(words):
        return False
    return bool(_LETTER.search(words) or _LETTER_OR_DIGIT.search(_BULLETS.sub("", words)))


def claims(outline: Outline) -> list[Span]:
    """Every span that claims text, in order. A statement that meetings of a joint report share counts once.

    What a person typed in addition has an empty span, which claims nothing.
    """
    spans = {*outline.lead, *outline.boilerplate, *outline.unplaced}
    items = [item for meeting in outline.meetings for item in meeting.items]
    of_rows = [item.span for item in items] + [directive.span for item in items for directive in item.directives]
    spans.update(span for span in of_rows if span is not None and span.start < span.end)
    return sorted(spans)
