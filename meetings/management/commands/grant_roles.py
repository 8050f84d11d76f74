"""``manage.py grant_roles NAME``: gives the site a database role that owns nothing."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meetings.database.grants import NotGranted, statements, tables
from meetings.database.role import grant


class Command(BaseCommand):
    help = (
        "Give a database role exactly the rights that the site needs: to read, to add, and to change or remove what "
        "people work on; no TRUNCATE, no ALTER, no change of a printed edition or of history. Run it as the owner of "
        "the tables after each migrate, and name that role in the site's DATABASE_URL. Repeating it changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", metavar="NAME", help="the role; made where it is missing, if the owner may do that")
        parser.add_argument("--sql", action="store_true", help="print the statements and change nothing")

    def handle(self, *args: Any, role: str, sql: bool, **options: Any) -> None:
        try:
            if sql:
                self.stdout.write("".join(f"{statement};\n" for statement in statements(role)))
                return
            is_new = grant(role)
        except NotGranted as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{role}{' was made and' * is_new} has its rights on {len(tables())} tables")
