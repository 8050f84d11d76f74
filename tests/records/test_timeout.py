"""Patience: the whole request's time, not each statement's, and nothing of it left behind."""

import pytest
from django.db import connection

from records.timeout import TooSlow, time_limit

pytestmark = pytest.mark.django_db


def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def test_a_statement_that_takes_too_long_is_ended():
    with pytest.raises(TooSlow), time_limit(0.05):
        ask("SELECT pg_sleep(5)")

    assert ask("SELECT 1") == 1


def test_statements_share_one_time():
    with pytest.raises(TooSlow), time_limit(0.2):
        [ask("SELECT pg_sleep(0.03)") for _ in range(20)]


def test_the_limit_ends_with_the_block():
    before = ask("SHOW statement_timeout")

    with time_limit(1):
        assert ask("SHOW statement_timeout") != before

    assert ask("SHOW statement_timeout") == before


@pytest.mark.django_db(transaction=True)
def test_the_limit_ends_with_the_blocks_own_transaction():
    before = ask("SHOW statement_timeout")

    with time_limit(1):
        assert ask("SHOW statement_timeout") != before

    assert not connection.in_atomic_block
    assert ask("SHOW statement_timeout") == before
