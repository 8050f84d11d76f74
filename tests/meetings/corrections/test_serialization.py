"""Corrections as the JSON of a form: what open pages hold is read; what no version has written is refused."""

import json

import pytest

from meetings.corrections import (
    AddItem,
    ConfirmDoubts,
    Correction,
    DropDirective,
    DropItem,
    DropMeeting,
    Impossible,
    MakeDirective,
    MergeItem,
    MergeMeeting,
    SetField,
    SplitItem,
    from_text,
    to_text,
)
from meetings.corrections.fields import FIELDS
from meetings.corrections.serialization import CHANGES

# As pages have written it from the first version on: never edited, since such a page may still be open.
WRITTEN = """[["type", 0, "special"], ["chair", 0, "林祎"], ["held", 1, "2026-06-03", "day"], ["number", 0, "第16次"],
["place", 0, "区政府三楼"], ["people", 0, "列席 王明"], ["item", 0, 1, "study", ""], ["drop", 0, 1], ["merge", 0, 1],
["split", 0, 0, 1], ["unmake", 0, 0, 1], ["make", 3, 9, -1, -1], ["make", 3, 9, 0, 1], ["add", 0, 3, 9],
["drop_meeting", 1], ["merge_meeting", 1], ["confirm", 3, 9]]"""
READ: list[Correction] = [
    SetField("type", (0,), ("special",)),
    SetField("chair", (0,), ("林祎",)),
    SetField("held", (1,), ("2026-06-03", "day")),
    SetField("number", (0,), ("第16次",)),
    SetField("place", (0,), ("区政府三楼",)),
    SetField("people", (0,), ("列席 王明",)),
    SetField("item", (0, 1), ("study", "")),
    DropItem(0, 1),
    MergeItem(0, 1),
    SplitItem(0, 0, 1),
    DropDirective(0, 0, 1),
    MakeDirective(3, 9),
    MakeDirective(3, 9, 0, 1),
    AddItem(0, 3, 9),
    DropMeeting(1),
    MergeMeeting(1),
    ConfirmDoubts(3, 9),
]


def test_what_open_pages_hold_is_read_and_written_as_it_was():
    assert from_text(WRITTEN) == READ
    assert json.loads(to_text(READ)) == json.loads(WRITTEN)


def test_every_kind_of_correction_is_among_what_open_pages_hold_or_came_later():
    """A new field or change needs no line there; one that is renamed or dropped fails the test above."""
    assert {plain[0] for plain in json.loads(WRITTEN)} <= {*FIELDS, *CHANGES}


def test_an_empty_form_holds_no_corrections():
    assert from_text("") == from_text(to_text([])) == []


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        "1",
        '["drop"]',
        "[[]]",
        "[[1, 0]]",
        '[["drop", 0]]',
        '[["drop", 0, "1"]]',
        '[["drop", 0, true]]',
        '[["drop", 0, 1.0]]',
        '[["sing", 0, 1]]',
        '[[["drop"], 0, 1]]',
        '[["held", 0, 1, ""]]',
        '[["held", 0, "2026-06-03"]]',
        '[["chair", 0]]',
        '[["chair", true, ""]]',
        '[["chair", 0, 0, ""]]',
        '[["item", 0, "hear", ""]]',
        '[["item", 0, 1, "hear"]]',
        json.dumps([["drop", 0, 0]] * 1001),
        "[" * 100_000,
        "1" * 10_000,
    ],
    ids=lambda text: text[:30],
)
def test_a_forged_list_is_impossible(text):
    with pytest.raises(Impossible):
        from_text(text)
