"""The doubts of a reading as the desk keeps them: those of each meeting, few and with words worth reading. Pure.

Where two say the same of one meeting they are one, with all the passages they are about.
"""

from collections.abc import Mapping
from typing import Any

from meetings.corrections.outline_edits import meetings_at
from meetings.doubts import ANSWERS
from meetings.intake.column_values import Facts
from meetings.models import ReadingDoubt
from meetings.parser.outline import Doubt, Outline, Span
from meetings.reading.earlier_reasons import as_code

WORDS_LIMIT = 1000  # characters of the passages; the report has them in full
MARKS = "，。；：！？\n"
REACH = 40  # characters looked at on either side for the end of a clause


def doubt_facts(outline: Outline) -> list[list[Facts]]:
    """The columns of its doubts, for each meeting of the outline."""
    return [[_facts(outline.text, alike) for alike in _alike(doubts)] for doubts in doubts_by_meeting(outline)]


def same_doubt(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """What two readings must agree in to doubt the same: about a fact of the meeting the reason, else the words too."""
    about = () if facts["code"] in ANSWERS else (facts["words"],)
    return facts["code"], *as_code(facts["reason"], facts["quoted"]), *about


def doubts_by_meeting(outline: Outline) -> list[list[Doubt]]:
    """Each meeting's doubts.

    A doubt about words belongs to the meetings in whose part of the text they stand. One about words before all
    meetings is the first one's: those words are in no draft, and one answer is enough.
    """
    found: list[list[Doubt]] = [[] for _meeting in outline.meetings]
    places = meetings_at(outline, [doubt.span.start if doubt.span else 0 for doubt in outline.doubts])
    for doubt, near in zip(outline.doubts, places, strict=True):
        for number in (doubt.meeting,) if doubt.meeting is not None else near or (0,):
            found[number].append(doubt)
    return found


def _alike(doubts: list[Doubt]) -> list[list[Doubt]]:
    groups: dict[tuple[str, ...], list[Doubt]] = {}
    for doubt in doubts:
        groups.setdefault((doubt.code, doubt.reason, doubt.quoted), []).append(doubt)
    return list(groups.values())


def _facts(text: str, alike: list[Doubt]) -> Facts:
    passages = dict.fromkeys(_passage(text, doubt.span) for doubt in alike if doubt.span)
    words = "\n".join(passages)
    return {
        "code": alike[0].code,
        "reason": alike[0].reason,
        "quoted": alike[0].quoted[: ReadingDoubt._meta.get_field("quoted").max_length],
        "words": words if len(words) <= WORDS_LIMIT else f"{words[: WORDS_LIMIT - 1]}…",
    }


def _passage(text: str, span: Span) -> str:
    """The words of a span, to the ends of their clauses: of 确?h政府 a lone ? tells nothing."""
    start, end = span.start, span.end
    while start > max(0, span.start - REACH) and text[start - 1] not in MARKS:
        start -= 1
    while end < min(len(text), span.end + REACH) and text[end - 1] not in MARKS:
        end += 1
    return text[start:end].strip()
