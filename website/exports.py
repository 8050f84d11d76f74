"""What lists as files share, whatever their format: the page's filters, refusals in a sentence."""

from typing import Any

from django.dispatch import Signal
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from records.access import audience
from records.codes import Audience
from website.lists import FilteredView
from website.views import ReaderView

exported = Signal()  # sent with the request when somebody takes a list of internal editions along


class FileView(ReaderView):
    """A rendering of rows that a program reads; there is no page to show an error on."""

    is_data = True

    def refuse(self, status: int, code: str, message: str) -> HttpResponse:
        return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")


class ListFile(FileView, FilteredView):
    """A list that its page's filters narrow."""

    def answer(self) -> HttpResponseBase:
        if audience(self.reader) is Audience.INTERNAL:
            exported.send(type(self), request=self.request)
        return self.render(self.filterset.qs)

    def render(self, rows: Any) -> HttpResponseBase:
        raise NotImplementedError
