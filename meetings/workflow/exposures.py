"""The disclosure check of a meeting on the desk, with the other meetings of its report."""

from django.db.models import prefetch_related_objects

from meetings.disclosure_check import Excerpt, Exposure, exposures
from meetings.models import Meeting
from meetings.record.document import internal
from records.fields import Document


def exposed(desk: Meeting, *, note: Excerpt | None = None) -> list[Exposure]:
    """The exposures of the record as it stands on the desk, and of a note that is to be printed with it."""
    prefetch_related_objects([desk], *RECORD)
    return exposures(internal(desk), note=note, beside=beside(desk))


RECORD = ("items__directives", "attendance")


def beside(desk: Meeting) -> list[Document]:
    """The records of the other meetings that its report tells of: one lead often names the matters of all."""
    if desk.report_id is None:
        return []
    others = Meeting.objects.filter(report=desk.report_id, erased_at=None).exclude(pk=desk.pk).order_by("pk")
    return [internal(other) for other in others.prefetch_related(*RECORD)]
