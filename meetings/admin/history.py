"""修订记录: the page that tells everything that was done to a meeting, and where other pages of the desk find it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from meetings import history
from meetings.models import Meeting
from website.pagination import page_links

PAGE = 100  # entries; an act that has more goes on on the next page
SHORT = 12  # changes of an act that stand open


class HistoryPage:
    """Mixin of the meeting's admin, in place of Django's page, which knows only what its forms did."""

    admin_site: Any
    has_view_or_change_permission: Any

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        meeting = Meeting.objects.filter(pk=object_id).first() if object_id.isdecimal() else None
        if meeting is None:
            return self._get_obj_does_not_exist_redirect(request, Meeting._meta, object_id)  # type: ignore[attr-defined]
        if not self.has_view_or_change_permission(request, meeting):
            raise PermissionDenied
        page = Paginator(history.entries(meeting), PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "opts": Meeting._meta,
            "title": _("修订记录"),
            "subtitle": str(meeting),
            "meeting": meeting,
            "acts": history.acts(page.object_list, is_erased=meeting.erased_at is not None),
            "short": SHORT,
            "page": page,
            "page_links": page_links(page, request.GET),
        }
        return TemplateResponse(request, "admin/meetings/history.html", context)
