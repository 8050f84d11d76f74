"""Every character of a text is claimed exactly once, by what has the first right to it."""

from dataclasses import replace

import pytest

from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline, Outline, Span
from meetings.parser.result.coverage import claims, fill
from records.codes import ItemKind, MeetingType
from tests.meetings.parser.accounting import is_accounted


def parts(text: str, *, taken: str = "", lead: str = "", chrome: str = "") -> list[list[str]]:
    """The words of lead, boilerplate and unplaced, where each of the arguments is found in the text."""
    found = (
        [Span(text.index(words), text.index(words) + len(words))] if words else [] for words in (taken, lead, chrome)
    )
    return [[text[span.start : span.end] for span in spans] for spans in fill(text, *found)]


@pytest.mark.parametrize(
    ("text", "claimed", "expected"),
    [
        ("甲乙丙丁", {"taken": "甲乙", "lead": "乙丙", "chrome": "丙丁"}, [["丙"], ["丁"], []]),
        ("要抓好，另有一事。", {"taken": "要抓好"}, [[], ["，"], ["另有一事。"]]),
        ("要抓好。", {"taken": "要抓好"}, [[], ["。"], []]),
        ("要抓好。会议", {"taken": "要抓好", "lead": "会议"}, [["会议"], ["。"], []]),
        ("要抓好。（一）", {"taken": "要抓好"}, [[], ["。（一）"], []]),
        ("要抓好。12、①", {"taken": "要抓好"}, [[], ["。12、①"], []]),
        ("要抓好。《办法》好", {"taken": "要抓好"}, [[], ["。"], ["《办法》好"]]),
        ("要抓好。（另记）", {"taken": "要抓好"}, [[], ["。"], ["（另记）"]]),
        ("另有一事", {}, [[], [], ["另有一事"]]),
        ("好", {}, [[], [], ["好"]]),
        ("", {}, [[], [], []]),
    ],
)
def test_rest_is_filled(text: str, claimed: dict[str, str], expected: list[list[str]]) -> None:
    assert parts(text, **claimed) == expected


def outline(text: str, *, lead: tuple[Span, ...] = (), boilerplate: tuple[Span, ...] = ()) -> Outline:
    """「会议听取汇报。要抓好」: its matter stands at 2 to 6, its directive at 7 to 10."""
    made = DirectiveOutline("要抓好", Span(7, 10), "抓好")
    items = (
        ItemOutline(ItemKind.OTHER, "", "", None),
        ItemOutline(ItemKind.HEAR, "听取汇报", "听取汇报", Span(2, 6), None, (made,)),
    )
    meetings = (
        MeetingOutline(MeetingType.EXECUTIVE, items=items),
        MeetingOutline(MeetingType.PARTY_GROUP, items=items),
    )
    return Outline(text, meetings, lead=lead, boilerplate=boilerplate)


def test_claims_come_in_order_and_once() -> None:
    told = outline("会议听取汇报。要抓好", lead=(Span(0, 2),), boilerplate=(Span(6, 7),))

    assert claims(told) == [Span(0, 2), Span(2, 6), Span(6, 7), Span(7, 10)]
    assert is_accounted(told)


@pytest.mark.parametrize(
    ("text", "lead", "boilerplate"),
    [
        ("会议听取汇报。要抓好", (Span(0, 2),), ()),
        ("会议听取汇报。要抓好", (Span(0, 3),), (Span(6, 7),)),
        ("会议听取汇报。要抓好", (Span(0, 2),), (Span(6, 7), Span(10, 10))),
        ("会议听取汇报。要抓好了", (Span(0, 2),), (Span(6, 7),)),
    ],
)
def test_gap_overlap_or_empty_claim_is_no_account(
    text: str, lead: tuple[Span, ...], boilerplate: tuple[Span, ...]
) -> None:
    assert not is_accounted(outline(text, lead=lead, boilerplate=boilerplate))


def test_what_a_person_added_claims_nothing() -> None:
    typed = DirectiveOutline("要抓细", Span(10, 10), "抓细")
    told = outline("会议听取汇报。要抓好", lead=(Span(0, 2),), boilerplate=(Span(6, 7),))
    meeting = told.meetings[0]
    added = replace(meeting, items=(*meeting.items, ItemOutline(ItemKind.OTHER, "", "", Span(10, 10), None, (typed,))))

    assert claims(replace(told, meetings=(added,))) == [Span(0, 2), Span(2, 6), Span(6, 7), Span(7, 10)]
