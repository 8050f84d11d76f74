"""``manage.py release_due``: does the planned releases whose time has come. Meant to run every minute, on any number of
machines."""

from typing import Any

from django.core.management.base import BaseCommand

from meetings.accounts.log import note
from meetings.models import Act
from meetings.workflow.due import release_due


class Command(BaseCommand):
    help = (
        "Do the planned releases that are confirmed and due. Prints the key and the number of each public edition, "
        "parted by a tab; what failed goes to stderr, with exit status 1. Safe to run every minute, by several at once."
    )
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        has_failed = False
        for outcome in release_due():
            if outcome.edition:
                note(Act.COMMAND, by=outcome.edition.issued_by, detail=f"release_due {outcome.meeting.key}")
                self.stdout.write(f"{outcome.meeting.key}\t{outcome.edition.number}")
            else:
                has_failed = True
                self.stderr.write(f"{outcome.meeting.key}: {outcome.reason}")
        if has_failed:
            raise SystemExit(1)
