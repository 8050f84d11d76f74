"""The order in which lists and searches have passages, and where in it a cursor leads on."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Min

from directives.models.passage import Passage
from records.access import Reader
from website.cursors import Order, Place, microseconds, moment

BEYOND_ALL = 2**63 - 1


class PassageOrder(Order):
    """By day; of one day what was printed last comes first.

    A cursor names a passage by its key and the time of its edition. Where that was replaced or withdrawn, its place
    is between what was printed before it and what was printed later.
    """

    columns = ("listed_on", "pk")

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def words(self, row: Any) -> tuple[str, ...]:
        return row.listed_on.isoformat(), microseconds(datetime.fromisoformat(row.row["issued_at"])), row.key

    def place(self, words: Sequence[str]) -> Place:
        day_word, at_word, key = words
        day, issued_at = date.fromisoformat(day_word), moment(at_word)
        of_day = Passage.objects.visible_to(self.reader).filter(listed_on=day)
        pk = of_day.filter(key=key, edition__issued_at=issued_at).values_list("pk", flat=True).first()
        if pk is not None:
            return Place((day, pk))
        later = of_day.filter(edition__issued_at__gte=issued_at).aggregate(first=Min("pk"))["first"]
        return Place((day, BEYOND_ALL if later is None else later), is_gone=True)
