"""A pasted report that is a corrected version of one on file: what changed is shown, and what is ticked is applied."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from meetings import intake
from meetings.admin.reports import kept_readings
from meetings.admin.reports.hidden_fields import state_fields
from meetings.admin.reports.redirects import redirect_to_meetings
from meetings.admin.reports.state import PasteState
from meetings.admin.site import signed_in
from meetings.intake.revision import Difference, compare, find_earlier, revise
from meetings.models import Meeting, Report
from meetings.parser.outline import Outline
from meetings.reading.sentences import refusal_sentence
from website.form_expiry import is_expired

COMPARING_STEPS = ("read", "create", "revise")


def find_earlier_version(request: HttpRequest, state: PasteState) -> Report | None:
    """The report that this one corrects, unless the person said that it is another, or may not change meetings."""
    if request.POST.get("apart") or request.POST.get("step") not in COMPARING_STEPS or not state.outline.meetings:
        return None
    if not request.user.has_perm("meetings.change_meeting") or intake.known(state.outline):
        return None
    return find_earlier(state.outline, state.form.cleaned_data["source_url"])


def comparable_outline(state: PasteState, earlier: Report) -> Outline:
    """What the text says before any correction. Without a day of publication it takes that of the earlier report."""
    return state.reading.outline_for(state.form.cleaned_data["published_on"] or earlier.published_on)


class RevisionPage:
    """The step of comparison, for the report's admin."""

    render: Any

    def show_differences(
        self,
        request: HttpRequest,
        state: PasteState,
        earlier: Report,
        outline: Outline | None = None,
        refusal: str = "",
    ) -> HttpResponse:
        differences = compare(earlier, outline or comparable_outline(state, earlier)).differences
        context = {
            "earlier": earlier,
            "meetings": _by_meeting(differences),
            "refusal": refusal,
            "carried": [*state_fields(state), ("earlier", str(earlier.pk))],
            "can_apply": any(difference.is_open for difference in differences),
            "has_differences": bool(differences),
            "ticked": request.POST.getlist("difference") if is_expired(request) else None,
            **kept_readings.keep_reading(request, state, [("earlier", str(earlier.pk))]),
        }
        return self.render(request, "revising", _("更正版会议稿"), context)

    def revise(self, request: HttpRequest, state: PasteState, earlier: Report) -> HttpResponse:
        """Keeps the new text and applies the ticked differences, or says why not."""
        if request.POST.get("earlier") != str(earlier.pk):
            changed = _("在您核对期间内容已有变化，没有更新。请重新核对后再勾选。")
            return self.show_differences(request, state, earlier, refusal=changed)
        outline = comparable_outline(state, earlier)
        facts = state.form.cleaned_data
        try:
            count = revise(
                earlier,
                facts["text"],
                by=signed_in(request),
                ticked=request.POST.getlist("difference"),
                published_on=facts["published_on"] or earlier.published_on,
                outline=outline,
            )
        except intake.Refused as refusal:
            earlier.refresh_from_db()
            return self.show_differences(request, state, earlier, outline, refusal_sentence(refusal))
        kept_readings.let_go(request)
        messages.success(request, _success(count))
        return redirect_to_meetings(earlier.pk)


def _success(count: int) -> str:
    if not count:
        return _("已保存更正后的会议稿，没有改动草稿。")
    return _("已保存更正后的会议稿，更新了 %(count)d 处。") % {"count": count}


def _by_meeting(differences: Iterable[Difference]) -> list[tuple[Meeting | None, list[Difference]]]:
    """The differences under their meetings, those of meetings without a draft last."""
    by_meeting: dict[Meeting | None, list[Difference]] = {}
    for difference in differences:
        by_meeting.setdefault(difference.meeting, []).append(difference)
    return sorted(by_meeting.items(), key=lambda pair: pair[0] is None)
