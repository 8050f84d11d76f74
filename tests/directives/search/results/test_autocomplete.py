"""While typing: what is suggested, in how many questions, and to whom."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directives.models import Passage
from directives.search.results.autocomplete import MOST, suggest
from tests.directives.search.places import make_passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def passages(edition):
    meeting = {"title": "政府常务会议研究供水", "number_text": "十七届第12次", "key": "m1"}
    return Passage.objects.bulk_create(
        [
            make_passage(edition, 1, headline="改造供水管网", text="供水管网", units=["区供水公司"]),
            make_passage(edition, 2, headline="供水保障", text="由区供水公司牵头"),
            make_passage(edition, 3, headline="供水保障", text="供水"),
            make_passage(
                edition, 4, kind="summary", headline=meeting["title"], context="十七届第12次", row={"meeting": meeting}
            ),
            make_passage(edition, 5, headline="供水秘密", audience="internal"),
        ]
    )


def said(reader, typed):
    return [(one.kind, one.text) for one in suggest(reader, typed)]


def test_what_begins_with_the_words_comes_first_and_once(passages, cast):
    assert said(cast.visitor, "供水") == [
        ("headline", "供水保障"),
        ("headline", "改造供水管网"),
        ("unit", "区供水公司"),
        ("meeting", "政府常务会议研究供水（十七届第12次）"),
    ]


def test_a_meeting_is_found_by_its_number(passages, cast):
    assert said(cast.visitor, "第12") == [("meeting", "政府常务会议研究供水（十七届第12次）")]


def test_an_official_is_suggested_what_a_visitor_is_not(passages, cast):
    assert ("headline", "供水秘密") in said(cast.official, "供水秘")
    assert said(cast.visitor, "供水秘") == []


def test_two_questions_are_asked(passages, cast, django_assert_num_queries):
    suggest(cast.visitor, "供水")

    with django_assert_num_queries(2):
        suggest(cast.visitor, "供水")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_anything_can_be_typed(passages, cast, typed):
    assert len(suggest(cast.visitor, typed)) <= MOST
