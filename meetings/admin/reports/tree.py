"""What the step of correction shows of an outline: meetings, items and directives as plain rows for the template."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from meetings.admin.reports.filled import shown_day
from meetings.admin.reports.marking import pieces, sentences
from meetings.admin.reports.sitting import Sitting
from meetings.corrections.outlining import leads
from meetings.corrections.people import lines_of
from meetings.parser.codes import Code, DatePrecision, ItemKind, MeetingType, Outcome
from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline, Outline, Span

Row = dict[str, Any]
SHOWN = 200  # doubts and loose sentences above the text; in the text all are marked


def reading(sitting: Sitting) -> Row:
    """The context of the page."""
    outline = sitting.outline
    unplaced = [row for span in outline.unplaced for row in _sentences(sitting, span)]
    doubts = _doubts(outline)
    told = leads(outline)
    return {
        "meetings": [_meeting(sitting, number, one, told[number]) for number, one in enumerate(outline.meetings)],
        "pieces": pieces(outline),
        "doubts": doubts[:SHOWN],
        "unplaced": unplaced[:SHOWN],
        "unplaced_left": len(unplaced[SHOWN:]),
        "wrong": [_wrong(name, words) for name, words in sitting.wrong.items()],
        "types": _choices(MeetingType),
        "precisions": _choices(DatePrecision),
        "kinds": _choices(ItemKind),
        "outcomes": _choices(Outcome),
    }


def _choices(codes: Iterable[Code]) -> list[tuple[str, str]]:
    return [(code.value, _(code.label)) for code in codes]


def _wrong(name: str, words: str) -> Row:
    return {"name": name, "words": words, "number": int(name.split("-")[1]) + 1}


def _meeting(sitting: Sitting, number: int, read: MeetingOutline, lead: list[Span]) -> Row:
    fields = {
        "type": read.type.value,
        "chair": read.chair,
        "held": shown_day(read.held),
        "precision": read.held.precision.value,
        "number": read.number.text,
        "place": read.place,
        "people": lines_of(read.attendance),
    }
    return {
        "place": str(number),
        "number": number + 1,
        "above": number - 1,
        "read": read,
        "at": read.span.start if read.span else None,
        "fields": {field: _field(sitting, f"{field}-{number}", value) for field, value in fields.items()},
        "directive_count": sum(len(item.directives) for item in read.items),
        "is_day_doubtful": read.held.on is None,
        "is_chair_missing": not read.chair,
        "is_number_unread": bool(read.number.text) and read.number.number is None,
        "lead": [row for span in lead for row in _sentences(sitting, span)],
        "items": [_item(sitting, f"{number}-{place}", item) for place, item in enumerate(read.items)],
    }


def _field(sitting: Sitting, name: str, value: str) -> Row:
    """A field as it is shown: what was typed in it goes before what was read, until it can be taken."""
    return {"name": name, "value": sitting.typed.get(name, value), "wrong": sitting.wrong.get(name, "")}


def _item(sitting: Sitting, place: str, read: ItemOutline) -> Row:
    fields = {"kind": read.kind.value, "outcome": read.outcome.value if read.outcome else ""}
    return {
        "place": place,
        "number": int(place.split("-")[1]) + 1,
        "read": read,
        "at": read.span.start if read.span else None,
        "fields": {field: _field(sitting, f"{field}-{place}", value) for field, value in fields.items()},
        "statement": _sentences(sitting, read.span) if read.span else [],
        "directives": [_directive(sitting, f"{place}-{count}", one) for count, one in enumerate(read.directives)],
    }


def _directive(sitting: Sitting, place: str, read: DirectiveOutline) -> Row:
    return {"place": place, "read": read, "at": read.span.start, "is_ticked": place in sitting.ticked}


def _sentences(sitting: Sitting, span: Span) -> list[Row]:
    """What can be ticked in a span; ``at`` leads to where the span begins in the text."""
    text = sitting.outline.text
    rows = [
        {"value": f"{one.start}-{one.end}", "at": span.start, "text": text[one.start : one.end].strip()}
        for one in sentences(text, span)
    ]
    return [row | {"is_ticked": row["value"] in sitting.ticked} for row in rows]


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
