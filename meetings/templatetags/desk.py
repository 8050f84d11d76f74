"""What the desk's own pages need besides their context. No page of a reader loads it."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import template
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meetings import unsaved
from meetings.admin.once import TOKEN
from meetings.admin.reports.kept_readings import waiting as waiting_readings
from meetings.admin.unsaved import addresses, when
from meetings.admin.workday.sections import Workday
from meetings.days import meeting_day
from meetings.models import MeetingTemplate, PlannedRelease
from meetings.record.text_diff import Run
from meetings.templatetags.wording import marked, rewording
from records.fields import MEETING, Part

register = template.Library()

FOR_THE_EAR = "desk-sr"
AROUND = 30  # characters shown before and after words that are marked
register.filter(meeting_day)


@register.simple_tag(takes_context=True)
def workday(context: Any) -> Workday:
    """What waits for the person at the desk, who may look at meetings."""
    return Workday(context["user"])


@register.simple_tag
def meeting_templates() -> list[MeetingTemplate]:
    """What a new meeting can begin with, one for each type that has one."""
    return list(MeetingTemplate.objects.all())


@register.simple_tag
def failed_releases() -> QuerySet[PlannedRelease]:
    """The planned releases that did not happen, until somebody plans anew, cancels or releases."""
    return PlannedRelease.objects.failed().select_related("meeting")


@register.simple_tag(takes_context=True)
def unsaved_works(context: Any) -> list[dict[str, str]]:
    """What the person at the desk typed and did not save, each with the page that it belongs to."""
    works = unsaved.works_of(context["user"]).exclude(unsaved.OF_READINGS)
    return [{"title": work.value("title"), "when": when(work), **addresses(work)} for work in works]


@register.simple_tag(takes_context=True)
def kept_readings(context: Any) -> list[dict[str, Any]]:
    """The readings that the person at the desk has begun and made no drafts of."""
    return waiting_readings(context["user"])


FACTS = [one for one in MEETING if one.name not in ("key", "withheld", "attendance", "place", "summary")]


@register.filter
def head_facts(document: Part) -> list[dict[str, str]]:
    """The head of a document in words, as far as the record beneath does not say it."""
    told = ((str(one.label), one.in_words(document)) for one in FACTS if one.label)
    return [{"label": label, "value": value} for label, value in told if value]


@register.simple_tag
def form_token() -> SafeString:
    """A field that tells this form from every other, so that sending it twice does nothing twice."""
    return format_html('<input type="hidden" name="{}" value="{}">', TOKEN, uuid4())


@register.inclusion_tag("admin/meetings/editor/_remarks.html", takes_context=True)
def remarks_at(context: Any, row: str) -> dict[str, Any]:
    """The remarks of the review at a row of the editor; at its head for the empty reference."""
    return {"found": context["sheet"].remarks.get(row, [])}


@register.simple_tag(takes_context=True)
def review_at(context: Any, row: str) -> dict[str, Any]:
    """What the review page shows at a row: the remarks that are there, and what is being typed."""
    sheet = context["sheet"]
    return {
        "remarks": sheet.by_row.get(row, []),
        "typed": sheet.said.get(row, ""),
        "facts": sheet.facts_of_rows.get(row, []),
    }


@register.filter
def code_name(code: Any) -> str:
    """The translated name of a code that was read in a report."""
    return _(code.label) if code else ""


@register.filter
def piece_name(kind: str) -> str:
    """What a run of a report's text was read as."""
    names = {"lead": _("会议信息"), "item": _("议题"), "directive": _("工作要求"), "unplaced": _("未归入")}
    return names.get(kind, "")


@register.simple_tag
def wording(before: str, after: str) -> dict[str, SafeString]:
    """Two wordings as HTML: ``before`` with what is taken out of it, ``after`` with what is put in."""
    return rewording(before, after, FOR_THE_EAR)


@register.simple_tag
def shared_words(text: str, spans: Iterable[tuple[int, int]]) -> SafeString:
    """The text as HTML with the spans marked, and of what stands between them no more than a person needs."""
    runs, end = [], 0
    for start, stop in spans:
        runs += [Run(_elided(text[end:start], is_first=end == 0), False), Run(text[start:stop], True)]
        end = stop
    return marked([*runs, Run(_elided(text[end:], is_last=True), False)], "mark", _("相同："), FOR_THE_EAR)


def _elided(text: str, *, is_first: bool = False, is_last: bool = False) -> str:
    if len(text) <= 3 * AROUND:
        return text
    return f"{'' if is_first else text[:AROUND]}…{'' if is_last else text[-AROUND:]}"
