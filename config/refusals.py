"""What a person gets where no view answers: a page in plain words; a program that asked for .json gets JSON."""

from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return _refuse(request, 400, "too_big", _("提交的内容过多，没有接收。请返回上一页，减少内容或分几次提交。"))
    return _refuse(request, 400, "bad_request", _("请求无法识别，请检查地址或返回上一页重试。"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _refuse(request, 403, "forbidden", _("您没有查看该内容的权限。"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _refuse(request, 404, "not_found", _("您访问的页面不存在。"))


def _refuse(request: HttpRequest, status: int, code: str, message: str) -> HttpResponse:
    if request.path.endswith(".json"):
        content: dict[str, Any] = {"error": {"code": code, "message": message}}
        return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
    return render(request, f"{status}.html", {"message": message}, status=status)
