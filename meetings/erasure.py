"""Erasure: takes a secret's words out of everything that kept them, and leaves the record that this was done.

An administrator's act, outside the six verbs: it prints nothing and moves no state.
"""

import pgtrigger
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directives.models import Directive, Gone, Passage
from directives.printing import readable_keys
from meetings.models import AgendaItem, Attendance, Edition, Erasure, Meeting, Report, User
from meetings.parser.codes import DatePrecision
from meetings.workflow import Refused

ERASED = "—"


@transaction.atomic
def erase(meeting: Meeting, *, by: User, reason: str) -> list[Erasure]:
    """Erases the report of a meeting with all its meetings (or the meeting alone, where it has none).

    Raises ``Refused`` without the permission or a reason. Chains keep their digests and still verify.
    """
    if not by.has_perm("meetings.erase"):
        raise Refused(_("您没有“清除”的权限。"))
    if not reason.strip():
        raise Refused(_("请填写清除理由。"))
    meetings = list(Meeting.objects.select_for_update().filter(**_together(meeting)).order_by("pk"))
    if any(one.erased_at for one in meetings):
        raise Refused(_("该会议的内容已经清除过。"))
    records = [_record(one, by, reason) for one in meetings]
    with pgtrigger.ignore():
        _erase_desk(meetings)
        _erase_history(meetings, meeting.report)
    for one in meetings:
        _erase_editions(one)
    return records


def _together(meeting: Meeting) -> dict[str, object]:
    return {"report": meeting.report} if meeting.report else {"pk": meeting.pk}


def _record(meeting: Meeting, by: User, reason: str) -> Erasure:
    return Erasure.objects.create(
        key=meeting.key, erased_at=timezone.now(), erased_by=by, reason=reason, editions=meeting.editions.count()
    )


def _erase_editions(meeting: Meeting) -> None:
    """Nulls documents and notes. What was readable stays known as gone, so that its addresses answer 410."""
    for edition in meeting.editions.exclude(document=None):
        Gone.objects.bulk_create(
            [
                Gone(audience=edition.audience, key=key, meeting_key=meeting.key)
                for key in sorted(readable_keys(edition.document))
            ],
            ignore_conflicts=True,
        )
    Passage.objects.filter(meeting_key=meeting.key).delete()
    Edition.objects.filter(meeting=meeting).update(
        document=None, note="", type=None, title=None, held_on=None, listed_on=None
    )


def _erase_desk(meetings: list[Meeting]) -> None:
    mine = [meeting.pk for meeting in meetings]
    Directive.objects.filter(item__meeting__in=mine).delete()
    AgendaItem.objects.filter(meeting__in=mine).delete()
    Attendance.objects.filter(meeting__in=mine).delete()
    Meeting.objects.filter(pk__in=mine).update(erased_at=timezone.now(), **_blanks(Meeting))
    Report.objects.filter(meetings__in=mine).update(outline=None, **_blanks(Report))


def _erase_history(meetings: list[Meeting], report: Report | None) -> None:
    """Blanks the words in every history row and log entry of the meetings and their parts.

    Deleted parts are included, and deleted drafts of the same report.
    """
    mine = {meeting.pk for meeting in meetings}
    if report:
        mine |= _ids("meetings.MeetingEvent", report_id=report.pk)
    items = _ids("meetings.AgendaItemEvent", meeting_id__in=mine)
    kept: tuple[tuple[str, dict[str, object]], ...] = (
        ("meetings.Meeting", {"pgh_obj_id__in": mine}),
        ("meetings.Attendance", {"meeting_id__in": mine}),
        ("meetings.AgendaItem", {"meeting_id__in": mine}),
        ("directives.Directive", {"item_id__in": items}),
        ("meetings.Report", {"pgh_obj_id": report.pk if report else None}),
    )
    for model, rows in kept:
        _erase_log(model, _ids(f"{model}Event", **rows))
        events = apps.get_model(f"{model}Event")
        events.objects.filter(**rows).update(**_blanks(events))


def _ids(event_model: str, **rows: object) -> set[int]:
    """The primary keys of all rows that ever were, read from their history."""
    return set(apps.get_model(event_model).objects.filter(**rows).values_list("pgh_obj_id", flat=True))


def _erase_log(model: str, ids: set[int]) -> None:
    kind = ContentType.objects.get_for_model(apps.get_model(model))
    entries = LogEntry.objects.filter(content_type=kind, object_id__in=[str(one) for one in ids])
    entries.update(object_repr=ERASED, change_message="")


KEPT = {"key", "state", "pgh_label", "digest", "type", "role", "kind", "outcome", "disclosure", "held_on_precision"}


def _blanks(model: type[models.Model]) -> dict[str, object]:
    """An empty value for every field of a model that holds words or tells a day; codes, keys and digests stay."""
    blanks: dict[str, object] = {}
    for field in model._meta.concrete_fields:
        if field.name in KEPT or field.is_relation:
            continue
        if isinstance(field, models.CharField | models.TextField):
            blanks[field.name] = ""
        elif field.name in ("held_on", "number", "term", "number_year", "published_on"):
            blanks[field.name] = None
        elif field.name == "units":
            blanks[field.name] = []
    if "held_on" in blanks:
        blanks["held_on_precision"] = DatePrecision.UNKNOWN.value
    return blanks
