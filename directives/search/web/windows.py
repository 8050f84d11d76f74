"""The windows of ``/search.json``: by date as those of any list, by relevance after a place that the cursor tells."""

from django.core.paginator import Paginator
from django.http import QueryDict

from directives.order import PassageOrder
from directives.search.engine.hits import Answer
from directives.search.engine.ranking import Ranked
from directives.search.results.results import Search
from directives.search.web.filters import SearchFilterSet
from website.cursors import AFTER, BEFORE, WINDOW_SIZE, BadCursor, Window, number, read, window, written
from website.pagination import numbered, numbered_window

NOTHING = Window([], None, None)


def window_of(filterset: SearchFilterSet, search: Search, query: QueryDict) -> Window:
    """No question, no answers: a program that wants everything reads the lists."""
    order, cursor = PassageOrder(search.reader), query.get("cursor", "")
    if filterset.is_blank:
        numbered(Paginator([], WINDOW_SIZE), query)
        return NOTHING
    if search.is_ranked:
        return ranked_after(search, order, cursor) if cursor else ranked_from(search, order, query)
    rows = filterset.qs.defer("folded")
    if query.get("page") and not cursor:
        return numbered_window(rows, order=order, query=query)
    return window(rows, order=order, cursor=cursor)


def ranked_from(search: Search, order: PassageOrder, query: QueryDict) -> Window:
    """The window with a number, else the first."""
    start = 0
    if query.get("page"):
        page = numbered(Paginator(range(search.count.number), WINDOW_SIZE), query)
        start = max(0, page.start_index() - 1)
    found = search.most_relevant(WINDOW_SIZE + 1, start)
    return _edged(found[:WINDOW_SIZE], order, is_last=len(found) <= WINDOW_SIZE, is_first=not start)


def ranked_after(search: Search, order: PassageOrder, cursor: str) -> Window:
    """The window after a place, or before it."""
    backwards, words = read(cursor)
    place = ranked_place(order, words, cursor=cursor, backwards=backwards)
    found = search.beside(place, WINDOW_SIZE + 1, backwards=backwards)
    is_whole = len(found) <= WINDOW_SIZE
    found = found[:WINDOW_SIZE]
    if backwards:
        return _edged(found[::-1], order, is_last=False, is_first=is_whole)
    return _edged(found, order, is_last=is_whole, is_first=False)


def ranked_place(order: PassageOrder, words: list[str], *, cursor: str, backwards: bool) -> Ranked:
    try:
        place = order.place(words[1:])
        day, pk = place.values
        return Ranked(number(words[0]), day, pk - 1 if backwards and place.is_gone else pk)
    except (ValueError, OverflowError, IndexError):
        raise BadCursor(cursor) from None


def _edged(found: list[tuple[Ranked, Answer]], order: PassageOrder, *, is_last: bool, is_first: bool) -> Window:
    def cursor(direction: str, at: int) -> str:
        place, answer = found[at]
        return written(direction, (str(place.rank), *order.words(answer)))

    return Window(
        [answer for _, answer in found],
        next=cursor(AFTER, -1) if found and not is_last else None,
        previous=cursor(BEFORE, 0) if found and not is_first else None,
    )
