"""The index: the codes of a passage, one SQL function and its mirror in Python, and the expression both index and ask.

A code is an ``int4``: a character (its code point), a pair of neighbours, or a facet as a small negative number. Pairs
with a character beyond the basic plane have none, so that every other code says exactly one thing.
"""

from array import array
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func

from records.codes import MeetingType, PassageKind

BREAK = "\n"  # parts headline, text and context in the folded words, where no folded word contains it
PLANE, SPACE, SIGN = 0x10000, 0x20, 1 << 31
COMMON = "要区了好工作抓的会"  # most passages hold them; those that lack one have a code for that
UNITS = HEADLINES = 22_000  # how many codes units and whole headlines share; what they find is looked at again

EXPRESSION = "passage_codes(folded, kind, type, unit_codes, listed_on)"


class PassageCodes(Func):
    """``EXPRESSION`` for the model's indexes."""

    function = "passage_codes"
    output_field = ArrayField(models.IntegerField())

    def __init__(self, *columns: Any, **extra: Any) -> None:
        columns = columns or tuple(F(name) for name in ("folded", "kind", "type", "unit_codes", "listed_on"))
        super().__init__(*columns, **extra)


def kind_code(kind: str) -> int:
    return -10 - PassageKind(kind).number


def type_code(meeting_type: str) -> int:
    return -100 - MeetingType(meeting_type).number


def year_code(year: int) -> int:
    return -1000 - year


def is_common(word: str) -> bool:
    return len(word) == 1 and word in COMMON


def lacking_code(character: str) -> int:
    """The code of passages in which one of the ``COMMON`` characters does not stand."""
    return -11_001 - COMMON.index(character)


def unit_facet(unit: int) -> int:
    """The index's code of a unit, from its checksum."""
    return -20_001 - unit % UNITS


def headline_code(folded_headline: str) -> int:
    """The index's code of a whole headline, to find what is called exactly that."""
    total = 0
    for character in folded_headline:
        total = (total * 31 + ord(character)) % HEADLINES
    return -43_001 - total


def pair_code(first: str, second: str) -> int:
    """Two characters of the basic plane as one signed integer."""
    return ((ord(first) << 16 | ord(second)) ^ SIGN) - SIGN


def is_basic(text: str) -> bool:
    """True where every character lies in the basic plane, so that each neighbouring pair has a code."""
    return all(ord(character) < PLANE for character in text)


def text_codes(folded: str) -> set[int]:
    """The codes of folded words: each character and each pair that no space or break parts."""
    return {ord(character) for character in folded if character > " "} | pair_codes(folded)


@lru_cache(maxsize=1_000)
def pair_codes(folded: str) -> frozenset[int]:
    """``pair_code`` of all neighbours that no space or break parts, in one go."""
    points = array("I", folded.encode("utf-32-le"))
    return frozenset(
        ((a << 16 | b) ^ SIGN) - SIGN for a, b in pairwise(points) if SPACE < a < PLANE and SPACE < b < PLANE
    )


@lru_cache(maxsize=1_000)
def word_codes(word: str) -> frozenset[int]:
    """Codes that a passage has if the word stands in it: its pairs, and its characters where those say more."""
    codes = {pair_code(a, b) for a, b in pairwise(word) if min(a, b) > " " and is_basic(a + b)}
    lonely = (run for run in word.split(" ") if len(run) == 1)
    return frozenset(codes | {ord(run) for run in lonely} | {ord(char) for char in word if ord(char) >= PLANE})


def is_said_by_codes(word: str) -> bool:
    """Whether having the word's codes is the same as containing it, so that nothing has to be looked at again."""
    return len(word) == 1 or (len(word) == 2 and " " not in word and is_basic(word))


def passage_codes(folded: str, kind: str, meeting_type: str, unit_codes: list[int], listed_on: date) -> set[int]:
    """What the SQL function of the same name gives (the migration ``search_index`` makes it; a test compares them)."""
    facets = {kind_code(kind), type_code(meeting_type), year_code(listed_on.year)}
    facets |= {unit_facet(unit) for unit in unit_codes} | {headline_code(folded.split(BREAK)[0])}
    lacking = {lacking_code(character) for character in COMMON if character not in folded}
    return text_codes(folded) | facets | lacking
