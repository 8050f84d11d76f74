"""Applying what is ticked of a corrected version: one transaction, drafts alone, never over what people edited."""

from collections import Counter
from collections.abc import Collection
from datetime import date

import pgtrigger
from django.contrib.admin.models import CHANGE
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.intake.arriving import log
from meetings.intake.digest import digest
from meetings.intake.facts import span_facts
from meetings.intake.refusals import Refused
from meetings.intake.revision.comparing import Comparison
from meetings.intake.revision.difference import Difference
from meetings.intake.revision.sitting import Rows
from meetings.intake.stored import as_json
from meetings.models import Meeting, Report, User
from meetings.parser import parse_report
from meetings.parser.decode import check
from meetings.parser.outline import VERSION, Outline

# Spans are where words stand in the report, no part of the record: they follow the text whatever the meeting's state.
POINTERS = (
    "meetings.Meeting:guards_record",
    "meetings.AgendaItem:touches_meeting",
    "directives.Directive:touches_meeting",
)


@transaction.atomic
def revise(
    report: Report, text: str, *, by: User | None, ticked: Collection[str], published_on: date | None = None
) -> int:
    """Keeps the text as the report's and does the ticked differences (their ids); returns how many.

    Raises ``decode.Unreadable`` for what is no text, ``Refused`` where a tick fits no difference any more, where one
    may not be done, and where another report holds this very text.
    """
    check(text)
    report = Report.objects.select_for_update().get(pk=report.pk)
    list(Meeting.objects.select_for_update().filter(report=report).order_by("pk"))
    outline = parse_report(text, published_on=published_on or report.published_on)
    if report.outline is None or Report.objects.filter(digest=digest(outline.text)).exclude(pk=report.pk).exists():
        raise Refused(_("同样的文字已作为另一份会议稿录入过，没有更新。请在“会议稿”中查看。"))
    comparison = Comparison(report, outline, by=by)
    chosen = _chosen(comparison, ticked)
    _keep(report, text, outline, by=by, published_on=published_on)
    for difference in chosen:
        assert difference.act is not None
        difference.act()
    _point(comparison.rows)
    for meeting, count in Counter(one.meeting for one in chosen if one.meeting).items():
        log(meeting, by, CHANGE, _("按会议稿的更正版更新 %(count)d 处") % {"count": count})
    return len(chosen)


def _chosen(comparison: Comparison, ticked: Collection[str]) -> list[Difference]:
    chosen = [one for one in comparison.differences if one.id in ticked]
    if {one.id for one in chosen} != set(ticked):
        raise Refused(_("在您核对期间内容已有变化，没有更新。请重新核对后再勾选。"))
    for one in chosen:
        if one.act is None:
            raise Refused(one.hindrance)
        if not one.is_open:
            raise Refused(_("《%(title)s》不是草稿，没有更新。请先退回修改或重新编辑。") % {"title": one.meeting})
    return chosen


def _keep(report: Report, text: str, outline: Outline, *, by: User | None, published_on: date | None) -> None:
    report.raw_text, report.text, report.digest = text, outline.text, digest(outline.text)
    report.outline, report.parser_version = as_json(outline), VERSION
    report.published_on = published_on or report.published_on
    report.received_at, report.received_by = timezone.now(), by
    report.save()


def _point(meetings: list[Rows]) -> None:
    """Lets every row point to its place in the new text; one that is not in it points nowhere."""
    with pgtrigger.ignore(*POINTERS):
        for row, span in (place for rows in meetings for place in rows.spans.values()):
            if (row.span_start, row.span_end) != ((span.start, span.end) if span else (None, None)):
                type(row)._default_manager.filter(pk=row.pk).update(**span_facts(span))
