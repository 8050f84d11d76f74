"""The views of search: the page and its JSON. Each asks as the reader it has."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from directives.models.passage import Passage, PassageQuerySet
from directives.order import last_release
from directives.search.results.results import Hit, Search
from directives.search.web import page
from directives.search.web.filters import SearchFilterSet
from directives.search.web.serializers import hit_as_json
from directives.search.web.windows import window_of
from website.cursors import BadCursor
from website.lists import FilteredView
from website.pagination import listing


class BaseSearchView(FilteredView):
    """What the page, the JSON and the files of search share."""

    list_name = "directives:search"
    suffixes = (*FilteredView.suffixes, "ics")
    filterset_class = SearchFilterSet
    filterset: SearchFilterSet

    @property
    def title(self) -> str:
        asked = self.filterset.question.written
        return _("“%(q)s”的搜索结果") % {"q": asked} if asked else _("搜索")

    def get_queryset(self) -> PassageQuerySet:
        return Passage.objects.visible_to(self.reader)

    def last_release(self) -> datetime | None:
        return last_release(self.reader)

    def mark(self, response: HttpResponseBase) -> HttpResponseBase:
        response = super().mark(response)
        response["X-Robots-Tag"] = "noindex"
        return response


class SearchView(BaseSearchView):
    """``/search/`` and ``/search.json``."""

    def answer(self) -> HttpResponse:
        search = self.filterset.search(self.reader)
        return self.listed(search) if self.as_json else self.page(self.answers(search))

    def answers(self, search: Search) -> dict[str, Any]:
        ignored = {"ignored": self.filterset.question.ignored}
        if self.filterset.is_blank:
            return ignored | {"is_start": True}
        return (
            ignored
            | page.answers(self.filterset, search, self.request.GET)
            | self.files()
            | {"chips": self.filterset.chips()}
        )

    def invalid(self) -> HttpResponse:
        return super().invalid() if self.as_json else self.page({"errors": self.filterset.error_sentences()})

    def too_slow(self) -> HttpResponse:
        return super().too_slow() if self.as_json else self.page({"is_too_slow": True}, status=503)

    def page(self, context: dict[str, Any], status: int = 200) -> HttpResponse:
        shown = {"form": self.filterset.form, "q": self.request.GET.get("q", "")} | context
        return render(self.request, "directives/search.html", shown, status=status)

    def listed(self, search: Search) -> HttpResponse:
        try:
            part = window_of(self.filterset, search, self.request.GET)
        except BadCursor:
            return self.refuse(400, "bad_cursor", _("分页位置已失效，请从第一页重新读取。"))
        counted = (0, True) if self.filterset.is_blank else (search.count.number, search.count.is_exact)
        return self.json(
            listing(
                part,
                counted,
                query=self.request.GET,
                row=lambda passage: hit_as_json(Hit(passage, search.words), self.absolute_url),
                absolute_url=lambda query: self.absolute_url(self.path("json") + query),
            )
        )
