"""Deeds on the rows of the editor: what each does, and that no sequence of them loses a word or doubles a row."""

import re

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from meetings.editor import deeds, posted
from meetings.editor.record import Directive, Item, Record
from tests.meetings.editor.records import outline, record, records

A = "甲(a b) 乙(c)"


def sent(of: Record) -> QueryDict:
    post = QueryDict(mutable=True)
    for name, value in posted.fields_to_post(of):
        post.appendlist(name, value)
    return post


@pytest.mark.parametrize(
    ("before", "deed", "after"),
    [
        (A, "up b", "甲(b a) 乙(c)"),
        (A, "up c", "甲(a b c) 乙"),  # over the border of its item
        (A, "up a", A),
        (A, "down b", "甲(a) 乙(b c)"),
        (A, "down c", A),
        (A, "up 乙", "乙(c) 甲(a b)"),
        (A, "up 甲", A),
        (A, "down 甲", "乙(c) 甲(a b)"),
        ("甲(a) -乙 丙(c)", "down a", "甲 -乙 丙(a c)"),  # nothing goes under what is to be deleted
        ("甲(a) -乙", "down a", "甲(a) -乙"),
        (A, "move a 乙", "甲(b) 乙(c a)"),
        (A, "move a 2", "甲(b) 乙(c a)"),
        (A, "move a 3", A),
        (A, "move a 甲", A),
        ("甲(a) -乙", "move a 乙", "甲(a) -乙"),
        ("甲 -乙 丙(c)", "move c 1", "甲(c) -乙 丙"),  # by the numbers that the page shows
        (A, "move 乙 1", "乙(c) 甲(a b)"),
        (A, "move 甲 乙", "乙(c) 甲(a b)"),
        (A, "delete a", "甲(-a b) 乙(c)"),
        (A, "delete 甲", "-甲(a b) 乙(c)"),
        ("-甲(a b)", "restore 甲", "甲(a b)"),
        ("-甲(a b)", "restore a", "甲(a -b)"),
        ("甲(-a b)", "restore a", "甲(a b)"),
        (A, "add-item", "甲(a b) 乙(c) new1(new2)"),
        (A, "add-item 甲", "甲(a b) new1(new2) 乙(c)"),
        (A, "add-directive 甲", "甲(a b new1) 乙(c)"),
        (A, "add-directive a", "甲(a new1 b) 乙(c)"),
        ("甲(new7)", "add-directive 甲", "甲(new7 new8)"),
        (A, "merge a", "甲(a -b) 乙(c)"),
        (A, "merge b", A),  # its item has no next
        ("甲(a -b c)", "merge a", "甲(a -b -c)"),
        ("甲(a new1)", "merge a", "甲(a)"),  # what was never saved need not be deleted
        (A, "apart b", "甲(a) new1(b) 乙(c)"),
        (A, "apart a", "甲 new1(a b) 乙(c)"),
        ("-甲(a)", "apart a", "-甲(a)"),
        (A, "apart 甲", A),
        (A, "join 乙", "甲(a b c) -乙"),
        (A, "join 甲", A),  # nothing is above it
        ("甲(a) -乙 丙(c)", "join 丙", "甲(a c) -乙 -丙"),
        ("甲(a) new1(new2)", "join new1", "甲(a new2)"),  # what was never saved need not be deleted
        (A, "join a", A),
        (A, "up nobody", A),
        (A, "split 甲", A),
        (A, "merge 甲", A),
    ],
)
def test_a_deed_moves_what_it_names(before, deed, after):
    name, _, about = deed.partition(" ")
    ref, _, to = about.partition(" ")

    assert outline(deeds.DEEDS[name](record(before), ref, to).record) == after


def test_a_directive_is_split_at_its_lines_and_the_first_keeps_the_row():
    fields = {
        "text": "要甲，区水务局牵头。\n\n要乙，9月底前完成。",
        "headline": "甲",
        "verb": "要求",
        "units": "区水务局",
        "deadline_text": "9月底前",
        "deadline_on": "2026-09-30",
        "disclosure": "withheld",
        "disclosure_reason": "未公开",
    }
    before = Record(items=(Item("甲", directives=(Directive("a", fields), Directive("b"))),))

    first, second, third = deeds.split(before, "a").record.items[0].directives

    assert (first.ref, second.ref, third.ref) == ("a", "new1", "b")
    assert first.fields == fields | {"text": "要甲，区水务局牵头。"}
    assert second.fields == {
        "text": "要乙，9月底前完成。",
        "verb": "要求",
        "deadline_text": "9月底前",
        "deadline_on": "2026-09-30",
        "disclosure": "withheld",  # what was hidden stays hidden
        "disclosure_reason": "未公开",
    }


