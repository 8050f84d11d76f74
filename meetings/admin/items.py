"""The addresses that agenda items once had on the desk; they are edited on their meeting's page."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse

from meetings.admin.site import DeskAdmin
from meetings.models import AgendaItem


def meeting_page(pk: int, anchor: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:meetings_meeting_change", args=[pk]) + anchor)


@admin.register(AgendaItem)
class AgendaItemAdmin(DeskAdmin):
    """No page of its own: whoever kept the address of one is led to the item on its meeting's page."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.on_its_meeting)
        return [
            path("", self.admin_site.admin_view(self.changelist_view), name="meetings_agendaitem_changelist"),
            path("<int:pk>/change/", view, name="meetings_agendaitem_change"),
            path("<int:pk>/history/", view, {"page": "history"}, name="meetings_agendaitem_history"),
        ]

    def on_its_meeting(self, request: HttpRequest, pk: int, page: str = "change") -> HttpResponse:
        """A form of the former page has words that no page takes now: the answer shows them, to be copied."""
        if request.method == "POST":
            raise Http404(pk)
        if not self.has_view_permission(request):
            raise PermissionDenied
        item = AgendaItem.objects.filter(pk=pk).first()
        if item is None:
            return HttpResponseRedirect(reverse("admin:meetings_meeting_changelist"))
        if page == "history":
            return HttpResponseRedirect(reverse("admin:meetings_meeting_history", args=[item.meeting_id]))
        return meeting_page(item.meeting_id, f"#item-{item.key}")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:meetings_meeting_changelist"))
