"""The readers' pages of directives: the list and one directive, each also as JSON. Passages only, never the desk."""

from contextlib import nullcontext
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from directives.filters import RecordFilter
from directives.models.passage import Passage
from directives.paging import PAGE_SIZE, CappedPaginator, page_links, window_as_json
from directives.reading import ReaderView
from directives.rows import directive_as_json, directive_row, place
from directives.search.patience import patience
from directives.searching.alike import alike


class DirectiveListView(ReaderView):
    """``/directives/`` and ``/directives.json``."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = Passage.objects.visible_to(self.reader).directives().newest_first()
        narrowed = RecordFilter(request.GET, queryset=rows)
        with patience() if request.GET.get("q") else nullcontext():
            if self.as_json:
                return self.json_list(narrowed, lambda: self.listed(narrowed))
            return render(request, "directives/directive_list.html", self.context(narrowed))

    def listed(self, narrowed: RecordFilter) -> dict[str, Any]:
        return window_as_json(
            narrowed.qs,
            tie="pk",
            query=self.request.GET,
            row=lambda one: directive_as_json(one, self.here),
            here=self.there,
        )

    def there(self, query: str) -> str:
        return self.here(reverse("directives:list_json") + query)

    def context(self, narrowed: RecordFilter) -> dict[str, Any]:
        found = list_context(narrowed, self.request)
        page = found["page"]
        return (
            found
            | {
                "rows": [directive_row(one) for one in page.object_list],
            }
            | files("directives:list", self.request)
        )


def list_context(narrowed: RecordFilter, request: HttpRequest) -> dict[str, Any]:
    """What every filtered list shows beside its rows. A value that cannot be used leaves no rows, and is named."""
    is_valid = not narrowed.faults()
    page = CappedPaginator(narrowed.qs if is_valid else narrowed.queryset.none(), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    count, is_exact = page.paginator.capped  # type: ignore[attr-defined]
    return {
        "form": narrowed.form,
        "faults": narrowed.faults(),
        "is_valid": is_valid,
        "page": page,
        "page_links": page_links(page, request.GET),
        "count": count,
        "count_is_exact": is_exact,
        "chips": narrowed.chips(request.GET),
    }


def files(name: str, request: HttpRequest) -> dict[str, str]:
    """The addresses of the same list in other formats, with the filters kept."""
    return {f"{suffix}_url": reverse(f"{name}_{suffix}") + query_string(request) for suffix in ("json", "csv", "atom")}


def query_string(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return "?" + kept.urlencode() if kept else ""


class DirectiveDetailView(ReaderView):
    """``/directives/<key>/`` and its ``.json``: one directive in its place."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        passage = Passage.objects.visible_to(self.reader).directives().filter(key=key).first()
        if passage is None:
            raise self.missing(key)
        if self.as_json:
            return self.json(directive_as_json(passage, self.here))
        return render(request, "directives/directive_detail.html", self.context(passage))

    def context(self, passage: Passage) -> dict[str, Any]:
        """The directive, its meeting, and its neighbours in the order of the record."""
        record = Passage.objects.visible_to(self.reader).directives().filter(meeting_key=passage.meeting_key)
        rows = [directive_row(one) for one in record.newest_first()]
        here = next(index for index, row in enumerate(rows) if row["key"] == passage.key)
        return {
            "d": rows[here],
            "m": place(passage.row["meeting"]),
            "previous": rows[here - 1] if here else None,
            "next": rows[here + 1] if here + 1 < len(rows) else None,
            "alike": alike(self.reader, passage.text, passage.key, passage.listed_on),
            "siblings": [row for row in rows if row["item"]["key"] == rows[here]["item"]["key"]],
            "json_url": reverse("directives:detail_json", args=[passage.key]),
        }
