"""Keeps what a person confirms on a meeting's form: a guessed day, the doubts of the reading. Tells a future day."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.timezone import localdate

from meetings import doubts
from meetings.admin.site import signed_in
from meetings.checklist.blocking import future_days
from meetings.models import Meeting


class ConfirmingPages:
    """Mixin of the meeting's admin, for a form that is a ``ConfirmingForm``."""

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        obj.is_listed_on_guessed = form.is_listed_on_guessed
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        meeting: Meeting = form.instance
        if "settled" in form.fields:
            doubts.settle(meeting, form.settles, by=signed_in(request))
        if {"held", "listed_on"} & set(form.changed_data):
            for finding in future_days(meeting.held_on, meeting.listed_on, today=localdate()):
                messages.warning(request, finding.sentence)
