"""An edition as entries of feeds: of the list of meetings, and of what changed. Pure functions; no query."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.renderings.serializers import act_name, change_row, meeting_row
from website.atom import Entry


def meeting_entry(edition: Any) -> Entry:
    """A meeting in the feed of meetings (with ``first_issued_at`` annotated)."""
    m = meeting_row(edition)
    return Entry(
        kind="meeting",
        key=m["key"],
        title=m["title"],
        url=reverse("meetings:detail", args=[m["key"]]),
        text=m["summary"],
        updated=m["issued_at"],
        published=m["first_issued_at"],
        category=m["type"],
    )


def change_entry(change: Any) -> Entry:
    """A meeting that is withdrawn today has no title to tell, in any of its entries."""
    row = change_row(change)
    meeting = row["meeting"]
    return Entry(
        kind="change",
        key=f"{meeting['key']}:{row['edition']}",
        title=f"{act_name(row['act'])} · {meeting['title'] or _('一次会议')}",
        url=meeting["url"] or reverse("changes"),
        text=row["note"],
        updated=row["at"],
        published=row["at"],
        category=row["act"],
    )
