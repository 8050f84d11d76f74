"""Lists as calendars (iCalendar, RFC 5545): an event a row, all day where the day alone is known.

What says when an event was written is its edition's time, so that the same record is the same file at any time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from website.atom import plain
from website.exports import ListFile

MOST_EVENTS = 1_000


@dataclass(frozen=True, slots=True)
class Event:
    """A day or a moment. ``kind`` and ``key`` make its id, which outlives corrections; ``url`` is absolute."""

    kind: str
    key: str
    starts: date | datetime
    title: str
    text: str
    url: str
    category: str
    edition: int
    issued_at: datetime


def calendar(title: str, events: Iterable[Event]) -> HttpResponse:
    """An answer with the events; an empty calendar where there are none."""
    whole = Calendar()
    whole.add("prodid", "-//Jiyao//Jiyao//ZH")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", plain(f"{title} · {settings.OFFICE['name']}"))
    for event in events:
        whole.add_component(component(event))
    return HttpResponse(whole.to_ical(), content_type="text/calendar; charset=utf-8")


def component(event: Event) -> CalendarEvent:
    written = CalendarEvent()
    issued_at = event.issued_at.astimezone(UTC)
    facts: dict[str, Any] = {
        "uid": f"{event.kind}-{event.key}@{settings.NAMING_HOST}",
        "dtstamp": issued_at,
        "last-modified": issued_at,
        "sequence": event.edition - 1,
        "dtstart": event.starts.astimezone(UTC) if isinstance(event.starts, datetime) else event.starts,
        "transp": "TRANSPARENT",
        "summary": plain(event.title),
        "description": plain(event.text),
        "categories": [event.category],
        "url": event.url,
    }
    for name, value in facts.items():
        written.add(name, value)
    return written


class ListCalendar(ListFile):
    """The newest rows of a list that have a day."""

    def render(self, rows: Any) -> HttpResponse:
        return calendar(str(self.title), (self.event(row) for row in self.dated(rows)[:MOST_EVENTS]))

    def dated(self, rows: Any) -> Any:
        """Of the rows those with a day."""
        raise NotImplementedError

    def event(self, row: Any) -> Event:
        raise NotImplementedError
