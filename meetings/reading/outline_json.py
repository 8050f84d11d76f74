"""An outline as the plain JSON that a report keeps, and back; so too the days it tells. The text has its own column."""

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from meetings.parser.outline import (
    Attendee,
    DateRead,
    DirectiveOutline,
    Doubt,
    ItemOutline,
    MeetingOutline,
    NumberRead,
    Outline,
    Span,
)
from meetings.parser.result.dating import ReportDates
from meetings.reading.earlier_reasons import as_code
from records.codes import AttendanceRole, ItemKind, MeetingType, Outcome

Plain = dict[str, Any]


def as_json(outline: Outline) -> Plain:
    """The outline as plain data, without the text, which the report keeps."""
    plain = asdict(outline)
    del plain["text"]
    return plain | {"supposed": as_json(outline.supposed) if outline.supposed else None}


def from_json(plain: Plain, text: str) -> Outline:
    """The outline again. A field that the parser did not read yet when the JSON was written has its default."""
    return Outline(
        text=text,
        meetings=tuple(map(_meeting, plain["meetings"])),
        doubts=tuple(map(_doubt, plain["doubts"])),
        lead=_spans(plain["lead"]),
        boilerplate=_spans(plain["boilerplate"]),
        unplaced=_spans(plain["unplaced"]),
        supposed=from_json(plain["supposed"], text) if plain.get("supposed") else None,
    )


def dates_as_json(dates: ReportDates) -> Plain:
    return asdict(dates) | {"printed": dates.printed.isoformat() if dates.printed else None}


def dates_from_json(plain: Plain) -> ReportDates:
    return ReportDates(
        meetings=tuple(_made(DateRead, day) for day in plain["meetings"]),
        dateline=_made(DateRead, plain["dateline"]),
        printed=date.fromisoformat(plain["printed"]) if plain["printed"] else None,
        paper_year=plain["paper_year"],
    )


def _meeting(plain: Plain) -> MeetingOutline:
    return _made(
        MeetingOutline,
        plain,
        type=MeetingType(plain["type"]),
        number=_made(NumberRead, plain["number"]),
        held=_made(DateRead, plain["held"]),
        span=_span(plain["span"]),
        attendance=tuple(
            _made(Attendee, person, role=AttendanceRole(person["role"])) for person in plain["attendance"]
        ),
        items=tuple(map(_item, plain["items"])),
    )


def _item(plain: Plain) -> ItemOutline:
    return _made(
        ItemOutline,
        plain,
        kind=ItemKind(plain["kind"]),
        span=_span(plain["span"]),
        outcome=Outcome(plain["outcome"]) if plain["outcome"] else None,
        directives=tuple(
            _made(DirectiveOutline, directive, span=_span(directive["span"])) for directive in plain["directives"]
        ),
    )


def _doubt(plain: Plain) -> Doubt:
    reason, quoted = as_code(plain["reason"], plain.get("quoted", ""))
    doubt: Doubt = _made(Doubt, plain, reason=reason, quoted=quoted, span=_span(plain["span"]))
    return doubt


def _made(shape: Any, plain: Plain, **parts: Any) -> Any:
    """An instance of a class of the outline. Lists of words become tuples; names it does not know are left out."""
    known = {field.name for field in fields(shape)}
    facts = {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items() if name in known}
    return shape(**facts | parts)


def _span(plain: Plain | None) -> Span | None:
    return Span(plain["start"], plain["end"]) if plain else None


def _spans(plain: list[Plain]) -> tuple[Span, ...]:
    return tuple(Span(span["start"], span["end"]) for span in plain)
