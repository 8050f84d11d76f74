"""Parts of a long list: capped counts, the addresses of pages, and windows between which rows come and go."""

from urllib.parse import urlencode

import pytest
from django.core.paginator import Paginator
from django.http import Http404, QueryDict

from directives.models import Gone, Passage
from directives.order import PassageOrder
from tests.factories import make_directive, make_item, make_meeting, release
from website.cursors import BadCursor, window
from website.pagination import COUNT_LIMIT, CappedPaginator, capped_count, numbered, page_links


def links(count, number, query=""):
    return page_links(Paginator(range(count), 20).page(number), QueryDict(query))


def test_one_page_leads_nowhere():
    assert links(20, 1) == {
        "first": None,
        "previous": None,
        "next": None,
        "last": None,
        "numbers": [{"n": 1, "url": "?", "current": True}],
    }


def test_a_page_in_the_middle_knows_its_neighbours_and_keeps_the_filters():
    found = links(200, 5, "type=special&page=5&q=%E4%BE%9B")

    assert found["first"] == "?type=special&q=%E4%BE%9B"
    assert found["previous"] == "?type=special&q=%E4%BE%9B&page=4"
    assert found["next"] == "?type=special&q=%E4%BE%9B&page=6"
    assert found["last"] == "?type=special&q=%E4%BE%9B&page=10"
    assert [one["n"] for one in found["numbers"]] == [3, 4, 5, 6, 7]
    assert [one["n"] for one in found["numbers"] if one["current"]] == [5]


@pytest.mark.parametrize(("number", "numbers"), [(1, [1, 2, 3]), (10, [8, 9, 10])])
def test_the_numbers_end_with_the_list(number, numbers):
    assert [one["n"] for one in links(200, number)["numbers"]] == numbers


@pytest.mark.django_db
def test_a_count_is_exact_up_to_its_limit():
    def add(first, last):
        Gone.objects.bulk_create(Gone(audience="public", key=f"k{n}", meeting_key="m") for n in range(first, last))

    add(0, COUNT_LIMIT)
    assert capped_count(Gone.objects.order_by("key")) == (COUNT_LIMIT, True)

    add(COUNT_LIMIT, COUNT_LIMIT + 2)
    assert capped_count(Gone.objects.order_by("key")) == (COUNT_LIMIT, False)
    assert CappedPaginator(Gone.objects.order_by("key"), 20).num_pages == COUNT_LIMIT // 20


@pytest.fixture
def rows(cast):
    """Nine directives of one day, and the function that walks them."""
    meeting = make_meeting()
    item = make_item(meeting)
    for number in range(9):
        make_directive(item, headline=str(number))
    release(meeting, cast)
    return Passage.objects.visible_to(cast.visitor).directives()


@pytest.fixture
def order(cast):
    return PassageOrder(cast.visitor)


def walk(rows, cursor="", *, order, size, along="next"):
    windows = []
    while cursor is not None:
        windows.append(window(rows, order=order, cursor=cursor, size=size))
        cursor = getattr(windows[-1], along)
    return windows


@pytest.mark.parametrize("size", range(1, 11))
def test_windows_of_any_size_hold_each_row_once_both_ways(rows, order, size):
    forth = walk(rows, order=order, size=size)

    assert [row.headline for one in forth for row in one.rows] == list("012345678")
    assert all(len(one.rows) == size for one in forth[:-1])
    if forth[-1].previous:
        back = walk(rows, forth[-1].previous, order=order, size=size, along="previous")
        assert [one.rows for one in reversed(back)] == [one.rows for one in forth[:-1]]


def test_a_row_that_goes_between_two_windows_takes_no_other_with_it(rows, order):
    first = window(rows, order=order, cursor="", size=3)
    rows.filter(headline__in=["1", "4"]).delete()

    second = window(rows, order=order, cursor=first.next, size=3)

    assert [row.headline for row in second.rows] == ["3", "5", "6"]


@pytest.mark.parametrize(
    "cursor",
    [
        *("after", "after.", "after.none", "beside.{}", "{}", ".{}", "after.{}.", "after.\x00"),
        *("after.2026-03-05.x.{}", "after.2026-13-05.0.{}", "after.2026-03-05.{}", "after.2026-03-05.0.{}.0"),
        *(
            "after.2026-03-05.9999999999999999999.{}",
            "after.2026-03-05.999999999999999999.{}",
            "after.2026-03-05.１.{}",
        ),
    ],
)
def test_a_cursor_that_names_no_place_is_refused(rows, order, cursor):
    with pytest.raises(BadCursor):
        window(rows, order=order, cursor=cursor.format(rows.first().key))


def test_a_cursor_says_nothing_that_the_public_record_does_not(rows, order):
    """Numbers of rows tell how much the office wrote that is not public."""
    passage = rows.newest_first().first()

    cursor = window(rows, order=order, cursor="", size=1).next

    issued_at = passage.edition.issued_at
    assert cursor == f"after.2026-03-05.{round(issued_at.timestamp() * 1_000_000)}.{passage.key}"


@pytest.mark.parametrize("number", ["0", "-1", "3", "99999999999999999999", "x", "1.5", " "])
def test_a_page_that_is_not_there_is_not_found(number):
    with pytest.raises(Http404):
        numbered(Paginator(range(40), 20), QueryDict(urlencode({"page": number})))


@pytest.mark.parametrize(("query", "number"), [("", 1), ("page=", 1), ("page=1", 1), ("page=2", 2)])
def test_a_page_is_asked_for_by_its_number(query, number):
    assert numbered(Paginator(range(40), 20), QueryDict(query)).number == number


def test_a_list_without_rows_has_a_first_page():
    assert numbered(Paginator([], 20), QueryDict("page=1")).number == 1
