"""Remarks at rows of a meeting on the desk: made by a reviewer, answered and marked done by a secretary."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from meetings.models import Meeting, Remark, State, User
from meetings.models.remark import ABOUT
from records.fields import Document

HEAD = ""  # the row of a remark on the meeting itself


def may_remark(meeting: Meeting, user: User) -> bool:
    """Whether the person may say something of its rows, and open again what was marked done: while it is reviewed."""
    return meeting.state == State.IN_REVIEW and not meeting.erased_at and user.has_perm("meetings.send_back")


def quotes(document: Document) -> dict[str, str]:
    """How each row of a record begins, by key; the head by its title."""
    found = {HEAD: document["title"][:ABOUT]}
    for item in document["items"]:
        found[item["key"]] = (item["title"] or item["text"])[:ABOUT]
        found |= {one["key"]: (one["headline"] or one["text"])[:ABOUT] for one in item["directives"]}
    return found


def make(
    meeting: Meeting, said: Mapping[str, str], *, about: Mapping[str, str], by: User, at: datetime | None = None
) -> None:
    """Keeps what a reviewer says, by row; ``about`` are the rows that there are. What is said of no row is dropped."""
    at = at or timezone.now()
    for row, words in said.items():
        if words.strip() and row in about:
            meeting.remarks.create(row=row, about=about[row], text=words.strip(), by=by, at=at)


def answer(remark: Remark, words: str, *, by: User, at: datetime | None = None) -> None:
    """Keeps the answer; an empty one takes an earlier one back. The same words are no new answer."""
    if (words := words.strip()) != remark.answer:
        who, when = (by, at or timezone.now()) if words else (None, None)
        _update(remark, answer=words, answered_by=who, answered_at=when)


def settle(remark: Remark, *, is_done: bool, by: User, at: datetime | None = None) -> None:
    """Marks a remark done, or opens it again."""
    if is_done != remark.is_done:
        who, when = (by, at or timezone.now()) if is_done else (None, None)
        _update(remark, done_by=who, done_at=when)


def _update(remark: Remark, **facts: Any) -> None:
    for name, value in facts.items():
        setattr(remark, name, value)
    remark.save(update_fields=list(facts))


def by_row(found: list[Remark], rows: Mapping[str, Any] | set[str]) -> dict[str, list[Remark]]:
    """Remarks by the row where they are shown: at the head, where theirs is gone."""
    shown: dict[str, list[Remark]] = {}
    for remark in found:
        shown.setdefault(remark.row if remark.row in rows else HEAD, []).append(remark)
    return shown
