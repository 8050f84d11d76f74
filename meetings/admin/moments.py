"""The record as it stood at a moment, two moments or editions beside each other, and going back to one."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.admin.disclosing import warn_of_exposures
from meetings.admin.once import once
from meetings.admin.site import signed_in
from meetings.history.acts import restored_to
from meetings.history.comparison import NOW, Point, compared, edition_value, label, read_point, row_differences
from meetings.history.entries import in_address, read_moment
from meetings.history.replay import as_of
from meetings.history.restoring import restore
from meetings.models import Edition, Meeting
from meetings.workflow.attempt import STALE, Refused

EDITIONS = 200  # the newest, offered for a comparison


class MomentPages:
    """Mixin of the meeting's admin."""

    admin_site: Any
    has_view_or_change_permission: Any
    has_change_permission: Any

    def moment_urls(self) -> list[URLPattern]:
        pages = {"history/at": self.moment_view, "history/compare": self.compare_view, "restore": self.restore_view}
        return [
            path(f"<int:pk>/{page}/", self.admin_site.admin_view(view), name=f"meetings_meeting_{page.split('/')[-1]}")
            for page, view in pages.items()
        ]

    def moment_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """``?at=``: the record as it was then, and row by row what is otherwise now."""
        meeting = self._looked_at(request, pk)
        at = read_moment(request.GET.get("at", ""))
        if at is None:
            messages.error(request, _("无法识别这个时刻，请从修订记录中选择。"))
            return HttpResponseRedirect(reverse("admin:meetings_meeting_history", args=[pk]))
        then = as_of(meeting, at)
        rows, order = row_differences(then, as_of(meeting)) if then.meeting else ([], [])
        context = {
            "title": _("当时的内容"),
            "at": at,
            "moment": in_address(at),
            "document": None if meeting.erased_at else then.record(),
            "rows": rows,
            "order": order,
            "may_restore": self.has_change_permission(request, meeting),
        }
        return self._moment_page(request, meeting, "moment", context)

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """``?point=…&point=…``: one alone is compared with the present."""
        meeting = self._looked_at(request, pk)
        chosen = list(dict.fromkeys(request.GET.getlist("point")))
        points = [point for value in chosen[:3] if (point := read_point(meeting, value))]
        if len(points) == 1 and not points[0].is_now and len(chosen) == 1:
            points += filter(None, [read_point(meeting, NOW)])
        if len(points) != 2 or len(chosen) > 2:
            messages.error(request, _("请选两个时刻或版次来比较；只选一个时，与现在比较。"))
            return HttpResponseRedirect(reverse("admin:meetings_meeting_history", args=[pk]))
        before, after, changes = compared(points)
        context = {
            "title": _("比较"),
            "before": _end(before),
            "after": _end(after),
            "changes": None if meeting.erased_at else changes,
            "is_public_alone": before.is_public != after.is_public,
            "choices": self._choices(meeting, before, after),
        }
        return self._moment_page(request, meeting, "comparison", context)

    def _choices(self, meeting: Meeting, *points: Point) -> list[dict[str, Any]]:
        """What the selects of the page offer: the present, the two that are shown, the editions."""
        editions = Edition.objects.filter(key=meeting.key, document__isnull=False).defer("document")
        offered = [Point(NOW, timezone.now(), None), *(point for point in points if point.edition is None)]
        offered += [
            Point(edition_value(one), one.issued_at, None, one) for one in editions.order_by("-issued_at")[:EDITIONS]
        ]
        return [_end(point) for point in {point.value: point for point in offered}.values()]

    @once
    def restore_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Goes back to a moment as a new change of the record, or of the row that the button names."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        meeting = self._looked_at(request, pk)
        at, version = read_moment(request.POST.get("at", "")), request.POST.get("version", "")
        page = HttpResponseRedirect(reverse("admin:meetings_meeting_change", args=[pk]))
        try:
            if at is None or not version.isdecimal():
                raise Refused(STALE)
            restore(meeting, at, by=signed_in(request), version=int(version), row=request.POST.get("row", ""))
        except Refused as refusal:
            messages.error(request, str(refusal))
            back = reverse("admin:meetings_meeting_at", args=[pk])
            return HttpResponseRedirect(f"{back}?{urlencode({'at': in_address(at)})}") if at else page
        except IntegrityError:
            messages.error(request, _("当时的内容与现在的记录有冲突，没有恢复。请逐行恢复。"))
            return page
        messages.success(request, _("%(done)s恢复前的内容仍在修订记录中。") % {"done": restored_to(at)})
        warn_of_exposures(request, meeting)
        return page

    def _looked_at(self, request: HttpRequest, pk: int) -> Meeting:
        meeting = Meeting.objects.filter(pk=pk).first()
        if meeting is None:
            raise Http404(pk)
        if not self.has_view_or_change_permission(request, meeting):
            raise PermissionDenied
        return meeting

    def _moment_page(self, request: HttpRequest, meeting: Meeting, name: str, context: dict[str, Any]) -> HttpResponse:
        everywhere = {"opts": Meeting._meta, "subtitle": str(meeting), "meeting": meeting}
        facts = {**self.admin_site.each_context(request), **everywhere, **context}
        return TemplateResponse(request, f"admin/meetings/{name}.html", facts)


def _end(point: Point) -> dict[str, Any]:
    edition = point.edition
    return {
        "value": point.value,
        "label": label(point),
        "at": point.at,
        "is_now": point.is_now,
        "edition": edition,
        "is_missing": point.record is None,
    }
