"""How long a person stays signed in, and the page of one's own sessions."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from meetings.accounts import sessions
from meetings.accounts.log import note
from meetings.models import Act

ASKING = "session_left"  # the address that asks how long is left: being asked is no sign of a person


class SessionLimits:
    """Middleware: ends a session that nobody used for too long, or that is too old, before anything is done in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Another key goes out with an answer that browsers are given a cookie with, which a failure is not."""
        response = self.get_response(request)
        if response.status_code < 500 and _has_session(request):
            try:
                sessions.renew(request.session, request.user)
            except DatabaseError as error:  # what was asked is done by then: said as where a session cannot be saved
                raise SessionInterrupted("The session got no other key.") from error
        return response

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> None:
        if not _has_session(request):
            return
        if sessions.left(request.session) <= 0:
            note(Act.SESSION_ENDED, account=request.user, request=request, detail=_("超过时限"))
            request.session.flush()
            request.user = AnonymousUser()
        elif request.resolver_match.view_name != ASKING or request.method == "POST":
            sessions.use(request.session)


def _has_session(request: Any) -> bool:
    """Asked by the cookie first: what is for everybody is not to depend on who reads."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def session_left(request: HttpRequest) -> HttpResponse:
    """How many seconds are left, for the page that warns; a POST goes on, as any use of the site does."""
    seconds = sessions.left(request.session) if request.user.is_authenticated else 0
    return JsonResponse({"left": seconds}, headers={"Cache-Control": "private, no-store"})


@login_required
def own_sessions(request: Any) -> HttpResponse:
    """Where one is signed in. A POST ends the session that it names, or all but this one."""
    if request.method == "POST":
        return _end(request)
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "POST"])
    rows = [
        {"row": row, "name": sessions.name_of(row.pk), "is_this": row.pk == request.session.session_key}
        for row in sessions.open_sessions(request.user)
    ]
    context = {"sessions": sorted(rows, key=lambda one: not one["is_this"]), "has_others": len(rows) > 1}
    return TemplateResponse(request, "registration/sessions.html", context)


def _end(request: Any) -> HttpResponse:
    """Another's session, or one that is no more, is not among one's own."""
    others = [row for row in sessions.open_sessions(request.user) if row.pk != request.session.session_key]
    name = request.POST.get("session", "")
    chosen = others if name == "others" else [row for row in others if sessions.name_of(row.pk) == name]
    if not chosen and name != "others":
        raise Http404(name)
    for row in chosen:
        row.delete()
        note(Act.SESSION_ENDED, by=request.user, account=request.user, request=request, detail=row.address)
    messages.success(request, _("已结束所选的登录。"))
    return redirect("sessions")
