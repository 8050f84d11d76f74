"""``/opensearch.xml``: how a browser or another site searches here (OpenSearch 1.1)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from website.views import ReaderView


class OpenSearchView(ReaderView):
    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "opensearch.xml", content_type="application/opensearchdescription+xml; charset=utf-8")
