"""Editions against the desk and its history, which say by themselves what was approved, when and by whom."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, QuerySet

from meetings.models import Edition, Meeting, State
from meetings.verification.tally import Tally
from records.codes import Audience

INTERNAL = Edition.objects.filter(audience=Audience.INTERNAL.value)


def desk_faults(tally: Tally) -> Iterator[str]:
    """Who approves prints the internal edition, at that very time: there is not the one without the other."""
    approved, history = Meeting.objects.filter(state=State.APPROVED), _approvals()
    tally["approved meetings"] = approved.count()
    for meeting in approved.exclude(_printed(is_current=True)).order_by("pk"):
        yield f"{meeting.key}: approved on the desk, but no such internal edition is current"
    unprinted = history.exclude(_printed()).order_by("approved_at")
    for key, at in unprinted.values_list("key", "approved_at").distinct():
        yield f"{key}: approved at {at.isoformat()}, says its history, but no such internal edition is there"
    approval = history.filter(key=OuterRef("key"), approved_at=OuterRef("issued_at"))
    for edition in INTERNAL.exclude(Exists(approval)).defer("document").order_by("chain_position"):
        yield f"{edition}: the history knows of no approval at that time"


def _approvals() -> "QuerySet[Any]":
    """The history rows of approved meetings, some for each approval."""
    return apps.get_model("meetings.MeetingEvent")._default_manager.filter(state=State.APPROVED)


def _printed(**facts: object) -> Exists:
    """There is an internal edition of the meeting in question, printed when and by whom it was approved."""
    return Exists(
        INTERNAL.filter(
            key=OuterRef("key"), issued_at=OuterRef("approved_at"), issued_by_id=OuterRef("approved_by_id"), **facts
        )
    )
