"""Offers when nothing is found: words of the same sound, the question without its rarest word, without narrowings.

Where none of these finds anything, one of the first two is tried together with the last. Each is counted for the reader
and offered as a link; none is applied silently.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from directives import sight
from directives.search.asked import ANYTHING, Narrowing
from directives.search.frequencies import Frequencies, known
from directives.search.index import pair_code
from directives.search.question import AnyOf, Part, Question, parse
from directives.search.results import Count, Search
from meetings.parser.codes import Audience

WORDS = ("words", "without")  # the kinds of parts that do not narrow
MOST_SOUNDS = 2
TRIED_SOUNDS = 4
TRIED_WORDS = 3
ALIKE = 30  # characters of one sound that are tried, the commonest
BEAM = 40
LONGEST = 12  # characters of a word whose sounds are tried


@dataclass(frozen=True, slots=True)
class Offer:
    """Another question that has answers. ``reason`` is sound, rarest or narrowing.

    ``said`` is the word put in (sound) or left out (rarest), empty for narrowing. ``is_widened``: the narrowings are
    left out besides.
    """

    reason: str
    question: str
    narrowing: Narrowing
    said: str
    count: Count
    is_widened: bool = False


def offers(search: Search) -> list[Offer]:
    """What to offer for a search without hits; empty where nothing near it has any. Some forty counts at most."""
    anew = list(_spelled_anew(search))
    found = [*_same_sound(search, anew), *_without_rarest(search), *_without_narrowing(search)]
    if found or not _is_narrowed(search):
        return found
    wide = _widened(search)
    return [replace(one, is_widened=True) for one in (*_same_sound(wide, anew), *_without_rarest(wide))]


def _is_narrowed(search: Search) -> bool:
    return search.narrowing != ANYTHING or any(part.kind not in WORDS for part in search.question.parts)


def _widened(search: Search) -> Search:
    """The words alone."""
    words = " ".join(part.written for part in search.question.parts if part.kind in WORDS)
    return Search(search.reader, parse(words))


def _count(search: Search, question: str, narrowing: Narrowing) -> Count:
    return Search(search.reader, parse(question), narrowing).count


def _spelled_anew(search: Search) -> Iterator[tuple[AnyOf, list[str]]]:
    """Words found nowhere, each with words that exist and sound alike (营商环竟 → 营商环境)."""
    audience = sight.audience(search.reader)
    lonely = (part for part in search.question.required if len(part.words) == 1)
    nowhere = (part for part in lonely if not _count(search, part.words[0].written, ANYTHING).number)
    for part in islice(nowhere, TRIED_WORDS):
        yield part, sounding_like(part.words[0].folded, audience)[:TRIED_SOUNDS]


def _same_sound(search: Search, anew: list[tuple[AnyOf, list[str]]]) -> Iterator[Offer]:
    for part, others in anew:
        questions = ((other, _instead(search.question, part, other)) for other in others)
        counted = ((other, question, _count(search, question, search.narrowing)) for other, question in questions)
        found = ((other, question, count) for other, question, count in counted if count.number)
        for other, question, count in islice(found, MOST_SOUNDS):
            yield Offer("sound", question, search.narrowing, other, count)


def _instead(question: Question, part: Part, word: str) -> str:
    return " ".join(word if other == part else other.written for other in question.parts)


def _without_rarest(search: Search) -> Iterator[Offer]:
    if len(search.question.required) < 2:
        return
    plan = search.engine.plan
    for part in sorted(search.question.required, key=plan.share_of_any)[:TRIED_WORDS]:
        question = search.question.without(part)
        count = _count(search, question, search.narrowing)
        if count.number:
            yield Offer("rarest", question, search.narrowing, part.said, count)
            return


def _without_narrowing(search: Search) -> Iterator[Offer]:
    if _is_narrowed(search):
        wide = _widened(search)
        if wide.count.number:
            yield Offer("narrowing", wide.question.written, ANYTHING, "", wide.count)


def sounding_like(word: str, audience: Audience) -> list[str]:
    """Words of the same sound (or of the pinyin typed) whose every two neighbours stand in what the audience reads."""
    frequencies = known(audience)
    sounds = _sounds(frequencies)
    readings = [_readings(character) for character in word] if not word.isascii() else []
    ways = [readings] if readings else [[(one,) for one in way] for way in syllables(word, frozenset(sounds))]
    found: dict[str, float] = {}
    for way in ways:
        if 2 <= len(way) <= LONGEST:
            options = [_alike(some, sounds) for some in way]
            found |= spelled(options, frequencies)
    found.pop(word, None)
    return sorted(found, key=lambda one: -found[one])


def _alike(readings: tuple[str, ...], sounds: dict[str, tuple[str, ...]]) -> list[str]:
    """The commonest characters of these sounds; a letter or digit is its own."""
    found = dict.fromkeys(other for reading in readings for other in sounds.get(reading, ()))
    return list(found)[:ALIKE] or [one for one in readings if len(one) == 1]


def spelled(options: list[list[str]], frequencies: Frequencies) -> dict[str, float]:
    """Ways to choose one character of each so that neighbours are known, with the rarest neighbours' share."""
    beam = dict.fromkeys(options[0], 1.0)
    for some in options[1:]:
        longer = {
            begun + character: min(share, frequencies.share(pair))
            for begun, share in beam.items()
            for character in some
            if (pair := pair_code(begun[-1], character)) in frequencies.counts
        }
        beam = dict(sorted(longer.items(), key=lambda one: -one[1])[:BEAM])
    return beam


def syllables(word: str, known_sounds: frozenset[str]) -> list[list[str]]:
    """The ways to read Latin letters as pinyin (xian: xian, xi an); none for other words."""
    if not (word.isascii() and word.isalpha()) or len(word) > 6 * LONGEST:
        return []
    ways: list[list[list[str]]] = [[[]]]
    for end in range(1, len(word) + 1):
        here = [
            [*way, word[start:end]]
            for start in range(max(0, end - 6), end)
            if word[start:end] in known_sounds
            for way in ways[start]
        ]
        ways.append(sorted(here, key=len)[:5])
    return ways[-1]


@lru_cache(maxsize=20_000)
def _readings(character: str) -> tuple[str, ...]:
    """The sounds of a character without tones; itself where it is no Han character."""
    from pypinyin import Style, pinyin  # its tables take 0.1 s to load, which a search with hits need not pay

    return tuple(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


@lru_cache(maxsize=4)
def _sounds_of(counts: tuple[tuple[str, int], ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for character, _ in sorted(counts, key=lambda one: -one[1]):
        for reading in _readings(character):
            found.setdefault(reading, []).append(character)
    return {reading: tuple(characters) for reading, characters in found.items()}


def _sounds(frequencies: Frequencies) -> dict[str, tuple[str, ...]]:
    """The characters the audience reads by their sound, the commonest first."""
    return _sounds_of(
        tuple((chr(code), count) for code, count in frequencies.counts.items() if 0x3400 <= code <= 0x9FFF)
    )
