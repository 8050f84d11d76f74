"""An edition as entries of feeds (of the list of meetings, of what changed) and of calendars. No query."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directives.serializers import Link
from meetings.renderings.serializers import act_name, change_row, document_of, meeting_row
from records.codes import MeetingType
from records.fields import OTHER_MATTERS, Document
from records.list_numerals import ordinal
from records.sentences import as_sentence, says_more
from website.addresses import address_of
from website.atom import Entry
from website.calendars import Event


def meeting_entry(edition: Any) -> Entry:
    """A meeting in the feed of meetings (with ``first_issued_at`` annotated)."""
    m = meeting_row(edition)
    return Entry(
        kind="meeting",
        key=m["key"],
        title=m["title"],
        url=address_of("meetings:detail", m["key"]),
        text=m["summary"],
        updated=m["issued_at"],
        published=m["first_issued_at"],
        category=m["type"],
        content=record_in_html(document_of(edition)),
    )


def meeting_event(edition: Any, summary: str, link: Link) -> Event:
    """A meeting in a calendar, on the day that its edition has."""
    return Event(
        kind="meeting",
        key=edition.key,
        starts=edition.held_on,
        title=edition.title,
        text=summary,
        url=link(address_of("meetings:detail", edition.key)),
        category=_(MeetingType(edition.type).label),
        edition=edition.number,
        issued_at=edition.issued_at,
    )


def record_in_html(document: Document) -> SafeString:
    """The whole record: what was decided is all there, without opening the page."""
    parts = [format_html("<p>{}</p>", as_sentence(document["summary"]))] if document["summary"] else []
    for item in document["items"]:
        parts.append(format_html("<h2>{}、{}</h2>", ordinal(item["position"]), item["title"] or item["text"]))
        if item["title"] and says_more(item["text"], item["title"]):
            parts.append(format_html("<p>{}</p>", as_sentence(item["text"])))
        words = format_html_join("", "<li>{}</li>", ((as_sentence(one["text"]),) for one in item["directives"]))
        parts.append(format_html("<ol>{}</ol>", words) if words else words)
    if document["withheld"]:
        parts.append(format_html("<p>{}</p>", OTHER_MATTERS))
    return format_html('<div lang="zh-Hans">{}</div>', format_html_join("", "{}", ((part,) for part in parts)))


def change_entry(change: Any) -> Entry:
    """A meeting that is withdrawn today has no title to tell, in any of its entries."""
    row = change_row(change)
    meeting = row["meeting"]
    title = f"{act_name(row['act'])} · {meeting['title'] or _('一次会议')}"
    note = format_html('<p lang="zh-Hans">{}</p>', row["note"]) if row["note"] else ""
    return Entry(
        kind="change",
        key=f"{meeting['key']}:{row['edition']}",
        title=title,
        url=meeting["url"] or reverse("changes"),
        text=row["note"],
        updated=row["at"],
        published=row["at"],
        category=row["act"],
        content=format_html("<p>{}</p>{}", title, note),
    )


def change_event(change: Any, link: Link) -> Event:
    """An act in a calendar, at its time."""
    entry = change_entry(change)
    return Event(
        kind=entry.kind,
        key=entry.key.replace(":", "-"),
        starts=entry.updated,
        title=entry.title,
        text=entry.text,
        url=link(entry.url),
        category=act_name(entry.category),
        edition=1,  # an act is never another
        issued_at=entry.updated,
    )
