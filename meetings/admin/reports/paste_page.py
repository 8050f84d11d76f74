"""粘贴会议稿: a report comes in, what was read is corrected beside it, drafts are made; then it is kept as it is."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from meetings import bounded, intake
from meetings.admin.reports import kept_readings
from meetings.admin.reports.forms import PasteForm
from meetings.admin.reports.hidden_fields import (
    HiddenFields,
    correction_fields,
    first_form,
    sent_correction_fields,
    sent_fields,
    state_fields,
    without_button,
)
from meetings.admin.reports.reading_context import reading_context
from meetings.admin.reports.redirects import meeting_links, redirect_to_meetings
from meetings.admin.reports.revision_page import RevisionPage, find_earlier_version
from meetings.admin.reports.state import PasteState
from meetings.admin.reports.steps import load_state
from meetings.admin.site import signed_in
from meetings.models import Report
from meetings.parser.cleaning.decode import Unreadable
from meetings.reading.sentences import refusal_sentence
from website.form_expiry import is_expired


class PastePage(RevisionPage):
    """The page in steps, for the report's admin: ``text`` asks for the report, ``read`` shows what was read.

    Nothing is part of the record until 创建草稿; what is shown is kept as unsaved work. The button names the step in
    ``step``, or a correction in ``act``.
    """

    admin_site: Any
    opts: Any

    def paste(self, request: HttpRequest) -> HttpResponse:
        if is_expired(request):
            return self.reopen(request)
        if request.method != "POST":
            return self.open(request)
        if request.POST.get("step") == "discard":
            return self.discard(request)
        form, step = PasteForm(request.POST, request.FILES), request.POST.get("step")
        if not form.is_valid() or step == "text":
            shown = first_form(form) if step in ("edit", "text") else form
            return self.show_form(request, shown, sent_correction_fields(request.POST))
        try:
            return self.respond(request, load_state(form, request.POST))
        except Unreadable as refusal:
            return self.show_unread(request, form, refusal_sentence(refusal))

    def open(self, request: HttpRequest) -> HttpResponse:
        """The first step, or the step of a kept reading that the address names."""
        bounded.prepare()
        if kept_readings.KEPT not in request.GET:
            return self.show_form(request, PasteForm())
        form = kept_readings.kept_form(request)
        if form is None:
            messages.info(request, _("没有这份未完成的识别：已经创建草稿、放弃，或超过 30 天。"))
            return redirect("admin:meetings_report_add")
        request.POST = form  # type: ignore[assignment]
        return self.reopen(request)

    def discard(self, request: HttpRequest) -> HttpResponse:
        """Gives a kept reading up."""
        kept_readings.let_go(request)
        messages.success(request, _("这份未完成的识别已放弃。"))
        return redirect("admin:meetings_report_add")

    def reopen(self, request: HttpRequest) -> HttpResponse:
        """The step of a form that had expired, with what was filled in and ticked; whatever was pressed is not done."""
        request.POST = without_button(request.POST)  # type: ignore[assignment]
        form = PasteForm(request.POST)
        if request.POST["step"] == "read" or not form.is_valid():
            return self.show_form(request, form, sent_correction_fields(request.POST))
        try:
            state = load_state(form, request.POST, is_expired=is_expired(request))
            earlier = find_earlier_version(request, state)
            return self.show_differences(request, state, earlier) if earlier else self.show_reading(request, state)
        except Unreadable as refusal:
            return self.show_unread(request, form, refusal_sentence(refusal))

    def respond(self, request: HttpRequest, state: PasteState) -> HttpResponse:
        """Does what the step asks for."""
        step = request.POST.get("step")
        if step == "edit":
            return self.show_form(request, first_form(state.form), correction_fields(state))
        try:
            intake.refuse_oversized(state.outline)
        except intake.Oversized as oversized:
            return self.refuse_text(request, state.form, str(oversized))
        if earlier := find_earlier_version(request, state):
            respond = self.revise if step == "revise" else self.show_differences
            return respond(request, state, earlier)
        if step == "create" and not state.refusal:
            return self.create_drafts(request, state)
        return self.show_reading(request, state)

    def refuse_text(
        self, request: HttpRequest, form: PasteForm, refusal: str, hidden: HiddenFields | None = None
    ) -> HttpResponse:
        """The first step again, with the refusal beside what brought the text."""
        form.add_error("file" if form.cleaned_data.get("file") else "text", refusal)
        return self.show_form(request, form, hidden)

    def show_form(self, request: HttpRequest, form: PasteForm, hidden: HiddenFields | None = None) -> HttpResponse:
        """The first step."""
        is_corrected = dict(hidden or ()).get("corrections", "[]") not in ("", "[]")
        readings = kept_readings.waiting(signed_in(request)) if request.method == "GET" else []
        context = {"form": form, "carried": hidden or (), "is_corrected": is_corrected, "readings": readings}
        return self.render(request, "paste", _("粘贴会议稿"), context)

    def show_unread(self, request: HttpRequest, form: PasteForm, refusal: str) -> HttpResponse:
        """The text was not read this time: whatever was sent is kept, to be sent again or to go back to the text."""
        step = request.POST.get("step", "apply")
        if step == "read":
            return self.refuse_text(request, form, refusal, sent_correction_fields(request.POST))
        pressed = ("act", request.POST["act"]) if "act" in request.POST else ("step", step)
        context = {
            "refusal": refusal,
            "carried": sent_fields(request.POST),
            "pressed": pressed,
            "text": form.cleaned_data["text"],
        }
        return self.render(request, "unread", _("识别没有完成"), context)

    def show_reading(self, request: HttpRequest, state: PasteState) -> HttpResponse:
        """The second step: what was read, to be corrected."""
        context = reading_context(state) | {
            "read": state.outline,
            "known": intake.known(state.outline),
            "refusal": state.refusal,
            "carried": state_fields(state),
            "is_corrected": bool(state.corrections),
            "unsaved_url": reverse("admin:meetings_report_unsaved"),
            "is_dirty": bool(state.refusal) or is_expired(request),
            **kept_readings.keep_reading(request, state),
        }
        return self.render(request, "reading", _("识别结果"), context)

    def create_drafts(self, request: HttpRequest, state: PasteState) -> HttpResponse:
        """Keeps the report and makes drafts of its meetings, or says why not."""
        try:
            report = self.receive(request, state)
        except intake.Duplicate as duplicate:
            links = meeting_links(duplicate.meetings)
            messages.warning(request, format_html(_("这份会议稿已经录入过，没有重复创建。已有的会议：{}"), links))
            return redirect_to_meetings(duplicate.meetings[0].report_id)
        except (intake.Refused, Unreadable) as refusal:
            state.refusal = refusal_sentence(refusal)
            return self.show_reading(request, state)
        kept_readings.let_go(request)
        count = report.meetings.count()
        messages.success(request, _("已创建 %(count)d 份草稿，请逐一核对后提交审核。") % {"count": count})
        return redirect_to_meetings(report.pk)

    def receive(self, request: HttpRequest, state: PasteState) -> Report:
        facts = state.form.cleaned_data
        return intake.receive(
            facts["text"],
            by=signed_in(request),
            published_on=facts["published_on"],
            source_url=facts["source_url"],
            title=facts["title"],
            reading=replace(state.reading, corrected=state.outline),
        )

    def render(self, request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
        shared = self.admin_site.each_context(request) | {"opts": self.opts, "title": title}
        return TemplateResponse(request, f"admin/meetings/report/{name}.html", shared | context)
