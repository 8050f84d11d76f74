"""The doubts of a reading once they are on the desk: settled by a person, answered by a correction."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils import timezone

from meetings.models import Meeting, ReadingDoubt, User

ANSWERS = {"date": {"held_on", "held_on_precision"}, "chair": {"chair"}, "type": {"type"}}
LIST_DAY = {"listed_on", "is_listed_on_guessed"}


def answered(meeting: Meeting, changed: Collection[str]) -> set[int]:
    """The ids of the doubts about what a person has just said otherwise, by column.

    Where the day stays unknown, the day for the list is all there is to say of it.
    """
    return {doubt.pk for doubt in meeting.doubts.all() if _answers(meeting, doubt) & set(changed)}


def _answers(meeting: Meeting, doubt: ReadingDoubt) -> set[str]:
    columns = ANSWERS.get(doubt.code, set())
    return columns | LIST_DAY if doubt.code == "date" and meeting.held_on is None else columns


def settle(meeting: Meeting, doubts: Collection[int], *, by: User, at: datetime | None = None) -> None:
    """Settles these doubts (their ids) and opens the meeting's others again."""
    at = at or timezone.now()
    for doubt in meeting.doubts.all():
        if doubt.is_settled != (doubt.pk in doubts):
            doubt.settled_by, doubt.settled_at = (None, None) if doubt.is_settled else (by, at)
            doubt.save(update_fields=["settled_by", "settled_at"])


def columns(meeting: Meeting) -> dict[str, Any]:
    """The facts that a doubt can be about, by column."""
    return {name: getattr(meeting, name) for name in set().union(LIST_DAY, *ANSWERS.values())}


def settled(meeting: Meeting) -> set[int]:
    return {doubt.pk for doubt in meeting.doubts.all() if doubt.is_settled}
