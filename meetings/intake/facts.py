"""Parts of an outline as the values of desk columns, made to fit them. Data in, data out; nothing is saved here.

A report without punctuation gives names of hundreds of characters. What is cut ends in …; the report has it in full.
"""

from datetime import date
from typing import Any

from django.db import models

from directives.models import Directive
from meetings.intake import proposing
from meetings.intake.proposing import TITLE_WORDS
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline, Span

SMALL = 32_767  # the most a small integer holds
UNIT_LIMIT = 80
Facts = dict[str, Any]


def meeting_facts(read: MeetingOutline, published_on: date | None) -> Facts:
    return _fitted(
        Meeting,
        {
            "type": read.type.value,
            "title": proposing.propose_title(read),
            "number": _small(read.number.number, 1),
            "term": _small(read.number.term, 1),
            "number_year": _small(read.number.year, 1900),
            "number_text": read.number.text,
            "held_on": read.held.on,
            "held_on_precision": read.held.precision.value,
            "held_on_text": read.held.text,
            "listed_on": proposing.listed_on(read, published_on),
            "chair": read.chair,
            "place": read.place,
            "summary": proposing.propose_summary(read),
            "has_other_matters": read.has_other_matters,
        },
    )


def attendance_facts(read: MeetingOutline) -> list[Facts]:
    return [
        _fitted(Attendance, {"name": person.name, "post": person.post, "role": person.role.value})
        for person in read.attendance
    ]


def item_facts(read: ItemOutline) -> Facts:
    return _fitted(
        AgendaItem,
        {
            "kind": read.kind.value,
            "title": proposing.shorten(read.title or read.statement or "其他工作", 2 * TITLE_WORDS),
            "text": read.statement,
            "outcome": read.outcome.value if read.outcome else "",
        },
    )


def directive_facts(read: DirectiveOutline) -> Facts:
    """A unit whose name is longer than any is no unit; its words stand in the text."""
    return _fitted(
        Directive,
        {
            "headline": read.headline,
            "text": read.text,
            "verb": read.verb,
            "speaker": read.speaker,
            "addressee": read.addressee,
            "units": [unit for unit in read.units if 0 < len(unit) <= UNIT_LIMIT],
        },
    )


def span_facts(span: Span | None) -> Facts:
    return {"span_start": span.start if span else None, "span_end": span.end if span else None}


def _fitted(model: type[models.Model], facts: Facts) -> Facts:
    return {name: _cut(value, model._meta.get_field(name)) for name, value in facts.items()}


def _cut(value: Any, column: Any) -> Any:
    """A word that is longer than its column, cut with …; long texts are not cut but refused (``intake.receive``)."""
    limit = column.max_length if isinstance(column, models.CharField) else None
    return f"{value[: limit - 1]}…" if limit and isinstance(value, str) and len(value) > limit else value


def _small(number: int | None, least: int) -> int | None:
    return number if number is not None and least <= number <= SMALL else None
