"""Triggers that somebody who owns the tables switched off, took away, emptied or added."""

import pgtrigger
import pytest

from records.triggers import switch
from tests.meetings.verification.tampering import found, run

pytestmark = pytest.mark.django_db
ALL = {f"{model._meta.label}:{trigger.name}": (model, trigger) for model, trigger in pgtrigger.registered()}
FROZEN, SUCCESSOR = (
    trigger.get_pgid(model)
    for model, trigger in (ALL["meetings.Edition:edition_is_frozen"], ALL["meetings.Edition:edition_has_successor"])
)


def test_the_triggers_of_the_database_are_those_of_the_models():
    assert found() == ""


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_trigger_that_is_switched_off_or_taken_away_is_named(name):
    model, trigger = ALL[name]
    place = f"{model._meta.db_table}: the trigger {trigger.get_pgid(model)}"

    run(switch(model, trigger, on=False))
    assert found() == f"{place} is switched off"
    run(f"DROP TRIGGER {trigger.get_pgid(model)} ON {model._meta.db_table}")
    assert found() == f"{place} is missing"


@pytest.mark.parametrize("mode", ["ENABLE", "ENABLE REPLICA"])
def test_a_trigger_that_a_setting_would_switch_off_is_named(mode):
    run(f"ALTER TABLE meetings_edition {mode} TRIGGER {FROZEN}")

    assert found() == f"meetings_edition: the trigger {FROZEN} is switched off"


FUNCTION = (
    "CREATE OR REPLACE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ {} $$"
)


@pytest.mark.parametrize(
    ("name", "statement"),
    [
        (FROZEN, FUNCTION.format(FROZEN, "BEGIN RETURN NEW; END;")),
        (FROZEN, f"ALTER FUNCTION {FROZEN} RESET search_path"),
        (FROZEN, f"ALTER FUNCTION {FROZEN} SECURITY DEFINER"),
        (
            FROZEN,
            f"DROP TRIGGER {FROZEN} ON meetings_edition; CREATE TRIGGER {FROZEN} BEFORE UPDATE ON meetings_edition"
            f" FOR EACH ROW WHEN (false) EXECUTE FUNCTION {FROZEN}();"
            f" ALTER TABLE meetings_edition ENABLE ALWAYS TRIGGER {FROZEN}",
        ),
        (
            FROZEN,
            f"DROP TRIGGER {FROZEN} ON meetings_edition; CREATE TRIGGER {FROZEN} AFTER INSERT ON meetings_edition"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {FROZEN}();"
            f" ALTER TABLE meetings_edition ENABLE ALWAYS TRIGGER {FROZEN}",
        ),
        (
            SUCCESSOR,
            f"DROP TRIGGER {SUCCESSOR} ON meetings_edition;"
            f" CREATE CONSTRAINT TRIGGER {SUCCESSOR} AFTER UPDATE ON meetings_edition DEFERRABLE INITIALLY DEFERRED"
            f" FOR EACH ROW WHEN (new.is_current AND NOT old.is_current) EXECUTE FUNCTION {SUCCESSOR}();"
            f" ALTER TABLE meetings_edition ENABLE ALWAYS TRIGGER {SUCCESSOR}",
        ),
    ],
)
def test_a_trigger_that_does_something_else_is_named(name, statement):
    run(statement)

    assert found() == f"meetings_edition: the trigger {name} is not what the application installs"


def test_a_trigger_that_was_added_is_named():
    run(FUNCTION.format("smuggle", "BEGIN NEW.note := ''; RETURN NEW; END;"))
    run("CREATE TRIGGER smuggle BEFORE INSERT ON meetings_edition FOR EACH ROW EXECUTE FUNCTION smuggle()")

    assert found() == "meetings_edition: the trigger smuggle is none of the application's"
