"""Keeps unsaved work for its author, gives it back, and lets it go. The addresses are in ``meetings.admin.unsaved``."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from django.apps import apps
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from meetings.models import Meeting, SubmittedForm, UnsavedWork, User

KEPT_FOR = timedelta(days=30)
LIMIT = 2_000_000  # bytes of names and values
NEW_MEETING = "meeting:new"
OF_READINGS = Q(page__startswith="report:")
Fields = list[tuple[str, str]]


class Spent(Exception):
    """The form was saved: what arrives late from it is no longer unsaved."""


def meeting_page(pk: int) -> str:
    """The page of a meeting, also of one that is no more: the number is never given to another."""
    return f"meeting:{pk}"


def reading_page(token: str) -> str:
    """The page of a report that is read and of which no drafts are made yet."""
    return f"report:{token}"


def works_of(author: User) -> QuerySet[UnsavedWork]:
    """What a person has not saved, latest first; what is too old is not offered, even before it is removed."""
    return UnsavedWork.objects.filter(author=author, kept_at__gt=timezone.now() - KEPT_FOR).order_by("-kept_at")


def find(author: User, page: str) -> UnsavedWork | None:
    return works_of(author).filter(page=page).first()


@transaction.atomic
def keep(author: User, page: str, fields: Fields, *, form: str) -> datetime:
    """Puts the fields in the place of what was kept of this page; raises Spent where the form ``form`` was saved."""
    _one_at_a_time(author)
    if form and SubmittedForm.objects.filter(digest=_spent(author, form)).exists():
        raise Spent
    work, _is_new = UnsavedWork.objects.update_or_create(
        author=author, page=page, defaults={"fields": _storable(fields), "kept_at": timezone.now()}
    )
    _remove_old()
    return work.kept_at


@transaction.atomic
def let_go(author: User, pages: Iterable[str], *, form: str = "") -> None:
    """Removes what was kept of the pages. What the saved form ``form`` still sends afterwards is not kept."""
    _one_at_a_time(author)
    if form:
        SubmittedForm.objects.bulk_create([SubmittedForm(digest=_spent(author, form))], ignore_conflicts=True)
    UnsavedWork.objects.filter(author=author, page__in=[*pages]).delete()
    _remove_old()


def erase(meetings: Iterable[int]) -> None:
    """Removes what anybody kept of meetings whose words are erased, deleted ones included."""
    UnsavedWork.objects.filter(page__in=[meeting_page(pk) for pk in meetings]).delete()


def erase_readings(digest: str) -> None:
    """Removes what anybody kept of a report whose words are erased, by the digest of its text."""
    UnsavedWork.objects.filter(OF_READINGS, fields__contains=[["corrected", digest]]).delete()


def exists_or_did(pk: int) -> bool:
    """Whether there is or was such a meeting: nothing is kept for a number that somebody made up."""
    events = apps.get_model("meetings.MeetingEvent")._default_manager
    return Meeting.objects.filter(pk=pk).exists() or events.filter(pgh_obj_id=pk).exists()


def is_erased(pk: int) -> bool:
    """Whether a meeting was erased; a deleted one was when another of its report is."""
    meeting = Meeting.objects.select_for_update(no_key=True).filter(pk=pk).first()  # erasing waits, or was first
    if meeting is not None:
        return meeting.erased_at is not None
    events = apps.get_model("meetings.MeetingEvent")._default_manager
    reports = events.filter(pgh_obj_id=pk, report_id__isnull=False).values("report_id")
    return Meeting.objects.filter(report__in=reports, erased_at__isnull=False).exists()


def fits(fields: Fields) -> bool:
    """Whether the fields are no more than is kept of one page."""
    return sum(len(name.encode()) + len(value.encode()) for name, value in fields) <= LIMIT


def _one_at_a_time(author: User) -> None:
    """What one person's windows send is dealt with one after the other, so that nothing is kept beside its saving."""
    User.objects.select_for_update(no_key=True).get(pk=author.pk)


def _remove_old() -> None:
    UnsavedWork.objects.filter(kept_at__lte=timezone.now() - KEPT_FOR).delete()


def _storable(fields: Fields) -> list[list[str]]:
    """PostgreSQL keeps every character but one, which no keyboard types."""
    return [[name.replace("\x00", ""), value.replace("\x00", "")] for name, value in fields]


def _spent(author: User, form: str) -> str:
    return sha256(json.dumps(["unsaved", author.pk, form]).encode()).hexdigest()
