"""粘贴会议稿: a report is pasted, what was read is shown beside it, drafts are made of it; then it is kept as it is."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import intake
from meetings.admin.marking import pieces
from meetings.admin.reports.forms import PasteForm
from meetings.admin.site import ReadOnlyAdmin, signed_in
from meetings.models import Report
from meetings.parser import parse_report
from meetings.parser.decode import Unreadable
from meetings.parser.outline import Outline


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
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
        """Step 1 asks for the text, step 2 shows what was read; nothing is kept until 创建草稿."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.ask(request, PasteForm())
        form = PasteForm(request.POST, request.FILES)
        step = request.POST.get("step")
        if step == "edit" or not form.is_valid():
            return self.ask(request, again(form) if step == "edit" else form)
        return self.create(request, form) if step == "create" else self.show(request, form)

    def ask(self, request: HttpRequest, form: PasteForm) -> HttpResponse:
        return self.page(request, "paste", _("粘贴会议稿"), {"form": form})

    def show(self, request: HttpRequest, form: PasteForm, refusal: str = "") -> HttpResponse:
        facts = form.cleaned_data
        outline = parse_report(facts["text"], published_on=facts["published_on"])
        context = {
            "outline": outline,
            "pieces": pieces(outline),
            "unplaced": [words for span in outline.unplaced if (words := outline.text[span.start : span.end].strip())],
            "doubts": doubted(outline),
            "known": intake.known(outline),
            "refusal": refusal,
            "carried": carried(facts),
        }
        return self.page(request, "reading", _("识别结果"), context)

    def create(self, request: HttpRequest, form: PasteForm) -> HttpResponse:
        facts = form.cleaned_data
        try:
            report = intake.receive(
                facts["text"],
                by=signed_in(request),
                published_on=facts["published_on"],
                source_url=facts["source_url"],
                title=facts["title"],
            )
        except intake.Duplicate as duplicate:
            messages.warning(
                request, format_html(_("这份会议稿已经录入过，没有重复创建。已有的会议：{}"), links(duplicate.meetings))
            )
            return HttpResponseRedirect(
                f"{reverse('admin:meetings_meeting_changelist')}?report__id__exact={duplicate.meetings[0].report_id}"
            )
        except (intake.Refused, Unreadable) as refusal:
            return self.show(request, form, refusal=str(refusal))
        made = list(report.meetings.order_by("pk"))
        messages.success(request, _("已创建 %(count)d 份草稿，请逐一核对后提交审核。") % {"count": len(made)})
        return HttpResponseRedirect(f"{reverse('admin:meetings_meeting_changelist')}?report__id__exact={report.pk}")

    def page(self, request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
        shared = self.admin_site.each_context(request) | {"opts": self.opts, "title": title}
        return TemplateResponse(request, f"admin/meetings/{name}.html", shared | context)


def again(form: PasteForm) -> PasteForm:
    """The form of step 1, filled with what step 2 carried."""
    return PasteForm(
        initial={name: form.data.get(name, "") for name in ("text", "published_on", "source_url", "title")}
    )


def doubted(outline: Outline) -> dict[str, list[str]]:
    """Each doubtful passage once, with all that is doubtful about it; doubts about no passage come under ``""``."""
    reasons: dict[str, list[str]] = {}
    for doubt in outline.doubts:
        said = reasons.setdefault(outline.text[doubt.span.start : doubt.span.end] if doubt.span else "", [])
        if doubt.reason not in said:
            said.append(doubt.reason)
    return reasons


def carried(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """What the hidden fields of step 2 hold: the server remembers nothing between the steps."""
    day = facts["published_on"]
    return [
        ("text", facts["text"]),
        ("published_on", day.isoformat() if day else ""),
        ("source_url", facts["source_url"]),
        ("title", facts["title"]),
    ]


def links(meetings: Any) -> str:
    """The meetings by title, each a link to its form."""
    return format_html_join(
        "、",
        '<a href="{}">{}</a>',
        ((reverse("admin:meetings_meeting_change", args=[meeting.pk]), meeting) for meeting in meetings),
    )
