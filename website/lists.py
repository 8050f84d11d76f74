"""Lists that a filterset narrows: the view that has one, and the page of a list with its JSON."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_filters.views import FilterMixin

from records.timeout import time_limit
from website.cursors import BadCursor, Order
from website.filters import RecordFilterSet
from website.pagination import PAGE_SIZE, CappedPaginator, numbered, page_links, window_as_json
from website.views import ReaderView


class Later:
    """Rows as a filterset takes them, composed where somebody asks for them: whoever has the first page does not."""

    model = None

    def __init__(self, compose: Callable[[], Any]) -> None:
        self.compose = compose

    def all(self) -> Any:
        return self.compose()

    def none(self) -> Any:
        return self.compose().none()


class FilteredView(FilterMixin, ReaderView):
    """A view of the rows of ``get_queryset`` that its ``filterset_class`` narrows, within the time limit."""

    list_name = ""  # of its address
    title: Any = ""
    suffixes: ClassVar[Sequence[str]] = ("json", "csv", "atom", "txt")  # of its address in other formats
    filterset: RecordFilterSet

    def get(self, request: HttpRequest) -> HttpResponseBase:
        self.filterset = self.get_filterset(self.get_filterset_class())
        if self.filterset.errors:
            return self.invalid()
        with self.time_limit():
            return self.answer()

    def get_filterset_kwargs(self, _filterset_class: Any) -> dict[str, Any]:
        return {"data": self.request.GET or None, "queryset": Later(self.get_queryset), "request": self.request}

    def time_limit(self) -> AbstractContextManager[None]:
        return time_limit()

    def path(self, suffix: str = "") -> str:
        """The address of the list without its filters: of its page, or of another format."""
        return reverse(f"{self.list_name}_{suffix}" if suffix else self.list_name, kwargs=self.kwargs)

    def files(self) -> dict[str, str]:
        """The addresses of the same list in other formats, with the filters kept."""
        query = self.filterset.address().removesuffix("?")
        return {f"{suffix}_url": self.path(suffix) + query for suffix in self.suffixes}

    def get_queryset(self) -> Any:
        """All rows that this reader may see, newest first."""
        raise NotImplementedError

    def order(self) -> Order:
        """The same order as the cursors of its JSON have it."""
        raise NotImplementedError

    def release_order(self) -> Order:
        """The order of its feed."""
        raise NotImplementedError

    def last_release(self) -> datetime | None:
        """When what this reader may see was last added to: the day of files, whenever they are asked for."""
        raise NotImplementedError

    def answer(self) -> HttpResponseBase:
        raise NotImplementedError

    def invalid(self) -> HttpResponse:
        """The answer where a filter's value cannot be used."""
        return self.refuse(400, "bad_filter", "".join(self.filterset.error_sentences()))


class ListView(FilteredView):
    """The page of a list, and with ``as_json`` its JSON."""

    template_name = ""
    page_size = PAGE_SIZE

    def time_limit(self) -> AbstractContextManager[None]:
        return super().time_limit() if self.request.GET.get("q") else nullcontext()

    def answer(self) -> HttpResponse:
        return self.window() if self.as_json else self.page()

    def invalid(self) -> HttpResponse:
        return super().invalid() if self.as_json else self.page()

    def page(self) -> HttpResponse:
        return render(self.request, self.template_name, self.get_context_data())

    def window(self) -> HttpResponse:
        try:
            return self.json(
                window_as_json(
                    self.filterset.qs,
                    order=self.order(),
                    query=self.request.GET,
                    row=self.row_as_json,
                    absolute_url=lambda query: self.absolute_url(self.path("json") + query),
                )
            )
        except BadCursor:
            return self.refuse(400, "bad_cursor", _("分页位置已失效，请从第一页重新读取。"))

    def get_context_data(self) -> dict[str, Any]:
        """The rows of a page, and beside them the form, the count, the pages, the list in other formats."""
        paginator = self.paginator()
        page = paginator.page(1) if self.filterset.errors else numbered(paginator, self.request.GET)
        count, is_exact = page.paginator.capped  # type: ignore[attr-defined]
        return {
            "form": self.filterset.form,
            "is_valid": not self.filterset.errors,
            "chips": self.filterset.chips(),
            "rows": [self.row(record) for record in page.object_list],
            "page": page,
            "page_links": page_links(page, self.request.GET),
            "count": count,
            "count_is_exact": is_exact,
        } | self.files()

    @cached_property
    def is_narrowed(self) -> bool:
        return bool(self.filterset.parameters())

    @property
    def begins(self) -> bool:
        """Whether this is the first page of the whole list, which most readers come to."""
        return not self.is_narrowed and not self.request.GET.get("page")

    def paginator(self) -> CappedPaginator:
        return CappedPaginator(self.filterset.qs, self.page_size)

    def row(self, record: Any, /) -> dict[str, Any]:
        """A row as its template reads it."""
        raise NotImplementedError

    def row_as_json(self, record: Any, /) -> dict[str, Any]:
        raise NotImplementedError
