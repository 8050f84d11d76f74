"""An outline as the plain JSON that a report keeps, and back. The text itself is the report's own column."""

from dataclasses import asdict, fields
from typing import Any

from meetings.parser.codes import AttendanceRole, ItemKind, MeetingType, Outcome
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

Plain = dict[str, Any]


def as_json(outline: Outline) -> Plain:
    """The outline as plain data, without the text, which the report keeps."""
    plain = asdict(outline)
    del plain["text"]
    return plain


def from_json(plain: Plain, text: str) -> Outline:
    """The outline again. What later versions of the parser read besides was not read then: it has its default."""
    return Outline(
        text=text,
        meetings=tuple(map(_meeting, plain["meetings"])),
        doubts=tuple(_made(Doubt, one, span=_span(one["span"])) for one in plain["doubts"]),
        lead=_spans(plain["lead"]),
        boilerplate=_spans(plain["boilerplate"]),
        unplaced=_spans(plain["unplaced"]),
    )


def _meeting(plain: Plain) -> MeetingOutline:
    return _made(
        MeetingOutline,
        plain,
        type=MeetingType(plain["type"]),
        number=_made(NumberRead, plain["number"]),
        held=_made(DateRead, plain["held"]),
        span=_span(plain["span"]),
        attendance=tuple(_made(Attendee, one, role=AttendanceRole(one["role"])) for one in plain["attendance"]),
        items=tuple(map(_item, plain["items"])),
    )


def _item(plain: Plain) -> ItemOutline:
    return _made(
        ItemOutline,
        plain,
        kind=ItemKind(plain["kind"]),
        span=_span(plain["span"]),
        outcome=Outcome(plain["outcome"]) if plain["outcome"] else None,
        directives=tuple(_made(DirectiveOutline, one, span=_span(one["span"])) for one in plain["directives"]),
    )


def _made(shape: Any, plain: Plain, **parts: Any) -> Any:
    """One of the outline's classes; a list of plain words is a tuple there, and what it does not know is left out."""
    known = {field.name for field in fields(shape)}
    facts = {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items() if name in known}
    return shape(**facts | parts)


def _span(plain: Plain | None) -> Span | None:
    return Span(plain["start"], plain["end"]) if plain else None


def _spans(plain: list[Plain]) -> tuple[Span, ...]:
    return tuple(Span(one["start"], one["end"]) for one in plain)
