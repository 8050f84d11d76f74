"""Keeps what a person confirms on a meeting's form: a guessed day, the doubts of the reading. Tells a future day."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.timezone import localdate

from meetings import doubts
from meetings.admin.site import signed_in
from meetings.models import Meeting
from meetings.workflow.unconfirmed import future_days


class ConfirmingPages:
    """Mixin of the meeting's admin, for a form that is a ``ConfirmingForm``."""

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        obj.is_listed_on_guessed = form.is_listed_on_guessed
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        meeting: Meeting = form.instance
        if "settled" in form.fields:
            ticked = {doubt.pk for doubt in form.cleaned_data["settled"]}
            changed = {*form.changed_data, *(["listed_on"] if form.cleaned_data.get("is_listed_on_right") else [])}
            changed |= {"held_on"} if "held" in changed else set()
            doubts.settle(meeting, ticked | doubts.answered(meeting, changed), by=signed_in(request))
        if {"held", "listed_on"} & set(form.changed_data):
            for sentence in future_days(meeting, on=localdate()):
                messages.warning(request, sentence)
