"""From an outline to rows on the desk: the only bridge between parser and database. It proposes, people correct."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from meetings.corrections import Correction, apply
from meetings.intake.arriving import put_on_desk
from meetings.intake.digest import digest
from meetings.intake.proposing import listed_on, propose_summary, propose_title, shorten, sitting_name
from meetings.intake.refusals import Duplicate, Oversized, Refused, refuse_oversized, refuse_unfit
from meetings.intake.stored import as_json, from_json
from meetings.models import Meeting, Report, User
from meetings.parser import parse_report
from meetings.parser.decode import check
from meetings.parser.outline import VERSION, Outline

__all__ = [
    "Duplicate",
    "Oversized",
    "Refused",
    "as_json",
    "digest",
    "from_json",
    "known",
    "listed_on",
    "propose_summary",
    "propose_title",
    "receive",
    "refuse_oversized",
    "shorten",
    "sitting_name",
]
TITLE_LIMIT = 200


def receive(
    text: str,
    *,
    by: User | None,
    published_on: date | None = None,
    source_url: str = "",
    title: str = "",
    corrections: Iterable[Correction] = (),
) -> Report:
    """Keeps a report and puts its meetings on the desk as drafts, in one transaction.

    The report keeps the outline as it was read; the drafts are made of the corrected one.

    Raises ``decode.Unreadable`` for what is no text, ``Duplicate`` for a known one (unless its drafts were deleted),
    ``Refused`` where no meeting was read or no form could hold it, ``corrections.Impossible`` for a correction that
    does not fit. The meetings are ``report.meetings.order_by("pk")``,
    as in the report.
    """
    check(text)
    outline = parse_report(text, published_on=published_on)
    corrected = apply(outline, corrections)
    refuse_unfit(corrected)
    with transaction.atomic():
        report = _kept(text, outline, by=by, published_on=published_on, source_url=source_url, title=title)
        for meeting in corrected.meetings:
            put_on_desk(report, meeting, by=by)
    return report


def known(outline: Outline) -> list[Meeting]:
    """The meetings an earlier receipt of the same text made and that still stand."""
    return list(Meeting.objects.filter(report__digest=digest(outline.text)).order_by("pk"))


def _kept(
    text: str, outline: Outline, *, by: User | None, published_on: date | None, source_url: str, title: str
) -> Report:
    """The report's row, locked. Two receipts of one text at once meet on the unique digest: the later finds drafts."""
    facts = {
        "raw_text": text,
        "text": outline.text,
        "title": title[:TITLE_LIMIT],
        "source_url": source_url,
        "published_on": published_on,
        "outline": as_json(outline),
        "parser_version": VERSION,
        "received_by": by,
        "received_at": timezone.now(),
    }
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
