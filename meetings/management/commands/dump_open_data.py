"""``manage.py dump_open_data [--dir DIR] [--site URL]``: writes the whole public record as files; nightly."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from meetings.open_data.dump import dump


class Command(BaseCommand):
    help = (
        "Write all that the public can read as JSON lines and tables, with a manifest of their hashes and the end of "
        "the public chain, and offer them on /open-data/. Prints each file's name, rows and SHA-256, and that end."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dir", type=Path, default=settings.OPEN_DATA_DIR, help="where (%(default)s)")
        site = f"https://{settings.NAMING_HOST}"
        parser.add_argument("--site", default=site, help="what addresses in the files begin with (%(default)s)")

    def handle(self, *args: Any, dir: Path, site: str, **options: Any) -> None:
        try:
            manifest = dump(dir, site)
        except OSError as error:
            raise CommandError(f"{dir} cannot be written: {error.strerror or error}") from None
        for file in manifest["files"]:
            self.stdout.write(f"{file['name']}\t{file['rows']}\t{file['sha256']}")
        self.stdout.write(manifest["head"] or "nothing is public yet")
