"""``/documents/<name>/``: the meetings that name a document, from the earliest to the latest."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from directives.documents.names import LEAST, Document, document
from directives.documents.thread import naming, steps
from website.columns import MEETINGS
from website.context import way
from website.linked_data import linked_data
from website.views import ReaderView


class DocumentView(ReaderView):
    """Another way to write its name leads to the newest one."""

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        asked = document(name.strip("《》"))
        found, is_cut = naming(self.reader, asked.folded) if len(asked.folded) >= LEAST else ([], False)
        if not found:
            raise Http404(name)
        named = found[0][1][0]
        if named.name != name:
            return redirect(named.url)
        shown = {"document": named, "steps": steps(found), "is_cut": is_cut, "linked_data": self.linked_data(named)}
        return render(request, "directives/document.html", shown)

    def linked_data(self, named: Document) -> str:
        return linked_data(way(self.request, MEETINGS, (f"《{named.name}》", named.url)))
