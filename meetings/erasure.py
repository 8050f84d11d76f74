"""Erasure: takes a secret's words out of everything that kept them, and leaves the record that this was done.

An administrator's act, outside the six verbs: it prints nothing and moves no state.
"""

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import OperationalError, connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directives.models import Directive, Gone, Passage
from directives.passages import readable_keys
from meetings import unsaved
from meetings.accounts.log import note
from meetings.database import role
from meetings.models import (
    Act,
    AgendaItem,
    Attendance,
    Edition,
    Erasure,
    Meeting,
    PlannedRelease,
    ReadingDoubt,
    Remark,
    Report,
    ReviewLevel,
    User,
)
from meetings.record.schemas import read_document
from meetings.workflow.attempt import Refused
from records.codes import DatePrecision
from records.fields import DIRECTIVE, ITEM, MEETING, CodeField
from records.triggers import switched_off

ERASED = "—"
DESK: tuple[type[models.Model], ...] = (
    Meeting,
    Attendance,
    ReadingDoubt,
    AgendaItem,
    Directive,
    Report,
    ReviewLevel,
    Remark,
    PlannedRelease,
)
WRITERS_TIMEOUT = "500ms"  # less than deadlock_timeout (1 s): of two that wait for each other, erasure gives way
VACUUM_TIMEOUT = "4s"  # more than deadlock_timeout: PostgreSQL ends an autovacuum for who has waited that long


@transaction.atomic
def erase(meeting: Meeting, *, by: User, reason: str) -> list[Erasure]:
    """Erases the report of a meeting with all its meetings (or the meeting alone, where it has none).

    Raises ``Refused`` without the permission or a reason, where the database's role does not own the tables, and where
    the desk is busy. Chains keep their digests and still verify.
    """
    if not by.has_perm("meetings.erase"):
        raise Refused(_("您没有“清除”的权限。"))
    if not reason.strip():
        raise Refused(_("请填写清除理由。"))
    if not role.owns_tables(role.current()):
        raise Refused(_("清除须以数据库表所有者的身份执行：请用其 DATABASE_URL 运行 manage.py erase。"))
    meetings = list(Meeting.objects.select_for_update().filter(**_same_report(meeting)).order_by("pk"))
    if any(desk.erased_at for desk in meetings):
        raise Refused(_("该会议的内容已经清除过。"))
    records = [_record(desk, by, reason) for desk in meetings]
    _lock_desk()
    with switched_off([*DESK, *map(_history, DESK)]):
        _erase_desk(meetings)
        _erase_history(meetings, meeting.report)
    unsaved.erase(_ever(meetings, meeting.report))
    if meeting.report:
        unsaved.erase_readings(meeting.report.digest)
    for desk in meetings:
        _erase_editions(desk)
        note(Act.ERASED, by=by, detail=desk.key)
    return records


def _lock_desk() -> None:
    """Keeps others from writing on the desk until the transaction ends; readers go on.

    Autovacuum first: the weaker lock waits for it and for no one who writes, so this wait can be long. Then the
    writers, for a moment only.
    """
    try:
        with transaction.atomic():
            _lock_tables("SHARE UPDATE EXCLUSIVE", timeout=VACUUM_TIMEOUT)
            _lock_tables("SHARE ROW EXCLUSIVE", timeout=WRITERS_TIMEOUT)
    except OperationalError as error:
        raise Refused(_("工作台正有人写入，没有清除。请稍后再试。")) from error


def _lock_tables(mode: str, *, timeout: str) -> None:
    tables = ", ".join(model._meta.db_table for model in (*DESK, *map(_history, DESK)))
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{timeout}'")
        cursor.execute(f"LOCK TABLE {tables} IN {mode} MODE")
        cursor.execute("SET LOCAL lock_timeout = DEFAULT")


def _history(model: type[models.Model]) -> type[models.Model]:
    return apps.get_model(f"{model._meta.label}Event")


def _same_report(meeting: Meeting) -> dict[str, object]:
    return {"report": meeting.report} if meeting.report else {"pk": meeting.pk}


def _record(meeting: Meeting, by: User, reason: str) -> Erasure:
    return Erasure.objects.create(
        key=meeting.key, erased_at=timezone.now(), erased_by=by, reason=reason, editions=meeting.editions.count()
    )


