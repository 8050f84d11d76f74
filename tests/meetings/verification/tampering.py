"""Records to tamper with, what somebody can do who owns the tables, and what a verification then says."""

from types import SimpleNamespace
from typing import Any

import pgtrigger
from django.db import connection

from meetings import verification
from records.triggers import switched_off
from tests.factories import act, correct, make_record, release, withdraw

GUARDED: list[Any] = [model for model, _ in pgtrigger.registered()]


def make_records(cast: Any) -> SimpleNamespace:
    """Three meetings: corrected (public 1 and 2), withdrawn and released anew (3 editions), released last (1)."""
    corrected = correct(release(make_record(), cast), cast, title="区政府常务会议研究管网改造")
    returned = withdraw(release(make_record(), cast), cast)
    act("release", returned, by=cast.reviewer)
    newest = release(make_record(), cast)
    run("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")  # what was printed is checked before tampering
    return SimpleNamespace(corrected=corrected, returned=returned, newest=newest)


def run(statement: str, *values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return int(cursor.rowcount)


def tamper(statement: str, *values: Any) -> None:
    """Runs the statement with no trigger and no foreign key in its way, and leaves no trace of that."""
    with switched_off(GUARDED):
        run("SET LOCAL session_replication_role = replica")
        assert run(statement, *values), "the statement changed nothing"
        run("SET LOCAL session_replication_role = origin")


def found(*noted: Any) -> str:
    """The faults, a line each."""
    return "\n".join(verification.faults(list(noted)))
