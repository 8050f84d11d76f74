"""The benchmark's comparison on an office of 5,000 directives: every answer is the oracle's.

No time is looked at. It is large enough for questions to be answered in each of the planner's ways."""

import pytest

from benchmarks.office.asking import ask_all
from benchmarks.office.loading import load
from benchmarks.office.oracle import Oracle


@pytest.mark.django_db
def test_every_answer_is_what_reading_everything_gives():
    loaded = load(5_000)

    figures = ask_all(loaded, Oracle(loaded.contents), repeat=1)

    assert loaded.directives == 5_000
    assert figures["asked"] > 6_000
    assert figures["wrong"] == 0
    assert figures["facets_and_relevance"]["wrong"] == 0
