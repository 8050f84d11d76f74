"""Applying what is ticked of a corrected version: one transaction, drafts alone, never over what people edited."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.admin.models import CHANGE
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.doubts import answered, columns, settle, settled
from meetings.intake.column_values import Facts, span_facts
from meetings.intake.drafts import log, put_doubts
from meetings.intake.fingerprint import digest
from meetings.intake.proposals import follow_report
from meetings.intake.refusals import Refused
from meetings.intake.revision.comparison import Comparison
from meetings.intake.revision.difference import Difference
from meetings.intake.revision.meeting_differences import Rows
from meetings.models import Meeting, Report, User
from meetings.parser.cleaning.decode import check
from meetings.parser.outline import VERSION, Outline
from meetings.reading.outline_json import as_json
from meetings.reading.report import read
from records.history import acting


@transaction.atomic
def revise(
    report: Report,
    text: str,
    *,
    by: User | None,
    ticked: Collection[str],
    published_on: date | None = None,
    outline: Outline | None = None,
) -> int:
    """The number of ticked differences (their ids) that were applied; the text is kept as the report's.

    ``outline`` is what was read already in this text, for this day of publication or else the report's.

    Raises ``decode.Unreadable`` for what is no text or cannot be read, ``Refused`` where a tick fits no difference any
    more, where one may not be done, and where another report holds this very text.
    """
    check(text)
    published_on = published_on or report.published_on
    outline = outline or read(text, published_on=published_on).outline
    report = Report.objects.select_for_update().get(pk=report.pk)
    list(Meeting.objects.select_for_update().filter(report=report).order_by("pk"))
    if report.outline is None or Report.objects.filter(digest=digest(outline.text)).exclude(pk=report.pk).exists():
        raise Refused(_("同样的文字已作为另一份会议稿录入过，没有更新。请在“会议稿”中查看。"))
    when = timezone.now()
    comparison = Comparison(report, outline, by=by, at=when)
    chosen = _chosen(comparison, ticked)
    before = {rows.meeting.pk: columns(rows.meeting) for rows in comparison.rows}
    with acting(by=by, at=when):
        _keep(report, text, outline, by=by, published_on=published_on, at=when)
        for difference in chosen:
            assert difference.act is not None
            difference.act()
        for rows, read_meeting in comparison.meetings:
            follow_report(rows.meeting, read_meeting, earlier=[item.key for item in rows.items])
        _update_spans(comparison.rows)
        for meeting in {difference.meeting for difference in chosen if difference.meeting}:
            _update_doubts(meeting, before[meeting.pk], comparison.fresh.get(meeting.pk, []), by=by, at=when)
    for meeting, count in Counter(difference.meeting for difference in chosen if difference.meeting).items():
        log(meeting, by, CHANGE, _("按会议稿的更正版更新 %(count)d 处") % {"count": count}, at=when)
    return len(chosen)


def _chosen(comparison: Comparison, ticked: Collection[str]) -> list[Difference]:
    chosen = [difference for difference in comparison.differences if difference.id in ticked]
    if {difference.id for difference in chosen} != set(ticked):
        raise Refused(_("在您核对期间内容已有变化，没有更新。请重新核对后再勾选。"))
    for difference in chosen:
        if difference.act is None:
            raise Refused(difference.hindrance)
        if not difference.is_open:
            raise Refused(
                _("《%(title)s》不是草稿，没有更新。请先退回修改或重新编辑。") % {"title": difference.meeting}
            )
    return chosen


def _update_doubts(
    meeting: Meeting, before: dict[str, Any], fresh: Iterable[Facts], *, by: User | None, at: datetime
) -> None:
    """What was applied answers the doubts it is about; what this reading doubts besides is doubted from now on."""
    changed = {name for name, value in columns(meeting).items() if value != before[name]}
    if by is not None:
        settle(meeting, settled(meeting) | answered(meeting, changed), by=by, at=at)
    put_doubts(meeting, fresh)


def _keep(
    report: Report, text: str, outline: Outline, *, by: User | None, published_on: date | None, at: datetime
) -> None:
    report.raw_text, report.text, report.digest = text, outline.text, digest(outline.text)
    report.outline, report.parser_version = as_json(outline), VERSION
    report.published_on = published_on or report.published_on
    report.received_at, report.received_by = at, by
    report.save()


def _update_spans(meetings: list[Rows]) -> None:
    """Sets the span of every row to where it stands in the new text; a row that is not in it has none."""
    for row, span in (pair for rows in meetings for pair in rows.spans.values()):
        if (row.span_start, row.span_end) != ((span.start, span.end) if span else (None, None)):
            type(row)._default_manager.filter(pk=row.pk).update(**span_facts(span))
