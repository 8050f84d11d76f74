"""What the run does to its own database and to nothing else: emptying it past its triggers, and acting as the site."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import compress
from typing import Any

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import TransactionTestCase
from psycopg.pq import TransactionStatus

from meetings.database.role import grant, owner_of_tables
from records.triggers import switch

MOST_ATTEMPTS = 5
KEPT = {
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "auth_group",
    "auth_group_permissions",
    "meetings_role",
}


def empty_after_each_test() -> None:
    """After a test that commits, its rows are deleted where there are any, their owner switching off what forbids it.

    Django would truncate every table, which is slow for many empty ones, and make roles and permissions anew.
    The test database has the product's triggers, all of them, and no setting that would open one. What a page that is
    being closed still keeps may come between the deleting of two tables: then all is deleted once more.
    """

    def empty(self: Any) -> None:
        for _ in range(MOST_ATTEMPTS - 1):
            try:
                return delete_rows()
            except IntegrityError:
                time.sleep(0.2)
        delete_rows()

    def delete_rows() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            tables = [name for name in connection.introspection.table_names(cursor) if name not in KEPT]
            has_rows = ", ".join(f"EXISTS (SELECT FROM {connection.ops.quote_name(name)})" for name in tables)
            cursor.execute(f"SELECT {has_rows}")
            full = set(compress(tables, cursor.fetchone()))
            guards = [one for one in pgtrigger.registered() if one[0]._meta.db_table in full]
            for name in full:
                cursor.execute(f"ALTER TABLE {connection.ops.quote_name(name)} DISABLE TRIGGER USER")
            for name in full:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for guard in guards:
                cursor.execute(switch(*guard, on=True))

    TransactionTestCase._fixture_teardown = empty  # type: ignore[attr-defined]


def name_of_site() -> str:
    """The site's role in this database; roles belong to the whole cluster, where other runs may be."""
    return f"{connection.settings_dict['NAME']}_site"


@contextmanager
def site_role() -> Iterator[None]:
    """The role exists while the block runs, made as ``grant_roles`` makes it, with its name as password."""
    if not owner_of_tables():  # no test of this run uses the database
        yield
        return
    role = name_of_site()
    grant(role)
    run(f"ALTER ROLE {role} PASSWORD '{role}'")
    yield
    run(f"DROP OWNED BY {role}; DROP ROLE {role}")


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def acting_as_site() -> Iterator[None]:
    """The block has the site's rights: within a test's transaction, or on connections that sign in as its role."""
    role = name_of_site()
    if connection.in_atomic_block:
        run(f"SET ROLE {role}")
        yield
        if connection.connection.info.transaction_status is TransactionStatus.INTRANS:  # else it is undone anyway
            connection.connection.execute("RESET ROLE")
        return
    with pytest.MonkeyPatch.context() as patch:
        for name in ("USER", "PASSWORD"):
            patch.setitem(connection.settings_dict, name, role)
        connection.close()
        yield
    connection.close()
