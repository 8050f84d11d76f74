"""Windows of a long list, followed by programs from one to the next, and the cursors that name their edges.

A cursor holds the values that a list is ordered by, as the public record has them (days, times, keys; no number that
the database gave): so it still leads on when its row was corrected or withdrawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from django.db.models import Q, QuerySet

WINDOW_SIZE = 100
DIGITS = 18  # as many as a number of the database has for certain
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
AFTER, BEFORE = "after", "before"


class BadCursor(ValueError):
    """A cursor that no list of ours gave out."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, or stood: the values of its list's columns.

    Where it is gone, the row that has these very values is the one that came just before it in the list.
    """

    values: tuple[Any, Any]
    is_gone: bool = False


class Order:
    """The order of a list by two columns, newest first unless ``is_ascending``, and a row's place in words."""

    columns: ClassVar[tuple[str, str]]
    is_ascending = False

    def words(self, row: Any) -> tuple[str, ...]:
        """What a cursor says of a row."""
        raise NotImplementedError

    def place(self, words: Sequence[str]) -> Place:
        """The place that a cursor's words name. Raises ``ValueError`` or ``OverflowError`` where they name none."""
        raise NotImplementedError

    def arranged(self, rows: "QuerySet[Any]", *, backwards: bool = False) -> "QuerySet[Any]":
        sign = "" if self.is_ascending != backwards else "-"
        return rows.order_by(*(f"{sign}{column}" for column in self.columns))

    def beyond(self, place: Place, *, backwards: bool = False) -> Q:
        """What comes after a place. The first condition is implied; with it an index starts there, not at the head."""
        side = "gt" if self.is_ascending != backwards else "lt"
        (first, tie), (value, tie_value) = self.columns, place.values
        tied = f"{tie}__{side}e" if backwards and place.is_gone else f"{tie}__{side}"
        beyond = Q(**{f"{first}__{side}": value}) | Q(**{first: value, tied: tie_value})
        return Q(**{f"{first}__{side}e": value}) & beyond


@dataclass(frozen=True, slots=True)
class Window:
    """Up to 100 rows and the cursors of the windows beside them."""

    rows: list[Any]
    next: str | None
    previous: str | None


def read(cursor: str) -> tuple[bool, list[str]]:
    """Whether a cursor leads backwards, and its words. Raises ``BadCursor`` where it is none."""
    direction, *words = cursor.split(".")
    if direction not in (AFTER, BEFORE) or not cursor.isascii() or not cursor.isprintable():
        raise BadCursor(cursor)
    return direction == BEFORE, words


def written(direction: str, words: Sequence[str]) -> str:
    return ".".join((direction, *words))


def window(rows: "QuerySet[Any]", *, order: Order, cursor: str, size: int = WINDOW_SIZE) -> Window:
    """The rows after (or before) the place that the cursor names; without one the first of all."""
    if not cursor:
        found = list(order.arranged(rows)[: size + 1])
        return edged(found[:size], order, is_last=len(found) <= size, is_first=True)
    backwards, words = read(cursor)
    try:
        place = order.place(words)
    except (ValueError, OverflowError):
        raise BadCursor(cursor) from None
    beyond = rows.filter(order.beyond(place, backwards=backwards))
    found = list(order.arranged(beyond, backwards=backwards)[: size + 1])
    is_whole = len(found) <= size
    if backwards:
        return edged(found[:size][::-1], order, is_last=False, is_first=is_whole)
    return edged(found[:size], order, is_last=is_whole, is_first=False)


def edged(rows: list[Any], order: Order, *, is_last: bool, is_first: bool) -> Window:
    return Window(
        rows,
        next=written(AFTER, order.words(rows[-1])) if rows and not is_last else None,
        previous=written(BEFORE, order.words(rows[0])) if rows and not is_first else None,
    )


def number(word: str) -> int:
    """A number of a cursor."""
    if not word.isdigit() or len(word) > DIGITS:
        raise ValueError(word)
    return int(word)


def microseconds(at: datetime) -> str:
    """A point in time as a cursor says it."""
    return str((at - EPOCH) // timedelta(microseconds=1))


def moment(word: str) -> datetime:
    return EPOCH + timedelta(microseconds=number(word))
