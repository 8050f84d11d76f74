"""粘贴会议稿: a report comes in, what was read is corrected beside it, drafts are made; then it is kept as it is."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import intake
from meetings.admin.reports.answers import its_list, links
from meetings.admin.reports.forms import PasteForm
from meetings.admin.reports.revising import RevisingPages, earlier_version
from meetings.admin.reports.sitting import Sitting, again, carried, corrected, read_and_correct
from meetings.admin.reports.tree import reading
from meetings.admin.site import ReadOnlyAdmin, signed_in
from meetings.models import Report
from meetings.parser.decode import Unreadable


@admin.register(Report)
class ReportAdmin(RevisingPages, ReadOnlyAdmin):
    list_display = ["__str__", "published_on", "received_at", "received_by"]
    list_filter = ["received_at"]
    list_select_related = ["received_by"]
    search_fields = ["title", "text"]
    date_hierarchy = "received_at"
    fields = ["title", "source_url", "published_on", "received_at", "received_by", "its_meetings", "whole_text", "raw"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("meetings.add_report")

    @admin.display(description=gettext_lazy("生成的会议"))
    def its_meetings(self, report: Report) -> str:
        return links(report.meetings.order_by("pk")) or _("无（草稿已删除，可以重新粘贴）")

    @admin.display(description=gettext_lazy("整理后文本"))
    def whole_text(self, report: Report) -> str:
        return format_html('<div class="report-text" tabindex="0">{}</div>', report.text)

    @admin.display(description=gettext_lazy("原文"))
    def raw(self, report: Report) -> str:
        words = _("显示收到时的原文")
        return format_html(
            '<details><summary>{}</summary><div class="report-text" tabindex="0">{}</div></details>',
            words,
            report.raw_text,
        )

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Step 1 asks for the text, step 2 shows what was read and corrects it; nothing is kept until 创建草稿."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.ask(request, PasteForm())
        form = PasteForm(request.POST, request.FILES)
        step = request.POST.get("step")
        if not form.is_valid():
            kept = [(name, request.POST[name]) for name in ("corrections", "corrected") if name in request.POST]
            return self.ask(request, again(form) if step == "edit" else form, kept)
        sitting = read_and_correct(form, request.POST)
        if step == "edit":
            return self.ask(request, again(form), corrected(sitting))
        try:
            intake.refuse_oversized(sitting.outline)
        except intake.Oversized as oversized:
            form.add_error("file" if form.cleaned_data.get("file") else "text", str(oversized))
            return self.ask(request, form)
        if (earlier := earlier_version(request, sitting)) is not None:
            return (
                self.revise(request, sitting, earlier) if step == "revise" else self.compare(request, sitting, earlier)
            )
        return (
            self.create(request, sitting) if step == "create" and not sitting.refusal else self.show(request, sitting)
        )

    def ask(self, request: HttpRequest, form: PasteForm, kept: Sequence[tuple[str, str]] = ()) -> HttpResponse:
        is_corrected = dict(kept).get("corrections", "[]") not in ("", "[]")
        return self.page(
            request, "paste", _("粘贴会议稿"), {"form": form, "carried": kept, "is_corrected": is_corrected}
        )

    def show(self, request: HttpRequest, sitting: Sitting) -> HttpResponse:
        context = reading(sitting) | {
            "outline": sitting.outline,
            "known": intake.known(sitting.outline),
            "refusal": sitting.refusal,
            "carried": carried(sitting),
            "is_corrected": bool(sitting.corrections),
        }
        return self.page(request, "reading", _("识别结果"), context)

    def create(self, request: HttpRequest, sitting: Sitting) -> HttpResponse:
        facts = sitting.form.cleaned_data
        try:
            report = intake.receive(
                facts["text"],
                by=signed_in(request),
                published_on=facts["published_on"],
                source_url=facts["source_url"],
                title=facts["title"],
                corrections=sitting.corrections,
            )
        except intake.Duplicate as duplicate:
            messages.warning(
                request, format_html(_("这份会议稿已经录入过，没有重复创建。已有的会议：{}"), links(duplicate.meetings))
            )
            return its_list(duplicate.meetings[0].report_id)
        except (intake.Refused, Unreadable) as refusal:
            sitting.refusal = str(refusal)
            return self.show(request, sitting)
        made = list(report.meetings.order_by("pk"))
        messages.success(request, _("已创建 %(count)d 份草稿，请逐一核对后提交审核。") % {"count": len(made)})
        return its_list(report.pk)

    def page(self, request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
        shared = self.admin_site.each_context(request) | {"opts": self.opts, "title": title}
        return TemplateResponse(request, f"admin/meetings/report/{name}.html", shared | context)
