"""The order in which lists and searches have passages, and where in it a cursor leads on."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Min

from directives.models.passage import Passage
from records.access import Reader, audience
from records.codes import PassageKind
from website.cursors import Order, Place, microseconds, moment

KINDS = list(map(str, PassageKind))  # said where a key is looked for, since the index begins with them
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
        pk = of_day.filter(kind__in=KINDS, key=key, edition__issued_at=issued_at).values_list("pk", flat=True).first()
        if pk is not None:
            return Place((day, pk))
        later = of_day.filter(edition__issued_at__gte=issued_at).aggregate(first=Min("pk"))["first"]
        return Place((day, BEYOND_ALL if later is None else later), is_gone=True)


class ReleaseOrder(Order):
    """What was released last comes first; of one edition in the order of the record. Cursors as of ``PassageOrder``."""

    columns = ("edition_id", "pk")

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def words(self, row: Any) -> tuple[str, ...]:
        return microseconds(datetime.fromisoformat(row.row["issued_at"])), row.key

    def place(self, words: Sequence[str]) -> Place:
        at_word, key = words
        issued_at = moment(at_word)
        visible = Passage.objects.visible_to(self.reader)
        standing = visible.filter(kind__in=KINDS, key=key, edition__issued_at=issued_at)
        if found := standing.values_list("edition_id", "pk").first():
            return Place(found)
        later = visible.filter(edition__audience=audience(self.reader), edition__issued_at__gte=issued_at)
        edition = later.order_by("edition__issued_at").values_list("edition_id", flat=True).first()
        return Place((BEYOND_ALL if edition is None else edition, 0))


def last_release(reader: Reader) -> datetime | None:
    """When the newest of all editions was issued that the reader may read."""
    newest = Passage.objects.visible_to(reader).order_by("-edition_id")
    return newest.values_list("edition__issued_at", flat=True).first()
