"""The evaluation schema: what is unknown is None, a doubt quotes its words."""

import pytest

from meetings.parser.outline import (
    DateRead,
    DirectiveOutline,
    Doubt,
    ItemOutline,
    MeetingOutline,
    NumberRead,
    Outline,
    Span,
)
from meetings.parser.result.evaluation_schema import day_text, to_schema
from records.codes import ItemKind, MeetingType, Outcome

TEXT = "会议听取汇报。要抓好。 另记。"


def test_outline_becomes_plain_data() -> None:
    made = DirectiveOutline("要抓好", Span(7, 10), "抓好")
    item = ItemOutline(ItemKind.HEAR, "听取汇报", "汇报", Span(2, 6), Outcome.NOTED, (made,))
    meeting = MeetingOutline(
        MeetingType.EXECUTIVE,
        number=NumberRead("第12次", 12),
        held=DateRead("5月3日", None, 5, 3),
        chair="方远",
        items=(item,),
    )
    doubts = (Doubt("date", "no_year", Span(2, 4), quoted="5月3日"), Doubt("chair", "no_chair"))

    assert to_schema(
        Outline(TEXT, (meeting,), doubts, unplaced=(Span(11, 15),)), lambda doubt: f"{doubt.reason}：{doubt.quoted}"
    ) == {
        "meetings": [
            {
                "type": "executive",
                "number": "12",
                "held_on": "05-03",
                "chair": "方远",
                "items": [{"kind": "hear", "quote": "听取汇报", "outcome": "noted", "directives": ["要抓好"]}],
            }
        ],
        "doubts": [
            {"code": "date", "reason": "no_year：5月3日", "quote": "听取"},
            {"code": "chair", "reason": "no_chair：", "quote": None},
        ],
        "unplaced": ["另记。"],
    }


def test_unknown_is_none() -> None:
    meeting = MeetingOutline(MeetingType.OTHER, items=(ItemOutline(ItemKind.OTHER, "", ""),))

    assert to_schema(Outline("", (meeting,)))["meetings"] == [
        {
            "type": "other",
            "number": None,
            "held_on": None,
            "chair": None,
            "items": [{"kind": "other", "quote": None, "outcome": None, "directives": []}],
        }
    ]


def test_an_outcome_that_the_schema_does_not_know_is_none() -> None:
    items = tuple(ItemOutline(ItemKind.DELIBERATE, "审议", "", outcome=outcome) for outcome in Outcome)
    (meeting,) = to_schema(Outline("", (MeetingOutline(MeetingType.OTHER, items=items),)))["meetings"]

    assert {item["outcome"] for item in meeting["items"]} == {"adopted", "adopted_in_principle", "noted", None}


@pytest.mark.parametrize(
    ("held", "text"),
    [
        (DateRead("", 2025, 5, 3), "2025-05-03"),
        (DateRead("", 2025, 11, 30), "2025-11-30"),
        (DateRead("", None, 5, 3), "05-03"),
        (DateRead("", 2025, 5, None), None),
        (DateRead("", None, None, 3), None),
        (DateRead("日前"), None),
    ],
)
def test_day(held: DateRead, text: str | None) -> None:
    assert day_text(held) == text
