"""Queries that are composed once for each audience: to compose one takes Django longer than PostgreSQL to answer it."""

import json
from collections.abc import Callable
from typing import Any, cast

from django.db.models import JSONField, Model, QuerySet

from records.access import Reader, audience


class Slot(str):
    """Stands in a composed query for a text that is known only when it is asked."""


class Frozen:
    """A function that composes a queryset of what a reader may see, called like it but for its answer: a list of rows.

    Its other arguments are texts, and are compared with columns; nothing else of the query may depend on them.
    """

    def __init__(self, compose: Callable[..., "QuerySet[Any]"]) -> None:
        self.compose = compose
        self.composed: dict[Any, tuple[type[Model], str, tuple[Any, ...], list[str]]] = {}

    def __call__(self, reader: Reader, **texts: str) -> list[Any]:
        model, sql, params, in_json = self.query(reader, texts)
        found = model._default_manager.raw(sql, [texts[one] if isinstance(one, Slot) else one for one in params])
        return [as_composed(row, in_json) for row in found]

    def query(self, reader: Reader, texts: dict[str, str]) -> tuple[type[Model], str, tuple[Any, ...], list[str]]:
        who = audience(reader)
        if who not in self.composed:
            query = self.compose(reader, **{name: Slot(name) for name in texts}).query
            annotations = query.annotation_select.items()
            in_json = [name for name, one in annotations if isinstance(one.output_field, JSONField)]
            self.composed[who] = (cast("type[Model]", query.model), *query.sql_with_params(), in_json)
        return self.composed[who]


def as_composed(row: Any, in_json: list[str]) -> Any:
    """The row with its annotations as a queryset would have read them."""
    for name in in_json:
        setattr(row, name, json.loads(getattr(row, name) or "null"))
    return row
