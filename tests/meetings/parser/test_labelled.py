"""Invented reports of many offices, labelled by people who had not seen the parser: where both agree, it stays so.

NAME.json holds what ``read_report`` prints of NAME.txt. The statements and directives are the labels' but for the marks
at their ends; the doubts and what is unplaced are the parser's own.
"""

import json
from pathlib import Path

import pytest

from meetings.parser import parse_report
from meetings.parser.result.evaluation_schema import to_schema

REPORTS = sorted((Path(__file__).parent / "labelled").glob("*.txt"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_report_reads_as_labelled(path: Path) -> None:
    read = to_schema(parse_report(path.read_text(encoding="utf-8")))
    read["doubts"] = [doubt["code"] for doubt in read["doubts"]]

    assert read == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
