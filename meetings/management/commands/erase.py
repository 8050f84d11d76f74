"""``manage.py erase KEY --by USERNAME --reason TEXT``: takes a secret's words out of everything that kept them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meetings.erasure import erase
from meetings.management.acting import find_meeting, find_user
from meetings.workflow.attempt import Refused


class Command(BaseCommand):
    help = (
        "Erase the report of a meeting with all its meetings (or the meeting alone, where it has none): documents, "
        "notes, passages, history, desk and log words. Cannot be undone; backups have to be dealt with apart. Needs "
        "the DATABASE_URL of the tables' owner."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("key", help="the key of any meeting of the report")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="an administrator")
        parser.add_argument("--reason", required=True, metavar="TEXT", help="kept for ever; do not repeat the secret")

    def handle(self, *args: Any, key: str, by: str, reason: str, **options: Any) -> None:
        try:
            records = erase(find_meeting(key), by=find_user(by), reason=reason)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        for record in records:
            self.stdout.write(f"{record.key}\t{record.editions}")
