"""The characters that a costly pattern looks for first are all those that it may begin with."""

from re import _parser  # type: ignore[attr-defined]  # what a pattern consists of is not to be had otherwise

import pytest

from meetings.parser.assembly import meetings
from meetings.parser.vocabulary import agenda_verbs, clauses, meeting_types, modality, speech_leads

EMPTY = ("AT", "ASSERT", "ASSERT_NOT")


def first_characters(nodes):
    """The characters that the nodes may begin with, and whether they may match nothing."""
    characters = set()
    for kind, value in nodes:
        found, may_be_empty = _of_node(str(kind), value)
        characters |= found
        if not may_be_empty:
            return characters, False
    return characters, True


def _of_node(kind, value):
    if kind == "LITERAL":
        return {chr(value)}, False
    if kind == "IN":
        return {chr(code) for node, codes in value for code in _codes(str(node), codes)}, False
    if kind == "BRANCH":
        branches = [first_characters(branch) for branch in value[1]]
        return set().union(*(found for found, _ in branches)), any(empty for _, empty in branches)
    if kind == "SUBPATTERN":
        return first_characters(value[-1])
    if kind in ("MAX_REPEAT", "POSSESSIVE_REPEAT"):
        found, may_be_empty = first_characters(value[2])
        return found, may_be_empty or value[0] == 0
    assert kind in EMPTY, kind
    return set(), True


def _codes(kind, value):
    return [value] if kind == "LITERAL" else range(value[0], value[1] + 1)


@pytest.mark.parametrize(
    "pattern",
    [meeting_types._MENTION, agenda_verbs.MATTER, meetings.CALL],
    ids=["nouns", "verbs", "calls"],
)
def test_each_first_character_is_looked_for(pattern):
    (_, (_, looked_for)), *rest = _parser.parse(pattern.pattern)

    assert first_characters(looked_for)[0] == first_characters(rest)[0]


def test_each_first_character_of_an_opening_is_looked_for():
    assert first_characters(_parser.parse(modality._OPENING.pattern))[0] == modality.OPENS


@pytest.mark.parametrize("code", meeting_types._FIRST_OF)
def test_each_first_character_of_a_type_is_looked_for(code):
    looked_for = _parser.parse(f"[{meeting_types._FIRST_OF[code]}]")

    assert first_characters(looked_for)[0] == first_characters(_parser.parse(dict(meeting_types._BY_NOUN)[code]))[0]


def test_each_first_character_behind_a_speaker_is_looked_for():
    _, _, _, (_, (_, looked_for)), *rest = _parser.parse(speech_leads._LEAD.pattern)
    _, _, (_, (_, looked_for_within)), *within = _parser.parse(speech_leads._INNER.pattern)

    assert first_characters(looked_for)[0] == first_characters(rest)[0]
    assert first_characters(looked_for_within)[0] >= first_characters(within)[0]


def test_the_marks_that_part_phrases_are_looked_for():
    (_, (_, looked_for_first)), (_, (_, (marks, others))) = _parser.parse(clauses._BREAK.pattern)
    (_, (_, looked_for)), *rest = others

    assert first_characters(looked_for)[0] == first_characters(rest)[0] | set("指强要")
    assert first_characters(looked_for_first)[0] == first_characters(marks)[0] | first_characters(looked_for)[0]
