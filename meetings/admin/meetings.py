"""Meetings on the desk: the list, the form, deleting a wrong draft, and the preview of the public page."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import unsaved
from meetings.admin.confirming import ConfirmingPages
from meetings.admin.desk_search import having_all
from meetings.admin.disclosing import after_change, would_be
from meetings.admin.editor.forms import DELETED_ELSEWHERE, MeetingForm
from meetings.admin.editor.page import EditorPages, may_edit
from meetings.admin.editor.units import UnitPages
from meetings.admin.history import HistoryPage
from meetings.admin.items import meeting_page
from meetings.admin.meeting_list import (
    MineFilter,
    PublicationFilter,
    StateFilter,
    StuckFilter,
    SubmitterFilter,
    submit,
)
from meetings.admin.moments import MomentPages
from meetings.admin.publication import with_publication
from meetings.admin.remarks import RemarkPages
from meetings.admin.review.page import ReviewPages
from meetings.admin.site import DeskAdmin, signed_in
from meetings.admin.unsaved import PAGE, UnsavedPages
from meetings.admin.verbs import VerbPages, offers, why_not
from meetings.days import meeting_day
from meetings.models import Meeting
from meetings.workflow import verbs
from meetings.workflow.attempt import Attempt, Kind
from meetings.workflow.gate import obstacle
from meetings.workflow.standing import Standing
from website.form_expiry import is_expired

KEPT = gettext_lazy(
    "《%(title)s》不能删除：只有从未审核通过的草稿可以删除。已审核的会议请用“重新编辑”，已发布的请用“撤回”。"
)


def is_disposable(meeting: Meeting) -> bool:
    """A draft of which nothing was ever printed."""
    return meeting.is_draft and not meeting.erased_at and not meeting.editions.exists()


@admin.register(Meeting)
class MeetingAdmin(
    HistoryPage,
    MomentPages,
    VerbPages,
    ReviewPages,
    ConfirmingPages,
    RemarkPages,
    UnsavedPages,
    UnitPages,
    EditorPages,
    DeskAdmin,
):
    form = MeetingForm
    change_form_template = "admin/meetings/meeting_form.html"
    change_list_template = "admin/meetings/meeting_list.html"
    list_display = ["heading", "type", "day", "number_text", "state", "publication", "changed_at"]
    list_filter = [StateFilter, MineFilter, SubmitterFilter, StuckFilter, PublicationFilter, "type", "listed_on"]
    list_per_page = 50
    search_fields = ["title"]  # there is a search; where it looks: desk_search
    search_help_text = gettext_lazy("标题（或拼音首字母）、编号、主持人、届次、议题和工作要求中的文字")
    date_hierarchy = "listed_on"
    ordering = ["-listed_on", "-pk"]
    actions = [submit]
    links_to_list = ("report__id__exact",)  # the meetings of one report

    # Who may

    def has_submit_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("meetings.submit")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may_edit(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or is_disposable(obj))

    # The list

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        return with_publication(super().get_queryset(request))

    def found(self, request: HttpRequest, queryset: Any, question: str) -> tuple[Any, bool]:
        return queryset.filter(having_all(question)), False

    @admin.display(description=mark_safe('<input type="checkbox" id="action-toggle">'))
    def action_checkbox(self, obj: Meeting) -> SafeString:
        """The tick of a row, with the version that the row shows, for the verb that is called on it."""
        return format_html(
            '{}<input type="hidden" name="version-{}" value="{}">', super().action_checkbox(obj), obj.pk, obj.version
        )

    @admin.display(description=gettext_lazy("标题"), ordering="title")
    def heading(self, meeting: Meeting) -> str:
        return str(meeting)

    @admin.display(description=gettext_lazy("会议日期"), ordering="listed_on")
    def day(self, meeting: Meeting) -> str:
        said = meeting_day(meeting)
        return _("%(day)s（待确认）") % {"day": said} if meeting.is_listed_on_guessed else said

    @admin.display(description=gettext_lazy("公开情况"))
    def publication(self, meeting: Any) -> str:
        if meeting.erased_at:
            return _("已清除")
        now = _("已发布") if meeting.published else _("已撤回") if meeting.withdrawn else _("未发布")
        return _("%(now)s（有改动待发布）") % {"now": now} if meeting.awaits_release and meeting.published else now

    def get_actions(self, request: HttpRequest) -> Any:
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            description = _("删除所选的草稿")
            actions["delete_selected"] = (delete_drafts, "delete_selected", description)
        return actions

    # The form

    def get_urls(self) -> list[URLPattern]:
        preview = path("<int:pk>/preview/", self.admin_site.admin_view(self.preview), name="meetings_meeting_preview")
        return [
            preview,
            *self.moment_urls(),
            *self.verb_urls(),
            *self.review_urls(),
            *self.unsaved_urls(),
            *self.unit_urls(),
            *super().get_urls(),
        ]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Locks a meeting that is being sent, so that its version holds until the save is done."""
        meeting = super().get_object(request, object_id, from_field)
        if meeting is not None and request.method == "POST":
            meeting = Meeting.objects.select_for_update().filter(pk=meeting.pk).first()  # None: deleted while we waited
        return meeting

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        self.restore_unsaved(request, object_id)
        opened = object_id
        is_sent = request.method == "POST" or is_expired(request)
        if is_sent and object_id and is_deleted(object_id):
            request.POST = as_new(request.POST, object_id)  # type: ignore[assignment]
            object_id, form_url = None, reverse("admin:meetings_meeting_add")
        response = super().changeform_view(request, object_id, form_url, extra_context)
        self.let_go_of_saved(request, response, opened)
        return response

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        after_change(request, form.instance)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        context |= {"show_save_and_add_another": False, **self.unsaved_context(request, obj)}
        if obj is not None:
            standing = Standing(obj)
            context |= {
                "meeting": standing.meeting,
                "standing": standing,
                "offers": offers(standing, signed_in(request)),
                "may_review": obstacle(Attempt("approve", standing, signed_in(request)), Kind.STATE) is None,
                "own_work": why_not("approve", standing, signed_in(request)),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        """Saves what was changed; an untouched meeting is not written anew, nobody is overtaken by it."""
        if not change or form.changed_data:
            super().save_model(request, obj, form, change)

    def log_change(self, request: HttpRequest, obj: Meeting, message: Any) -> Any:
        return super().log_change(request, obj, message) if message else None

    def response_change(self, request: HttpRequest, obj: Meeting) -> HttpResponse:
        """After saving, the page of the verb or the preview whose button was pressed."""
        then = request.POST.get("_then", "")
        if then != "preview" and then not in verbs.VERBS:
            return super().response_change(request, obj)
        if request.saved_changes:  # type: ignore[attr-defined]
            messages.success(request, _("已保存修改。"))
        return HttpResponseRedirect(reverse(f"admin:meetings_meeting_{then}", args=[obj.pk]))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Names the meetings alone: their parts go with them, and a list of ninety directives hides the titles."""
        _parts, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return [str(meeting) for meeting in objs], counts, perms_needed, protected

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        meeting = Meeting.objects.filter(pk=object_id).first() if object_id.isdecimal() else None
        if meeting is not None and request.user.has_perm("meetings.delete_meeting") and not is_disposable(meeting):
            messages.error(request, KEPT % {"title": meeting})
            return meeting_page(meeting.pk)
        return super().delete_view(request, object_id, extra_context)

    # The preview

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the public would get by a release now, and what that would change."""
        meeting = Meeting.objects.filter(pk=pk).first()
        if meeting is None or not self.has_view_permission(request, meeting):
            messages.error(request, _("该会议不存在，或您没有查看的权限。"))
            return HttpResponseRedirect(reverse("admin:index"))
        shown = would_be(request, Standing(meeting))
        context = {
            "document": shown["preview"].then.record,
            "changes": shown["preview"].changes,
            "is_first": shown["preview"].is_first,
            "meeting": meeting,
            "back_url": reverse("admin:meetings_meeting_change", args=[pk]),
        }
        return render(request, "meetings/meeting_preview.html", shown | context)


def is_deleted(object_id: str) -> bool:
    return object_id.isdecimal() and not Meeting.objects.filter(pk=object_id).exists()


def as_new(post: QueryDict, object_id: str) -> QueryDict:
    """The form of a meeting that somebody deleted, as the form of a new one, with the same words."""
    form = post.copy()
    form[DELETED_ELSEWHERE] = "1"
    form.setdefault(PAGE, unsaved.meeting_page(int(object_id)))
    return form


def delete_drafts(model_admin: Any, request: HttpRequest, queryset: QuerySet[Meeting]) -> Any:
    """Deletes wrong drafts in bulk; where one of the chosen is more than that, deletes none and names it."""
    kept = [meeting for meeting in queryset if not is_disposable(meeting)]
    for meeting in kept:
        messages.error(request, KEPT % {"title": meeting})
    return None if kept else delete_selected(model_admin, request, queryset)
