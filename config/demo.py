"""What keeps the demo, with its published passwords, away from real records and from the network."""

from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

MARK = "jiyao-demo"  # kept as the comment of the database, where no migration or import touches it


def guard() -> None:
    """From now on every new connection is looked at before its first query."""
    connection_created.connect(refuse_unmarked, dispatch_uid="config.demo")


def refuse_unmarked(*, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Marks an empty database as the demo's; refuses one that holds anything without the mark."""
    try:
        if is_marked(connection):
            return
        if is_empty(connection):
            set_mark(connection)
            return
    except OperationalError:  # it is just going away, or busy
        connection.close()
        raise
    except DatabaseError as error:
        connection.close()
        raise ImproperlyConfigured(f"The demo cannot mark its database: {str(error).strip()}") from error
    connection.close()  # otherwise the next query would use it unasked
    raise ImproperlyConfigured(
        f"The database {connection.settings_dict['NAME']!r} holds tables that the demo did not make, "
        "so the demo leaves it alone: name an empty database in DATABASE_URL, or none."
    )


def is_marked(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        )
        return cursor.fetchone() == (MARK,)


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind IN ('r', 'p', 'f', 'm')"
            " AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast'))"
        )
        return cursor.fetchone() == (True,)


def set_mark(connection: BaseDatabaseWrapper) -> None:
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON DATABASE {name} IS '{MARK}'")


class LoopbackOnly:
    """Answers nobody but the machine itself, whatever address the server was told to listen on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_loopback(request.META.get("REMOTE_ADDR", "")):
            return self.get_response(request)
        return HttpResponseForbidden("演示环境只接受本机访问。", content_type="text/plain; charset=utf-8")


def is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
