"""Directives in a calendar: the days by which they are to be done."""

from typing import Any

from django.db.models import JSONField, Value

from directives.models.passage import Passage
from directives.serializers import directive_row
from records.sentences import as_sentence
from website.calendars import Event, ListCalendar


class Deadlines(ListCalendar):
    """The days by which something is to be done, of the directives among a list's passages."""

    def dated(self, rows: Any) -> Any:
        return rows.filter(row__deadline_on__isnull=False).exclude(row__deadline_on=Value(None, JSONField()))

    def event(self, row: Passage) -> Event:
        d = directive_row(row, self.absolute_url)
        return Event(
            kind="deadline",
            key=d["key"],
            starts=d["deadline_on"],
            title=d["headline"] or d["text"][:40],
            text=f"{as_sentence(d['text'])}\n{d['meeting']['title']}",
            url=d["url"],
            category=d["meeting"]["type_name"],
            edition=d["edition"],
            issued_at=d["issued_at"],
        )
