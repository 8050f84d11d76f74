"""What every page knows: the office, who reads, and the same page in the other languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language

from records import access


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``office``, ``reader`` (the audience whose editions the page shows), ``address`` of this page
    and ``languages``.
    """
    return {
        "office": settings.OFFICE,
        "reader": reading(request),
        "address": address(request),
        "languages": languages(request),
    }


def reading(request: HttpRequest) -> dict[str, Any]:
    """The audience of this page and whether the reader may change to the other one."""
    if not hasattr(request, "user"):
        return {"audience": "public", "may_switch": False}
    return {
        "audience": access.audience(access.reader(request)).value,
        "may_switch": access.may_read_internal(request.user),
    }


def address(request: HttpRequest) -> str:
    """Where this page is, to be printed as a link: never ``//elsewhere/``, which a browser takes for another site."""
    return escape_leading_slashes(request.get_full_path())


def languages(request: HttpRequest) -> list[dict[str, Any]]:
    path = address(request)
    return [
        {"code": code, "name": name, "url": translate_url(path, code), "current": code == get_language()}
        for code, name in settings.LANGUAGES
    ]
