"""Two wordings of a sentence: what only one of them says is marked, nothing is lost, and length costs little."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.record.text_diff import changed_lines, reworded


def marked(runs):
    return "".join(f"[{run.text}]" if run.is_changed else run.text for run in runs)


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("要扩大就业容量", "要千方百计扩大就业容量", "要扩大就业容量", "要[千方百计]扩大就业容量"),
        ("驰而不息纠治形式主义", "持之以恒纠治形式主义", "[驰而不息]纠治形式主义", "[持之以恒]纠治形式主义"),
        (
            "要备足抢险物资，做好转移安置预案",
            "要备足防汛抢险物资，完善转移安置预案",
            "要备足抢险物资，[做好]转移安置预案",
            "要备足[防汛]抢险物资，[完善]转移安置预案",
        ),
        ("第15次会议", "第16次会议", "第[15]次会议", "第[16]次会议"),
        ("2026-06-03", "2026-06-04", "2026-06-[03]", "2026-06-[04]"),
        ("用 Word 打开", "用 WPS 打开", "用 [Word] 打开", "用 [WPS] 打开"),
        ("要备好足额", "要储好满额", "要[备好足]额", "要[储好满]额"),  # one character kept between two changes
        ("甲乙丙", "丁戊", "[甲乙丙]", "[丁戊]"),
        ("同一句话", "同一句话", "同一句话", "同一句话"),
        ("", "新的一句", "", "新的一句"),
        ("删去的一句", "", "删去的一句", ""),
    ],
)
def test_the_words_that_changed_are_marked(before, after, old, new):
    then, now = reworded(before, after)

    assert (marked(then), marked(now)) == (old, new)


@given(*[st.text(alphabet="要抓紧落实 12ab\n，", max_size=30)] * 2)
def test_nothing_is_lost_and_what_stays_is_the_same(before, after):
    then, now = reworded(before, after)

    assert "".join(run.text for run in then) == before
    assert "".join(run.text for run in now) == after
    if before and after:
        old, new = ("".join(run.text for run in runs if not run.is_changed) for runs in (then, now))
        assert old == new


def test_two_long_texts_are_not_compared_word_by_word():
    began = process_time()

    then, _now = reworded("头" + "要抓紧落实" * 4000 + "尾", "头" + "落实要抓紧" * 4000 + "尾")

    assert process_time() - began < 1
    assert [run.is_changed for run in then] == [False, True, False]


def test_changed_lines_are_told_with_a_few_around_them():
    before = "\n".join("abcdefghij")
    after = before.replace("e", "E")

    told = [f"{line.sign}{line.text}" for line in changed_lines(before, after)]

    assert told == ["…", " c", " d", "-e", "+E", " f", " g"]
    assert changed_lines(before, before) == []
    assert [line.sign for line in changed_lines("", "a\nb")] == [" ", " "]
