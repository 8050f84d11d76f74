"""What lists as files share, whatever their format: the page's filters, refusals in a sentence."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from website.lists import FilteredView
from website.views import ReaderView


class FileView(ReaderView):
    """A rendering of rows that a program reads; there is no page to show an error on."""

    is_data = True

    def refuse(self, status: int, code: str, message: str) -> HttpResponse:
        return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")


class ListFile(FileView, FilteredView):
    """A list that its page's filters narrow."""

    def answer(self) -> HttpResponseBase:
        return self.render(self.filterset.qs)

    def render(self, rows: Any) -> HttpResponseBase:
        raise NotImplementedError
