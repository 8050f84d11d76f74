"""Where the chain of public editions ends, and what else can change what the public reads: erasures, and the sample
of passages by which likeness is weighed. Asked for every answer to a visitor, so it is SQL that costs little.
"""

from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections

from directives.search.engine import statistics
from records.plans import Planned
from website import parts

ERASURES, SAMPLE = slice(2, 3), slice(3, 4)  # where a state has their number, and when the sample was taken
HEAD = Planned("""
SELECT count, digest,
    (SELECT count(*) FROM meetings_erasure),
    (SELECT taken_at FROM directives_sample WHERE audience = 'public'),
    (SELECT max(erased_at) FROM meetings_erasure),
    (SELECT issued_at FROM meetings_edition WHERE audience = 'public' AND chain_position = head.count),
    (SELECT issued_at FROM meetings_edition WHERE audience = 'public' AND chain_position <> head.count
        ORDER BY issued_at DESC LIMIT 1)
FROM meetings_chainhead AS head WHERE audience = 'public'
""")


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
        return row()
    connection.health_check_done = True
    try:
        return row()
    except (InterfaceError, OperationalError):
        connection.close()
        return row()


def row() -> tuple[Any, ...]:
    _names, rows = HEAD.rows()
    return rows[0] if rows else ()
