"""Whole reports, invented, against the outline a careful secretary would write (NAME.txt beside NAME.json)."""

import json
from pathlib import Path
from typing import Any

import pytest

from meetings.parser.outline import ItemOutline, MeetingOutline, Outline
from meetings.parser.result.evaluation_schema import to_schema
from tests.meetings.parser.readings import read

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))


def facts(outline: Outline) -> dict[str, Any]:
    """An outline as the expected files write it: the evaluation schema and what a secretary checks besides."""
    found = to_schema(outline)
    for told, meeting in zip(found["meetings"], outline.meetings, strict=True):
        told.update(meeting_facts(meeting))
        for told_item, item in zip(told["items"], meeting.items, strict=True):
            told_item["directives"] = directive_facts(item)
    found["doubts"] = [doubt["code"] for doubt in found["doubts"]]
    return found


def meeting_facts(meeting: MeetingOutline) -> dict[str, Any]:
    return {
        "name": meeting.name,
        "number_text": meeting.number.text,
        "held_text": meeting.held.text,
        "place": meeting.place,
        "is_extended": meeting.is_extended,
        "has_other_matters": meeting.has_other_matters,
        "attendance": [f"{person.role.value} {person.post} {person.name}" for person in meeting.attendance],
    }


def directive_facts(item: ItemOutline) -> list[str]:
    """One line a directive: verb, speaker, addressee, units and the words."""
    return [
        " | ".join((made.verb, made.speaker, made.addressee, "、".join(made.units), made.headline, made.text))
        for made in item.directives
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_reads_as_expected(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    assert facts(read(path.read_text(encoding="utf-8"))) == expected
