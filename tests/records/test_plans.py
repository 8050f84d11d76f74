"""Statements whose plan stays with the connection, asked outside of a transaction as the server asks them."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from records.plans import Planned, Slot

pytestmark = pytest.mark.django_db(transaction=True)

SAID = Planned(
    "SELECT %s || word AS said, 100 %% 7 AS rest FROM (VALUES (%s)) AS words (word) WHERE word = %s",
    ["b", Slot("word"), Slot("word")],
)


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_it_is_planned_once_for_each_connection_and_filled_each_time(django_assert_num_queries):
    with django_assert_num_queries(3) as asked:
        found = [SAID.rows({"word": "a"}), SAID.rows({"word": "' OR 1 = 1 --"})]

    assert found == [(["said", "rest"], [("ba", 2)]), (["said", "rest"], [("b' OR 1 = 1 --", 2)])]
    assert [one["sql"].split()[0] for one in asked] == ["PREPARE", "EXECUTE", "EXECUTE"]
    connection.close()
    assert SAID.rows({"word": "a"}) == found[0]


def test_where_nothing_may_fail_it_is_asked_without_a_plan(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1) as asked:
        found = SAID.rows({"word": "a"})

    assert asked[0]["sql"].startswith("SELECT")
    assert found == (["said", "rest"], [("ba", 2)])


def test_a_session_without_the_plan_or_with_it_already_answers_too():
    found = SAID.rows({"word": "a"})

    run(f"DEALLOCATE {SAID.name}")
    assert SAID.rows({"word": "a"}) == found
    assert SAID.rows({"word": "a"}) == found
    kept: Any = connection
    kept.plans = set()
    assert SAID.rows({"word": "a"}) == found


def test_what_is_wrong_with_a_statement_is_said():
    with pytest.raises(DatabaseError, match="missing"):
        Planned("SELECT 1 FROM missing").rows()


def test_statements_that_differ_have_plans_of_their_own():
    assert len({Planned("SELECT %s", [value]).name for value in (1, 2, "1", Slot("1"))}) == 4