def _erase_editions(meeting: Meeting) -> None:
    """Nulls documents and notes. What was readable stays known as gone, so that its addresses answer 410."""
    for edition in meeting.editions.all():
        document = read_document(edition)
        keys = sorted(readable_keys(document)) if document is not None else ()
        Gone.objects.bulk_create(
            [Gone(audience=edition.audience, key=key, meeting_key=meeting.key) for key in keys], ignore_conflicts=True
        )
    Passage.objects.filter(meeting_key=meeting.key).delete()
    Edition.objects.filter(meeting=meeting).update(
        document=None, note="", type=None, title=None, held_on=None, listed_on=None
    )


def _erase_desk(meetings: list[Meeting]) -> None:
    meeting_ids = [meeting.pk for meeting in meetings]
    Directive.objects.filter(item__meeting__in=meeting_ids).delete()
    AgendaItem.objects.filter(meeting__in=meeting_ids).delete()
    Attendance.objects.filter(meeting__in=meeting_ids).delete()
    ReadingDoubt.objects.filter(meeting__in=meeting_ids).delete()
    ReviewLevel.objects.filter(meeting__in=meeting_ids).delete()
    Remark.objects.filter(meeting__in=meeting_ids).delete()
    PlannedRelease.objects.filter(meeting__in=meeting_ids).delete()
    Meeting.objects.filter(pk__in=meeting_ids).update(erased_at=timezone.now(), **_blanks(Meeting))
    Report.objects.filter(meetings__in=meeting_ids).update(**_blanks(Report))


def _erase_history(meetings: list[Meeting], report: Report | None) -> None:
    """Blanks the words in every history row and log entry of the meetings and their parts.

    Deleted parts are included, and deleted drafts of the same report.
    """
    meeting_ids = _ever(meetings, report)
    item_ids = _ids(AgendaItem, meeting_id__in=meeting_ids)
    rows: dict[type[models.Model], dict[str, object]] = {
        Meeting: {"pgh_obj_id__in": meeting_ids},
        Attendance: {"meeting_id__in": meeting_ids},
        ReadingDoubt: {"meeting_id__in": meeting_ids},
        ReviewLevel: {"meeting_id__in": meeting_ids},
        Remark: {"meeting_id__in": meeting_ids},
        PlannedRelease: {"meeting_id__in": meeting_ids},
        AgendaItem: {"meeting_id__in": meeting_ids},
        Directive: {"item_id__in": item_ids},
        Report: {"pgh_obj_id": report.pk if report else None},
    }
    for model in DESK:
        _erase_log(model, _ids(model, **rows[model]))
        events = _history(model)
        events._default_manager.filter(**rows[model]).update(**_blanks(events))


def _ever(meetings: list[Meeting], report: Report | None) -> set[int]:
    """The primary keys of the meetings, and of deleted drafts of the same report."""
    return {meeting.pk for meeting in meetings} | (_ids(Meeting, report_id=report.pk) if report else set())


def _ids(model: type[models.Model], **rows: object) -> set[int]:
    """The primary keys of all rows that ever were, read from their history."""
    return set(_history(model)._default_manager.filter(**rows).values_list("pgh_obj_id", flat=True))


def _erase_log(model: type[models.Model], ids: set[int]) -> None:
    kind = ContentType.objects.get_for_model(model)
    entries = LogEntry.objects.filter(content_type=kind, object_id__in=[str(pk) for pk in ids])
    entries.update(object_repr=ERASED, change_message="")


FIELDS = (*MEETING, *ITEM, *DIRECTIVE)
CODES = {field.name for field in FIELDS if isinstance(field, CodeField)}
KEPT = CODES | {"key", "row", "position", "state", "pgh_label", "digest", "role", "code", "held_on_precision"}
EMPTIED = {field.name for field in FIELDS} | {"published_on", "has_other_matters"}


def _blanks(model: type[models.Model]) -> dict[str, object]:
    """An empty value for every field of a model that holds words or a day; codes, keys and digests stay."""
    blanks: dict[str, object] = {}
    for field in model._meta.concrete_fields:
        if field.name in KEPT or field.is_relation:
            continue
        if isinstance(field, models.CharField | models.TextField):
            blanks[field.name] = ""
        elif isinstance(field, ArrayField):
            blanks[field.name] = []
        elif isinstance(field, models.JSONField) or (field.name in EMPTIED and field.null):
            blanks[field.name] = None
        elif field.name in EMPTIED:  # a day that lists cannot do without, or a tick
            blanks[field.name] = timezone.localdate() if isinstance(field, models.DateField) else False
    if "held_on" in blanks:
        blanks["held_on_precision"] = DatePrecision.UNKNOWN.value
    return blanks
