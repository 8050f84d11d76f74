"""The fields of a meeting and of its items that a person can correct, one line each in a table, and ``SetField``.

What the page shows, asks and says of a field stands in its line; forms and corrections iterate the table. Messages are
only marked here, since the bounded process knows no Django; they are translated where they are shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from meetings.corrections.attendance_lines import lines_of
from meetings.corrections.field_values import (
    Values,
    complete_date,
    date_shown,
    with_attendance,
    with_chair,
    with_choices,
    with_date,
    with_number,
    with_type,
    with_venue,
)
from meetings.corrections.outline_edits import part_at, with_part, without_doubt
from meetings.parser.outline import ItemOutline, MeetingOutline, Outline
from records.codes import Code, DatePrecision, ItemKind, MeetingType, Outcome


def gettext_noop(message: str) -> str:
    """Marks a message for the catalogues, as Django's function of this name does."""
    return message


@dataclass(frozen=True, slots=True)
class Input:
    """A control of the page. ``shown`` gives its value for a meeting or an item, ``is_doubtful`` whether it is marked.

    With ``choices`` it is a list to choose from; ``kind`` is the type of an HTML input, or ``lines`` for a text area,
    which is folded: ``preview`` is what shows of it then, and ``help_text`` how its lines are written.
    """

    name: str
    label: str
    shown: Callable[[Any], str]
    kind: str = "text"
    choices: type[Code] | None = None
    is_optional: bool = False
    is_doubtful: Callable[[Any], bool] = lambda part: False
    preview: Callable[[Any], str] = lambda part: ""
    help_text: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """What is corrected at once, through one input or through several that count together.

    ``replaced`` returns the meeting or the item with new values, or raises Impossible; then ``error`` is shown.
    ``complete`` fills in what one input implies for another, given the values before and after. ``doubt`` is the code
    of the doubts that a known value answers.
    """

    name: str
    inputs: tuple[Input, ...]
    replaced: Callable[..., Any]
    error: str
    doubt: str = ""
    complete: Callable[[Values, Values], Values] = lambda before, after: after

    def values(self, part: MeetingOutline | ItemOutline) -> Values:
        return tuple(field_input.shown(part) for field_input in self.inputs)


INVALID_CHOICE = gettext_noop("不是可选的选项，请重新选择。")
# Names are those of the JSON that open pages hold: a name that changes loses the corrections made on them.
MEETING_FIELDS = (
    Field(
        "type",
        (Input("type", gettext_noop("会议类型"), lambda meeting: meeting.type.value, choices=MeetingType),),
        with_type,
        INVALID_CHOICE,
        doubt="type",
    ),
    Field(
        "number",
        (Input("number", gettext_noop("会议届次"), lambda meeting: meeting.number.text),),
        with_number,
        gettext_noop("会议届次不超过 60 个字，且只能是一行文字，请重新填写。"),
    ),
    Field(
        "held",
        (
            Input(
                "held",
                gettext_noop("会议日期"),
                date_shown,
                kind="date",
                is_doubtful=lambda meeting: meeting.held.on is None,
            ),
            Input(
                "precision",
                gettext_noop("日期精度"),
                lambda meeting: meeting.held.precision.value,
                choices=DatePrecision,
            ),
        ),
        with_date,
        gettext_noop("请填写会议日期，格式如 2026-06-03；不知道是哪一天，请把精度改为未知。"),
        doubt="date",
        complete=complete_date,
    ),
    Field(
        "chair",
        (
            Input(
                "chair",
                gettext_noop("主持人"),
                lambda meeting: meeting.chair,
                is_doubtful=lambda meeting: not meeting.chair,
            ),
        ),
        with_chair,
        gettext_noop("主持人不超过 80 个字，且只能是一行文字，请重新填写。"),
        doubt="chair",
    ),
    Field(
        "place",
        (Input("place", gettext_noop("地点"), lambda meeting: meeting.place),),
        with_venue,
        gettext_noop("地点不超过 200 个字，且只能是一行文字，请重新填写。"),
    ),
    Field(
        "people",
        (
            Input(
                "people",
                gettext_noop("出席情况"),
                lambda meeting: lines_of(meeting.attendance),
                kind="lines",
                preview=lambda meeting: "、".join(person.name for person in meeting.attendance),
                help_text=gettext_noop("每行一人：身份（出席、列席、请假）、姓名、单位及职务，用空格隔开"),
            ),
        ),
        with_attendance,
        gettext_noop("每行一人：身份、姓名、单位及职务，用空格隔开，如“列席 王明 区水务局局长”。请重新填写。"),
    ),
)
ITEM_FIELDS = (
    Field(
        "item",
        (
            Input("kind", gettext_noop("议题类型"), lambda item: item.kind.value, choices=ItemKind),
            Input(
                "outcome",
                gettext_noop("审议结果"),
                lambda item: item.outcome.value if item.outcome else "",
                choices=Outcome,
                is_optional=True,
            ),
        ),
        with_choices,
        INVALID_CHOICE,
    ),
)
FIELDS = {field.name: field for field in (*MEETING_FIELDS, *ITEM_FIELDS)}


@dataclass(frozen=True, slots=True)
class SetField:
    """Sets a field of FIELDS. ``position`` is that of a meeting, or of a meeting and an item in it."""

    field: str
    position: tuple[int, ...]
    values: Values

    def apply(self, outline: Outline) -> Outline:
        field, before = FIELDS[self.field], part_at(outline, self.position)
        after = field.replaced(before, *self.values)
        if after == before:
            return outline
        if field.doubt and field.values(after)[0]:
            outline = without_doubt(outline, field.doubt, self.position[0])
        return with_part(outline, self.position, after)
