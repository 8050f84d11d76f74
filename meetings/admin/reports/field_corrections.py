"""The corrections that a person filled in, read from the fields of the form. Trusts nothing in it.

Each field stands for itself: what is wrong in one keeps no other from being applied.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from meetings.corrections import SetField
from meetings.corrections.fields import FIELDS, MEETING_FIELDS, Field, Input, Values
from meetings.parser.outline import MeetingOutline, Outline


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that was changed: what was typed in its inputs, by their names in the form, and the correction."""

    typed: dict[str, str]
    correction: SetField

    @property
    def name(self) -> str:
        """The name of the input beside which an error is shown."""
        return next(iter(self.typed))

    @property
    def error(self) -> str:
        return _(FIELDS[self.correction.field].error)


def input_name(field_input: Input, position: tuple[int, ...]) -> str:
    """chair-0 of the first meeting."""
    return "-".join([field_input.name, *map(str, position)])


def field_changes(outline: Outline, post: QueryDict) -> Iterator[FieldChange]:
    """The fields of every meeting that were sent with other values than they showed."""
    for meeting_index, meeting in enumerate(outline.meetings):
        for field in MEETING_FIELDS:
            yield from _changes(field, (meeting_index,), meeting, post)


def _changes(field: Field, position: tuple[int, ...], part: MeetingOutline, post: QueryDict) -> Iterator[FieldChange]:
    before = field.values(part)
    names = [input_name(field_input, position) for field_input in field.inputs]
    typed = {name: post.get(name, value) for name, value in zip(names, before, strict=True)}
    after = tuple(typed.values())
    if not _is_same(before, after) and not _is_same(before, completed := field.complete(before, after)):
        yield FieldChange(typed, SetField(field.name, position, completed))


def _is_same(before: Values, after: Values) -> bool:
    return [_words(value) for value in before] == [_words(value) for value in after]


def _words(value: str) -> list[list[str]]:
    """The words of each line: neither the spaces between them nor empty lines are a change."""
    return [line.split() for line in value.splitlines() if line.strip()]
