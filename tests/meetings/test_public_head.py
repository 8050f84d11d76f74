"""Where the public's chain ends, read outside of a transaction as the server reads it."""

from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from benchmarks.office.serving import address
from meetings import public_head
from tests.conftest import make_cast
from tests.factories import make_record, release

pytestmark = pytest.mark.django_db(transaction=True)


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_it_is_read_by_a_plan_that_is_made_once(django_assert_num_queries):
    release(make_record(), make_cast())
    public_head.read()

    with django_assert_num_queries(1) as asked:
        state, times = public_head.read()

    assert asked[0]["sql"] == f"EXECUTE {public_head.HEAD.name}"
    assert state[0] == 1
    assert times
    with transaction.atomic():
        assert public_head.read() == (state, times)


def test_a_connection_that_was_lost_is_made_anew():
    release(make_record(), make_cast())
    told = public_head.read()
    wrapper: Any = connection
    lost = wrapper.connection.info.backend_pid
    wrapper.health_check_enabled, wrapper.health_check_done = True, False

    with psycopg.connect(address()) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [lost])

    assert public_head.read() == told
    assert wrapper.connection.info.backend_pid != lost


def test_where_nothing_was_released_there_is_no_state():
    assert public_head.read() == ((), [])
