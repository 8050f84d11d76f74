"""Who wrote a meeting's record, read from the history of its rows. What an account may do is in ``gate``."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import F

from meetings.models import Meeting, State
from meetings.models.desk import ASIDE


def authors_since_approval(meeting: Meeting) -> set[int]:
    """The primary keys of the accounts that changed a word, a row or an order of the record since its last approval,
    or settled a doubt about it.

    All who ever did, where it was never approved. A verb that only moves the meeting is no writing. What came from
    outside a request or a verb (a console, a migration) has no author.
    """
    versions = list(_events("meetings.Meeting").filter(pgh_obj_id=meeting.pk).order_by("pgh_id").values())
    since = max((version["pgh_created_at"] for version in versions if version["state"] == State.APPROVED), default=None)
    items = _events("meetings.AgendaItem").filter(meeting_id=meeting.pk)
    authors: set[int | None] = set(_authors(versions, since))
    for part in (
        items,
        _events("meetings.Attendance").filter(meeting_id=meeting.pk),
        _events("meetings.ReadingDoubt").filter(meeting_id=meeting.pk),
        _events("directives.Directive").filter(item_id__in=items.values("pgh_obj_id")),
    ):
        recent = part.filter(pgh_created_at__gte=since) if since else part
        authors |= set(recent.values_list("author", flat=True).distinct())
    return {author for author in authors if author is not None}


def _events(model: str) -> Any:
    """The history of a model's rows, each event with its author, as the request or the verb noted it."""
    return apps.get_model(f"{model}Event").objects.annotate(author=F("pgh_context__metadata__user"))


def _authors(versions: list[dict[str, Any]], since: datetime | None) -> Iterator[int | None]:
    """Whose event changed the meeting's own columns, and not only where it stands."""
    before: dict[str, Any] = {}
    for version in versions:
        record = {name: value for name, value in version.items() if not name.startswith("pgh_") and name not in ASIDE}
        author = record.pop("author")
        if record != before and (since is None or version["pgh_created_at"] >= since):
            yield author
        before = record
