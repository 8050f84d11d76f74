"""Items on the desk: as rows of their meeting's form, and each on a page of its own with its directives."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.admin import DeskInline, DirectiveInline, may_edit
from meetings.admin.site import DeskAdmin
from meetings.forms import AgendaItemForm, AttendanceForm, ItemPageForm
from meetings.models import AgendaItem, Attendance, Meeting


def meeting_page(pk: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:meetings_meeting_change", args=[pk]))


class AgendaItemInline(DeskInline):
    model = AgendaItem
    form = AgendaItemForm
    readonly_fields = ["its_directives"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("place", "kind", "outcome"),
                    "title",
                    "text",
                    ("disclosure", "disclosure_reason"),
                    "its_directives",
                ]
            },
        )
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[AgendaItem]:
        return super().get_queryset(request).annotate(directive_count=Count("directives"))

    @admin.display(description=gettext_lazy("工作要求"))
    def its_directives(self, item: AgendaItem) -> str:
        if not item.pk:
            return _("保存会议后即可为这个议题添加工作要求。")
        count = getattr(item, "directive_count", 0)
        words = _("%(count)d 项，打开议题查看和编辑") % {"count": count} if count else _("还没有，打开议题添加")
        return format_html(
            '<a class="item-link" href="{}">{}</a>', reverse("admin:meetings_agendaitem_change", args=[item.pk]), words
        )


class AttendanceInline(DeskInline, admin.TabularInline):
    model = Attendance
    form = AttendanceForm
    template = "admin/edit_inline/tabular.html"
    fields = ["place", "role", "name", "post"]
    extra = 1
    classes = ["collapse"]


@admin.register(AgendaItem)
class AgendaItemAdmin(DeskAdmin):
    """An item's page. Items are added and listed on their meeting's form alone."""

    form = ItemPageForm
    inlines = [DirectiveInline]
    fields = [("kind", "outcome"), "title", "text", ("disclosure", "disclosure_reason")]
    change_form_template = "admin/meetings/agendaitem_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[AgendaItem]:
        return super().get_queryset(request).select_related("meeting")

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Locks the meeting of an item that is being sent, so that its version holds until the save is done."""
        item = super().get_object(request, object_id, from_field)
        if item is not None and request.method == "POST":
            item.meeting = Meeting.objects.select_for_update().get(pk=item.meeting_id)
        return item

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may_edit(request, obj and obj.meeting)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_draft = obj is None or (obj.meeting.is_draft and not obj.meeting.erased_at)
        return super().has_delete_permission(request, obj) and is_draft

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:meetings_meeting_changelist"))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj is not None:
            order = list(AgendaItem.objects.filter(meeting=obj.meeting_id).order_by("position"))
            here = [one.pk for one in order].index(obj.pk)
            context |= {
                "meeting": obj.meeting,
                "item_number": here + 1,
                "item_count": len(order),
                "previous_item": order[here - 1] if here else None,
                "next_item": order[here + 1] if here + 1 < len(order) else None,
                "show_save_and_add_another": False,
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_change(self, request: HttpRequest, obj: AgendaItem) -> HttpResponse:
        answer = super().response_change(request, obj)
        return answer if "_continue" in request.POST else meeting_page(obj.meeting_id)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Deletes and returns to the meeting; where that may not be, says so there."""
        item = self.get_queryset(request).filter(pk=object_id).first() if object_id.isdecimal() else None
        if item is not None and not self.has_delete_permission(request, item):
            self.message_user(request, _("会议不是草稿，或您没有权限，不能删除议题。"), "ERROR")
            return meeting_page(item.meeting_id)
        return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request: HttpRequest, obj: AgendaItem) -> None:
        request.meeting_left = obj.meeting_id  # type: ignore[attr-defined]
        super().delete_model(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        super().response_delete(request, obj_display, obj_id)
        return meeting_page(request.meeting_left)  # type: ignore[attr-defined]
