"""Patterns that are searched in every sentence begin with plain characters: only then does the engine leap to them."""

import re

import pytest

from meetings.parser.vocabulary import clauses, descriptions, imperatives, modality, speech_leads

_LEAPS = re.compile("INFO [0-9]+ 0b[01]*1")  # a literal prefix, or a set of first characters


def leaps(pattern: str, capsys: pytest.CaptureFixture[str]) -> bool:
    """Whether a search with the pattern skips what cannot begin a match, by what the compiler tells of it."""
    re.compile(pattern, re.DEBUG)
    return _LEAPS.search(capsys.readouterr().out) is not None


@pytest.mark.parametrize(
    "searched",
    [
        modality.MODAL,
        imperatives.IMPERATIVE,
        modality._DESCRIBES,
        modality._ASSIGNS,
        clauses.DECIDES,
        descriptions._ACHIEVED,
        descriptions._ONCE,
        descriptions._STATES,
        descriptions._TELLS,
        speech_leads.SAYS,
    ],
)
def test_a_search_leaps(searched: re.Pattern[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert leaps(searched.pattern, capsys)


def test_one_alternative_that_begins_with_a_group_ends_that(capsys: pytest.CaptureFixture[str]) -> None:
    assert leaps("要|切不可|决不可", capsys)
    assert not leaps("要|(?:切|决)不可", capsys)
