"""A sitting that was read becomes rows on the desk. Whether it may, and from which report, is not asked here."""

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.intake.facts import attendance_facts, directive_facts, item_facts, meeting_facts, span_facts
from meetings.models import AgendaItem, Attendance, Meeting, Report, User
from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline


def put_on_desk(report: Report, read: MeetingOutline, *, by: User | None) -> Meeting:
    """A new draft with all its parts; leaves a log entry where somebody is named."""
    meeting = Meeting.objects.create(report=report, **meeting_facts(read, report.published_on), **span_facts(read.span))
    put_attendance(meeting, read)
    items = AgendaItem.objects.bulk_create(
        new_item(meeting, place, item) for place, item in enumerate(read.items, start=1)
    )
    Directive.objects.bulk_create(
        new_directive(row, place, directive)
        for row, item in zip(items, read.items, strict=True)
        for place, directive in enumerate(item.directives, start=1)
    )
    log(meeting, by, ADDITION, _("由会议稿识别生成"))
    return meeting


def put_attendance(meeting: Meeting, read: MeetingOutline) -> None:
    people = enumerate(attendance_facts(read), start=1)
    Attendance.objects.bulk_create(Attendance(meeting=meeting, position=place, **facts) for place, facts in people)


def new_item(meeting: Meeting, place: int, read: ItemOutline) -> AgendaItem:
    return AgendaItem(meeting=meeting, position=place, **item_facts(read), **span_facts(read.span))


def new_directive(item: AgendaItem, place: int, read: DirectiveOutline) -> Directive:
    return Directive(item=item, position=place, **directive_facts(read), **span_facts(read.span))


def log(meeting: Meeting, by: User | None, flag: int, words: str) -> None:
    if by is not None:
        LogEntry.objects.create(
            user_id=by.pk,
            content_type=ContentType.objects.get_for_model(Meeting),
            object_id=str(meeting.pk),
            object_repr=str(meeting)[:200],
            action_flag=flag,
            change_message=words,
        )
