"""What is proposed for a draft where the report does not say it outright: title, summary, the day lists use. Pure."""

from datetime import date

from django.utils import timezone

from meetings.parser.codes import MeetingType
from meetings.parser.outline import DateRead, MeetingOutline

TITLE_WORDS = 40  # what a proposed title takes of a long matter
SUMMARY_LIMIT = 5000


def listed_on(read: MeetingOutline, published_on: date | None) -> date:
    """The day that lists use: the day held; else the last day of the known month or year; else publication; else today.

    A known month or year never reaches past the day of publication.
    """
    held = read.held
    if held.on:
        return held.on
    if held.year is None or not date.min.year <= held.year < date.max.year:
        return published_on or timezone.localdate()
    month = held.month or 12
    last = date(held.year + month // 12, month % 12 + 1, 1).toordinal() - 1
    return min(date.fromordinal(last), published_on or date.max)


def propose_title(read: MeetingOutline) -> str:
    """The sitting and its first matter, as offices title such news: 区政府常务会议审议…等事项."""
    name = sitting_name(read)
    matters = [item.title or item.statement for item in read.items if item.title or item.statement]
    if not matters:
        return name
    first = shorten(matters[0], TITLE_WORDS)
    return f"{name}{first.removesuffix('等')}等事项" if len(matters) > 1 else f"{name}{first}"


def sitting_name(read: MeetingOutline) -> str:
    """The name the report gives, where it says whose sitting it was (区政府常务会议); else the name of its type."""
    is_telling = "政府" in read.name or (read.name and read.type is MeetingType.OTHER)
    return read.name[:TITLE_WORDS] if is_telling else read.type.label


def shorten(text: str, limit: int) -> str:
    """The text up to the last 、 or ， that leaves no quotation or bracket open, with 等 for what is left out."""
    if len(text) <= limit:
        return text
    cut, depth = 0, 0
    for index, character in enumerate(text[:limit]):
        depth += (character in "“‘《（(") - (character in "”’》）)")
        if character in "、，,；" and depth == 0:
            cut = index
    return f"{text[:cut]}等" if cut else f"{text[: limit - 1]}…"


def propose_summary(read: MeetingOutline) -> str:
    """The sentence that reports the sitting; where there is none, its matters in a row."""
    matters = "；".join(item.statement for item in read.items if item.statement)
    return (read.lead or matters or sitting_name(read))[:SUMMARY_LIMIT]


def spoken_day(held: DateRead) -> str:
    """The day as a page says it to staff: as much as is known, else the report's own words."""
    parts = [(held.year, "年"), (held.month, "月"), (held.day, "日")]
    known = "".join(f"{number}{unit}" for number, unit in parts if number is not None)
    return known or held.text
