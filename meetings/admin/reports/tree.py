"""What the step of correction shows of an outline: meetings, items and directives as plain rows for the template."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from meetings.admin.reports.chosen import shown_day
from meetings.admin.reports.marking import pieces, sentences
from meetings.parser.codes import Code, DatePrecision, ItemKind, MeetingType, Outcome
from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline, Outline, Span

Row = dict[str, Any]
SHOWN = 200  # doubts and loose sentences above the text; in the text all are marked


def reading(outline: Outline) -> Row:
    """The context of the page."""
    unplaced = [row for span in outline.unplaced for row in _sentences(outline, span)]
    doubts = _doubts(outline)
    return {
        "meetings": [_meeting(outline, number, one) for number, one in enumerate(outline.meetings)],
        "pieces": pieces(outline),
        "doubts": doubts[:SHOWN],
        "unplaced": unplaced[:SHOWN],
        "unplaced_left": len(unplaced[SHOWN:]),
        "types": _choices(MeetingType),
        "precisions": _choices(DatePrecision),
        "kinds": _choices(ItemKind),
        "outcomes": _choices(Outcome),
    }


def _choices(codes: Iterable[Code]) -> list[tuple[str, str]]:
    return [(code.value, _(code.label)) for code in codes]


def _meeting(outline: Outline, number: int, read: MeetingOutline) -> Row:
    lead = [span for span in outline.lead if read.span and read.span.start <= span.start < read.span.end]
    return {
        "place": str(number),
        "read": read,
        "at": read.span.start if read.span else None,
        "day": shown_day(read.held),
        "is_day_doubtful": read.held.on is None,
        "lead": [row for span in lead for row in _sentences(outline, span)],
        "items": [_item(outline, f"{number}-{place}", item) for place, item in enumerate(read.items)],
    }


def _item(outline: Outline, place: str, read: ItemOutline) -> Row:
    return {
        "place": place,
        "number": int(place.split("-")[1]) + 1,
        "read": read,
        "at": read.span.start if read.span else None,
        "statement": _sentences(outline, read.span) if read.span else [],
        "directives": [_directive(f"{place}-{count}", one) for count, one in enumerate(read.directives)],
    }


def _directive(place: str, read: DirectiveOutline) -> Row:
    return {"place": place, "read": read, "at": read.span.start}


def _sentences(outline: Outline, span: Span) -> list[Row]:
    """What can be ticked in a span; ``at`` leads to where the span begins in the text."""
    return [
        {"value": f"{one.start}-{one.end}", "at": span.start, "text": outline.text[one.start : one.end].strip()}
        for one in sentences(outline.text, span)
    ]


def _doubts(outline: Outline) -> list[Row]:
    """Each doubtful passage once, with all that is doubtful about it; doubts about no passage have neither words."""
    rows: dict[Span | None, Row] = {}
    for doubt in outline.doubts:
        words = outline.text[doubt.span.start : doubt.span.end] if doubt.span else ""
        row = rows.setdefault(
            doubt.span, {"words": words, "at": doubt.span.start if doubt.span else None, "reasons": []}
        )
        if doubt.reason not in row["reasons"]:
            row["reasons"].append(doubt.reason)
    return list(rows.values())
