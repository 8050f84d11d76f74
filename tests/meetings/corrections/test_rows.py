"""Rows as a person left them: whose words they have, where those stand in the text, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.admin.reports.reading_rows import correction, read_rows, records_of
from meetings.corrections import Impossible, SetRows, apply, from_text, to_text
from meetings.corrections.rows import DirectiveRow, ItemRow
from meetings.editor import deeds
from meetings.editor.record import Directive, Record
from tests.meetings.corrections.reports import JOINT, OUTLINE, THREE
from tests.meetings.parser.accounting import is_accounted

FLOOD, JOBS = (0, 0), (0, 1)
WATCH, SUPPLY, PLACES = (0, 0, 0), (0, 0, 1), (0, 1, 0)


def rows(*items):
    """[(source, {said}, [(source, {said}), …]), …] of the one meeting of OUTLINE, as a correction."""
    return SetRows(
        (
            tuple(
                ItemRow(
                    source, tuple(said.items()), tuple(DirectiveRow(one, tuple(words.items())) for one, words in under)
                )
                for source, said, under in items
            ),
        )
    )


def corrected(*items):
    outline = apply(OUTLINE, [rows(*items)])
    assert is_accounted(outline)
    return outline.meetings[0].items


def stands_at(part):
    return OUTLINE.text[part.span.start : part.span.end]


def test_rows_that_say_nothing_else_change_nothing():
    same = rows((FLOOD, {}, [(WATCH, {}), (SUPPLY, {})]), (JOBS, {}, [(PLACES, {})]))

    assert apply(OUTLINE, [same]).meetings == OUTLINE.meetings


def test_a_reworded_directive_keeps_its_place_and_is_read_anew():
    said = {"text": "要由区水务局昼夜值守，及时排除隐患"}
    flood, _jobs = corrected((FLOOD, {}, [(WATCH, said), (SUPPLY, {})]), (JOBS, {}, [(PLACES, {})]))

    assert flood.directives[0].headline == "由区水务局昼夜值守"
    assert stands_at(flood.directives[0]) == OUTLINE.meetings[0].items[0].directives[0].text


def test_a_headline_that_a_person_gave_stays():
    said = {"headline": "昼夜值守", "text": "要值守"}
    flood, _jobs = corrected((FLOOD, {}, [(WATCH, said)]), (JOBS, {}, [(PLACES, {})]))

    assert flood.directives[0].headline == "昼夜值守"


def test_the_parts_of_a_split_directive_stand_where_their_words_do():
    parts = [(WATCH, {"text": "要加强巡查值守"}), ((), {"text": "及时排除隐患"}), (SUPPLY, {})]
    flood, _jobs = corrected((FLOOD, {}, parts), (JOBS, {}, [(PLACES, {})]))

    assert [stands_at(one) for one in flood.directives[:2]] == ["要加强巡查值守", "及时排除隐患"]
    assert [one.headline for one in flood.directives[:2]] == ["加强巡查值守", "及时排除隐患"]


def test_a_merged_directive_stands_where_both_did():
    upper, lower = OUTLINE.meetings[0].items[0].directives
    flood, _jobs = corrected((FLOOD, {}, [(WATCH, {"text": upper.text + lower.text})]), (JOBS, {}, [(PLACES, {})]))

    assert stands_at(flood.directives[0]).startswith(upper.text)
    assert stands_at(flood.directives[0]).endswith(lower.text)


def test_what_is_left_out_is_unplaced_and_can_be_typed_back():
    left_out = rows((FLOOD, {}, [(SUPPLY, {})]), (JOBS, {}, [(PLACES, {})]))
    outline = apply(OUTLINE, [left_out])
    words = OUTLINE.meetings[0].items[0].directives[0].text
    assert any(words in OUTLINE.text[one.start : one.end] for one in outline.unplaced)

    again = apply(outline, [rows((FLOOD, {}, [((), {"text": words}), ((0, 0, 0), {})]), (JOBS, {}, [(PLACES, {})]))])

    assert again.unplaced == OUTLINE.unplaced
    assert again.meetings[0].items[0].directives[0].span == OUTLINE.meetings[0].items[0].directives[0].span


def test_words_that_the_report_lacks_claim_nothing():
    typed = [((), {"text": "要按时报告进展，每月5日前报区政府办公室"})]
    _flood, jobs = corrected((FLOOD, {}, [(WATCH, {}), (SUPPLY, {})]), (JOBS, {}, [(PLACES, {}), *typed]))

    assert jobs.directives[1].span.start == jobs.directives[1].span.end
    assert jobs.directives[1].units == ("区政府办公室",)


def test_an_item_without_a_title_is_named_by_its_first_directive():
    _flood, apart, _jobs = corrected(
        (FLOOD, {}, [(WATCH, {})]), ((), {"kind": "hear"}, [(SUPPLY, {})]), (JOBS, {}, [(PLACES, {})])
    )

    assert (apart.title, apart.kind.value, apart.statement, apart.span) == ("备足抢险物资", "hear", "", None)


def test_a_deadline_is_read_in_its_words_unless_a_day_is_given():
    [meeting] = apply(THREE, []).meetings[:1]
    held = meeting.held.on
    assert held is not None
    said = {"deadline_text": "9月底前"}
    three = SetRows(
        (
            (ItemRow((0, 0), (), (DirectiveRow((0, 0, 0), tuple(said.items())),)),),
            (ItemRow((1, 0), (), (DirectiveRow((1, 0, 0), (("deadline_on", "2026-10-01"),)),)),),
            (ItemRow((2, 0)),),
        )
    )

    first, second, third = (one.items[0].directives for one in apply(THREE, [three]).meetings)

    assert (first[0].deadline, first[0].deadline_on) == ("9月底前", "2026-09-30")
    assert second[0].deadline_on == "2026-10-01"
    assert third == ()


@pytest.mark.parametrize(
    "items",
    [
        [((0, 5), {}, [])],
        [((0, 0, 0), {}, [])],
        [(FLOOD, {}, [((0, 0), {})])],
        [(FLOOD, {}, [((0, 0, 5), {})])],
        [(FLOOD, {}, [((0, 0, -1), {})])],
        [(FLOOD, {}, []), (FLOOD, {}, [])],
        [(FLOOD, {}, [(WATCH, {}), (WATCH, {})])],
        [(FLOOD, {"kind": "sing"}, [])],
        [(FLOOD, {"outcome": "sung"}, [])],
        [(FLOOD, {"disclosure": "public"}, [])],
        [(FLOOD, {"title": "题" * 201}, [])],
        [(FLOOD, {}, [(WATCH, {"text": "要" * 20_001})])],
        [(FLOOD, {}, [(WATCH, {"speaker": "沈\0"})])],
    ],
    ids=repr,
)
def test_rows_that_no_page_sends_are_impossible(items):
    with pytest.raises(Impossible):
        apply(OUTLINE, [rows(*items)])


def test_rows_for_other_meetings_than_there_are_are_impossible():
    with pytest.raises(Impossible):
        apply(THREE, [SetRows(((),))])


@pytest.mark.parametrize(
    "text",
    [
        '[["rows"]]',
        '[["rows", 1]]',
        '[["rows", [1]]]',
        '[["rows", [[[[0, 0], {}]]]]]',
        '[["rows", [[[[true, 0], {}, []]]]]]',
        '[["rows", [[[[0, 0], {"title": 1}, []]]]]]',
        '[["rows", [[[[0, 0], [], []]]]]]',
        '[["rows", [[["ab", {}, []]]]]]',
    ],
)
def test_forged_rows_are_impossible(text):
    with pytest.raises(Impossible):
        from_text(text)


# Laws

WORDS = st.text("要抓好落实防汛备。，\n", min_size=1, max_size=12).map(str.strip)


@st.composite
def changed(draw, outline):
    """The rows of an outline after deeds and typing, as a page would hold them."""
    records = records_of(outline)
    for _number in range(draw(st.integers(0, 8))):
        index = draw(st.integers(0, len(records) - 1))
        refs = [row.ref for row in records[index].rows()] or [""]
        ref = draw(st.sampled_from(refs))
        if draw(st.booleans()):
            row = records[index].row(ref)
            name = "text" if isinstance(row, Directive) else "title"
            kept = row.fields.get(name, "")[: draw(st.integers(0, 9))] if row else ""
            records[index] = records[index].with_fields(ref, {name: kept + draw(WORDS)})
        else:
            name, to = draw(st.sampled_from(sorted(deeds.DEEDS))), draw(st.sampled_from(refs))
            records[index] = deeds.DEEDS[name](records[index], ref, to).record
    return records


def standing(records: list[Record]):
    """The words of the rows that stand, in their order."""
    return [
        [
            [one.fields.get("text", "").strip() for one in item.directives if not one.is_deleted]
            for item in record.items
            if not item.is_deleted
        ]
        for record in records
    ]


@given(st.sampled_from([OUTLINE, THREE, JOINT]).flatmap(lambda one: st.tuples(st.just(one), changed(one))))
def test_the_outline_says_what_the_rows_say_and_no_character_is_lost(pair):
    outline, records = pair
    change = correction(outline, records)
    changes = [change] if change else []
    after = apply(outline, changes)

    assert is_accounted(after)
    assert from_text(to_text(changes)) == changes
    said = [[[one.text for one in item.directives] for item in meeting.items] for meeting in after.meetings]
    expected = [[[words for words in item if words] for item in meeting] for meeting in standing(records)]
    assert [list(filter(None, meeting)) for meeting in said] == [list(filter(None, meeting)) for meeting in expected]
    assert correction(after, records_of(after)) is None


def test_what_a_page_posts_are_the_rows_it_shows(rf):
    post = rf.post(
        "/",
        {
            "row": [
                "meeting:0",
                "item:r000000000",
                "directive:new1",
                "meeting:1",
                "item:r010000000",
                "item:r000000000",
            ],
            "new1-text": "要值守",
        },
    ).POST

    first, second = read_rows(post, 2)

    assert [row.ref for row in first.rows()] == ["r000000000", "new1"]
    assert [row.ref for row in second.rows()] == ["r010000000"]
    assert (first.drawn, second.drawn) == (1, 1)
    assert read_rows(post, 3) is None
