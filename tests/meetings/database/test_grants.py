"""The rights of the site's role, table by table: none forgotten, none too many, and the same after each repetition."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from meetings.database import grants, role
from tests.database import acting_as_site, name_of_site, run

pytestmark = pytest.mark.django_db


def test_every_table_of_the_database_has_a_grant():
    assert set(connection.introspection.table_names()) == set(grants.tables())


def test_every_line_is_of_a_model():
    assert [label for label in grants.GRANTS if apps.get_model(label)._meta.label != label] == []


def test_a_table_that_was_forgotten_is_named(monkeypatch):
    monkeypatch.delitem(grants.GRANTS, "meetings.Report")

    with pytest.raises(CommandError, match=r"meetings\.Report has no line in meetings/database/grants\.py"):
        call_command("grant_roles", name_of_site())


def test_the_role_has_its_rights_and_no_other():
    assert role.differences(name_of_site()) == ([], [])


def test_repeating_it_takes_back_what_was_given_in_between(capsys):
    site = name_of_site()
    run(f"GRANT TRUNCATE, UPDATE ON meetings_edition TO {site}; REVOKE INSERT, SELECT ON meetings_meeting FROM {site}")
    lacking, excess = role.differences(site)
    assert lacking == ["INSERT on meetings_meeting", "SELECT on meetings_meeting"]
    assert excess[0] == "TRUNCATE on meetings_edition"
    assert excess[1].startswith("UPDATE (approved_by_id, audience, ")
    assert "is_current" not in excess[1]

    call_command("grant_roles", site)

    assert role.differences(site) == ([], [])
    assert capsys.readouterr().out == f"{site} has its rights on {len(grants.tables())} tables\n"


def test_a_role_that_is_missing_is_made(capsys):
    call_command("grant_roles", 'a "new" 角色')

    assert capsys.readouterr().out.startswith('a "new" 角色 was made and has its rights on ')
    assert role.differences('a "new" 角色') == ([], [])


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        ("CREATE ROLE other SUPERUSER", "other owns the tables, or is a superuser or may make roles"),
        ("CREATE ROLE other CREATEROLE", "other owns the tables, or is a superuser or may make roles"),
        ("CREATE ROLE other; GRANT {owner} TO other", "other owns the tables"),
        ("CREATE ROLE other; GRANT DELETE ON meetings_edition TO PUBLIC", "still have .*: DELETE on meetings_edition"),
        ("CREATE ROLE other; GRANT pg_write_all_data TO other", "still have .*; DELETE on meetings_edition; "),
        ("CREATE ROLE other; GRANT CREATE ON SCHEMA public TO PUBLIC", "still have .*: CREATE on schema public"),
        (
            "CREATE ROLE other; GRANT SET ON PARAMETER session_replication_role TO other",
            "still have .*: SET on parameter session_replication_role",
        ),
    ],
)
def test_a_role_that_no_grant_would_bind_is_refused(made, sentence):
    run(made.format(owner=f'"{role.current()}"'))

    with pytest.raises(CommandError, match=sentence):
        call_command("grant_roles", "other")

    assert "INSERT on meetings_meeting" in role.differences("other")[0] or role.differences("other")[1]


@pytest.mark.parametrize("bad", ["public", "pg_new", ""])
def test_what_postgresql_takes_for_no_role_is_refused_in_a_sentence(bad):
    with pytest.raises(CommandError, match=r"^PostgreSQL refused, and nothing was changed: "):
        call_command("grant_roles", bad)


def test_only_the_owner_of_the_tables_may_give_rights():
    owner = role.current()

    with acting_as_site(), pytest.raises(CommandError) as refused:
        call_command("grant_roles", "other")

    site = name_of_site()
    assert str(refused.value) == (
        f"{site} does not own the tables: run this with the DATABASE_URL of {owner}, who does."
    )


def test_the_statements_are_printed_and_not_run(capsys):
    call_command("grant_roles", "nobody", "--sql")

    assert 'GRANT SELECT, INSERT, UPDATE ("is_current") ON "meetings_edition" TO "nobody";\n' in capsys.readouterr().out
