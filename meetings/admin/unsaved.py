"""Unsaved work at the desk: the addresses that keep it while a person types, and its way back into the page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from meetings import unsaved
from meetings.admin.editor.checking import rendered
from meetings.admin.editor.forms import is_no_draft
from meetings.admin.editor.sheet import Sheet
from meetings.admin.once import TOKEN
from meetings.admin.site import signed_in
from meetings.models import Meeting, UnsavedWork
from website import typed_words
from website.form_expiry import expire, is_expired

RESTORE = "unsaved"  # in the address of a page: open it with what was not saved
PAGE = "unsaved_page"  # a field of a form that was filled with the unsaved work of another page
MEGABYTES = unsaved.LIMIT // 1_000_000


class UnsavedPages:
    """Mixin of the meeting's admin: keeps what is typed there, and opens the page with it again."""

    admin_site: Any

    def unsaved_urls(self) -> list[URLPattern]:
        keep, discard = map(self.admin_site.admin_view, (self.unsaved_view, self.discard_view))
        return [
            one
            for page in ("add", "<int:pk>")
            for one in (
                path(f"{page}/unsaved/", keep, name="meetings_meeting_unsaved"),
                path(f"{page}/unsaved/discard/", discard, name="meetings_meeting_discard"),
            )
        ]

    def unsaved_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """POST keeps a form; GET says what is kept, and with which token forms can be sent now."""
        self._require_form(request, pk)
        if request.method not in ("GET", "POST"):
            return HttpResponseNotAllowed(["GET", "POST"])
        return self._keep(request, pk) if request.method == "POST" else state(request, _page(pk))

    def discard_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        self._require_form(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        unsaved.let_go(signed_in(request), [_page(pk)])
        messages.success(request, _("未保存的修改已放弃。"))
        exists = pk is None or Meeting.objects.filter(pk=pk).exists()
        return HttpResponseRedirect(_address(pk) if exists else reverse("admin:index"))

    def restore_unsaved(self, request: HttpRequest, object_id: str | None) -> None:
        """Turns the opening of a page with ``?unsaved`` into that of a form that was sent before and comes back."""
        pk = _number(object_id)
        if request.method != "GET" or RESTORE not in request.GET or (object_id and pk is None):
            return
        work = unsaved.find(signed_in(request), _page(pk))
        if work is None:
            messages.info(request, _("没有未保存的修改：已经保存、放弃，或超过 30 天。"))
            return
        request.POST = work.as_post()  # type: ignore[assignment]
        request.restored = work  # type: ignore[attr-defined]
        expire(request)
        meeting = Meeting.objects.filter(pk=pk).first() if pk is not None else None
        if meeting is not None and not meeting.is_draft:
            messages.error(request, is_no_draft(meeting))
        messages.warning(request, _("以下是您在%(when)s填写的内容，还没有保存。") % {"when": when(work)})

    def let_go_of_saved(self, request: HttpRequest, response: HttpResponse, object_id: str | None) -> None:
        """After a save, nothing of that page is unsaved. A form that was refused is answered by its page."""
        if request.method != "POST" or not isinstance(response, HttpResponseRedirect):
            return
        pages = {_page(_number(object_id)), request.POST.get(PAGE, "")} - {""}
        unsaved.let_go(signed_in(request), pages, form=request.POST.get(TOKEN, ""))

    def unsaved_context(self, request: HttpRequest, obj: Meeting | None) -> dict[str, Any]:
        """For ``_unsaved.html``: where the page keeps its words, and what it can bring back."""
        restored = getattr(request, "restored", None)
        page = _page(obj.pk if obj else None)
        waiting = None if restored or request.method == "POST" else unsaved.find(signed_in(request), page)
        return {
            "unsaved_url": reverse("admin:meetings_meeting_unsaved", args=[obj.pk] if obj else []),
            "discard_url": reverse("admin:meetings_meeting_discard", args=[obj.pk] if obj else []),
            "unsaved": waiting and {"when": when(waiting), "url": f"?{RESTORE}"},
            "is_dirty": request.method == "POST" or is_expired(request),
            "unsaved_page": request.POST.get(PAGE, ""),
        }

    def _require_form(self, request: HttpRequest, pk: int | None) -> None:
        """Whoever may fill in the page may keep words of it; a meeting that is gone is offered as a new one."""
        if pk is not None and not unsaved.exists_or_did(pk):
            raise Http404(pk)
        meeting = Meeting.objects.filter(pk=pk).first() if pk is not None else None
        may_change = super().has_change_permission(request, None)  # type: ignore[misc]
        may_add = super().has_add_permission(request)  # type: ignore[misc]
        if not (may_change if meeting else may_add):
            raise PermissionDenied

    def _keep(self, request: HttpRequest, pk: int | None) -> HttpResponse:
        with transaction.atomic():
            if pk is not None and unsaved.is_erased(pk):
                return _refused(409, _("该会议的内容已被清除，不能再修改，也不再暂存。"))
            return keep(request, _page(pk), typed_words.carried(request), lambda: self._checklist(request, pk))

    def _checklist(self, request: HttpRequest, pk: int | None) -> dict[str, str]:
        """The checklist of what is kept; none of a meeting that is no draft, or is no more."""
        desk = Meeting.objects.filter(pk=pk).first() if pk is not None else Meeting()
        if desk is None or not desk.is_draft or desk.erased_at:
            return {}
        return {"checklist": rendered(Sheet(request, desk))}


def keep(
    request: HttpRequest, page: str, fields: unsaved.Fields, more: Callable[[], dict[str, str]] = dict
) -> HttpResponse:
    """Keeps the fields of a page and says when, and ``more``, as the page's script expects it; or says why not."""
    if not fields:
        return _refused(400, _("没有收到内容，没有暂存。"))
    if not unsaved.fits(fields):
        sentence = _("内容超过 %(limit)d MB，不能自动暂存。请保存，或减少内容。")
        return _refused(413, sentence % {"limit": MEGABYTES})
    try:
        kept_at = unsaved.keep(signed_in(request), page, fields, form=request.POST.get(TOKEN, ""))
    except unsaved.Spent:
        return JsonResponse({"saved_at": None})
    said = _("%(time)s 已自动暂存") % {"time": date_format(localtime(kept_at), "H:i")}
    return JsonResponse({"saved_at": kept_at.isoformat(), "said": said} | more())


def state(request: HttpRequest, page: str) -> HttpResponse:
    """What is kept of a page, and with which token its form can be sent now."""
    work = unsaved.find(signed_in(request), page)
    kept_at = work.kept_at.isoformat() if work else None
    return JsonResponse({"csrf_token": get_token(request), "user": signed_in(request).pk, "saved_at": kept_at})


def when(work: UnsavedWork) -> str:
    """Today as the time alone, else with the day."""
    kept_at = localtime(work.kept_at)
    is_today = kept_at.date() == localdate()
    return date_format(kept_at, "H:i" if is_today else "DATETIME_FORMAT")


def addresses(work: UnsavedWork) -> dict[str, str]:
    """The page that brings the work back, and where it is discarded."""
    pk = None if work.page == unsaved.NEW_MEETING else int(work.page.partition(":")[2])
    discard = reverse("admin:meetings_meeting_discard", args=[] if pk is None else [pk])
    return {"url": f"{_address(pk)}?{RESTORE}", "discard_url": discard}


def _page(pk: int | None) -> str:
    return unsaved.NEW_MEETING if pk is None else unsaved.meeting_page(pk)


def _address(pk: int | None) -> str:
    return reverse("admin:meetings_meeting_add") if pk is None else reverse("admin:meetings_meeting_change", args=[pk])


def _number(object_id: str | None) -> int | None:
    return int(object_id) if object_id and object_id.isdecimal() else None


def _refused(status: int, sentence: str) -> HttpResponse:
    return JsonResponse({"error": sentence}, status=status)
