"""What the database refuses to the site's role itself, signed in as it: nobody who takes the site takes the record."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg.errors import InsufficientPrivilege, IntegrityConstraintViolation

from meetings.models import Edition
from tests.database import name_of_site
from tests.records.test_triggers import REFUSED, TRIGGERS, furnish, pgids, statement

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = ("meetings_edition", "meetings_chainhead", "meetings_erasure", "meetings_meetingevent", "pghistory_context")
COLUMNS = [field.column for field in Edition._meta.concrete_fields if field.column != "is_current"]
SETTINGS = f"SET jiyao.may_truncate = 'on'; SET pgtrigger.ignore = '{{{pgids()}}}'"


@pytest.fixture
def site(cast: Any) -> Iterator[psycopg.Connection]:
    """A connection that signed in as the site's role, to a database with something in every table."""
    furnish(cast)
    role = name_of_site()
    with psycopg.connect(**signing_in_as(role), autocommit=True) as signed_in:
        yield signed_in


def signing_in_as(role: str) -> dict[str, Any]:
    settings = connection.settings_dict
    places = {"dbname": settings["NAME"], "host": settings["HOST"], "port": settings["PORT"] or None}
    return places | {"user": role, "password": role}


def refuses(site: psycopg.Connection, sql: str, error: type[Exception] = InsufficientPrivilege) -> None:
    with pytest.raises(error):
        site.execute(sql)


def test_it_reads_and_works(site):
    assert site.execute("SELECT count(*) FROM meetings_edition").fetchone() == (Edition.objects.count(),)
    site.execute("UPDATE meetings_user SET last_login = now()")


@pytest.mark.parametrize("settings", ["", SETTINGS])
def test_no_printed_edition_is_changed_removed_or_hidden(site, settings):
    site.execute(settings or "SELECT")

    for column in COLUMNS:
        refuses(site, f"UPDATE meetings_edition SET {column} = {column}")
    refuses(site, "UPDATE meetings_edition SET is_current = false", IntegrityConstraintViolation)
    for table in KEPT:
        refuses(site, f"DELETE FROM {table}")
        refuses(site, f"TRUNCATE {table} CASCADE")
    refuses(site, "UPDATE meetings_chainhead SET count = count - 1", IntegrityConstraintViolation)
    refuses(site, "UPDATE meetings_chainhead SET audience = audience")
    for table in ("meetings_erasure", "meetings_meetingevent", "pghistory_context"):
        refuses(site, f"INSERT INTO {table} SELECT * FROM {table}")


@pytest.mark.parametrize("name", sorted(TRIGGERS))
def test_no_trigger_lets_it_pass_under_any_setting(site, name):
    model, trigger = TRIGGERS[name]
    site.execute(SETTINGS)

    for form in REFUSED.get(trigger.name, []):
        refuses(site, statement(form, model), psycopg.errors.Error)
    table = model._meta.db_table
    refuses(site, f"ALTER TABLE {table} DISABLE TRIGGER {trigger.get_pgid(model)}")
    refuses(site, f"DROP TRIGGER {trigger.get_pgid(model)} ON {table}")


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE meetings_edition ADD COLUMN mine int",
        "ALTER TABLE meetings_edition DISABLE TRIGGER USER",
        "DROP TABLE meetings_edition CASCADE",
        "CREATE TABLE mine (id int)",
        "CREATE FUNCTION mine() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER mine BEFORE INSERT ON meetings_edition EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "SET session_replication_role = replica",
        "SET ROLE {owner}",
        "SET SESSION AUTHORIZATION {owner}",
        "GRANT ALL ON meetings_edition TO PUBLIC",
    ],
)
def test_the_ways_round_a_right_are_refused(site, sql):
    if sql.startswith("GRANT"):  # which PostgreSQL answers with a warning where it grants nothing
        site.execute(sql)
        assert site.execute("SELECT has_table_privilege('meetings_edition', 'DELETE')").fetchone() == (False,)
        return

    refuses(site, sql.format(owner=f'"{connection.settings_dict["USER"]}"'))


def test_a_table_of_its_own_does_not_borrow_what_writes_history(site):
    model, trigger = TRIGGERS["meetings.Meeting:insert_insert"]
    site.execute("CREATE TEMP TABLE forged AS TABLE meetings_meeting")

    refuses(site, f"CREATE TRIGGER t AFTER INSERT ON forged FOR EACH ROW EXECUTE FUNCTION {trigger.get_pgid(model)}()")
