"""Statements whose plans stay with a connection: PostgreSQL takes longer to plan them than to answer."""

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from psycopg.errors import DuplicatePreparedStatement, InvalidSqlStatementName

PLACEHOLDER = re.compile("%[%s]")


class Slot(str):
    """Among the parameters of a statement: a text that is known only when it is asked, by its name."""


class Planned:
    """A statement with its parameters, of which slots are filled each time."""

    def __init__(self, sql: str, params: Sequence[Any] = ()) -> None:
        self.sql, self.params = sql, params
        self.slots = list(dict.fromkeys(one for one in params if isinstance(one, Slot)))
        told = repr((sql, [(type(one).__name__, one) for one in params]))
        self.name = f"planned_{blake2b(told.encode(), digest_size=8).hexdigest()}"

    def rows(self, texts: Mapping[str, str] | None = None) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns, and the rows."""
        connection: Any = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            if connection.in_atomic_block:  # where nothing may fail
                self.execute(cursor, texts or {})
            else:
                self.execute_by_plan(connection, cursor, texts or {})
            return [column.name for column in cursor.description], cursor.fetchall()

    def execute(self, cursor: Any, texts: Mapping[str, str]) -> None:
        cursor.execute(self.sql, [texts[one] if isinstance(one, Slot) else one for one in self.params] or None)

    def execute_by_plan(self, connection: Any, cursor: Any, texts: Mapping[str, str]) -> None:
        """A proxy may have put another session behind the connection, which has no such plan, or has it already."""
        plans = plans_of(connection)
        try:
            if self.name not in plans:
                self.prepare(cursor)
                plans.add(self.name)
            values = f"({', '.join(['%s'] * len(self.slots))})" if self.slots else ""
            cursor.execute(f"EXECUTE {self.name}{values}", [texts[one] for one in self.slots] or None)
        except DatabaseError as error:
            if not isinstance(error.__cause__, InvalidSqlStatementName | DuplicatePreparedStatement):
                raise
            plans.clear()
            self.execute(cursor, texts)

    def prepare(self, cursor: Any) -> None:
        params = iter(self.params)

        def place(found: re.Match[str]) -> str:
            one = next(params) if found[0] == "%s" else None
            return f"${self.slots.index(one) + 1}" if isinstance(one, Slot) else found[0]

        statement = PLACEHOLDER.sub(place, self.sql)
        known = [one for one in self.params if not isinstance(one, Slot)]
        cursor.execute(f"PREPARE {self.name} AS {statement}", known or None)


def plans_of(connection: Any) -> set[str]:
    """The names of the plans that were made on the connection, which another takes the place of when it is lost."""
    if getattr(connection, "planned_on", None) is not connection.connection:
        connection.planned_on, connection.plans = connection.connection, set()
    plans: set[str] = connection.plans
    return plans
