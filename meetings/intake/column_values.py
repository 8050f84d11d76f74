"""Parts of an outline as the values of desk columns, made to fit them. Data in, data out; nothing is saved here.

A report without punctuation gives names of hundreds of characters. What is cut ends in …; the report has it in full.
"""

from datetime import date
from typing import Any

from django.db import models

from directives.models import Directive
from meetings.intake import draft_defaults
from meetings.intake.draft_defaults import NO_MATTER, TITLE_WORDS
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline, Span
from meetings.parser.vocabulary.deadlines import precision_of
from records import limits
from records.codes import DatePrecision

SMALL = 32_767  # the most a small integer holds
Facts = dict[str, Any]


def meeting_facts(read: MeetingOutline, published_on: date | None) -> Facts:
    """The columns of a meeting, with ``proposal``: what title and summary are proposed from (``intake.proposals``)."""
    facts = _fitted(
        Meeting,
        {
            "type": read.type.value,
            "title": draft_defaults.propose_title(read),
            "number": _small(read.number.number, 1),
            "term": _small(read.number.term, 1),
            "number_year": _small(read.number.year, 1900),
            "number_text": read.number.text,
            "held_on": read.held.on,
            "held_on_precision": read.held.precision.value,
            "held_on_text": read.held.text,
            "listed_on": draft_defaults.listed_on(read, published_on),
            "is_listed_on_guessed": draft_defaults.is_listed_on_guessed(read, published_on),
            "chair": read.chair,
            "place": read.place,
            "summary": draft_defaults.propose_summary(read),
            "has_other_matters": read.has_other_matters,
        },
    )
    title, summary = facts["title"], facts["summary"]
    proposal = {"sitting": draft_defaults.meeting_name(read), "lead": summary, "title": title, "summary": summary}
    return facts | {"proposal": proposal}


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
            "title": draft_defaults.shorten(read.title or read.statement or NO_MATTER, 2 * TITLE_WORDS),
            "text": read.statement,
            "outcome": read.outcome.value if read.outcome else "",
        },
    )


def directive_facts(read: DirectiveOutline) -> Facts:
    """The columns of a directive, without units whose names are too long to be any; the text has their words."""
    return _fitted(
        Directive,
        {
            "headline": read.headline,
            "text": read.text,
            "verb": read.verb,
            "speaker": read.speaker,
            "addressee": read.addressee,
            "units": [unit for unit in read.units if 0 < len(unit) <= limits.UNIT],
            "deadline_text": read.deadline,
            **_deadline_day(read),
        },
    )


def _deadline_day(read: DirectiveOutline) -> Facts:
    if not read.deadline_on:
        return {"deadline_on": None, "deadline_precision": DatePrecision.UNKNOWN.value}
    day, precision = date.fromisoformat(read.deadline_on), precision_of(read.deadline)
    return {"deadline_on": day, "deadline_precision": precision.value}


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
