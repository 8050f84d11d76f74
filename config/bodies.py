"""Request bodies: how large and of which kind each address takes, so that others are refused before anything is read.

The gateway, which reads them, asks here first; Django then refuses what was not read, or not whole, on a page.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from website.errors import plain

LANGUAGE = r"/(zh-hant/|en/)?"
LENGTH = re.compile(r"\d{1,18}", re.ASCII)
LIMITS = (  # bytes; other addresses take no body
    (
        re.compile(rf"{LANGUAGE}admin/meetings/report/add/"),
        16_000_000,
    ),  # a file of 10 MB, a text of 1 MB
    (re.compile(rf"{LANGUAGE}admin/.*"), settings.DATA_UPLOAD_MAX_MEMORY_SIZE),
    (re.compile(rf"{LANGUAGE}(accounts|view-as)/.*"), 64_000),
)
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
WITHOUT_BODY = ("GET", "HEAD", "OPTIONS")


@dataclass
class Refusal(Exception):
    status: int
    code: str
    message: Promise


def expected_length(environ: Mapping[str, Any]) -> int:
    """How many bytes the body says to have; raises Refusal where the address takes no such body."""
    method, length = environ["REQUEST_METHOD"], environ.get("CONTENT_LENGTH") or "0"
    if method in WITHOUT_BODY:
        return 0
    limit = next((limit for address, limit in LIMITS if address.fullmatch(environ["PATH_INFO"])), 0)
    if method != "POST" or not limit:
        raise Refusal(405, "method_not_allowed", _("这个地址只供查看，不接收提交的内容。"))
    if "HTTP_TRANSFER_ENCODING" in environ:
        raise Refusal(411, "length_required", _("提交的内容没有注明长度，没有接收。请用浏览器重新提交。"))
    if not LENGTH.fullmatch(length):
        raise Refusal(400, "bad_length", _("提交的内容长度不明，没有接收。请用浏览器重新提交。"))
    if int(length) > limit:
        raise Refusal(413, "too_big", _("提交的内容过大，没有接收。请返回上一页，减少内容；会议稿文件不能超过 10 MB。"))
    if int(length) and environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() not in FORMS:
        raise Refusal(415, "not_a_form", _("这个地址只接收网页表单，提交的内容没有接收。"))
    return int(length)


class RequestBodies:
    """Lets a request pass whose body is as it should be, and whole."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request._stream = BytesIO(whole(request.META))  # where Django reads it from
        except Refusal as refusal:
            return refuse(request, refusal)
        return self.get_response(request)


def whole(environ: Mapping[str, Any]) -> bytes:
    length = expected_length(environ)
    body: bytes = environ["wsgi.input"].read(length) if length else b""
    if len(body) < length:
        raise Refusal(408, "incomplete", _("提交的内容没有在规定时间内收齐，没有接收。请返回上一页，再次提交。"))
    return body


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    response = plain(request, refusal.status, refusal.code, lambda: str(refusal.message))
    if refusal.status == 405:
        response["Allow"] = ", ".join(WITHOUT_BODY)
    return response
