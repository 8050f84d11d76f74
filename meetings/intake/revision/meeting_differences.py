"""The rows of a meeting on the desk against two readings of it: where each row came from, and which facts differ."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.intake.column_values import Facts, attendance_facts
from meetings.intake.drafts import put_attendance
from meetings.intake.proposals import PROPOSED, accept, hindrance_of
from meetings.intake.revision.difference import Difference
from meetings.intake.revision.wording import HELD, Group, shown_value
from meetings.models import AgendaItem, Meeting
from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline, Span
from records.fields import people_in_words

Row = Meeting | AgendaItem | Directive


class Rows:
    """The rows of a meeting, found by the span of the earlier text that they were made of."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.items = list(meeting.items.all())
        self.directives = [directive for item in self.items for directive in item.directives.all()]
        self.texts = {directive.text for directive in self.directives}
        self._items = {(row.span_start, row.span_end): row for row in reversed(self.items)}
        self._directives = {(row.span_start, row.span_end): row for row in reversed(self.directives)}
        self.spans: dict[tuple[type[Row], int], tuple[Row, Span | None]] = {}
        rows: list[Row] = [meeting, *self.items, *self.directives]
        for row in rows:
            self.set_span(row, None)

    def set_span(self, row: Row, span: Span | None) -> None:
        """Notes the span of a row in the new text; None where it is in the new text no more."""
        self.spans[type(row), row.pk] = (row, span)

    def is_of(self, read: MeetingOutline) -> bool:
        return _is_at(self.meeting, read.span) and self.meeting.type == read.type

    def holds(self, read: MeetingOutline) -> bool:
        """Whether an item or a directive that was read has its row here."""
        return any(self.item(item) or any(map(self.directive, item.directives)) for item in read.items)

    def directive(self, read: DirectiveOutline) -> Directive | None:
        return self._directives.get((read.span.start, read.span.end))

    def item(self, read: ItemOutline) -> AgendaItem | None:
        if read.span:
            return self._items.get((read.span.start, read.span.end))
        first = self.directive(read.directives[0]) if read.directives else None
        return next((row for row in self.items if first and row.pk == first.item_id and row.span_start is None), None)


def _is_at(row: Row, span: Span | None) -> bool:
    return span is not None and (row.span_start, row.span_end) == (span.start, span.end)


def fact_differences(
    label: str, groups: Sequence[Group], then: Facts, now: Facts, row: Row, meeting: Meeting
) -> Iterator[Difference]:
    """Each group of columns that is read otherwise now, unless the desk says so already."""
    desk = {name: getattr(row, name) for name in then}
    for name, columns in groups:
        old, new, current = ({column: facts[column] for column in columns} for facts in (then, now, desk))
        if new in (old, current):
            continue
        if columns == HELD and desk["listed_on"] in (then["listed_on"], localdate(meeting.entered_at)):
            # the list follows the day, unless somebody placed it
            new |= {name: now[name] for name in ("listed_on", "is_listed_on_guessed")}
        hindrance, act = _("录入后已手工修改，不会覆盖。") if current != old else "", _setter(row, new)
        if row is meeting and meeting.proposal and columns[0] in PROPOSED:
            hindrance, act = hindrance_of(meeting, columns[0]), partial(accept, meeting, columns[0], now[columns[0]])
        yield Difference(
            f"{label}：{name}" if label else str(name),
            shown_value(columns, then),
            shown_value(columns, now),
            shown_value(columns, desk),
            meeting,
            act=None if hindrance else act,
            hindrance=hindrance,
        )


def _setter(row: Row, facts: Facts) -> Any:
    def act() -> None:
        for name, value in facts.items():
            setattr(row, name, value)
        row.save(update_fields=list(facts))

    return act


def attendance_differences(meeting: Meeting, old: MeetingOutline, new: MeetingOutline) -> Iterator[Difference]:
    """The difference of the list of names as a whole: its order is an office's own."""
    then, now = attendance_facts(old), attendance_facts(new)
    desk = [{"name": person.name, "post": person.post, "role": person.role} for person in meeting.attendance.all()]
    if now in (then, desk):
        return

    def act() -> None:
        meeting.attendance.all().delete()
        put_attendance(meeting, new)

    is_edited = desk != then
    yield Difference(
        _("出席情况"),
        people_in_words(then),
        people_in_words(now),
        people_in_words(desk),
        meeting,
        act=None if is_edited else act,
        hindrance=_("录入后已手工修改，不会覆盖。") if is_edited else "",
    )
