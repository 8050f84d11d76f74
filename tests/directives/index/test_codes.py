"""The codes of a passage: SQL against its mirror, and what they promise about containment."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directives.index.codes import is_said_by_codes, passage_codes, text_codes, word_codes
from directives.index.folding import fold
from directives.models.passage import folded_words, unit_code
from records.codes import MeetingType, PassageKind

# Letters of both planes, among them pairs whose lower halves are alike (𠀀 and 丠, 𡈽 and 刽).
letters = st.sampled_from("供水管网区丠刽𠀀𡈽a5%  、鿿豈") | st.characters(exclude_categories=["Cs"])
texts = st.text(letters, max_size=40)
days = st.dates()


def from_database(folded, kind, meeting_type, units, listed_on):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT passage_codes(%s, %s, %s, %s::bigint[], %s)", [folded, kind, meeting_type, units, listed_on]
        )
        return set(cursor.fetchone()[0])


@pytest.mark.django_db
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, texts, st.sampled_from(PassageKind), st.sampled_from(MeetingType), st.lists(texts, max_size=3), days)
def test_database_and_mirror_give_the_same_codes(headline, text, kind, meeting_type, units, day):
    facts = (folded_words(headline, text, ""), kind.value, meeting_type.value, [unit_code(one) for one in units], day)

    assert from_database(*facts) == passage_codes(*facts)


@given(texts, texts)
def test_a_contained_word_has_all_its_codes_in_the_passage(text, word):
    folded, word = fold(text + word + text), fold(word)

    assert word_codes(word) <= text_codes(folded)
    assert bool(word_codes(word)) == bool(word)


@given(texts, st.text(letters, min_size=1, max_size=2))
def test_codes_that_say_a_word_say_it_exactly(text, word):
    folded, word = fold(text), fold(word)

    if word and is_said_by_codes(word):
        assert (word_codes(word) <= text_codes(folded)) == (word in folded)


def test_pairs_do_not_reach_over_a_break():
    assert not word_codes("水管") <= text_codes(folded_words("供水", "管网", ""))


@pytest.mark.django_db
def test_a_name_in_either_script_has_one_unit_code():
    assert unit_code("區財政局") == unit_code("区财政局") != unit_code("区住建局")
