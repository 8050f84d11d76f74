"""Proves the record: editions and chains, the desk that they were printed from, what readers find, and the triggers.

Each module compares one of these with editions or with what the models declare; nothing here changes anything.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from meetings import reindex
from meetings.hash_chain import Head
from meetings.verification.chains import chain_faults, noted_faults
from meetings.verification.desk import desk_faults
from meetings.verification.tally import Tally
from meetings.verification.triggers import trigger_faults

__all__ = ["Tally", "faults", "snapshot"]


def faults(noted: list[Head] | None = None, tally: Tally | None = None) -> Iterator[str]:
    """A sentence for each fault, which names the edition as ``key audience number``; nothing when all is whole.

    ``noted`` are heads that somebody wrote down elsewhere; ``tally`` counts what was looked at.
    """
    tally = Tally() if tally is None else tally
    yield from chain_faults(tally)
    yield from noted_faults(noted or [], tally)
    yield from desk_faults(tally)
    yield from reindex.differences(tally)
    yield from trigger_faults(tally)


@contextmanager
def snapshot() -> Iterator[None]:
    """Lets the block see the database as it is now, whatever is printed meanwhile."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
