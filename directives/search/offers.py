"""Offers when nothing is found: words of the same sound, the question without its rarest word, without narrowings.

Each is counted for the reader and offered as a link; none is applied silently.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from directives import sight
from directives.search.asked import ANYTHING, Narrowing
from directives.search.frequencies import Frequencies, known
from directives.search.index import pair_code
from directives.search.question import Part, Question, parse
from directives.search.results import Count, Search
from meetings.parser.codes import Audience

MOST_SOUNDS = 2
TRIED_SOUNDS = 4
TRIED_WORDS = 3
ALIKE = 30  # characters of one sound that are tried, the commonest
BEAM = 40
LONGEST = 12  # characters of a word whose sounds are tried


@dataclass(frozen=True, slots=True)
class Offer:
    """Another question that has answers. ``reason`` is sound, rarest or narrowing.

    ``said`` is the word put in (sound) or left out (rarest), empty for narrowing.
    """

    reason: str
    question: str
    narrowing: Narrowing
    said: str
    count: Count


def offers(search: Search) -> list[Offer]:
    """What to offer for a search without hits; empty where nothing near it has any."""
    return [*_same_sound(search), *_without_rarest(search), *_without_narrowing(search)]


def _count(search: Search, question: str, narrowing: Narrowing) -> Count:
    return Search(search.reader, parse(question), narrowing).count


def _same_sound(search: Search) -> Iterator[Offer]:
    """Words found nowhere, each spelled as words that exist and sound alike (营商环竟 → 营商环境)."""
    for part in search.question.required:
        word = part.words[0]
        if len(part.words) > 1 or _count(search, word.written, ANYTHING).number:
            continue
        offered = 0
        for other in sounding_like(word.folded, sight.audience(search.reader))[:TRIED_SOUNDS]:
            question = _instead(search.question, part, other)
            count = _count(search, question, search.narrowing)
            if count.number and offered < MOST_SOUNDS:
                offered += 1
                yield Offer("sound", question, search.narrowing, other, count)


def _instead(question: Question, part: Part, word: str) -> str:
    return " ".join(word if other is part else other.written for other in question.parts)


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
    words = [part.written for part in search.question.parts if part.kind in ("words", "without")]
    if len(words) == len(search.question.parts) and search.narrowing == ANYTHING:
        return
    question = " ".join(words)
    count = _count(search, question, ANYTHING)
    if count.number:
        yield Offer("narrowing", question, ANYTHING, "", count)


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
