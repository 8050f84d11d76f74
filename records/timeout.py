"""Time limit: how long a request may keep the database busy with a question before a page says to narrow it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.errors import QueryCanceled

SECONDS = 2.0


class TooSlow(Exception):
    """The question took longer than a request may; narrower, it will not."""


class Deadline:
    """Gives each statement what is left of the time. A fast request sets the limit once."""

    def __init__(self, cursor: Any, seconds: float) -> None:
        self.cursor = cursor
        self.end = time.monotonic() + seconds
        self.given = 0.0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        left = self.end - time.monotonic()
        if left <= 0:
            raise TooSlow
        if not left <= self.given <= 1.25 * left:
            self.given = left
            with connection.wrap_database_errors:
                self.cursor.execute(f"SET LOCAL statement_timeout = {max(1, int(left * 1000)):d}")
        return execute(sql, params, many, context)


@contextmanager
def time_limit(seconds: float | None = None) -> Iterator[None]:
    """The block's statements together may take so long, else ``SECONDS``.

    Then ``TooSlow`` is raised and the database is free again.
    """
    try:
        with (
            restored(connection),
            connection.cursor() as cursor,
            connection.execute_wrapper(Deadline(cursor.cursor, SECONDS if seconds is None else seconds)),
        ):
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooSlow from error
        raise


@contextmanager
def restored(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """A transaction, with whose end the limit ends; within another's the limit before it is put back."""
    if not connection.in_atomic_block:
        with transaction.atomic(using=connection.alias):
            yield
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        before = cursor.fetchone()[0]
        yield
        cursor.execute(f"SET LOCAL statement_timeout = '{before}'")
