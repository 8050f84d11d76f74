"""``read_report``: prints what the parser reads in files, without a database. Drafts come from import_report."""

import json
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser, no_translations

from meetings.parser import parse_report
from meetings.parser.cleaning.decode import Unreadable
from meetings.parser.result.evaluation_schema import to_schema
from meetings.reading.sentences import doubt_sentence, refusal_sentence
from meetings.uploads.upload import read_upload


class Command(BaseCommand):
    help = (
        "Reads meeting reports and prints what they say as JSON: one file gives one object, "
        "several give one object a line, in the order given. With --out each is written as NAME.json instead."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files",
            nargs="+",
            metavar="FILE",
            type=Path,
            help="a .docx, a .pdf with text, or plain text (UTF-8, UTF-16, GB18030 or Big5)",
        )
        parser.add_argument(
            "--published-on", type=day, metavar="DAY", help="day of publication (YYYY-MM-DD); it gives the year"
        )
        parser.add_argument(
            "--out", type=Path, metavar="DIR", help="folder for one NAME.json a file; made where missing"
        )

    @no_translations  # what it prints is 简体, whoever asks
    def handle(self, *args: Any, **options: Any) -> None:
        files: list[Path] = options["files"]
        refused = 0
        for path in files:
            try:
                found = read(path, options["published_on"])
                self._give(found, path, options["out"], is_alone=len(files) == 1)
            except (Unreadable, OSError) as reason:
                refused += 1
                self.stderr.write(f"{path}：{sentence(reason)}")
        if refused:
            raise SystemExit(1)

    def _give(self, found: dict[str, Any], path: Path, out: Path | None, *, is_alone: bool) -> None:
        if out is None:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2 if is_alone else None))
            return
        out.mkdir(parents=True, exist_ok=True)
        target = out / f"{path.stem}.json"
        target.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(path: Path, published_on: date | None) -> dict[str, Any]:
    """One file in the evaluation schema; raises Unreadable or OSError."""
    with path.open("rb") as file:
        return to_schema(parse_report(read_upload(file), published_on=published_on), doubt_sentence)


def day(words: str) -> date:
    """--published-on as a day; argparse turns the error into a usage message and exit 2."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ArgumentTypeError(f"“{words}”不是日期，请写成 2022-08-20 的形式。") from None


def sentence(reason: Exception) -> str:
    """Why a file was refused, in words."""
    if isinstance(reason, Unreadable):
        return refusal_sentence(reason)
    if isinstance(reason, FileNotFoundError):
        return "找不到这个文件，请检查路径。"
    if isinstance(reason, IsADirectoryError):
        return "这是一个文件夹，请给出文件。"
    if isinstance(reason, PermissionError):
        return "没有读写权限，请检查文件权限。"
    return "无法读写这个文件，请检查磁盘和路径。"
