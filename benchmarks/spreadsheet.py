"""Whether a spreadsheet program keeps what is in our tables: ``python -m benchmarks.spreadsheet``.

Writes a table of 10,000 rows as the site does, of words that are easily taken for numbers, days and formulas, opens it
in LibreOffice with recognition of numbers at its keenest, and compares every cell with what was written.
"""

import argparse
import csv
import io
import os
import random
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import django

from website.cells import written as cell

ROWS = 10_000
UTF8, DETECT = "44,34,76,1,,2052,false,true", "Text - txt - csv (StarCalc)"  # Chinese (China), special numbers
OFFICE, TABLE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text"))
WORDS = (
    *("一（十）", "1.10", "007", "3-5", "1E5", "10:40", "6月15日", "2026年3月", "50%", "+86", "-5", "=1+1", "@SUM(A1)"),
    *("第12次", "十七届第1.10次", '说"防汛"', "两行\n文字", "要做好，备汛", "TRUE", "￥1,000", "1 000", "１２", "½"),
    *("1-Mar", "Mar 2026", "区水务局、区财政局"),
)


def main() -> None:
    argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0]).parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("JIYAO_MODE", "test")
    django.setup()
    program = shutil.which("soffice")
    if program is None:
        print("LibreOffice is not here; on Debian: apt-get install libreoffice-calc-nogui")
        return
    rows = table(random.Random(1))
    with TemporaryDirectory() as folder:
        found = opened(program, rows, Path(folder))
    wrong = [
        (row, found_cell)
        for ours, theirs in zip(rows, found, strict=True)
        for row, found_cell in differing(ours, theirs)
    ]
    print(f"{len(rows)} rows, {len(rows) * len(rows[0])} cells, {len(wrong)} not as written")
    for ours, theirs in wrong[:10]:
        print(f"  {ours!r} opened as {theirs!r}")
    sys.exit(bool(wrong))


def table(chance: random.Random) -> list[list[Any]]:
    """Rows of a number, a day, a time and words."""
    start = datetime(2024, 1, 1, tzinfo=UTC)
    times = [start + timedelta(minutes=61 * number) for number in range(ROWS)]
    return [[number, at.date(), at, *chance.choices(WORDS, k=9)] for number, at in enumerate(times)]


def written(rows: list[list[Any]]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([cell(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def opened(program: str, rows: list[list[Any]], folder: Path) -> list[list[Any]]:
    """The cells of the table as LibreOffice has them: (type, value)."""
    (folder / "table.csv").write_bytes(written(rows))
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", f"--infilter={DETECT}:{UTF8}"]
    command += ["--convert-to", "fods", "--outdir", str(folder), str(folder / "table.csv")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    lines = ElementTree.parse(folder / "table.fods").iter(f"{TABLE}table-row")
    return [cells(line) for line in lines][: len(rows)]


def cells(line: ElementTree.Element) -> list[Any]:
    found: list[Any] = []
    for one in line.iter(f"{TABLE}table-cell"):
        kind = one.get(f"{OFFICE}value-type")
        values = {"float": f"{OFFICE}value", "percentage": f"{OFFICE}value", "date": f"{OFFICE}date-value"}
        text = "\n".join("".join(line.itertext()) for line in one.findall(f"{TEXT}p"))
        value = one.get(values.get(str(kind), ""), text)
        found += [(kind, value)] * int(one.get(f"{TABLE}number-columns-repeated", "1"))
    return found


def differing(ours: list[Any], theirs: list[Any]) -> list[tuple[Any, Any]]:
    return [(value, found) for value, found in zip(ours, theirs, strict=False) if expected(value) != found]


def expected(value: Any) -> tuple[str, str]:
    text = str(cell(value))
    if isinstance(value, datetime):
        day, time = text.split()
        return "date", day if time == "00:00" else f"{day}T{time}:00"
    if isinstance(value, date):
        return "date", text
    return ("float", text) if isinstance(value, int) else ("string", text)


if __name__ == "__main__":
    main()
