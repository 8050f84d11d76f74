"""Doing a verb. Admin, commands and tests call these; nothing else changes a state or prints.

Each verb is one transaction: it locks the meeting, asks the gate, moves the meeting, prints, and leaves a log entry.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings import printing
from meetings.disclosure_check import sentence
from meetings.models import AgendaItem, Edition, Meeting, User
from meetings.workflow import gate
from meetings.workflow.attempt import STALE, Answer, Attempt, Refused, Unacknowledged
from meetings.workflow.standing import Standing
from meetings.workflow.verb_table import VERB_TABLE, Verb
from records.history import acting

__all__ = ["STALE", "VERBS", "Refused", "Unacknowledged", "as_it_stands", "perform"]

RECORD = (Prefetch("items", AgendaItem.objects.all()), Prefetch("items__directives", Directive.objects.all()))


def perform(
    verb: str,
    meeting: Meeting,
    *,
    by: User,
    at: datetime | None = None,
    **said: Any,
) -> Edition | None:
    """Does a verb and refreshes ``meeting``; returns the edition that was printed. Raises Refused.

    ``said`` is the person's ``Answer``: what they were shown, see ``as_it_stands``, the exposures they acknowledged,
    see ``gate.to_acknowledge``, and their note.
    """
    answer, when = Answer(**said), at or timezone.now()
    entry = VERB_TABLE[verb]
    with transaction.atomic(), acting(by=by, at=when, verb=verb):
        attempt = Attempt(verb, Standing(_locked(meeting)), by, answer, when)
        if entry.lock:
            entry.lock(attempt.meeting)
        if refusal := gate.obstacle(attempt):
            raise refusal
        if entry.prints:
            attempt = replace(attempt, at=printing.time_of(entry.prints, when))
        with acting(by=by, at=attempt.at):
            edition = _do(entry, attempt)
    meeting.refresh_from_db()
    return edition


def _do(entry: Verb, attempt: Attempt) -> Edition | None:
    line, edition = _log_line(attempt), None
    entry.keeps(attempt)
    if entry.is_complete(attempt):
        _move(entry, attempt)
        edition = _print(entry, attempt)
    _log(attempt, line)
    return edition


VERBS: dict[str, Callable[..., Edition | None]] = {name: partial(perform, name) for name in VERB_TABLE}


def as_it_stands(verb: str, meeting: Meeting) -> dict[str, Any]:
    """What a person is shown who opens the meeting now, in the keywords of a verb. Pages carry it in hidden fields;
    commands act on it at once."""
    return gate.to_be_shown(verb, Standing(meeting))


def _locked(meeting: Meeting) -> Meeting:
    """The meeting with its whole record, its row locked until the transaction ends."""
    Meeting.objects.select_for_update().filter(pk=meeting.pk).first()
    desk = Meeting.objects.prefetch_related("attendance", *RECORD).filter(pk=meeting.pk).first()
    if desk is None:
        raise Refused(_("该会议已被删除。"))
    return desk


def _move(entry: Verb, attempt: Attempt) -> None:
    columns = entry.columns(attempt) | ({"state": entry.to} if entry.to else {})
    for name, value in columns.items():
        setattr(attempt.meeting, name, value)
    if columns:
        attempt.meeting.save(update_fields=list(columns))


def _print(entry: Verb, attempt: Attempt) -> Edition | None:
    if entry.prints is None:
        return None
    document = entry.record(attempt.standing) if entry.record else None
    return printing.print_edition(
        attempt.meeting,
        entry.prints,
        document,
        by=attempt.by,
        at=attempt.at,
        note=attempt.answer.note,
        **entry.signed_by(attempt),
    )


def _log_line(attempt: Attempt) -> str:
    """审核通过：初审：NOTE：已核对 PLACES: the verb, its detail and note, and the exposures that were acknowledged."""
    found = (
        gate.to_acknowledge(attempt.verb, attempt.meeting, attempt.answer.note) if attempt.answer.acknowledged else []
    )
    seen = _("已核对 %(places)s") % {"places": "".join(map(sentence, found))} if found else ""
    entry = VERB_TABLE[attempt.verb]
    return "：".join(filter(None, [str(entry.label), entry.detail(attempt), attempt.answer.note, seen]))


def _log(attempt: Attempt, message: str) -> None:
    """One line in the meeting's history on the desk."""
    LogEntry.objects.create(
        action_time=attempt.at,
        user_id=attempt.by.pk,
        content_type=ContentType.objects.get_for_model(Meeting),
        object_id=str(attempt.meeting.pk),
        object_repr=str(attempt.meeting)[:200],
        action_flag=CHANGE,
        change_message=message,
    )
