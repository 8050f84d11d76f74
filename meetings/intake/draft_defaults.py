"""What is proposed for a draft where the report does not say it outright: title, summary, the day lists use. Pure."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone

from meetings.parser.outline import DateRead, MeetingOutline
from meetings.parser.vocabulary.agenda_verbs import MATTER
from meetings.parser.vocabulary.matter_titles import title_of as title_of_matter
from meetings.parser.vocabulary.meeting_types import find_mentions
from records import limits

_AND_OTHERS = re.compile("等(?:事宜|事项|工作|问题|议题)?$")
_ADOPTED = re.compile("^(审议|讨论|研究|审定)(?:并|，)?(?:一致|原则)?上?(?:通过|同意)了?(?=《|关于)")
_TOPIC = re.compile("关于|.{2,60}(?:案|工作|问题|事项)$")
_PRESIDED = re.compile(".{1,3}长办公")  # 县长办公会议 is no 区长办公会议
TITLE_WORDS = 40  # what a proposed title takes of a long matter
NO_MATTER = "其他工作"  # the title of an item whose directives stand without a matter


def listed_on(read: MeetingOutline, published_on: date | None) -> date:
    """The day that lists use: the day held; else the last day of the known month or year; else publication; else today.

    The month or year of publication, or of today, reaches no further than that day. Another one stays as it is told,
    since the day of the list is what tells it.
    """
    known, received = _known_days(read.held), published_on or timezone.localdate()
    if known is None:
        return received
    first, last = known
    return received if first <= received <= last else last


def is_listed_on_guessed(read: MeetingOutline, published_on: date | None) -> bool:
    """Whether the day that lists use is that of today, which neither the report nor a person gave."""
    return _known_days(read.held) is None and published_on is None


def _known_days(held: DateRead) -> tuple[date, date] | None:
    """The first and last day of what is known of a day: the day itself, its month or its year."""
    if held.on:
        return held.on, held.on
    if held.year is None or not date.min.year <= held.year < date.max.year:
        return None
    month = held.month or 12
    after = date(held.year + month // 12, month % 12 + 1, 1)
    return date(held.year, held.month or 1, 1), after - timedelta(days=1)


def propose_title(read: MeetingOutline) -> str:
    """The title: the meeting and its first matter, as offices title such news: 区政府常务会议审议…等事项."""
    matters = [item.statement or item.title for item in read.items if item.statement or item.title]
    return title_of(meeting_name(read), matters)


def title_of(name: str, matters: Sequence[str]) -> str:
    """The name of a meeting with its first matter."""
    if not matters:
        return name
    first = shorten(as_title(matters[0]), TITLE_WORDS)
    return f"{name}{_AND_OTHERS.sub('', first)}等事项" if len(matters) > 1 else f"{name}{first}"


def as_title(matter: str) -> str:
    """听取了防汛汇报 → 听取防汛汇报; 审议并原则通过了《某办法》 → 审议《某办法》; 关于某工作 → 研究某工作."""
    verb = MATTER.match(matter)
    if verb is None and _TOPIC.match(matter):
        return f"研究{title_of_matter(matter)}"
    if verb and verb[0].endswith("了"):
        matter = matter[: verb.end() - 1] + matter[verb.end() :]
    return _ADOPTED.sub(r"\1", matter)


def meeting_name(read: MeetingOutline) -> str:
    """The name the report gives, where it says which meeting it was (区政府第23次常务会议); else its type's."""
    nouns = find_mentions(read.name)
    is_telling = bool(nouns and nouns[-1].start > 0) or "次" in read.name or bool(_PRESIDED.match(read.name))
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
    """The summary: the sentence that reports the meeting; where there is none, its matters in a row."""
    matters = "；".join(item.statement for item in read.items if item.statement)
    return (read.lead or matters or meeting_name(read))[: limits.SUMMARY]


OPENING = re.compile("^(?>.*?(?:召开|召開|举行|舉行|主持))[^。]*?[会會](?:议|議)?(?=[，。]|$)")


def summary_of(lead: str, matters: Sequence[str]) -> str:
    """The summary as the lead opens, which names no matter yet, with these matters instead of those of the lead."""
    opening = OPENING.match(lead)
    joined = "；".join(matter.rstrip("。；") for matter in matters)
    return f"{'，'.join(filter(None, [opening[0] if opening else '', joined]))}。"[: limits.SUMMARY]
