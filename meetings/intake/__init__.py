"""From an outline to rows on the desk: the only bridge between parser and database. It proposes, people correct."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from meetings.corrections import Correction, Impossible
from meetings.intake.doubts import doubt_facts
from meetings.intake.draft_defaults import listed_on, meeting_name, propose_summary, propose_title, shorten
from meetings.intake.drafts import put_on_desk
from meetings.intake.fingerprint import digest
from meetings.intake.refusals import Duplicate, Oversized, Refused, refuse_oversized, refuse_unfit
from meetings.models import Meeting, Report, User
from meetings.parser.cleaning.decode import check
from meetings.parser.outline import VERSION, Outline
from meetings.reading.outline_json import as_json
from meetings.reading.report import Reading, read
from records import limits
from records.history import acting

__all__ = [
    "Duplicate",
    "Oversized",
    "Refused",
    "digest",
    "known",
    "listed_on",
    "meeting_name",
    "propose_summary",
    "propose_title",
    "receive",
    "refuse_oversized",
    "shorten",
]


def receive(
    text: str,
    *,
    by: User | None,
    published_on: date | None = None,
    source_url: str = "",
    title: str = "",
    corrections: Iterable[Correction] = (),
    reading: Reading | None = None,
    at: datetime | None = None,
) -> Report:
    """The report, kept with its meetings as drafts on the desk, in one transaction.

    The report keeps the outline as it was read; the drafts are made of the corrected one, with what is left in doubt.
    ``reading`` is what was read and corrected already, in this text and for this day of publication.

    Raises ``decode.Unreadable`` for what is no text or cannot be read, ``Duplicate`` for a known one (unless its drafts
    were deleted), ``Refused`` where no meeting was read or no form could hold it, ``corrections.Impossible`` for a
    correction that does not fit. The meetings are ``report.meetings.order_by("pk")``, as in the report.
    """
    check(text)
    reading = reading or read(text, published_on=published_on, corrections=corrections)
    if reading.corrected is None:
        raise Impossible
    refuse_unfit(reading.corrected)
    when = at or timezone.now()
    facts = {"title": title[: limits.TITLE], "source_url": source_url, "published_on": published_on}
    with transaction.atomic(), acting(by=by, at=when):
        report = _kept(text, reading.outline, facts | {"received_by": by, "received_at": when})
        for meeting, doubts in zip(reading.corrected.meetings, doubt_facts(reading.corrected), strict=True):
            put_on_desk(report, meeting, doubts, by=by, at=when)
    return report


def known(outline: Outline) -> list[Meeting]:
    """The meetings that an earlier receipt of the same text made, where they still exist."""
    return list(Meeting.objects.filter(report__digest=digest(outline.text)).order_by("pk"))


def _kept(text: str, outline: Outline, facts: dict[str, Any]) -> Report:
    """The row of the report, locked. Two receipts of one text at once meet on its digest: the later finds drafts."""
    read = {"raw_text": text, "text": outline.text, "outline": as_json(outline), "parser_version": VERSION}
    facts = facts | read
    report, is_new = Report.objects.get_or_create(digest=digest(outline.text), defaults=facts)
    if is_new:
        return report
    report = Report.objects.select_for_update().get(pk=report.pk)
    if meetings := list(report.meetings.order_by("pk")):
        raise Duplicate(meetings)
    for name, value in facts.items():
        setattr(report, name, value)
    report.save()
    return report
