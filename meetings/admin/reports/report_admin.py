"""Reports in the admin: their list, each as it is kept, and the way to the page that brings a new one in."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.admin.reports import kept_readings
from meetings.admin.reports.paste_page import PastePage
from meetings.admin.reports.redirects import meeting_links
from meetings.admin.site import ReadOnlyAdmin
from meetings.models import Report


@admin.register(Report)
class ReportAdmin(PastePage, ReadOnlyAdmin):
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
        return meeting_links(report.meetings.order_by("pk")) or _("无（草稿已删除，可以重新粘贴）")

    @admin.display(description=gettext_lazy("整理后文本"))
    def whole_text(self, report: Report) -> str:
        return format_html('<div class="report-text" tabindex="0">{}</div>', report.text)

    @admin.display(description=gettext_lazy("原文"))
    def raw(self, report: Report) -> str:
        return format_html(
            '<details><summary>{}</summary><div class="report-text" tabindex="0">{}</div></details>',
            _("显示收到时的原文"),
            report.raw_text,
        )

    def get_urls(self) -> list[Any]:
        keep = self.admin_site.admin_view(self.unsaved_view)
        return [path("add/unsaved/", keep, name="meetings_report_unsaved"), *super().get_urls()]

    def unsaved_view(self, request: HttpRequest) -> HttpResponse:
        """Keeps what is typed on the reading page while a person works there."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method not in ("GET", "POST"):
            return HttpResponseNotAllowed(["GET", "POST"])
        return kept_readings.answer(request)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self.paste(request)
