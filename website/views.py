"""What every reader's view shares: who reads, how the answer may be cached, and the answers for what is not there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views import View

from records import access
from records.timeout import TooSlow
from website import public_answers
from website.cors import open_to_all
from website.json_encoder import RecordEncoder


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """When something was withdrawn, and what was said of it."""

    at: datetime
    note: str


class Withdrawn(Exception):
    """What was readable once and is no longer; answered with 410."""

    def __init__(self, withdrawal: Withdrawal | None = None) -> None:
        self.withdrawal = withdrawal


class ReaderView(View):
    """A view that knows its reader. What only signed-in people see is kept out of shared caches."""

    as_json = False
    is_data = False  # read by programs, as JSON is
    reader: access.Reader
    withdrawal: Withdrawal | None = None  # of what is asked for

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.reader = access.reader(request)
        public_answers.begin(request)
        response: HttpResponseBase
        try:
            response = super().dispatch(request, *args, **kwargs)
        except TooSlow:
            response = self.too_slow()
        except Withdrawn as gone:
            self.withdrawal = gone.withdrawal
            response = self.refuse(410, "gone", _("该内容已撤回或更正，不再公开。"))
        except Http404:
            response = self.refuse(404, "not_found", _("您访问的页面不存在。"))
        return self.mark(response)

    def too_slow(self) -> HttpResponse:
        return self.refuse(503, "too_slow", _("查找用时过长，请增加关键词或缩小日期范围后重试。"))

    def refuse(self, status: int, code: str, message: str) -> HttpResponse:
        if self.as_json:
            return JsonResponse(
                {"error": {"code": code, "message": message}}, status=status, json_dumps_params=READABLE
            )
        shown = {"message": message, "withdrawal": self.withdrawal}
        return render(self.request, f"{status}.html", shown, status=status)

    def mark(self, response: HttpResponseBase) -> HttpResponseBase:
        """Sets who may keep the answer. The address says the language, the cookie who reads."""
        patch_vary_headers(response, ["Cookie"])
        if self.request.user.is_authenticated or response.status_code >= 500:
            patch_cache_control(response, private=True, no_store=True)
        else:
            public_answers.mark(response)
            if self.as_json or self.is_data:
                open_to_all(self.request, response)
        return response

    def absolute_url(self, path: str) -> str:
        """The absolute address of a path, as programs need it."""
        return self.request.build_absolute_uri(path)

    def json(self, content: Any, status: int = 200) -> JsonResponse:
        return JsonResponse(content, RecordEncoder, status=status, json_dumps_params=READABLE)


READABLE = {"ensure_ascii": False}
