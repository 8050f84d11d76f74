"""``parse_report``: the stages in their order. It saves nothing and raises on no string."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date

from meetings.parser.assembly.walk import suppose, walk
from meetings.parser.cleaning.page_furniture import find_chrome, paper_year
from meetings.parser.cleaning.repair import find_conversion, find_losses, repair
from meetings.parser.cleaning.sentences import split_sentences
from meetings.parser.outline import Doubt, DoubtReason, Outline, Span
from meetings.parser.result.build_outline import finish
from meetings.parser.result.dating import ReportDates, date_outline
from meetings.parser.vocabulary.dates import read_dateline

_MOST = 40_000  # sentences: more than a report of the longest text has; what comes after them is unplaced


def parse_report(text: str, *, published_on: date | None = None) -> Outline:
    """What a report says: meetings, matters, directives, doubts, and every character of the cleaned text accounted for.

    ``published_on`` gives the year that most reports leave out; without it a publication line in the text does.
    """
    outline, report_dates = parse_undated(text)
    return date_outline(outline, report_dates, published_on)


def parse_undated(text: str) -> tuple[Outline, ReportDates]:
    """What a report says but for its days, and what it says of them; ``date_outline`` computes those."""
    cleaned = repair(text)
    chrome, printed = find_chrome(cleaned)
    sentences = split_sentences(cleaned)
    if chrome:
        sentences = [sentence for sentence in sentences if not _is_within(sentence.start, chrome)]
    draft = walk(cleaned, sentences[:_MOST])
    losses, converted = find_losses(cleaned), find_conversion(text, cleaned)
    outline, days = finish(draft, chrome, [*losses, *(converted if draft.minutes else [])])
    if supposed := None if draft.minutes else suppose(cleaned, sentences[:_MOST]):
        read, days = finish(supposed, chrome, [*losses, *converted])
        doubt = Doubt("sitting", DoubtReason.NO_SITTING, read.meetings[0].span)
        outline = replace(outline, doubts=(*outline.doubts, doubt), supposed=read)
    return outline, ReportDates(days, read_dateline(cleaned), printed[0] if printed else None, paper_year(cleaned))


def _is_within(offset: int, spans: list[Span]) -> bool:
    """Whether one of the spans, which are in order, contains the offset."""
    before = bisect_right(spans, offset, key=lambda span: span.start)
    return before > 0 and offset < spans[before - 1].end
