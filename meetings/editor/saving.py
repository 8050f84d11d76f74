"""A meeting's rows as a record, and a merged record as rows. The caller holds the lock of the meeting.

A row keeps its key wherever it moves; the key of a row that others deleted comes back with its words, and no key ever
comes to mean another row's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core import signing
from django.utils import timezone

from directives.models import Directive
from meetings.corrections.attendance_lines import lines_of, read_people
from meetings.editor import held
from meetings.editor.fields import DIRECTIVE_FIELDS, HEAD_FIELDS, ITEM_FIELDS, fields_of, words
from meetings.editor.record import Directive as DirectiveRow
from meetings.editor.record import Item, Record, as_plain, from_plain
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.parser.outline import Attendee
from records.codes import AttendanceRole


def record_of(desk: Meeting) -> Record:
    """The rows as they are kept."""
    return Record(_head(desk), tuple(map(_item, desk.items.all())) if desk.pk else ())


def _head(desk: Meeting) -> dict[str, str]:
    special = {
        "held": held.of(desk.held_on, desk.held_on_precision, desk.held_on_text, desk.listed_on),
        "attendance": "\n".join(map(line_of, desk.attendance.all())) if desk.pk else "",
        "settled": " ".join(sorted(str(one.pk) for one in desk.doubts.all() if one.is_settled))
        if desk.report_id
        else "",
    }
    return {name: special[name] if name in special else words(getattr(desk, name)) for name in HEAD_FIELDS}


def _item(row: AgendaItem) -> Item:
    directives = (DirectiveRow(one.key, fields_of(one, DIRECTIVE_FIELDS)) for one in row.directives.all())
    return Item(row.key, fields_of(row, ITEM_FIELDS), directives=tuple(directives))


def line_of(person: Attendance) -> str:
    """列席 王明 区水务局局长."""
    return " ".join(lines_of([Attendee(person.name, AttendanceRole(person.role), person.post)]).split())


# What a page showed of it


@dataclass(frozen=True, slots=True)
class Base:
    """The record that a page showed, and since when others may have changed it."""

    record: Record
    at: datetime | None = None


def signed(record: Record, desk: Meeting) -> str:
    """The record for a hidden field: whoever sends it back was shown it, of this meeting."""
    return signing.dumps({"at": timezone.now().isoformat(), **as_plain(record)}, salt=_salt(desk), compress=True)


def read_base(value: str, desk: Meeting) -> Base:
    """An empty record where the field is missing or not ours: then all that differs is asked about."""
    try:
        plain = signing.loads(value, salt=_salt(desk))
        return Base(from_plain(plain), datetime.fromisoformat(plain["at"]))
    except (signing.BadSignature, KeyError, ValueError, TypeError):
        return Base(Record())


def _salt(desk: Meeting) -> str:
    return f"meetings.editor.{desk.pk}"


# Rows of it


@dataclass(slots=True)
class Saved:
    """What a save did to the rows."""

    added: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    deleted: list[Any] = field(default_factory=list)
    is_reordered: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.deleted or self.is_reordered)


def save(desk: Meeting, record: Record, written: Mapping[str, Any], *, known: Record) -> Saved:
    """Makes the rows of a meeting those of the record.

    ``written`` has the new and changed rows by reference, filled but not saved. A row that is new to the desk gets the
    key that ``known``, the record that a page was shown, has of it, else one of its own.
    """
    return _Saving(desk, record, written, {row.ref for row in known.rows()}).save()


class _Saving:
    def __init__(self, desk: Meeting, record: Record, written: Mapping[str, Any], known: set[str]) -> None:
        self.desk, self.record, self.written, self.known = desk, record, written, known
        self.items = {row.key: row for row in AgendaItem.objects.filter(meeting=desk)}
        self.directives = {row.key: row for row in Directive.objects.filter(item__meeting=desk)}
        self.saved = Saved()

    def save(self) -> Saved:
        for place, item in enumerate(self.record.items, start=1):
            row = self._write(item.ref, self.items, {"meeting_id": self.desk.pk, "position": place})
            for number, one in enumerate(item.directives, start=1):
                self._write(one.ref, self.directives, {"item_id": row.pk, "position": number})
        kept = {row.ref for row in self.record.rows()}
        for rows in (self.directives, self.items):  # what was moved out of an item that goes is moved by now
            for key, row in rows.items():
                if key not in kept:
                    self.saved.deleted.append(row)
                    row.delete()
        return self.saved

    def _write(self, ref: str, rows: Mapping[str, Any], place: Mapping[str, int]) -> Any:
        """Writes a row where it is new, has other words or stands elsewhere."""
        is_kept, is_written = ref in rows, ref in self.written
        row = self.written[ref] if is_written else rows[ref]
        has_moved = is_kept and any(getattr(rows[ref], name) != value for name, value in place.items())
        for name, value in place.items():
            setattr(row, name, value)
        if not is_kept:
            row.key = ref if ref in self.known else row.key
            row.save(force_insert=True)
            self.saved.added.append(row)
        elif is_written:
            row.save()
            self.saved.changed.append(row)
        elif has_moved:
            row.save(update_fields=list(place))
        self.saved.is_reordered |= has_moved
        return row


def save_attendance(desk: Meeting, lines: str) -> bool:
    """Makes the people of a meeting those of the lines; returns whether that changed any.

    A line that is unchanged keeps its row as it is, another one the row of its name.
    """
    rows, wanted = list(desk.attendance.all()), [line for line in lines.splitlines() if line.strip()]
    if [line_of(row) for row in rows] == wanted:
        return False
    placed: list[Any] = [_taken(rows, lambda row, line=line: line_of(row) == line) for line in wanted]
    for place, line in enumerate(wanted):
        if placed[place] is None:
            [person] = read_people(line)
            row = _taken(rows, lambda row, name=person.name: row.name == name) or Attendance(meeting=desk)
            row.role, row.name, row.post = person.role.value, person.name, person.post
            placed[place] = row
    for row in rows:
        row.delete()
    for position, row in enumerate(placed, start=1):
        row.position = position
        row.save()
    return True


def _taken(rows: list[Any], is_it: Any) -> Any:
    found = next(filter(is_it, rows), None)
    if found is not None:
        rows.remove(found)
    return found
