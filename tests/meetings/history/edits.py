"""A desk that somebody edits again and again through the editor's own saving, with the record after each edit kept
beside it: what a replay is held against."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from directives.models import Directive
from meetings.editor import saving
from meetings.editor.record import Directive as DirectiveRow
from meetings.editor.record import Item, Record, Row
from meetings.models import AgendaItem, Meeting
from meetings.record.document import internal
from records.history import acting

START = datetime(2026, 3, 5, 9, tzinfo=UTC)
PEOPLE = ("出席 林祎 区水务局局长", "列席 苏映雪", "请假 王明 区财政局局长")
WORDS = st.text("要抓好落实防汛备", min_size=1, max_size=6)


@dataclass
class Diary:
    """The moments of a meeting, each with its record as the desk had it then."""

    pk: int
    by: Any
    kept: list[tuple[datetime, Any]]

    @property
    def meeting(self) -> Meeting:
        return Meeting.objects.get(pk=self.pk)

    def now(self) -> Any:
        doubts = self.meeting.doubts.order_by("pk").values_list("pk", "reason", "settled_by_id", "settled_at")
        return internal(self.meeting), list(doubts)

    def act(self, change: Any) -> None:
        """Lets somebody do something, an hour after the last."""
        at = START + timedelta(hours=len(self.kept))
        with acting(by=self.by, at=at):
            change(self.meeting)
        self.kept.append((at, self.now()))


def save(meeting: Meeting, record: Record, people: str) -> None:
    """Saves as the editor's page does, which fills the new and changed rows."""
    before = saving.record_of(meeting)
    known = {row.ref: row for row in before.rows()}
    written = {row.ref: _filled(row) for row in record.rows() if known.get(row.ref) != row}
    if record.head.get("title") != before.head["title"]:
        meeting.title = record.head["title"]
        meeting.save()
    saving.save(meeting, record, written, known=before)
    saving.save_attendance(meeting, people)


def _filled(row: Row) -> Any:
    model: Any = AgendaItem if isinstance(row, Item) else Directive
    found = model.objects.filter(key=row.ref).first() or model()
    for name, value in row.fields.items():
        if name in ("title", "text"):
            setattr(found, name, value)
    return found


@st.composite
def changed(draw: st.DrawFn, record: Record) -> Record:
    """The record with rows reworded, moved, added and taken out."""
    rows = [row for row in record.rows() if draw(st.integers(0, 4))]
    rows += [Item(f"new{number}", {}) for number in range(1, 1 + draw(st.integers(0, 1)))]
    rows += [DirectiveRow(f"new{number}", {}) for number in range(5, 5 + draw(st.integers(0, 2)))]
    rows = draw(st.permutations(rows)) if draw(st.booleans()) else rows
    items: list[Item] = []
    for row in rows:
        name = "title" if isinstance(row, Item) else "text"
        is_kept = draw(st.booleans()) and bool(row.fields)
        fields = row.fields if is_kept else row.fields | {name: draw(WORDS)}
        if isinstance(row, Item):
            items.append(Item(row.ref, fields))
        elif items:
            items[-1] = replace(items[-1], directives=(*items[-1].directives, DirectiveRow(row.ref, fields)))
    return Record(record.head | {"title": draw(WORDS)}, tuple(items))


@st.composite
def attended(draw: st.DrawFn) -> str:
    return "\n".join(draw(st.permutations(PEOPLE))[: draw(st.integers(0, 3))])
