"""``manage.py reread [--check]``: which reports on file today's parser would read otherwise. It changes nothing."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from meetings.parser.outline import VERSION
from meetings.rereading import rereadings


class Command(BaseCommand):
    help = (
        "List the reports on file that today's parser would read otherwise, a line each: number, version of the parser "
        "that read it, what differs, title (tab-separated). Drafts are never changed. With --check exit 1 if any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="exit 1 if any report would be read otherwise")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        count = 0
        for report, words in rereadings():
            count += 1
            title = " ".join(str(report).split())
            self.stdout.write(f"{report.pk}\t{report.parser_version}\t{words}\t{title}")
        if not count:
            self.stderr.write(f"every report reads as it did (parser version {VERSION})")
        if check and count:
            raise SystemExit(1)
