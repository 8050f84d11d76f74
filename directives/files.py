"""What lists as files share, whatever their format: the page's filters, the time limit, refusals in a sentence."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from directives.filters import RecordFilter
from directives.reading import ReaderView
from directives.search.patience import SECONDS, patience


class FileView(ReaderView):
    """A rendering of rows that a program reads; there is no page to show an error on."""

    def refuse(self, status: int, code: str, message: str) -> HttpResponse:
        return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")


class ListFile(FileView):
    """A list that its page's filters narrow."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        narrowed = RecordFilter(request.GET, queryset=self.rows())
        if faults := narrowed.faults():
            return self.refuse(400, "bad_filter", "".join(faults))
        with patience(SECONDS):
            return self.answer(narrowed.qs)

    def rows(self) -> Any:
        """All rows that this reader may see, newest first."""
        raise NotImplementedError

    def answer(self, rows: Any) -> HttpResponseBase:
        raise NotImplementedError
