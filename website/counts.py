"""Counts within other queries, which stop where people would not read on."""

from typing import Any

from django.db.models import IntegerField, Subquery

from website.pagination import COUNT_LIMIT


class CappedCount(Subquery):
    """How many rows a queryset has, beside the rows of another; one more than the limit stands for more."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"

    def __init__(self, rows: Any) -> None:
        super().__init__(rows.order_by().values("pk")[: COUNT_LIMIT + 1], output_field=IntegerField())
