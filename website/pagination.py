"""Parts of a long list: numbered pages for people, windows that can be followed to the end for programs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import QueryDict

COUNT_LIMIT = 10_000
PAGE_SIZE = 20
WINDOW_SIZE = 100


class BadCursor(ValueError):
    """A cursor that is malformed or whose row is no longer in the list."""


def capped_count(rows: "QuerySet[Any]") -> tuple[int, bool]:
    """How many rows, and whether that is exact: counting stops at 10,000, so that no count is slow."""
    count = rows.order_by()[: COUNT_LIMIT + 1].count()
    return min(count, COUNT_LIMIT), count <= COUNT_LIMIT


class CappedPaginator(Paginator):
    """Pages over at most the first 10,000 rows; beyond, a visitor narrows the list."""

    @cached_property
    def capped(self) -> tuple[int, bool]:
        return capped_count(cast("QuerySet[Any]", self.object_list))

    @cached_property
    def count(self) -> int:
        return self.capped[0]


def page_links(page: "Page[Any]", query: QueryDict) -> dict[str, Any]:
    """The addresses of the pages around this one, with the filters kept; None where there is no such page."""

    def link(number: int) -> str:
        kept = query.copy()
        kept.pop("page", None)
        if number > 1:
            kept["page"] = str(number)
        return "?" + kept.urlencode()

    last = page.paginator.num_pages
    near = range(max(1, page.number - 2), min(last, page.number + 2) + 1)
    return {
        "first": link(1) if page.number > 1 else None,
        "previous": link(page.number - 1) if page.has_previous() else None,
        "next": link(page.number + 1) if page.has_next() else None,
        "last": link(last) if page.number < last else None,
        "numbers": [{"n": number, "url": link(number), "current": number == page.number} for number in near],
    }


@dataclass(frozen=True, slots=True)
class Window:
    """Up to 100 rows and the cursors of the windows beside them."""

    rows: list[Any]
    next: str | None
    previous: str | None


def window(rows: "QuerySet[Any]", *, tie: str, cursor: str, size: int = WINDOW_SIZE) -> Window:
    """The rows after (or before) the one whose key the cursor names, newest first by ``listed_on`` and ``tie``.

    A cursor names a row rather than a number, so that a release in between neither repeats nor drops one.
    """
    if not cursor:
        found = list(rows.order_by("-listed_on", f"-{tie}")[: size + 1])
        return _window(found[:size], more=len(found) > size, is_first=True)
    direction, _, key = cursor.partition(".")
    is_cursor = direction in ("after", "before") and key.isalnum()
    anchor = rows.filter(key=key).values("listed_on", tie).first() if is_cursor else None
    if anchor is None:
        raise BadCursor(cursor)
    if direction == "after":
        found = list(rows.filter(_beyond(anchor, tie, "lt")).order_by("-listed_on", f"-{tie}")[: size + 1])
        return _window(found[:size], more=len(found) > size, is_first=False)
    found = list(rows.filter(_beyond(anchor, tie, "gt")).order_by("listed_on", tie)[: size + 1])
    return _window(found[:size][::-1], more=True, is_first=len(found) <= size)


def _beyond(anchor: dict[str, Any], tie: str, side: str) -> Q:
    """By day, then by tie. The first condition is implied; with it an index starts at the day, not at the head."""
    day = anchor["listed_on"]
    beyond = Q(**{f"listed_on__{side}": day}) | Q(**{"listed_on": day, f"{tie}__{side}": anchor[tie]})
    return Q(**{f"listed_on__{side}e": day}) & beyond


def _window(rows: list[Any], *, more: bool, is_first: bool) -> Window:
    return Window(
        rows,
        next=f"after.{rows[-1].key}" if rows and more else None,
        previous=f"before.{rows[0].key}" if rows and not is_first else None,
    )


def window_as_json(
    rows: "QuerySet[Any]", *, tie: str, query: QueryDict, row: Callable[[Any], Any], absolute_url: Callable[[str], str]
) -> dict[str, Any]:
    """The list contract of a queryset."""
    part = window(rows, tie=tie, cursor=query.get("cursor", ""))
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
