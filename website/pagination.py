"""Parts of a long list: numbered pages for people, and the answer around a window for programs."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, cast

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, QueryDict

from website.chosen_view import NAME as VIEW
from website.cursors import WINDOW_SIZE, Order, Window, edged, window

COUNT_LIMIT = 10_000
PAGE_SIZE = 20


def capped_count(rows: "QuerySet[Any]") -> tuple[int, bool]:
    """How many rows, and whether that is exact: counting stops at 10,000, so that no count is slow.

    Nothing is read of them: what is annotated would be worked out for each.
    """
    count = rows.order_by().values("pk")[: COUNT_LIMIT + 1].count()
    return min(count, COUNT_LIMIT), count <= COUNT_LIMIT


class CappedPaginator(Paginator):
    """Pages over at most the first 10,000 rows; beyond, a visitor narrows the list. ``known`` is the number of all.

    Where only the first page is asked for, its rows are enough.
    """

    def __init__(self, rows: Any, per_page: int, *, known: int | None = None) -> None:
        super().__init__(rows, per_page)
        self.known = known

    @cached_property
    def capped(self) -> tuple[int, bool]:
        if self.known is not None:
            return min(self.known, COUNT_LIMIT), self.known <= COUNT_LIMIT
        return capped_count(cast("QuerySet[Any]", self.object_list))

    @cached_property
    def count(self) -> int:
        return self.capped[0]


def page_links(page: "Page[Any]", query: QueryDict) -> dict[str, Any]:
    """The addresses of the pages around this one, with the filters kept; None where there is no such page."""

    kept = query.copy()
    for name in ("page", VIEW):  # a view that was chosen here is remembered
        kept.pop(name, None)
    filters = kept.urlencode()

    def link(number: int) -> str:
        return "?" + "&".join(filter(None, (filters, f"page={number}" if number > 1 else "")))

    last = page.paginator.num_pages
    near = range(max(1, page.number - 2), min(last, page.number + 2) + 1)
    return {
        "first": link(1) if page.number > 1 else None,
        "previous": link(page.number - 1) if page.has_previous() else None,
        "next": link(page.number + 1) if page.has_next() else None,
        "last": link(last) if page.number < last else None,
        "numbers": [{"n": number, "url": link(number), "current": number == page.number} for number in near],
    }


def numbered(paginator: Paginator, query: QueryDict) -> "Page[Any]":
    """The page that an address asks for; beyond the last there is none, so that whoever counts on comes to an end."""
    try:
        return paginator.page(query.get("page") or 1)
    except InvalidPage:
        raise Http404("no such page") from None


def numbered_window(rows: "QuerySet[Any]", *, order: Order, query: QueryDict) -> Window:
    """The same for programs: a window by its number, with the cursors that lead on from it."""
    page = numbered(CappedPaginator(order.arranged(rows), WINDOW_SIZE), query)
    is_last = not page.has_next() and page.paginator.count < COUNT_LIMIT
    return edged(list(page.object_list), order, is_last=is_last, is_first=page.number == 1)


def window_as_json(
    rows: "QuerySet[Any]",
    *,
    order: Order,
    query: QueryDict,
    row: Callable[[Any], Any],
    absolute_url: Callable[[str], str],
) -> dict[str, Any]:
    """The list contract of a queryset."""
    cursor = query.get("cursor", "")
    if query.get("page") and not cursor:
        part = numbered_window(rows, order=order, query=query)
    else:
        part = window(rows, order=order, cursor=cursor)
    return listing(part, capped_count(rows), query=query, row=row, absolute_url=absolute_url)


def listing(
    part: Window,
    counted: tuple[int, bool],
    *,
    query: QueryDict,
    row: Callable[[Any], Any],
    absolute_url: Callable[[str], str],
) -> dict[str, Any]:
    """The list contract: count, whether it is exact, the neighbouring windows' addresses, the rows."""

    def link(cursor: str | None) -> str | None:
        if cursor is None:
            return None
        kept = query.copy()
        kept.pop("page", None)
        kept["cursor"] = cursor
        return absolute_url("?" + kept.urlencode())

    count, is_exact = counted
    return {
        "count": count,
        "count_is_exact": is_exact,
        "next": link(part.next),
        "previous": link(part.previous),
        "results": [row(listed) for listed in part.rows],
    }
