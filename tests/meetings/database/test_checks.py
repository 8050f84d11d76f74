"""``check --deploy``: the warnings about the database role that the site runs as."""

import pytest
from django.core.management import call_command
from django.db import connection

from meetings.database.checks import check_role
from tests.database import acting_as_site, name_of_site

pytestmark = pytest.mark.django_db


def found() -> list[tuple[str | None, str]]:
    return [(warning.id, warning.msg) for warning in check_role()]


def test_the_owner_of_the_tables_is_warned_of():
    (warning,) = check_role()

    assert warning.id == "jiyao.W001"
    assert "owns the tables: whoever acts as it can switch off what keeps printed editions." in warning.msg
    assert "grant_roles" in warning.hint


@pytest.mark.site_role
def test_the_sites_role_is_none_to_warn_of():
    assert found() == []


@pytest.mark.parametrize(
    ("sql", "identifier", "words"),
    [
        ("GRANT TRUNCATE ON meetings_edition TO {}", "W002", "may do more than the site does: TRUNCATE on meetings_ed"),
        ("GRANT UPDATE (note) ON meetings_edition TO {}", "W002", "UPDATE (note) on meetings_edition"),
        ("GRANT INSERT ON meetings_erasure TO PUBLIC", "W002", "INSERT on meetings_erasure"),
        ("REVOKE INSERT ON meetings_report FROM {}", "W003", "lacks rights that the site needs: INSERT on meetings_re"),
        ("REVOKE UPDATE ON meetings_report FROM {}", "W003", "UPDATE (digest, id, outline, "),
    ],
)
def test_a_role_that_drifted_is_warned_of(sql, identifier, words):
    with connection.cursor() as cursor:
        cursor.execute(sql.format(name_of_site()))

    with acting_as_site():
        ((warned, said),) = found()

    assert warned == f"jiyao.{identifier}"
    assert words in said


def test_the_check_belongs_to_deployment(capsys, settings):
    settings.SILENCED_SYSTEM_CHECKS = ["async.E001"]  # of a variable that the browser tests set
    call_command("check")
    assert "jiyao." not in capsys.readouterr().err
    call_command("check", deploy=True)
    assert "jiyao.W001" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_a_database_that_does_not_answer_is_said_to_be_unchecked(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "PORT", "1")
        connection.close()
        ((warned, said),) = found()
    connection.close()

    assert warned == "jiyao.W004"
    assert said.startswith("The database does not answer, so its role was not checked: ")
