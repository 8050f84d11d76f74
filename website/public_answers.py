"""What visitors get, as HTTP has it: validators of the site's version, 304 without any work, bodies from memory.

Only who carries no session is answered from here, and only with what a reader's view made for the public.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, parse_etags

from website import version
from website.chosen_view import STANDARD, remembered
from website.errors import UNAVAILABLE, unavailable
from website.memory import Answer, Memory
from website.version import Version

CACHE_CONTROL = "public, max-age=0, must-revalidate"  # who keeps it asks first: a release is seen at once
ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
FOUND = "jiyao.version"  # where the event loop leaves the version that it found
OF_A_BODY = ("Content-Length", "Content-Encoding")

memory = Memory(settings.PUBLIC_MEMORY * 3 // 4)  # the rest is for parts of pages


class Visit:
    """The request of somebody who carries no session, and so is a visitor.

    ``address`` is all that an answer depends on besides the version: where it is asked for, and in which view.
    """

    def __init__(self, request: HttpRequest) -> None:
        """Raises ``DisallowedHost``."""
        self.request = request
        self.view = remembered(request)
        self.address = f"{request.scheme}://{request.get_host()}{request.get_full_path()}#{self.view}"

    @cached_property
    def version(self) -> Version:
        """Found once a request, and before anything is read that the answer will show."""
        found: Version = self.request.META.get(FOUND) or version.current()
        return found

    @property
    def changed_at(self) -> datetime | None:
        """Of the usual view: who knows only the time must not take a copy of one view for the other."""
        return self.version.changed_at if self.view == STANDARD else None

    @cached_property
    def known(self) -> set[str]:
        """The validators of what the visitor has already."""
        return {tag.removeprefix("W/") for tag in parse_etags(self.request.META.get("HTTP_IF_NONE_MATCH", ""))}

    @property
    def needs_no_view(self) -> bool:
        """Whether the version may be all that is missing to ``answer``."""
        return bool(self.known) or self.address in memory

    def answer(self) -> HttpResponseBase | None:
        """That nothing has changed, or what is in memory."""
        for encoding in ("", "gzip"):
            if self.etag(encoding) in self.known:
                return self.not_modified(encoding)
        if kept := memory.find(self.address, self.version.name):
            return self.filled(HttpResponse(headers=kept.headers), kept)
        return None

    def etag(self, encoding: str = "") -> str:
        """Another for each version, address and encoding."""
        content = f"{self.version.name}\n{self.address}\n{encoding}"
        return f'"{blake2b(content.encode(), digest_size=16).hexdigest()}"'

    def not_modified(self, encoding: str) -> HttpResponse:
        response = HttpResponseNotModified(headers={"Cache-Control": CACHE_CONTROL, "Vary": "Cookie"})
        self.validate(response, encoding)
        return response

    def filled(self, response: HttpResponse, answer: Answer) -> HttpResponseBase:
        """The response with the body, compressed where that is asked for and gains something."""
        accepted = self.request.META.get("HTTP_ACCEPT_ENCODING", "")
        encoding = "gzip" if answer.gzipped and ACCEPTS_GZIP.search(accepted) else ""
        if encoding:
            response["Content-Encoding"] = encoding
        response.content = answer.gzipped if encoding else answer.body
        response["Content-Length"] = str(len(response.content))
        return self.conditional(response, encoding)

    def conditional(self, response: Any, encoding: str = "") -> HttpResponseBase:
        """The response with its validators, or that it is what the visitor has already."""
        self.validate(response, encoding)
        second = int(self.changed_at.timestamp()) if self.changed_at else None
        return get_conditional_response(self.request, response["ETag"], second, response) or response

    def validate(self, response: HttpResponseBase, encoding: str) -> None:
        response["ETag"] = self.etag(encoding)
        if self.changed_at:
            response["Last-Modified"] = http_date(self.changed_at.timestamp())
        if encoding:
            patch_vary_headers(response, ["Accept-Encoding"])


def visit_of(request: HttpRequest) -> Visit | None:
    if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    try:
        return Visit(request)
    except DisallowedHost:  # is answered further in
        return None


class PublicAnswers:
    """Answers visitors without asking a view where it can; keeps what views made for the public.

    The first of all, so that what it keeps has the headers of all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        version.built()  # before anybody asks

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        visit = visit_of(request)
        if visit is None:
            return self.get_response(request)
        try:
            answer = visit.answer() if visit.needs_no_view else None
        except UNAVAILABLE as error:
            return unavailable(request, error)
        request.visit = visit  # type: ignore[attr-defined]
        return answer or keep(visit, self.get_response(request))


def keep(visit: Visit, response: HttpResponseBase) -> HttpResponseBase:
    """The response as visitors get it; where it is for all of them, its body is kept for the next."""
    if not is_public(visit.request, response):
        return response
    if not isinstance(response, HttpResponse):  # a stream, of which nobody knows how long it is
        return visit.conditional(response)
    headers = {name: value for name, value in response.items() if name not in OF_A_BODY}
    answer = Answer.of(headers, response.content)
    memory.keep(visit.address, visit.version.name, answer)
    return visit.filled(response, answer)


def is_public(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether a view said so, and nothing in it is for one person: a cookie, or the token of a form."""
    is_personal = response.cookies or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    return getattr(response, "is_public", False) and response.status_code == 200 and not is_personal


def begin(request: HttpRequest) -> None:
    """Finds the version of an answer before it is made. If a release comes between, the next visitor finds another."""
    if visit := getattr(request, "visit", None):
        visit.version  # noqa: B018 - found now, and kept


def mark(response: HttpResponseBase) -> None:
    """Says that this is what any visitor gets."""
    response["Cache-Control"] = CACHE_CONTROL
    response.is_public = True  # type: ignore[attr-defined]
