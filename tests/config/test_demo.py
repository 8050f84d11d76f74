"""The demo's guards: an unmarked database is left alone, and only the machine itself is answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from django.http import HttpResponse
from django.test import RequestFactory

from config import demo


@pytest.fixture
def scratch(django_db_setup: None, django_db_blocker: Any) -> Iterator[BaseDatabaseWrapper]:
    """A connection to a database of its own, empty and unmarked; no test transaction may surround its making."""
    with django_db_blocker.unblock(), opened(connection.settings_dict["NAME"]) as outer:
        run(outer, "CREATE DATABASE scratch")
        with opened("scratch") as inner:
            yield inner
        run(outer, "DROP DATABASE scratch")


@contextmanager
def opened(name: str) -> Iterator[BaseDatabaseWrapper]:
    database = ConnectionHandler({"default": {**connection.settings_dict, "NAME": name}})["default"]
    try:
        yield database
    finally:
        database.close()


def run(database: BaseDatabaseWrapper, statement: str) -> None:
    with database.cursor() as cursor:
        cursor.execute(statement)


def test_an_empty_database_is_marked_when_the_demo_first_connects(scratch: BaseDatabaseWrapper) -> None:
    demo.refuse_unmarked(connection=scratch)

    assert demo.is_marked(scratch)


def test_a_marked_database_is_accepted_when_it_holds_tables(scratch: BaseDatabaseWrapper) -> None:
    demo.refuse_unmarked(connection=scratch)
    run(scratch, "CREATE TABLE record (id int)")

    demo.refuse_unmarked(connection=scratch)


def test_an_unmarked_database_is_refused_when_it_holds_tables(scratch: BaseDatabaseWrapper) -> None:
    run(scratch, "CREATE TABLE record (id int)")

    with pytest.raises(ImproperlyConfigured, match=r"scratch.*did not make"):
        demo.refuse_unmarked(connection=scratch)

    assert scratch.connection is None
    assert not demo.is_marked(scratch)


def test_a_database_that_is_going_away_is_not_called_anothers(scratch: BaseDatabaseWrapper) -> None:
    run(scratch, "SELECT 1")
    with opened(connection.settings_dict["NAME"]) as outer:
        run(outer, "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = 'scratch'")

    with pytest.raises(OperationalError):
        demo.refuse_unmarked(connection=scratch)


def test_a_table_in_another_schema_counts_when_the_demo_looks(scratch: BaseDatabaseWrapper) -> None:
    run(scratch, "CREATE SCHEMA archive CREATE TABLE record (id int)")

    with pytest.raises(ImproperlyConfigured):
        demo.refuse_unmarked(connection=scratch)


@pytest.mark.parametrize(
    ("address", "status"), [("127.0.0.1", 200), ("::1", 200), ("10.0.0.7", 403), ("", 403), ("not an address", 403)]
)
def test_the_demo_answers_the_machine_itself_only(address: str, status: int) -> None:
    answer = demo.LoopbackOnly(lambda request: HttpResponse("ok"))

    response = answer(RequestFactory().get("/", REMOTE_ADDR=address))

    assert response.status_code == status
