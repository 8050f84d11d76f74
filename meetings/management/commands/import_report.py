"""``manage.py import_report FILE…``: puts the meetings of finished reports on the desk as drafts."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.core.validators import URLValidator
from django.urls import reverse

from meetings import bounded, intake
from meetings.intake.revision import compare, find_earlier
from meetings.models import Meeting
from meetings.parser.cleaning.decode import Unreadable
from meetings.reading.report import Reading, read
from meetings.reading.sentences import refusal_sentence
from meetings.uploads.upload import read_upload

PATIENT = bounded.Limits(wait=300)  # nobody waits for the page


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}”不是日期，请按“2022-08-20”的格式填写") from None


def address(text: str) -> str:
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        raise ArgumentTypeError(f"“{text}”不是网址") from None
    if len(text) > 500:
        raise ArgumentTypeError("网址最多 500 个字符")
    return text


class Command(BaseCommand):
    help = (
        "Put the meetings of finished reports on the desk as drafts, each file in its own transaction. Prints a line a "
        "draft: key, type, items, directives, desk address (tab-separated). Exits 1 if any file was refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files",
            nargs="+",
            metavar="FILE",
            help="a .docx, a .pdf with text, or plain text (UTF-8, UTF-16, GB18030 or Big5)",
        )
        parser.add_argument("--published-on", type=day, metavar="DAY", help="when the report was published, YYYY-MM-DD")
        parser.add_argument("--source-url", type=address, metavar="URL", help="where it was published")

    def handle(
        self, *args: Any, files: list[str], published_on: date | None, source_url: str | None, **options: Any
    ) -> None:
        refused = 0
        for name in files:
            try:
                with Path(name).open("rb") as file:
                    text = read_upload(file, PATIENT)
                reading = read(text, published_on=published_on, limits=PATIENT)
                _refuse_repeated(reading, published_on, source_url or "")
                report = intake.receive(
                    text, by=None, published_on=published_on, source_url=source_url or "", reading=reading
                )
            except (OSError, Unreadable, intake.Refused) as reason:
                refused += 1
                self.stderr.write(f"{name}: {_said(reason)}")
                continue
            for meeting in report.meetings.order_by("pk"):
                self.stdout.write(_line(meeting))
        if refused:
            raise SystemExit(1)


def _refuse_repeated(reading: Reading, published_on: date | None, source_url: str) -> None:
    """Raises Duplicate for a report on file that comes in with other page furniture and says nothing else."""
    earlier = find_earlier(reading.outline, source_url)
    if earlier and not compare(earlier, reading.outline_for(published_on or earlier.published_on)).differences:
        raise intake.Duplicate(list(earlier.meetings.order_by("pk")))


def _said(reason: Exception) -> str:
    return f"无法读取文件（{reason.strerror}）。" if isinstance(reason, OSError) else refusal_sentence(reason)


def _line(meeting: Meeting) -> str:
    directives = sum(item.directives.count() for item in meeting.items.all())
    address = reverse("admin:meetings_meeting_change", args=[meeting.pk])
    return "\t".join((meeting.key, meeting.type, str(meeting.items.count()), str(directives), address))
