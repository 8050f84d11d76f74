"""A pasted report that is a corrected version of one on file: what changed is shown, and what is ticked is applied."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from meetings import intake
from meetings.admin.reports.answers import its_list
from meetings.admin.reports.sitting import Sitting, carried
from meetings.admin.site import signed_in
from meetings.intake.revision import Difference, compare, find_earlier, revise
from meetings.models import Meeting, Report
from meetings.parser import parse_report

STEPS = ("read", "create", "revise")


def earlier_version(request: HttpRequest, sitting: Sitting) -> Report | None:
    """The report that this one corrects, unless the person said that it is another, or may not change meetings."""
    if request.POST.get("apart") or request.POST.get("step") not in STEPS or not sitting.outline.meetings:
        return None
    if not request.user.has_perm("meetings.change_meeting") or intake.known(sitting.outline):
        return None
    return find_earlier(sitting.outline, sitting.form.cleaned_data["source_url"])


class RevisingPages:
    """The step of comparison, for the report's admin."""

    page: Any

    def compare(self, request: HttpRequest, sitting: Sitting, earlier: Report, refusal: str = "") -> HttpResponse:
        facts = sitting.form.cleaned_data
        now = parse_report(facts["text"], published_on=facts["published_on"] or earlier.published_on)
        found = compare(earlier, now).differences
        context = {
            "earlier": earlier,
            "sittings": _by_sitting(found),
            "refusal": refusal,
            "carried": [*carried(sitting), ("earlier", str(earlier.pk))],
            "can_apply": any(one.is_open for one in found),
            "has_differences": bool(found),
        }
        return self.page(request, "revising", _("更正版会议稿"), context)

    def revise(self, request: HttpRequest, sitting: Sitting, earlier: Report) -> HttpResponse:
        facts = sitting.form.cleaned_data
        if request.POST.get("earlier") != str(earlier.pk):
            return self.compare(
                request, sitting, earlier, _("在您核对期间内容已有变化，没有更新。请重新核对后再勾选。")
            )
        try:
            count = revise(
                earlier,
                facts["text"],
                by=signed_in(request),
                ticked=request.POST.getlist("difference"),
                published_on=facts["published_on"],
            )
        except intake.Refused as refusal:
            earlier.refresh_from_db()
            return self.compare(request, sitting, earlier, str(refusal))
        done = _("已保存更正后的会议稿，更新了 %(count)d 处。") if count else _("已保存更正后的会议稿，没有改动草稿。")
        messages.success(request, done % {"count": count} if count else done)
        return its_list(earlier.pk)


def _by_sitting(found: list[Difference]) -> list[tuple[Meeting | None, list[Difference]]]:
    """The differences under their meetings, new sittings last."""
    sittings: dict[Meeting | None, list[Difference]] = {}
    for difference in found:
        sittings.setdefault(difference.meeting, []).append(difference)
    return sorted(sittings.items(), key=lambda one: one[0] is None)
