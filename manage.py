#!/usr/bin/env python
"""Runs a command. Assumes the demo, whose database it starts when it is down."""

import os
import sys
from pathlib import Path

try:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError
except ModuleNotFoundError as missing:
    sys.exit(f"There is no {missing.name} for {sys.executable}: run `make install` and use .venv/bin/python.")

from config import cluster

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
    return command not in NEEDS_NO_DATABASE and not {"-h", "--help", "--version"} & set(words)


def main() -> None:
    os.environ.setdefault("JIYAO_MODE", "demo")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    is_on_its_own = os.environ["JIYAO_MODE"] == "demo" and not os.environ.get("DATABASE_URL")
    try:
        if is_on_its_own and needs_database(sys.argv[1:]):
            cluster.start(Path(__file__).resolve().parent)
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, cluster.ClusterError) as refusal:
        sys.exit(str(refusal))
    except OperationalError as error:
        sys.exit(f"The database does not answer: {str(error).strip().splitlines()[0]}")


if __name__ == "__main__":
    main()
