"""The rows of a new draft, made of a meeting that was read. Whether it may be made is not asked here."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.intake.column_values import (
    Facts,
    attendance_facts,
    directive_facts,
    item_facts,
    meeting_facts,
    span_facts,
)
from meetings.intake.proposals import made_of
from meetings.models import AgendaItem, Attendance, Meeting, ReadingDoubt, Report, User
from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline


def put_on_desk(
    report: Report, read: MeetingOutline, doubts: Iterable[Facts], *, by: User | None, at: datetime | None = None
) -> Meeting:
    """The new draft, saved with all its parts and doubts, and with a log entry where somebody is named."""
    meeting = Meeting(report=report, **meeting_facts(read, report.published_on), **span_facts(read.span))
    items = [new_item(meeting, position, item) for position, item in enumerate(read.items, start=1)]
    meeting.proposal |= made_of([item.key for item in items])
    meeting.save()
    put_attendance(meeting, read)
    AgendaItem.objects.bulk_create(items)
    Directive.objects.bulk_create(
        new_directive(row, position, directive)
        for row, item in zip(items, read.items, strict=True)
        for position, directive in enumerate(item.directives, start=1)
    )
    put_doubts(meeting, doubts)
    log(meeting, by, ADDITION, _("由会议稿识别生成"), at=at)
    return meeting


def put_doubts(meeting: Meeting, doubts: Iterable[Facts]) -> None:
    ReadingDoubt.objects.bulk_create(ReadingDoubt(meeting=meeting, **facts) for facts in doubts)


def put_attendance(meeting: Meeting, read: MeetingOutline) -> None:
    people = enumerate(attendance_facts(read), start=1)
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, position=position, **facts) for position, facts in people
    )


def new_item(meeting: Meeting, position: int, read: ItemOutline) -> AgendaItem:
    return AgendaItem(meeting=meeting, position=position, **item_facts(read), **span_facts(read.span))


def new_directive(item: AgendaItem, position: int, read: DirectiveOutline) -> Directive:
    return Directive(item=item, position=position, **directive_facts(read), **span_facts(read.span))


def log(meeting: Meeting, by: User | None, flag: int, words: str, *, at: datetime | None = None) -> None:
    if by is not None:
        LogEntry.objects.create(
            action_time=at or timezone.now(),
            user_id=by.pk,
            content_type=ContentType.objects.get_for_model(Meeting),
            object_id=str(meeting.pk),
            object_repr=str(meeting)[:200],
            action_flag=flag,
            change_message=words,
        )
