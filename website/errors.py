"""What a person gets where no view answers: a page in plain words; a program that asked for .json gets JSON.

Pages for what the database cannot do now are made without it, and carry the words of a form that was being sent.
"""

import logging
import sys
from collections.abc import Callable
from itertools import chain
from typing import Any

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, InternalError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, LockNotAvailable, QueryCanceled

from website import typed_words

logger = logging.getLogger(__name__)


class Busy(Exception):
    """Too much of one kind is asked at once; in a few seconds it is another's turn. The argument is the sentence."""


UNAVAILABLE = (OperationalError, InterfaceError, InternalError, Busy)  # internal: it was idle for too long
RETRY = 5  # seconds
FILES = (".csv", ".atom", ".ics", ".txt")  # which programs read: they get the sentence alone
BEGINNING = 256 * 1024  # bytes of a stream: as many as the gateway sends at once


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if error := _behind(exception):  # the view had done its work by then, so nobody gets the answer that it is not done
        return unavailable(request, OperationalError(*error.args))
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        message = _("提交的内容过多，没有接收。请用浏览器的后退键回到表单，先复制填写的内容，再减少内容或分几次提交。")
        return _refuse(request, 400, "too_big", message)
    return _refuse(request, 400, "bad_request", _("请求无法识别，请检查地址或返回上一页重试。"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _refuse(request, 403, "forbidden", _("您没有查看该内容的权限。"), words=typed_words.typed(request))


def nothing_there(request: HttpRequest, **address: Any) -> HttpResponse:
    """For an address of a library that no page of the site links to."""
    raise Http404(request.path)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _refuse(request, 404, "not_found", _("您访问的页面不存在。"), words=typed_words.typed(request))


def server_error(request: HttpRequest) -> HttpResponse:
    """The answer to an error that no view caught; ``Unavailable`` has those of views, this the others."""
    error = sys.exc_info()[1]
    return unavailable(request, error) if isinstance(error, UNAVAILABLE) else broken()


def broken() -> HttpResponse:
    """The page of an error that nobody expected: it asks for nothing but the office's name."""
    return HttpResponse(render_to_string("500.html", {"office": settings.OFFICE}), status=500)


class Unavailable:
    """Answers 503 where a view could not do its work now: the database is away, or too much is asked at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        response: Any = self.get_response(request)
        return begun(request, response) if response.streaming else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable(request, exception) if isinstance(exception, UNAVAILABLE) else None


def begun(request: HttpRequest, response: Any) -> Any:
    """A stream of which so much is made already as goes out at once: a database that fails by then gets its page."""
    chunks, beginning, size = iter(response.streaming_content), [], 0
    try:
        while size < BEGINNING and (chunk := next(chunks, None)) is not None:
            beginning.append(chunk)
            size += len(chunk)
    except UNAVAILABLE as error:
        response.close()
        return unavailable(request, error)
    response.streaming_content = chain(beginning, chunks)
    return response


def unavailable(request: HttpRequest, error: BaseException) -> HttpResponse:
    logger.warning("%s: %s", request.path, str(error).strip().partition("\n")[0] or type(error).__name__)
    response = plain(request, 503, "unavailable", lambda: why(error), fields=words_of(request))
    response["Retry-After"] = str(RETRY)
    response["Cache-Control"] = "private, no-store"
    return response


def why(error: BaseException) -> str:
    match error.__cause__:
        case LockNotAvailable() | DeadlockDetected():
            return _("其他人正在处理同一内容，本次操作没有完成。请稍等几秒再试。")
        case QueryCanceled():
            return _("处理用时过长，已经停止，本次操作没有完成。请稍后再试。")
    if isinstance(error, Busy):
        return str(error)
    return _("系统暂时不能读写数据，本次操作可能没有完成。请稍后核对或再试；如持续出现，请联系本单位管理员。")


def words_of(request: HttpRequest) -> list[tuple[str, str]]:
    """What was being sent, field by field, to be sent once more; nothing where a password is among it."""
    if request.method != "POST":
        return []
    try:
        fields = [(name, str(value)) for name, values in request.POST.lists() for value in values]
        return [] if typed_words.has_password(request) else fields
    except (OSError, MultiPartParserError, RequestDataTooBig, TooManyFieldsSent):
        return []


def plain(request: HttpRequest, status: int, code: str, message: Callable[[], str], fields: Any = ()) -> HttpResponse:
    """A page that needs neither database nor session, in the language of its address; JSON for a program."""
    with override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
        if request.path.endswith(".json"):
            return _as_json(status, code, message())
        context = {
            "status": status,
            "message": message(),
            "fields": fields,
            "has_files": bool(fields and request.FILES),
            "address": escape_leading_slashes(request.get_full_path()),
            "office": settings.OFFICE,
        }
        return HttpResponse(render_to_string("plain.html", context), status=status)


def _behind(exception: BaseException) -> BaseException | None:
    """Why a session could not be saved, where Django only says that it is not there any more."""
    error: BaseException | None = exception if isinstance(exception, SessionInterrupted) else None
    while error is not None and not isinstance(error, UNAVAILABLE):
        error = error.__context__
    return error


def _refuse(request: HttpRequest, status: int, code: str, message: str, **more: Any) -> HttpResponse:
    if request.path.endswith(".json"):
        return _as_json(status, code, message)
    if request.path.endswith(FILES):
        return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
    return render(request, f"{status}.html", {"message": message, **more}, status=status)


def _as_json(status: int, code: str, message: str) -> HttpResponse:
    content: dict[str, Any] = {"error": {"code": code, "message": message}}
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
