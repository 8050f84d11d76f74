"""Initials find the words that are read so, in both scripts and by every reading; other words are no initials."""

import re

import pytest

from meetings.admin.initials import pattern_of
from meetings.models import Meeting
from tests.factories import make_meeting


@pytest.mark.parametrize(
    ("initials", "words"),
    [
        ("qzfcwhy", "区政府常务会议"),
        ("QZF", "区政府"),
        ("qzf", "區政府"),
        ("zq", "重庆"),  # both readings of 重
        ("cq", "重庆"),
        ("gdp", "研究GDP核算"),
        ("yjgs", "会议研究供水保障工作"),
    ],
)
def test_initials_find_words(initials, words):
    assert re.search(pattern_of(initials), words)


@pytest.mark.parametrize(("initials", "words"), [("qzf", "区人大"), ("gsbz", "供水工作"), ("iu", "研究供水")])
def test_initials_of_other_words_find_nothing(initials, words):
    assert not re.search(pattern_of(initials), words)


@pytest.mark.parametrize("word", ["a", "供水", "q1", "a" * 21, "a.b", "", "é" * 3])
def test_what_is_no_row_of_letters_is_no_initials(word):
    assert pattern_of(word) is None


@pytest.mark.django_db
def test_the_database_understands_the_longest_pattern():
    meeting = make_meeting(title="中" * 20)
    make_meeting(title="大" * 20)

    assert list(Meeting.objects.filter(title__regex=pattern_of("z" * 20))) == [meeting]
