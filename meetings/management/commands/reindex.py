"""``manage.py reindex [--check]``: rebuilds or checks the passages that lists and search read."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from meetings import reindex
from meetings.verification import snapshot


class Command(BaseCommand):
    help = "Rebuild the passages of all current editions; with --check only compare them (exit 1 if one differs)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing, name each edition that differs")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        if not check:
            self.stdout.write(f"{sum(1 for _ in reindex.rebuild())} editions reindexed")
            return
        with snapshot():
            found = list(reindex.differences())
        for difference in found:
            self.stderr.write(difference)
        if found:
            raise SystemExit(1)
        self.stdout.write("every passage is as its edition")
