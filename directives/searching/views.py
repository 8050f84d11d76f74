"""The views of search: the page and its JSON. Each asks within the time limit, as the reader it has."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from directives.paging import WINDOW_SIZE, BadCursor, Window, listing, window
from directives.reading import ReaderView
from directives.search.patience import SECONDS, patience
from directives.search.results import BY_RELEVANCE, Hit, Search
from directives.searching import page
from directives.searching.asking import Asking, SearchForm, asking
from directives.searching.rows import hit_as_json
from directives.searching.whole import whole

TIME = SECONDS  # that all a request asks may take together
MOST_RANKED = 10_000  # beyond as many hits relevance puts nothing in order


class SearchDoor(ReaderView):
    """What every face of search does with a request: checks it, asks within the time limit, says what went wrong."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        self.form = SearchForm(request.GET)
        if faults := self.form.faults():
            return self.wrong(faults)
        with patience(TIME):
            return self.answer(asking(request.GET, self.form))

    def answer(self, asking: Asking) -> HttpResponseBase:
        raise NotImplementedError

    def wrong(self, faults: list[str]) -> HttpResponse:
        return self.refuse(400, "bad_filter", "".join(faults))

    def page(self, context: dict[str, Any], status: int = 200) -> HttpResponse:
        shown = {"form": self.form, "q": self.request.GET.get("q", "")} | context
        return render(self.request, "directives/search.html", shown, status=status)

    def mark(self, response: HttpResponseBase) -> HttpResponseBase:
        response = super().mark(response)
        response["X-Robots-Tag"] = "noindex"
        return response


class SearchView(SearchDoor):
    """``/search/`` and ``/search.json``."""

    def answer(self, asking: Asking) -> HttpResponseBase:
        search = asking.of(self.reader)
        if self.as_json:
            return self.listed(asking, search)
        ignored = {"ignored": asking.question.ignored}
        if asking.is_empty:
            return self.page(ignored | {"is_start": True})
        files = {
            f"{one}_url": reverse(f"directives:search_{one}") + asking.address() for one in ("json", "csv", "atom")
        }
        found = page.answers(asking, search, self.request.GET)
        return self.page(ignored | found | files | {"chips": page.chips(asking)})

    def wrong(self, faults: list[str]) -> HttpResponse:
        return super().wrong(faults) if self.as_json else self.page({"faults": faults})

    def too_slow(self) -> HttpResponse:
        return super().too_slow() if self.as_json else self.page({"is_too_slow": True}, status=503)

    def listed(self, asking: Asking, search: Search) -> HttpResponse:
        """No question, no answers: a program that wants everything reads the lists."""
        try:
            part = Window([], None, None) if asking.is_empty else self.window(asking, search)
        except BadCursor:
            return self.refuse(400, "bad_cursor", _("分页位置已失效，请从第一页重新读取。"))
        counted = (0, True) if asking.is_empty else (search.count.number, search.count.is_exact)
        return self.json(
            listing(
                part,
                counted,
                query=self.request.GET,
                row=lambda passage: hit_as_json(Hit(passage, search.words), self.here),
                here=lambda query: self.here(reverse("directives:search_json") + query),
            )
        )

    def window(self, asking: Asking, search: Search) -> Window:
        """By date a cursor names the row it stands at, by relevance the number of rows before it."""
        cursor = self.request.GET.get("cursor", "")
        if asking.order == BY_RELEVANCE and asking.question.required:
            return ranked(search, cursor)
        return window(whole(self.reader, asking).defer("folded"), tie="pk", cursor=cursor)


def ranked(search: Search, cursor: str) -> Window:
    if cursor and not (cursor.isascii() and cursor.isdigit() and len(cursor) <= 5):
        raise BadCursor(cursor)
    start = min(int(cursor or 0), MOST_RANKED)
    found = [hit.passage for hit in search.hits(WINDOW_SIZE + 1, start)]
    return Window(
        found[:WINDOW_SIZE],
        next=str(start + WINDOW_SIZE) if len(found) > WINDOW_SIZE else None,
        previous=str(max(0, start - WINDOW_SIZE)) if start else None,
    )
