"""Corrections as a table: what each makes of an outline, what it leaves alone, and what it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.corrections import (
    AddItem,
    DropDirective,
    DropItem,
    DropMeeting,
    Impossible,
    MakeDirective,
    MergeItem,
    MergeMeeting,
    SetField,
    SplitItem,
    apply,
    from_text,
    to_text,
)
from tests.meetings.corrections.reports import JOINT, OUTLINE, THREE, sentence
from tests.meetings.parser.accounting import is_accounted


def shape(outline):
    """[(kind, statement, [directives])] of the first meeting."""
    return [
        (item.kind.value, item.statement, [directive.headline for directive in item.directives])
        for item in outline.meetings[0].items
    ]


FLOOD, JOBS = "听取了防汛工作情况汇报", "审议并原则通过了《澄湖区促进就业若干措施》"
FIRST, SECOND, THIRD = "加强巡查值守", "备足抢险物资", "落实援企稳岗政策"


def test_the_outline_under_the_table_is_what_the_table_takes_it_for():
    assert [(kind, said) for kind, _statement, said in shape(OUTLINE)] == [
        ("hear", [FIRST, SECOND]),
        ("deliberate", [THIRD]),
    ]
    assert [OUTLINE.text[one.start : one.end].strip() for one in OUTLINE.unplaced] == [
        "湖边的柳树已经发芽，各单位抓紧修剪。"
    ]


@pytest.mark.parametrize(
    ("corrections", "expected"),
    [
        ([], [("hear", [FIRST, SECOND]), ("deliberate", [THIRD])]),
        ([SetField("item", (0, 0), ("study", "noted"))], [("study", [FIRST, SECOND]), ("deliberate", [THIRD])]),
        ([DropItem(0, 0)], [("deliberate", [THIRD])]),
        ([MergeItem(0, 1)], [("hear", [FIRST, SECOND, THIRD])]),
        ([SplitItem(0, 0, 1)], [("hear", [FIRST]), ("hear", [SECOND]), ("deliberate", [THIRD])]),
        ([SplitItem(0, 0, 0)], [("hear", []), ("hear", [FIRST, SECOND]), ("deliberate", [THIRD])]),
        ([SplitItem(0, 0, 1), MergeItem(0, 1)], [("hear", [FIRST, SECOND]), ("deliberate", [THIRD])]),
        ([DropDirective(0, 0, 0)], [("hear", [SECOND]), ("deliberate", [THIRD])]),
        (
            [DropDirective(0, 0, 0), MakeDirective(*sentence("要加强巡查值守，及时排除隐患。"))],
            [("hear", [FIRST, SECOND]), ("deliberate", [THIRD])],
        ),
        ([DropItem(0, 1), DropItem(0, 0)], []),
    ],
)
def test_items_and_directives_are_where_the_corrections_put_them(corrections, expected):
    corrected = apply(OUTLINE, corrections)

    assert [(kind, said) for kind, _statement, said in shape(corrected)] == expected
    assert is_accounted(corrected)


def test_a_loose_sentence_becomes_a_directive_of_the_item_before_it():
    corrected = apply(OUTLINE, [MakeDirective(*sentence("湖边的柳树已经发芽，各单位抓紧修剪。"))])

    made = corrected.meetings[0].items[1].directives[-1]
    assert (made.text, made.verb) == ("湖边的柳树已经发芽，各单位抓紧修剪", "要求")
    assert corrected.text[made.span.start : made.span.end] == made.text
    assert corrected.unplaced == ()
    assert is_accounted(corrected)


def test_a_loose_sentence_goes_to_the_item_that_is_named():
    corrected = apply(OUTLINE, [MakeDirective(*sentence("湖边的柳树已经发芽"), meeting=0, item=0)])

    assert [len(item.directives) for item in corrected.meetings[0].items] == [3, 1]


def test_a_statement_becomes_a_directive_and_the_item_keeps_its_title():
    statement = OUTLINE.meetings[0].items[0].statement

    corrected = apply(OUTLINE, [MakeDirective(*sentence(statement))])

    item = corrected.meetings[0].items[0]
    assert (item.statement, item.span, item.title) == ("", None, OUTLINE.meetings[0].items[0].title)
    assert len(item.directives) == 3
    assert is_accounted(corrected)


def test_a_sentence_of_the_lead_becomes_a_directive_and_the_summary_stays():
    corrected = apply(OUTLINE, [MakeDirective(*sentence("日前，区长沈怀远主持召开区政府常务会议。"))])

    assert len(corrected.meetings[0].items[0].directives) == 3
    assert corrected.meetings[0].lead == OUTLINE.meetings[0].lead
    assert is_accounted(corrected)


def test_merged_items_keep_both_statements():
    merged = apply(OUTLINE, [MergeItem(0, 1)]).meetings[0].items[0]

    first, second = (item.statement for item in OUTLINE.meetings[0].items)
    assert merged.statement == f"{first}；{second}"


def test_a_loose_sentence_becomes_an_item():
    corrected = apply(OUTLINE, [AddItem(0, *sentence("湖边的柳树已经发芽，各单位抓紧修剪。"))])

    assert shape(corrected)[-1] == ("other", "湖边的柳树已经发芽，各单位抓紧修剪", [])
    assert is_accounted(corrected)


@pytest.mark.parametrize(
    "correction",
    [
        SetField("type", (1,), ("executive",)),
        SetField("type", (-1,), ("executive",)),
        SetField("type", (0,), ("cabinet",)),
        SetField("held", (0,), ("2026-02-30", "day")),
        SetField("held", (0,), ("", "day")),
        SetField("held", (0,), ("2026-06-03", "week")),
        SetField("chair", (0,), ("沈" * 81,)),
        SetField("chair", (0,), ("沈\0怀远",)),
        SetField("number", (0,), ("第" * 61,)),
        SetField("place", (0,), ("楼" * 201,)),
        SetField("people", (0,), ("列席",)),
        SetField("people", (0,), ("列席 " + "王" * 81,)),
        SetField("people", (0,), ("王明 " + "局" * 201,)),
        SetField("people", (0,), ("王明 局\0长",)),
        SetField("people", (0,), ("王明\n" * 501,)),
        DropMeeting(0),
        DropMeeting(1),
        DropMeeting(-1),
        MergeMeeting(0),
        MergeMeeting(1),
        SetField("item", (0, 2), ("hear", "")),
        SetField("item", (0, 0), ("sing", "")),
        SetField("item", (0, 0), ("hear", "sung")),
        DropItem(0, 2),
        DropItem(0, -1),
        MergeItem(0, 0),
        SplitItem(0, 0, 2),
        SplitItem(0, 0, -1),
        DropDirective(0, 0, 2),
        DropDirective(0, 0, -1),
        MakeDirective(5, 5),
        MakeDirective(-4, 5),
        MakeDirective(0, 10**6),
        MakeDirective(*sentence("要加强巡查值守")),
        MakeDirective(*sentence("。\n湖边")[:1], sentence("。\n湖边")[0] + 2),
        MakeDirective(*sentence("湖边的柳树"), meeting=0, item=9),
        AddItem(0, *sentence("要加强巡查值守")),
        AddItem(3, *sentence("湖边的柳树")),
    ],
    ids=repr,
)
def test_a_correction_that_does_not_fit_is_impossible(correction):
    with pytest.raises(Impossible):
        apply(OUTLINE, [correction])


NUMBER = st.integers(-2, 4)
OFFSET = st.integers(-3, max(len(OUTLINE.text), len(THREE.text)) + 3)
ANY = st.one_of(
    st.builds(DropItem, NUMBER, NUMBER),
    st.builds(MergeItem, NUMBER, NUMBER),
    st.builds(SplitItem, NUMBER, NUMBER, NUMBER),
    st.builds(DropDirective, NUMBER, NUMBER, NUMBER),
    st.builds(MakeDirective, OFFSET, OFFSET, NUMBER, NUMBER),
    st.builds(AddItem, NUMBER, OFFSET, OFFSET),
    st.builds(DropMeeting, NUMBER),
    st.builds(MergeMeeting, NUMBER),
)


@given(st.sampled_from([OUTLINE, THREE, JOINT]), st.lists(ANY, max_size=12))
def test_whatever_is_corrected_no_character_is_lost(outline, corrections):
    for correction in corrections:
        try:
            outline = apply(outline, [correction])
        except Impossible:
            continue

    assert is_accounted(outline)
    assert outline.meetings
    assert all(item.statement or item.directives for meeting in outline.meetings for item in meeting.items)
    assert from_text(to_text(corrections)) == corrections
