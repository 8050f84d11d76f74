"""Invented sentences, labelled by people who had not seen the parser: where both agree on what they ask, it stays so.

PLACE.jsonl holds sentences that stand where PLACE says, each with the directives that it gives, often none.
"""

import json
from pathlib import Path

import pytest

from tests.meetings.parser.readings import read

OPENING = "6月5日，区长方远主持召开区政府第12次常务会议。\n会议听取了供水情况汇报。\n"
FIRST, LAST = "要抓早抓小", "由区水务局负责供水"
PLACES = {  # what stands before and behind the sentence
    "lead": ("会议强调，", ""),
    "flow": (f"会议强调，{FIRST}。", ""),
    "decided": ("会议原则同意《甲乙方案》。", ""),
    "numbered": ("会议议定：\n（一）", f"\n（二）{LAST}。"),
}
FOLDER = Path(__file__).parent / "labelled_sentences"


def read_in_place(text: str, place: str) -> list[str]:
    before, behind = PLACES[place]
    outline = read(f"{OPENING}{before}{text}{behind}")
    made = [made.text for meeting in outline.meetings for item in meeting.items for made in item.directives]
    return [words for words in made if words not in (FIRST, LAST)]


@pytest.mark.parametrize("place", PLACES)
def test_sentences_instruct_as_labelled(place: str) -> None:
    lines = (FOLDER / f"{place}.jsonl").read_text(encoding="utf-8").splitlines()
    labelled = [json.loads(line) for line in lines]

    misread = [one["text"] for one in labelled if read_in_place(one["text"], place) != one["directives"]]

    assert misread == []
    assert any(one["directives"] for one in labelled)
    assert any(not one["directives"] for one in labelled)
