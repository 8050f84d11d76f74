"""An Outline in the evaluation schema, as ``read_report`` prints it. Plain data, no files."""

from collections.abc import Callable
from typing import Any

from meetings.parser.outline import DateRead, Doubt, ItemOutline, MeetingOutline, Outline, Span
from records.codes import Outcome


def _code(doubt: Doubt) -> str:
    return doubt.reason


def to_schema(outline: Outline, sentence: Callable[[Doubt], str] = _code) -> dict[str, Any]:
    """{"meetings": […], "doubts": […], "unplaced": […]}; unknown is None.

    ``sentence`` words the reason of a doubt, which the parser itself knows as a code alone.
    """
    return {
        "meetings": [_meeting(meeting) for meeting in outline.meetings],
        "doubts": [_doubt(doubt, outline.text, sentence(doubt)) for doubt in outline.doubts],
        "unplaced": [_words(outline.text, span).strip() for span in outline.unplaced],
    }


def _meeting(meeting: MeetingOutline) -> dict[str, Any]:
    number = meeting.number.number
    return {
        "type": meeting.type.value,
        "number": None if number is None else str(number),
        "held_on": day_text(meeting.held),
        "chair": meeting.chair or None,
        "items": [_item(item) for item in meeting.items],
    }


OUTCOMES = {Outcome.ADOPTED, Outcome.ADOPTED_IN_PRINCIPLE, Outcome.NOTED}  # the schema knows no others


def _item(item: ItemOutline) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "quote": item.statement or None,
        "outcome": item.outcome.value if item.outcome in OUTCOMES else None,
        "directives": [directive.text for directive in item.directives],
    }


def day_text(held: DateRead) -> str | None:
    """YYYY-MM-DD, MM-DD where no year is known, None where the day is not."""
    if held.month is None or held.day is None:
        return None
    day = f"{held.month:02}-{held.day:02}"
    return day if held.year is None else f"{held.year:04}-{day}"


def _doubt(doubt: Doubt, text: str, reason: str) -> dict[str, Any]:
    words = _words(text, doubt.span) if doubt.span else None
    return {"code": doubt.code, "reason": reason, "quote": words}


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]
