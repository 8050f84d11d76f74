"""How a reader chose to see the site: as it is, or the easy view (长者模式), with large type in one column.

``?view=easy`` chooses, and a cookie of this site remembers it until ``?view=standard`` does not.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

NAME = "view"  # of the parameter and of the cookie
EASY, STANDARD = "easy", "standard"
YEAR = 365 * 24 * 3600


def asked_for(request: HttpRequest) -> str:
    """The view that the address asks for; empty where it leaves it as it is."""
    view = request.GET.get(NAME, "")
    return view if view in (EASY, STANDARD) else ""


def remembered(request: HttpRequest) -> str:
    return EASY if request.COOKIES.get(NAME) == EASY else STANDARD


def chosen(request: HttpRequest) -> str:
    return asked_for(request) or remembered(request)


def other(request: HttpRequest) -> str:
    """The query string that leads to this page in the other view."""
    query = request.GET.copy()
    query[NAME] = STANDARD if chosen(request) == EASY else EASY
    return f"?{query.urlencode()}"


class RememberedView:
    """Remembers the view that an address asks for. So the answer is for one browser, and nobody keeps it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if view := asked_for(request):
            secure = settings.SESSION_COOKIE_SECURE
            response.set_cookie(NAME, view, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
            response["Cache-Control"] = "private, no-store"
        return response
