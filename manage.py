#!/usr/bin/env python
"""Runs a command. Assumes the demo, whose database it starts when it is down."""

import os
import sys
from pathlib import Path

try:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, ProgrammingError
except ModuleNotFoundError as missing:
    sys.exit(f"There is no {missing.name} for {sys.executable}: run `make install` and use .venv/bin/python.")

INSUFFICIENT_PRIVILEGE = "42501"  # PostgreSQL's code
# Everything else may read or write the database.
NEEDS_NO_DATABASE = {
    "",
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "makemigrations",
    "read_report",
    "version",
}


def needs_database(words: list[str]) -> bool:
    command = next((word for word in words if not word.startswith("-")), "")
    looks_at_role = command == "check" and "--deploy" in words
    return (command not in NEEDS_NO_DATABASE or looks_at_role) and not {"-h", "--help", "--version"} & set(words)


def first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]


def start_database() -> None:
    from config import devdb  # the demo's alone

    try:
        devdb.start(Path(__file__).resolve().parent)
    except devdb.ClusterError as refusal:
        sys.exit(str(refusal))


def main() -> None:
    os.environ.setdefault("JIYAO_MODE", "demo")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # A command may compute for as long as whoever called it waits; for locks it waits no longer than a page does.
    os.environ |= {"JIYAO_STATEMENT_TIMEOUT": "0", "JIYAO_IDLE_TIMEOUT": "0"}
    is_on_its_own = os.environ["JIYAO_MODE"] == "demo" and not os.environ.get("DATABASE_URL")
    try:
        if is_on_its_own and needs_database(sys.argv[1:]):
            start_database()
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refusal:
        sys.exit(str(refusal))
    except OperationalError as error:
        sys.exit(f"The database cannot do this now: {first_line(error)}")
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != INSUFFICIENT_PRIVILEGE:
            raise
        sys.exit(f"The database role may not do this ({first_line(error)}): use the DATABASE_URL of the tables' owner.")


if __name__ == "__main__":
    main()
