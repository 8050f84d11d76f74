"""Snippets show most of what was asked for, and a text full of it takes no longer than its length."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directives.search.results.highlight import marks, snippet
from tests.growth import MOST, TIMES, growth

WORDS = ["会议", "会", "除险"]


def shown(text, length=40):
    return snippet(text, marks(text, WORDS), length)


@given(st.text("会议除险，。 ", max_size=200), st.integers(10, 60))
@example("。。。。。。。。。。会会除险", 10)
def test_no_other_snippet_that_begins_at_a_mark_shows_more(text, length):
    """As long as the clause before it does not move it."""
    text = text.replace("，", "甲").replace("。", "乙")
    spans = marks(text, WORDS)
    found = snippet(text, spans, length)

    def held(start):
        return sum(min(b, start + length) - max(a, start) for a, b in spans if a < start + length and b > start)

    lead = length // 3  # the most that is shown before the first mark
    assert held(found.start) >= max((held(first) for first, _ in spans), default=0) - lead


@pytest.mark.parametrize("after", ["", "甲", "甲" * 60, "。甲"])
def test_a_mark_near_the_end_of_a_long_text_is_shown(after):
    found = shown("甲" * 200 + "会议" + after, 120)

    assert "会议" in [text for text, is_marked in found.pieces if is_marked]
    assert len(found.text) == 120


def test_a_text_full_of_marks_is_cut_in_linear_time():
    small, large = ("会x" * (5_000 * times) for times in (1, TIMES))

    assert growth(lambda: shown(large), lambda: shown(small)) < MOST
