"""What every page knows: the office, who reads, and the same page in the other languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from directives import sight


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``office``, ``reader`` (the audience whose editions the page shows) and ``languages``."""
    return {"office": settings.OFFICE, "reader": reading(request), "languages": languages(request)}


def reading(request: HttpRequest) -> dict[str, Any]:
    """The audience of this page and whether the reader may change to the other one."""
    if not hasattr(request, "user"):
        return {"audience": "public", "may_switch": False}
    return {
        "audience": sight.audience(sight.reader(request)).value,
        "may_switch": sight.may_read_internal(request.user),
    }


def languages(request: HttpRequest) -> list[dict[str, Any]]:
    path = request.get_full_path()
    return [
        {"code": code, "name": name, "url": translate_url(path, code), "current": code == get_language()}
        for code, name in settings.LANGUAGES
    ]
