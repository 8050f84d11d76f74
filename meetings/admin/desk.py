"""Meetings on the desk: the list, the form, deleting a wrong draft, and the preview of the public page."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.admin import may_edit
from meetings import document
from meetings.admin.agenda import AgendaItemInline, AttendanceInline, meeting_page
from meetings.admin.listing import BULK, PublicationFilter, with_publication
from meetings.admin.site import DeskAdmin, signed_in
from meetings.admin.verbs import Standing, VerbPages, is_own_submission, offers
from meetings.differences import differences
from meetings.forms import MeetingForm
from meetings.models import Meeting, State
from meetings.renderings.rows import document_row

KEPT = gettext_lazy(
    "《%(title)s》不能删除：只有从未审核通过的草稿可以删除。已审核的会议请用“重新编辑”，已发布的请用“撤回”。"
)


def is_disposable(meeting: Meeting) -> bool:
    """A draft of which nothing was ever printed."""
    return meeting.is_draft and not meeting.erased_at and not meeting.editions.exists()


@admin.register(Meeting)
class MeetingAdmin(VerbPages, DeskAdmin):
    form = MeetingForm
    inlines = [AgendaItemInline, AttendanceInline]
    change_form_template = "admin/meetings/meeting_form.html"
    change_list_template = "admin/meetings/meeting_list.html"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("type", "chair"),
                    "title",
                    ("held_on", "listed_on"),
                    ("held_on_precision", "held_on_text"),
                    "summary",
                ]
            },
        ),
        (
            gettext_lazy("届次、地点和其他"),
            {"fields": ["number_text", ("term", "number_year", "number"), "place", "has_other_matters"]},
        ),
    ]
    list_display = ["heading", "type", "listed_on", "number_text", "state", "publication", "changed_at"]
    list_filter = ["state", PublicationFilter, "type", "listed_on"]
    list_per_page = 50
    search_fields = ["title", "key__exact", "chair", "number_text"]
    search_help_text = gettext_lazy("标题、编号、主持人或届次")
    date_hierarchy = "listed_on"
    ordering = ["-listed_on", "-pk"]
    actions = BULK

    # Who may

    def has_verb_permission(self, request: HttpRequest, verb: str) -> bool:
        return request.user.has_perm(f"meetings.{verb}")

    def has_submit_permission(self, request: HttpRequest) -> bool:
        return self.has_verb_permission(request, "submit")

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return self.has_verb_permission(request, "approve")

    def has_release_permission(self, request: HttpRequest) -> bool:
        return self.has_verb_permission(request, "release")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may_edit(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or is_disposable(obj))

    # The list

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        return with_publication(super().get_queryset(request))

    @admin.display(description=gettext_lazy("标题"), ordering="title")
    def heading(self, meeting: Meeting) -> str:
        return str(meeting)

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
        return [preview, *self.verb_urls(), *super().get_urls()]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Locks a meeting that is being sent, so that its version holds until the save is done."""
        meeting = super().get_object(request, object_id, from_field)
        if meeting is not None and request.method == "POST":
            meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
        return meeting

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        context["show_save_and_add_another"] = False
        if obj is not None:
            standing = Standing(Meeting.objects.get(pk=obj.pk))  # as it is kept, not as it is being typed
            context |= {
                "meeting": standing.meeting,
                "standing": standing,
                "offers": offers(standing, signed_in(request)),
                "own_submission": standing.meeting.state == State.IN_REVIEW
                and request.user.has_perm("meetings.approve")
                and is_own_submission(standing.meeting, signed_in(request)),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

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
        """The public page as a release of today's draft would make it, and what that would change."""
        meeting = Meeting.objects.filter(pk=pk).first()
        if meeting is None or not self.has_view_permission(request, meeting):
            messages.error(request, _("该会议不存在，或您没有查看的权限。"))
            return HttpResponseRedirect(reverse("admin:index"))
        before, after = Standing(meeting).published, document.public(document.internal(meeting))
        row = document_row(after) | {"edition": None, "issued_at": None, "first_issued_at": None}
        context = {
            "m": row,
            "document": after,
            "changes": differences(before, after) if before else [],
            "is_first": before is None,
            "back_url": reverse("admin:meetings_meeting_change", args=[pk]),
        }
        return render(request, "meetings/meeting_preview.html", context)


def delete_drafts(model_admin: Any, request: HttpRequest, queryset: QuerySet[Meeting]) -> Any:
    """Deletes wrong drafts in bulk; where one of the chosen is more than that, deletes none and names it."""
    kept = [meeting for meeting in queryset if not is_disposable(meeting)]
    for meeting in kept:
        messages.error(request, KEPT % {"title": meeting})
    return None if kept else delete_selected(model_admin, request, queryset)
