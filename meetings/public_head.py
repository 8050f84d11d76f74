"""Where the chain of public editions ends, and what else can change what the public reads: erasures, and the sample
of passages by which likeness is weighed. Asked for every answer to a visitor, so it is SQL that costs little.
"""

from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, OperationalError, connections
from psycopg.errors import DuplicatePreparedStatement, InvalidSqlStatementName

from directives.search.engine import statistics
from website import parts

ERASURES, SAMPLE = slice(2, 3), slice(3, 4)  # where a state has their number, and when the sample was taken
HEAD = """
SELECT count, digest,
    (SELECT count(*) FROM meetings_erasure),
    (SELECT taken_at FROM directives_sample WHERE audience = 'public'),
    (SELECT max(erased_at) FROM meetings_erasure),
    (SELECT issued_at FROM meetings_edition WHERE audience = 'public' AND chain_position = head.count),
    (SELECT issued_at FROM meetings_edition WHERE audience = 'public' AND chain_position <> head.count
        ORDER BY issued_at DESC LIMIT 1)
FROM meetings_chainhead AS head WHERE audience = 'public'
"""


def read() -> tuple[tuple[Any, ...], list[datetime]]:
    """The state of what the public can read, empty where nothing was ever released, and when its last acts were.

    An act that was dated back has the time of the latest, which is then there twice.
    """
    found = first_row()
    if not found:
        return (), []
    *state, erased_at, issued_at, before = found
    if before is not None and issued_at is not None and issued_at < before:
        issued_at = before
    return tuple(state), [at for at in (issued_at, before, erased_at, state[-1]) if at is not None]


def forget(before: Any, after: Any) -> None:
    """Parts of pages outlive a release, but nothing that an erasure took away. Without a sample, likeness is weighed by
    the newest passages, which a release changes.
    """
    if before and before[ERASURES] != after[ERASURES]:
        parts.kept.clear()
    if not before or before[SAMPLE] != after[SAMPLE] or not any(after[SAMPLE]):
        statistics.forget()


def first_row() -> tuple[Any, ...]:
    """The row of a request's first query, which tells as well as Django's whether the connection still stands."""
    connection: Any = connections[DEFAULT_DB_ALIAS]
    if connection.health_check_done or not connection.health_check_enabled:
        return row(connection)
    connection.health_check_done = True
    try:
        return row(connection)
    except (InterfaceError, OperationalError):
        connection.close()
        return row(connection)


def row(connection: Any) -> tuple[Any, ...]:
    """By a plan that stays with the connection, for it takes PostgreSQL longer to plan than to answer."""
    with connection.cursor() as cursor:
        if connection.in_atomic_block:  # where nothing may fail
            cursor.execute(HEAD)
        else:
            by_plan(connection, cursor)
        return cursor.fetchone() or ()


def by_plan(connection: Any, cursor: Any) -> None:
    """A proxy may have put another session behind the connection, which has no such plan, or has it already."""
    try:
        if getattr(connection, "plans_head", None) is not connection.connection:
            cursor.execute(f"PREPARE public_head AS {HEAD}")
            connection.plans_head = connection.connection
        cursor.execute("EXECUTE public_head")
    except DatabaseError as error:
        if not isinstance(error.__cause__, InvalidSqlStatementName | DuplicatePreparedStatement):
            raise
        connection.plans_head = None
        cursor.execute(HEAD)
