"""Invented reports of many offices, labelled by people who had not seen the parser: where both agree, it stays so.

NAME.json holds what ``read_report`` prints of NAME.txt. The statements and directives are the labels' but for the marks
at their ends; the doubts and what is unplaced are the parser's own.
"""

import json
from pathlib import Path

import pytest

from meetings.parser.result.evaluation_schema import to_schema
from tests.meetings.parser.readings import read

REPORTS = sorted((Path(__file__).parent / "labelled").glob("*.txt"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_report_reads_as_labelled(path: Path) -> None:
    found = to_schema(read(path.read_text(encoding="utf-8")))
    found["doubts"] = [doubt["code"] for doubt in found["doubts"]]

    assert found == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
