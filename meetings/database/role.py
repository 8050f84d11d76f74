"""A database role: whether it owns the tables, what it may do with them, and how it gets the rights of the site."""

from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, connection, transaction

from meetings.database.grants import WHOLE, NotGranted, name, statements, tables

Right = tuple[str, str, str]  # of what, which right, which column
ON_TABLES = ["SELECT", "INSERT", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]  # UPDATE is looked at by columns


def grant(role: str) -> bool:
    """Makes the role where it is missing and gives it exactly its rights; returns whether it was made.

    Raises ``NotGranted`` with nothing changed.
    """
    try:
        with transaction.atomic():
            is_new = _make(role)
            for statement in statements(role):
                _run(statement)
            _refuse_excess(role)
    except DatabaseError as error:
        raise NotGranted(f"PostgreSQL refused, and nothing was changed: {str(error).splitlines()[0]}") from error
    return is_new


def _make(role: str) -> bool:
    me = current()
    owner = owner_of_tables()
    if not owner:
        raise NotGranted("There are no tables yet: run migrate first.")
    if not owns_tables(me):
        raise NotGranted(f"{me} does not own the tables: run this with the DATABASE_URL of {owner}, who does.")
    if not _rows("SELECT FROM pg_roles WHERE rolname = %s", role):
        if not _may_make_roles(me):
            raise NotGranted(
                f"There is no role {role}, and {me} may make none. A database administrator can: "
                f"CREATE ROLE {name(role)} LOGIN PASSWORD '…'"
            )
        _run(f"CREATE ROLE {name(role)} LOGIN")
        return True
    if owns_tables(role) or _may_make_roles(role):
        raise NotGranted(
            f"{role} owns the tables, or is a superuser or may make roles, so no rights would bind it: name another."
        )
    return False


def _refuse_excess(role: str) -> None:
    _lacking, excess = differences(role)
    if excess:
        raise NotGranted(
            f"{role} would still have rights that others gave it (or gave to PUBLIC, or to a role it is in): "
            f"{'; '.join(excess)}. Have them revoked first; nothing was changed."
        )


def current() -> str:
    """The role that this connection acts as."""
    return str(_rows("SELECT current_user")[0][0])


def owner_of_tables() -> str:
    """Empty where there are no tables."""
    found = _rows("SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = to_regclass('meetings_edition')")
    return str(found[0][0]) if found else ""


def owns_tables(role: str) -> bool:
    """Whether it is their owner, in the owner's role, or a superuser: PostgreSQL lets it switch off every trigger."""
    return bool(
        _rows(
            "SELECT FROM pg_class WHERE oid = ANY(SELECT to_regclass(quote_ident(t)) FROM unnest(%s::text[]) t)"
            " AND pg_has_role(%s, relowner, 'MEMBER')",
            list(tables()),
            role,
        )
    )


def _may_make_roles(role: str) -> bool:
    return bool(_rows("SELECT FROM pg_roles WHERE rolname = %s AND (rolsuper OR rolcreaterole)", role))


def differences(role: str) -> tuple[list[str], list[str]]:
    """The rights that a role lacks, and those that it has beyond the site's: its own, by PUBLIC or by another role."""
    granted, found = set(_granted()), set(_found(role))
    return _listed(granted - found), _listed(found - granted)


def _granted() -> Iterator[Right]:
    for table, given in tables().items():
        yield table, "SELECT", ""
        if given.insert:
            yield table, "INSERT", ""
        if given.delete:
            yield table, "DELETE", ""
        for column in _columns(table) if given.update == WHOLE else given.update:
            yield table, "UPDATE", column


def _found(role: str) -> Iterator[Right]:
    yield from _rows(
        "SELECT c.relname, r, '' FROM unnest(%s::text[]) t, unnest(%s::text[]) r, pg_class c"
        " WHERE c.oid = to_regclass(quote_ident(t)) AND has_table_privilege(%s, c.oid, r)",
        list(tables()),
        ON_TABLES,
        role,
    )
    yield from _rows(
        "SELECT c.relname, 'UPDATE', a.attname FROM unnest(%s::text[]) t, pg_class c, pg_attribute a"
        " WHERE c.oid = to_regclass(quote_ident(t)) AND a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
        " AND has_column_privilege(%s, c.oid, a.attnum, 'UPDATE')",
        list(tables()),
        role,
    )
    yield from _rows("SELECT 'schema public', 'CREATE', '' WHERE has_schema_privilege(%s, 'public', 'CREATE')", role)
    yield from _rows(
        "SELECT 'parameter session_replication_role', 'SET', ''"
        " WHERE has_parameter_privilege(%s, 'session_replication_role', 'SET')",
        role,
    )


def _columns(table: str) -> list[str]:
    found = _rows(
        "SELECT attname FROM pg_attribute"
        " WHERE attrelid = to_regclass(quote_ident(%s)) AND attnum > 0 AND NOT attisdropped",
        table,
    )
    return [column for (column,) in found]


def _listed(rights: set[Right]) -> list[str]:
    """``UPDATE (note, title) on meetings_edition``."""
    columns: dict[tuple[str, str], list[str]] = {}
    for table, right, column in sorted(rights):
        columns.setdefault((table, right), []).append(column)
    return [
        f"{right} on {table}" if names == [""] else f"{right} ({', '.join(names)}) on {table}"
        for (table, right), names in columns.items()
    ]


def _rows(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