def test_joined_items_keep_the_words_of_both_and_stay_hidden():
    upper = Item("甲", {"title": "研究防汛", "text": "听取汇报。", "outcome": "", "disclosure": "public"})
    lower = Item(
        "乙",
        {"title": "物资储备", "text": "", "outcome": "noted", "disclosure": "withheld", "disclosure_reason": "未公开"},
    )

    joined, gone = deeds.join(Record(items=(upper, lower)), "乙").record.items

    assert (gone.ref, gone.is_deleted) == ("乙", True)
    assert joined.fields == {
        "title": "研究防汛",
        "text": "听取汇报。\n物资储备",
        "outcome": "noted",
        "disclosure": "withheld",
        "disclosure_reason": "未公开",
    }


def test_an_item_parted_from_a_hidden_one_stays_hidden():
    fields = {"title": "甲", "kind": "hear", "disclosure": "withheld", "disclosure_reason": "未公开"}
    before = Record(items=(Item("甲", fields, directives=(Directive("a"), Directive("b"))),))

    _upper, parted = deeds.apart(before, "b").record.items

    assert parted.fields == {"kind": "hear", "disclosure": "withheld", "disclosure_reason": "未公开"}


def test_two_directives_are_merged_into_the_upper_with_the_words_of_both():
    upper = Directive("a", {"text": "要甲，", "units": "区水务局", "verb": "要求", "speaker": "沈怀远"})
    lower = Directive(
        "b",
        {
            "text": "并乙。",
            "units": "区财政局、区水务局",
            "speaker": "林祎",
            "disclosure": "withheld",
            "disclosure_reason": "未公开",
            "deadline_text": "年内",
        },
    )
    before = Record(items=(Item("甲", directives=(upper, lower)),))

    merged, gone = deeds.merge(before, "a").record.items[0].directives

    assert gone.is_deleted
    assert merged.fields == {
        "text": "要甲，并乙。",
        "units": "区水务局、区财政局",
        "verb": "要求",
        "speaker": "沈怀远、林祎",
        "disclosure": "withheld",  # the stricter of the two
        "disclosure_reason": "未公开",
        "deadline_text": "年内",
    }


def test_a_directive_that_stands_before_all_items_gets_one():
    found = posted.read(QueryDict("row=directive:new1&new1-text=要&row=item:new2"))

    assert outline(found) == "new3(new1) new2"


@pytest.mark.parametrize("row", ["item:", "item:../x", "meeting:abcdefghjk", "item:NEW1", "item:new1 ", ""])
def test_a_row_that_is_no_row_is_passed_over(row):
    post = QueryDict(mutable=True)
    post["row"] = row

    assert posted.read(post).items == ()


def test_a_row_that_is_posted_twice_is_one():
    assert outline(posted.read(QueryDict("row=item:new1&row=directive:new1&row=item:new1"))) == "new1"


# Laws

ABOUT_ROWS = ["up", "down", "move", "split", "merge", "delete", "restore", "add-directive", "add-item"]
SPACE = re.compile(r"\s+")


@given(records(), st.data())
def test_no_sequence_of_deeds_loses_a_word_or_doubles_a_row(before, data):
    now, deleted = before, set()
    for _ in range(data.draw(st.integers(1, 12))):
        now = posted.read(sent(now))
        name, ref = data.draw(st.sampled_from(ABOUT_ROWS)), data.draw(st.sampled_from([one.ref for one in now.rows()]))
        words = letters(now)
        now = deeds.DEEDS[name](now, ref, data.draw(st.sampled_from([item.ref for item in now.items]))).record
        if name == "delete":
            deleted.add(ref)
        assert contains(letters(now), words)

    again = posted.read(sent(now))
    assert again == now
    refs = [row.ref for row in now.rows()]
    assert len(refs) == len(set(refs))
    assert {row.ref for row in before.rows()} <= set(refs)  # rows that are kept keep their references
    assert all(row.ref in {one.ref for one in before.rows()} or row.ref.startswith("new") for row in now.rows())


def letters(of: Record) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in of.rows():
        for letter in SPACE.sub("", "".join(row.fields.values())):
            found[letter] = found.get(letter, 0) + 1
    return found


def contains(more: dict[str, int], less: dict[str, int]) -> bool:
    return all(more.get(letter, 0) >= count for letter, count in less.items())
