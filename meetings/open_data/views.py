"""The addresses of open data: its description, the page about it, and the files of the whole record."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from meetings.open_data.openapi import openapi
from website.views import ReaderView


class OpenApiView(ReaderView):
    """``/openapi.json``."""

    as_json = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.json(openapi(self.absolute_url(reverse("home"))))
