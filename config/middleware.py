"""What every answer says to browsers and caches: where content may come from, and what is for one person alone."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language


class ContentSecurityPolicy:
    """Adds two constant policies to every answer: ``settings.SECURE_CSP`` (Django 6 brings its own, of this name), and
    the features of browsers that nothing here may use.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.permissions = ", ".join(f"{name}=()" for name in settings.PERMISSIONS_POLICY)
        self.policy = "; ".join(f"{name} {' '.join(sources)}" for name, sources in settings.SECURE_CSP.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", self.permissions)
        return response


class AddressLanguage(LocaleMiddleware):
    """The language of the address. Django's says that answers vary by the browser's too, which is true of none here."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", get_language() or settings.LANGUAGE_CODE)
        return response


class PersonalAnswers:
    """Keeps from caches what was made for one person: whatever shows a message, and whatever somebody signed in gets
    unless its view said how it may be kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if shows_message(request) or (not response.has_header("Cache-Control") and is_signed_in(request)):
            response.headers["Cache-Control"] = "private, no-store"
        return response


def shows_message(request: HttpRequest) -> bool:
    """Whether the messages were gone through, which is how a page prints them."""
    return bool(getattr(getattr(request, "_messages", None), "used", False))


def is_signed_in(request: HttpRequest) -> bool:
    """Asks of a session alone that the answer was made with; no file needs one."""
    session = getattr(request, "session", None)
    return session is not None and session.accessed and request.user.is_authenticated
