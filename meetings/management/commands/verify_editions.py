"""``manage.py verify_editions [--expect HEAD …]``: proves that no printed edition was changed or removed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meetings.hash_chain import Head
from meetings.models import ChainHead
from meetings.verification import Tally, faults, snapshot


class Command(BaseCommand):
    help = (
        "Recompute every edition's digests and chains, and compare them with the desk and its history, with what "
        "readers find, and with the triggers that keep them. Names each fault and exits 1 if there is one. Says in any "
        "case what was checked and how many, and where the chains end: note that elsewhere, and give it to --expect."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--expect",
            action="append",
            default=[],
            metavar="AUDIENCE:COUNT:DIGEST",
            help="the end of a chain as it was noted; that edition must still be there with that digest (repeatable)",
        )

    def handle(self, *args: Any, expect: list[str], **options: Any) -> None:
        noted, tally, found = [read(text) for text in expect], Tally(), 0
        with snapshot():
            for fault in faults(noted, tally):
                found += 1
                self.stderr.write(fault)
            heads = list(ChainHead.objects.order_by("audience"))
        self.stdout.write(f"{tally}; faults {found}")
        if found:
            raise SystemExit(1)
        for head in heads:
            self.stdout.write(str(head))


def read(text: str) -> Head:
    try:
        return Head.read(text)
    except ValueError:
        raise CommandError(
            f"{text!r} is no end of a chain; it looks like public:443: and the 64 digits of the digest.", returncode=2
        ) from None
