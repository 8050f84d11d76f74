"""Queries that are composed once for each audience: to compose one takes Django longer than PostgreSQL to answer it."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any

from django.db.models import JSONField, QuerySet

from records.access import Reader, audience
from records.plans import Planned, Slot


class Frozen:
    """A function that composes a queryset of what a reader may see, called like it but for its answer: a list of rows.

    A row has the columns that were asked for and what is annotated, and nothing else of its model. The other arguments
    are texts, and are compared with columns; nothing else of the query may depend on them.
    """

    def __init__(self, compose: Callable[..., "QuerySet[Any]"]) -> None:
        self.compose = compose
        self.composed: dict[Any, tuple[Planned, set[str]]] = {}

    def __call__(self, reader: Reader, **texts: str) -> list[Any]:
        planned, in_json = self.query(reader, texts)
        names, rows = planned.rows(texts)
        read = cache(json.loads)  # what stands beside each row is the same for all
        places = [place for place, name in enumerate(names) if name in in_json]
        return [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in in_python(rows, places, read)]

    def query(self, reader: Reader, texts: dict[str, str]) -> tuple[Planned, set[str]]:
        who = audience(reader)
        if who not in self.composed:
            query = self.compose(reader, **{name: Slot(name) for name in texts}).query
            columns = {field.attname: field for field in query.model._meta.concrete_fields}  # type: ignore[union-attr]
            read = columns | {name: one.output_field for name, one in query.annotation_select.items()}
            in_json = {name for name, field in read.items() if isinstance(field, JSONField)}
            self.composed[who] = Planned(*query.sql_with_params()), in_json
        return self.composed[who]


def in_python(rows: list[tuple[Any, ...]], places: list[int], read: Callable[[str], Any]) -> Iterator[list[Any]]:
    """The rows with the JSON of these places read."""
    for row in rows:
        values = list(row)
        for place in places:
            values[place] = read(values[place] or "null")
        yield values
