"""Merging what was posted with what others saved meanwhile: a table of cases, and laws that hold for all."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.editor.lines import merge_lines
from meetings.editor.merging import Told, merge, merge_sets
from meetings.editor.record import Record
from tests.meetings.editor.records import outline, record, records, texts

A = "甲(a b) 乙(c)"


@pytest.mark.parametrize(
    ("mine", "now", "merged"),
    [
        ("甲(a b) 乙(c)", "甲(a b) 乙(c)", "甲(a b) 乙(c)"),
        ("乙(c) 甲(a b)", "甲(a b) 乙(c)", "乙(c) 甲(a b)"),  # items moved here
        ("甲(a b) 乙(c)", "乙(c) 甲(a b)", "乙(c) 甲(a b)"),  # there
        ("甲(b a) 乙(c)", "甲(a b) 乙(c)", "甲(b a) 乙(c)"),
        ("甲(a) 乙(c b)", "甲(a b) 乙(c)", "甲(a) 乙(c b)"),  # a directive moved to another item here
        ("甲(a b) 乙(c)", "甲(a) 乙(b c)", "甲(a) 乙(b c)"),  # there
        ("甲(a) 乙(c b)", "甲 乙(a b c)", "甲 乙(a b c)"),  # both moved; what both mean happens once
        ("甲(a b) 乙(c new1)", "甲(a b x) 乙(c)", "甲(a b x) 乙(c new1)"),  # both added
        ("甲(a b new1) 乙(c)", "甲(a b x) 乙(c)", "甲(a b new1 x) 乙(c)"),  # at one place
        ("甲(a new1 b) 乙(c)", "乙(c) 甲(a b)", "乙(c) 甲(a new1 b)"),
        ("甲(-a b) 乙(c)", "甲(a b) 乙(c)", "甲(b) 乙(c)"),
        ("-甲(a b) 乙(c)", "甲(a b) 乙(c)", "乙(c)"),  # directives go with their item
        ("-甲(a b) 乙(c)", "甲(a b x) 乙(c)", "甲(a b x) 乙(c)"),  # others added to it: it is kept whole
        ("-甲(a) 乙(c b)", "甲(a b) 乙(c)", "乙(c b)"),  # b was moved out before
        ("-甲(a b) 乙(c)", "甲(a) 乙(c b)", "乙(c b)"),  # b was moved out by others
        ("甲(a b) 乙(c)", "甲(b) 乙(c)", "甲(b) 乙(c)"),
        ("甲(a b) 乙(c)", "乙(c)", "乙(c)"),
        ("甲(a) 乙(c b)", "乙(c)", "乙(c b)"),  # b was moved out of what others deleted
        ("甲(a b new1) 乙(c)", "乙(c)", "甲(a b new1) 乙(c)"),  # a new row keeps its item
        ("甲(a b c) 乙", "甲(a b)", "甲(a b c)"),
        ("甲(a b)", "甲(a b) 乙(c)", "甲(a b) 乙(c)"),  # a row that was not posted is untouched
        ("甲(a b) new1(new2) 乙(c)", "丙 甲(a b) 乙(c)", "丙 甲(a b) new1(new2) 乙(c)"),
        ("甲(-a -b) 乙(c)", "甲(b a) 乙(c)", "甲 乙(c)"),
    ],
)
def test_rows_of_both_sides_stand_where_each_put_them(mine, now, merged):
    found = merge(record(A), record(mine), record(now))

    assert outline(found.record) == merged
    assert found.conflicts == []


@pytest.mark.parametrize(
    ("mine", "now", "merged", "notes"),
    [
        ({"a": "我"}, {}, {"a": "我"}, []),
        ({}, {"a": "他"}, {"a": "他"}, [(Told.CHANGED, "a")]),
        ({"a": "我"}, {"b": "他"}, {"a": "我", "b": "他"}, [(Told.CHANGED, "b")]),
        ({"a": "同"}, {"a": "同"}, {"a": "同"}, []),
        ({"甲": "我"}, {"a": "他"}, {"甲": "我", "a": "他"}, [(Told.CHANGED, "a")]),
    ],
)
def test_fields_of_both_sides_are_taken(mine, now, merged, notes):
    found = merge(record(A), record(A, mine), record(A, now))

    assert texts(found.record) == texts(record(A, merged))
    assert [(note.told, note.ref) for note in found.notes] == notes
    assert found.conflicts == []


def test_different_words_for_one_field_are_a_conflict_that_a_second_save_decides():
    base, mine, now = record(A), record(A, {"a": "我", "b": "也是我"}), record(A, {"a": "他", "c": "也是他"})

    found = merge(base, mine, now)
    again = merge(now, found.record, now)

    [conflict] = found.conflicts
    assert (conflict.ref, conflict.name, conflict.base, conflict.mine, conflict.now) == (
        "a",
        "text",
        "a的话",
        "我",
        "他",
    )
    assert texts(found.record) == texts(record(A, {"a": "我", "b": "也是我", "c": "也是他"}))
    assert again.conflicts == []
    assert again.record == found.record


@pytest.mark.parametrize(
    ("mine", "my_words", "now", "their_words", "merged", "notes"),
    [
        ("甲(-a b) 乙(c)", {}, A, {"a": "他"}, "甲(a b) 乙(c)", [(Told.CHANGED, "a"), (Told.KEPT, "a")]),
        (A, {"a": "我"}, "甲(b) 乙(c)", {}, "甲(a b) 乙(c)", [(Told.REVIVED, "a")]),
        (A, {"甲": "我"}, "乙(c)", {}, A, [(Told.REVIVED, "a"), (Told.REVIVED, "b"), (Told.REVIVED, "甲")]),
        (A, {"a": "我"}, "乙(c)", {}, A, [(Told.REVIVED, "a"), (Told.REVIVED, "b"), (Told.REVIVED, "甲")]),
        (A, {}, "甲(b) 乙(c)", {}, "甲(b) 乙(c)", [(Told.DELETED, "a")]),
        (A, {}, "甲(a b x) 乙(c)", {}, "甲(a b x) 乙(c)", [(Told.ADDED, "x")]),
        (A, {}, "甲(b a) 乙(c)", {}, "甲(b a) 乙(c)", [(Told.MOVED, "甲")]),
    ],
)
def test_what_one_deleted_and_the_other_changed_is_kept_and_told(mine, my_words, now, their_words, merged, notes):
    found = merge(record(A), record(mine, my_words), record(now, their_words))

    assert outline(found.record) == merged
    assert sorted((note.told, note.ref) for note in found.notes) == sorted(notes)
    assert found.conflicts == []


def test_a_field_that_was_not_posted_is_untouched():
    now = record(A, {"a": "他"}, title="现在", chair="林祎")

    found = merge(record(A), Record(), now)

    assert found.record == now


def test_without_knowing_what_was_shown_all_that_differs_is_a_conflict_and_nothing_goes():
    found = merge(Record(), record("甲(a)", {"a": "我"}, title="我的"), record("甲(a b)", title="他的"))

    assert outline(found.record) == "甲(a b)"
    assert [(one.ref, one.mine) for one in found.conflicts] == [("head", "我的"), ("a", "我")]


@pytest.mark.parametrize(
    ("base", "mine", "now", "merged"),
    [
        ("1 2", "1 2", "1 2 3", "1 2 3"),
        ("1 2", "2", "1 2 3", "2 3"),
        ("", "4", "5", "4 5"),
        ("1", "", "1", ""),
        ("1", "1", "", ""),
    ],
)
def test_each_tick_is_a_field_of_its_own(base, mine, now, merged):
    assert merge_sets(base, mine, now) == merged
    assert merge(Record({"settled": base}), Record({"settled": mine}), Record({"settled": now})).record.head == {
        "settled": merged
    }


@pytest.mark.parametrize(
    ("base", "mine", "now", "merged"),
    [
        ("甲 乙 丙", "甲 乙 丙 丁", "甲 丙", "甲 丙 丁"),
        ("甲 乙 丙", "子 甲 乙 丙", "甲 乙 丙 丑", "子 甲 乙 丙 丑"),
        ("甲", "甲 子", "甲 丑", "甲 丑 子"),  # both added at one place
        ("甲 乙", "甲 子", "甲 丑", None),
        ("甲 乙", "甲 子", "甲 子", "甲 子"),
        ("甲 乙", "乙 甲", "甲 乙", "乙 甲"),
        ("", "", "甲", "甲"),
    ],
)
def test_lines_of_both_sides_are_taken(base, mine, now, merged):
    lines = [words.replace(" ", "\n") for words in (base, mine, now)]

    assert merge_lines(*lines) == (merged and merged.replace(" ", "\n"))


# Laws


@given(records(), st.data())
def test_where_others_changed_nothing_the_posted_record_is_the_merged_one(base, data):
    mine = data.draw(edited(base))

    found = merge(base, mine, base)

    assert found.record == without_deleted(mine)
    assert found.notes == found.conflicts == []


@given(records(), st.data())
def test_where_nothing_was_changed_here_the_record_as_it_is_now_is_the_merged_one(base, data):
    now = without_deleted(data.draw(edited(base)), rename="x")

    assert merge(base, base, now).record == now
    assert merge(base, base, now).conflicts == []


@given(records(), st.data())
def test_no_word_of_either_side_is_lost_that_its_side_did_not_delete(base, data):
    mine, now = data.draw(edited(base)), without_deleted(data.draw(edited(base)), rename="x")

    found = merge(base, mine, now)

    kept = texts(found.record)
    assert len(kept) == len(list(found.record.rows()))
    shown, here, there = texts(base), texts(without_deleted(mine)), texts(now)
    asked = {one.ref: one.now for one in found.conflicts}
    for ref, words in here.items():
        if ref not in shown or words != shown[ref]:
            assert kept[ref] == words
    for ref, words in there.items():
        if ref not in shown or words != shown[ref]:
            assert words in (kept[ref], asked.get(ref))
    for ref in shown:
        assert ref in kept or ref not in here or ref not in there


@st.composite
def edited(draw, base):
    """What a person may make of a record: other words, another order, other items, new rows, deletions."""
    from meetings.editor import deeds

    now = base
    for _ in range(draw(st.integers(0, 5))):
        rows = [row.ref for row in now.rows()]
        ref, name = draw(st.sampled_from(rows)), draw(st.sampled_from(["type", *sorted(deeds.DEEDS)]))
        if name == "type":
            row = now.row(ref)
            field = next(iter(row.fields), "text" if now.home_of(ref) else "title")
            now = now.with_fields(ref, {field: draw(st.sampled_from(["甲甲", "乙乙\n丙丙"]))})
        else:
            now = deeds.DEEDS[name](now, ref, draw(st.sampled_from([item.ref for item in now.items]))).record
    return now


def without_deleted(of, rename=""):
    """As a save leaves it; the new rows of somebody else have other references."""

    def as_kept(row):
        return replace(row, ref=f"{rename}{row.ref}" if rename and row.ref.startswith("new") else row.ref)

    items = [
        replace(as_kept(item), directives=tuple(as_kept(one) for one in item.directives if not one.is_deleted))
        for item in of.items
        if not item.is_deleted
    ]
    return replace(of, items=tuple(items))
