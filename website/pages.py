"""The pages of fixed words about the site itself: who runs it, how to follow it, for whom it is made, what it keeps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from website.views import ReaderView


class SitePage(ReaderView):
    """A page whose words are all in its template."""

    template_name = ""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, self.template_name)
