"""The outline as a report keeps it: plain JSON that gives the same outline back."""

import json
from pathlib import Path

import pytest

from meetings.parser import parse_report
from meetings.reading.outline_json import as_json, from_json

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "meetings" / "sample" / "reports").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_an_outline_comes_back_as_it_was_kept(path):
    outline = parse_report(path.read_text(encoding="utf-8"))

    kept = json.loads(json.dumps(as_json(outline)))

    again = from_json(kept, outline.text)
    assert again == outline
    assert [doubt.meeting for doubt in again.doubts] == [doubt.meeting for doubt in outline.doubts]


def test_what_an_earlier_version_did_not_read_has_its_default():
    outline = parse_report("6月3日，区长沈怀远主持召开区政府常务会议，听取防汛工作情况汇报。")
    kept = json.loads(json.dumps(as_json(outline)))
    del kept["meetings"][0]["place"]
    kept["meetings"][0]["of_another_version"] = 1

    assert from_json(kept, outline.text) == outline
