"""The address of the review page: who may open it, what it shows, and where a decision leads."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from meetings.admin.once import once
from meetings.admin.review.sheet import VERB_OF, Sheet
from meetings.admin.site import signed_in
from meetings.admin.verbs import done_message, since_sent_back
from meetings.models import Meeting
from meetings.record import document
from meetings.record.document_diff import differences
from meetings.workflow import verbs
from meetings.workflow.attempt import STALE, Attempt, Kind
from meetings.workflow.exposures import exposed
from meetings.workflow.gate import obstacle
from meetings.workflow.levels import next_level
from meetings.workflow.queue import next_for
from meetings.workflow.standing import Standing
from website import typed_words
from website.form_expiry import is_expired, sent

BUTTONS = (*VERB_OF, "keep")


class ReviewPages:
    """Mixin of the meeting's admin."""

    admin_site: Any

    def review_urls(self) -> list[URLPattern]:
        return [path("<int:pk>/review/", self.admin_site.admin_view(self.review), name="meetings_meeting_review")]

    @once
    def review(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET shows the record whole, with what changed; POST keeps remarks and decides, on what was shown alone."""
        meeting = Meeting.objects.filter(pk=pk).first()
        if meeting is None and typed_words.typed(request):  # the answer shows them, to be copied
            raise Http404(pk)
        by, button = signed_in(request), request.POST.get("_do", "")
        refusal = meeting and obstacle(Attempt("approve", Standing(meeting), by), Kind.STATE)
        if meeting is None or (refusal and not (sent(request) and by.has_perm("meetings.approve"))):
            messages.error(request, str(refusal or _("该会议不存在或已被删除。")))
            return away(request, meeting)
        sheet = Sheet(meeting, by, sent(request))
        if refusal:  # somebody else has decided; what was typed is still shown
            messages.error(request, str(refusal))
        elif is_expired(request) and not is_as_shown(sheet):
            messages.error(request, STALE)
        elif request.method == "POST" and button in BUTTONS and is_done(request, sheet, button):
            return HttpResponseRedirect(where_to(request, meeting, button))
        return TemplateResponse(request, "admin/meetings/review/review.html", self.review_context(request, sheet))

    def review_context(self, request: HttpRequest, sheet: Sheet) -> dict[str, Any]:
        meeting, record = sheet.meeting, sheet.record
        return {
            **self.admin_site.each_context(request),
            "opts": meeting._meta,
            "title": _("审阅"),
            "subtitle": str(meeting),
            "meeting": meeting,
            "sheet": sheet,
            "level": next_level(meeting),
            "record": record,
            "changes": differences(sheet.reviewed, record) if sheet.reviewed else [],
            "since_sent_back": since_sent_back(meeting, record),
            "exposures": exposed(meeting),
            "is_withheld": record["withheld"] or document.has_hidden(record),
            "next": next_for(signed_in(request), after=meeting),
        }


def is_done(request: HttpRequest, sheet: Sheet, button: str) -> bool:
    """Does what was pressed and tells how it went."""
    said = done_message(sheet.meeting, VERB_OF[button], sheet.by) if button in VERB_OF else _("审核意见已保存。")
    if sheet.form.errors.keys() & {"version", "level"}:
        messages.error(request, STALE)
        return False
    if not sheet.check(button):
        return False
    try:
        sheet.do(button)
    except verbs.Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    except IntegrityError:
        messages.error(request, STALE)
    else:
        messages.success(request, said)
        return True
    return False


def is_as_shown(sheet: Sheet) -> bool:
    return all(str(sheet.post.get(name)) == str(value) for name, value in sheet.now.items())


def where_to(request: HttpRequest, meeting: Meeting, button: str) -> str:
    if button == "keep":
        return reverse("admin:meetings_meeting_review", args=[meeting.pk])
    if button != "approve_next":
        return reverse("admin:meetings_meeting_change", args=[meeting.pk])
    following = next_for(signed_in(request), after=meeting)
    if following is None:
        messages.info(request, _("没有其他会议等您审核。"))
        return reverse("admin:index")
    return reverse("admin:meetings_meeting_review", args=[following.pk])


def away(request: HttpRequest, meeting: Meeting | None) -> HttpResponse:
    may_look = meeting is not None and request.user.has_perm("meetings.view_meeting")
    return HttpResponseRedirect(
        reverse("admin:meetings_meeting_change", args=[meeting.pk])
        if meeting is not None and may_look
        else reverse("admin:index")
    )
