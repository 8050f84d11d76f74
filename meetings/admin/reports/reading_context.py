"""The template context of the step that shows what was read: meetings, items and directives as plain rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from meetings.admin.editor.rows import outline
from meetings.admin.reports.field_corrections import input_name
from meetings.admin.reports.highlighting import at, pieces, sentences
from meetings.admin.reports.state import PasteState
from meetings.corrections.fields import MEETING_FIELDS, Field, Input
from meetings.corrections.outline_edits import leads
from meetings.corrections.rows import DIRECTIVE_NAMES
from meetings.days import held
from meetings.intake.column_values import meeting_facts
from meetings.parser.outline import DoubtReason, MeetingOutline, Outline, Span
from meetings.reading.sentences import doubt_sentence

Row = dict[str, Any]
SHOWN = 200  # doubts and loose sentences above the text; in the text all are marked


@dataclass(frozen=True, slots=True)
class OutlineSheet:
    """What the outline's templates ask of their page: the row where it goes on, and the remarks at rows, here none."""

    focus: str
    remarks: Mapping[str, list[Any]] = field(default_factory=dict)


def reading_context(state: PasteState) -> Row:
    read = state.outline
    unplaced = [row for span in read.unplaced for row in _sentence_rows(state, span)]
    passages = leads(read)
    meetings = [_meeting_row(state, index, passages[index]) for index in range(len(read.meetings))]
    return {
        "meetings": meetings,
        "outline": meetings[0]["outline"] if meetings else None,  # the blanks of all
        "sheet": OutlineSheet(state.focus),
        "pieces": pieces(read),
        "doubts": _doubt_rows(read)[:SHOWN],
        "unplaced": unplaced[:SHOWN],
        "unplaced_left": len(unplaced[SHOWN:]),
        "errors": [_error_row(name, message) for name, message in state.errors.items()] + _row_errors(state),
    }


def _error_row(name: str, message: str) -> Row:
    """``number`` is that of the meeting in which the input stands, ``target`` its element."""
    return {"name": name, "target": name, "message": message, "number": int(name.split("-")[1]) + 1}


def _row_errors(state: PasteState) -> list[Row]:
    return [
        {"name": f"{ref}-{name}", "target": f"id_{ref}-{name}", "message": message, "number": index + 1}
        for index, record in enumerate(state.shown_rows)
        for ref in (row.ref for row in record.rows())
        for name, messages in state.wrong_rows.get(ref, {}).items()
        for message in messages
    ]


def _meeting_row(state: PasteState, index: int, lead: list[Span]) -> Row:
    meeting = state.outline.meetings[index]
    facts = meeting_facts(meeting, state.form.cleaned_data["published_on"])
    inputs = _input_rows(state, MEETING_FIELDS, (index,), meeting)
    return {
        "position": str(index),
        "number": index + 1,
        "position_above": index - 1,
        "read": meeting,
        "of": at(meeting.span) if meeting.span else "",
        "inputs": [row for row in inputs if row["kind"] != "lines"],
        "folded_inputs": [row for row in inputs if row["kind"] == "lines"],
        "directive_count": sum(len(item.directives) for item in meeting.items),
        "is_day_doubtful": meeting.held.on is None,
        "is_day_guessed": facts["is_listed_on_guessed"],
        "public_day": held(facts),
        "is_number_unread": bool(meeting.number.text) and meeting.number.number is None,
        "lead": [row for span in lead for row in _sentence_rows(state, span)],
        "statements": [row for item in meeting.items if item.span for row in _sentence_rows(state, item.span)],
        "outline": outline(state.shown_rows[index], state.wrong_rows, opened=state.opened, names=DIRECTIVE_NAMES),
    }


def _input_rows(
    state: PasteState, fields: tuple[Field, ...], position: tuple[int, ...], part: MeetingOutline
) -> list[Row]:
    return [_input_row(state, entry, input_name(entry, position), part) for field in fields for entry in field.inputs]


def _input_row(state: PasteState, entry: Input, name: str, part: MeetingOutline) -> Row:
    """An input as it is shown: what was typed in it goes before what was read, until it can be applied."""
    return {
        "name": name,
        "label": _(entry.label),
        "help_text": _(entry.help_text) if entry.help_text else "",
        "preview": entry.preview(part),
        "kind": entry.kind,
        "choices": [(code.value, _(code.label)) for code in entry.choices or ()],
        "is_optional": entry.is_optional,
        "is_doubtful": entry.is_doubtful(part),
        "value": state.typed.get(name, entry.shown(part)),
        "error": state.errors.get(name, ""),
    }


def _sentence_rows(state: PasteState, span: Span) -> list[Row]:
    """The sentences of a span, to be ticked; ``of`` is the element where the span begins in the text."""
    text = state.outline.text
    values = [(f"{sentence.start}-{sentence.end}", sentence) for sentence in sentences(text, span)]
    return [
        {
            "value": value,
            "of": at(span),
            "text": text[sentence.start : sentence.end].strip(),
            "is_ticked": value in state.ticked,
        }
        for value, sentence in values
    ]


def _doubt_rows(outline: Outline) -> list[Row]:
    """Each doubtful passage once, with all that is doubtful about it; doubts about no passage have neither words."""
    rows: dict[Span | None, Row] = {}
    for doubt in outline.doubts:
        row = rows.setdefault(doubt.span, _doubt_row(outline.text, doubt.span))
        if (sentence := doubt_sentence(doubt)) not in row["reasons"]:
            row["reasons"].append(sentence)
        row["makes_meeting"] = doubt.reason == DoubtReason.NO_SITTING
    return list(rows.values())


def _doubt_row(text: str, span: Span | None) -> Row:
    if span is None:
        return {"words": "", "of": "", "span": "", "reasons": []}
    return {
        "words": text[span.start : span.end],
        "of": at(span),
        "span": f"{span.start}-{span.end}",
        "reasons": [],
    }
