"""The triggers of the database against those that the models declare: present, switched on, and saying the same."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pgtrigger
from django.db import connection

from meetings.verification.tally import Tally

INSTALLED = """
    SELECT c.relname, t.tgname, t.tgenabled, pg_get_triggerdef(t.oid, true), p.prosrc, p.prosecdef, p.proconfig
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid) AND c.relname = ANY(%s)
"""
WRITTEN_OTHERWISE = re.compile(r'[\s()"]|::\w+')  # what PostgreSQL writes in its own way
DEFINITION = re.compile(
    r"CREATE (CONSTRAINT )?TRIGGER \w+ (BEFORE|AFTER) ((?:INSERT|UPDATE|DELETE|TRUNCATE| OR )++) ON \S+ "
    r"(?:(DEFERRABLE INITIALLY DEFERRED) )?(?:REFERENCING ((?:OLD|NEW) TABLE AS \w++) )?FOR EACH (ROW|STATEMENT) "
    r"(?:WHEN ((?:(?!CREATE |EXECUTE ).)++))?EXECUTE FUNCTION (\w+)"
)
FUNCTION = re.compile(
    r"\$\$((?:[^$]|\$(?!\$))*+)\$\$ LANGUAGE plpgsql SECURITY (INVOKER|DEFINER) SET (\w+) = ([\w, ]+);"
)
ALWAYS = "A"  # of pg_trigger.tgenabled


class Installed(NamedTuple):
    """What a trigger does and when, as PostgreSQL keeps it or as a model would install it."""

    definition: tuple[str, ...]
    source: str
    is_definer: bool
    settings: list[str] | None


def trigger_faults(tally: Tally) -> Iterator[str]:
    declared = {
        (m._meta.db_table, t.get_pgid(m)): _declared(t.compile(m).install_sql) for m, t in pgtrigger.registered()
    }
    tally["triggers"] = len(declared)
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED, [sorted({table for table, _ in declared})])
        rows = cursor.fetchall()
    found = {(table, name): (enabled, Installed(_parts(sql), *rest)) for table, name, enabled, sql, *rest in rows}
    for trigger in sorted(set(declared) | set(found)):
        if fault := _fault(declared.get(trigger), *found.get(trigger, ("", None))):
            yield f"{trigger[0]}: the trigger {trigger[1]} {fault}"


def _fault(declared: Installed | None, enabled: str, installed: Installed | None) -> str:
    if installed is None:
        return "is missing"
    if declared is None:
        return "is none of the application's"
    if enabled != ALWAYS:
        return "is switched off"
    return "" if installed == declared else "is not what the application installs"


def _declared(install_sql: str) -> Installed:
    function = FUNCTION.search(install_sql)
    assert function, install_sql
    source, security, setting, value = function.groups()
    return Installed(_parts(install_sql), source, security == "DEFINER", [f"{setting}={value}"])


def _parts(sql: str) -> tuple[str, ...]:
    """When a trigger fires, written alike: PostgreSQL has its own order of operations, brackets, quotes and casts."""
    found = DEFINITION.search(" ".join(sql.split()))
    assert found, sql
    constraint, when, operations, deferral, rows, level, condition, function = (part or "" for part in found.groups())
    plain = WRITTEN_OTHERWISE.sub("", condition).lower()
    return constraint, when, " ".join(sorted(operations.split(" OR "))), deferral, rows, level, plain, function
