"""Offers when nothing is found: words of the same sound, the question without its rarest word, without narrowings.

Where none of these finds anything, one of the first two is tried together with the last. Each is counted for the reader
and offered as a link; none is applied silently.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from directives.index.codes import pair_code
from directives.search.engine.statistics import Frequencies, frequencies_of
from directives.search.queries.criteria import ANYTHING, Narrowing
from directives.search.queries.query import AnyOf, Part, Question, parse
from directives.search.results.results import Count, Search
from records import access
from records.codes import Audience

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

    ``word`` is the word put in (sound) or left out (rarest), empty for narrowing. ``is_widened``: the narrowings are
    left out besides.
    """

    reason: str
    question: str
    narrowing: Narrowing
    word: str
    count: Count
    is_widened: bool = False


def offers(search: Search) -> list[Offer]:
    """What to offer for a search without hits; empty where nothing near it has any. Some forty counts at most."""
    respelled = list(_respelled(search))
    found = [*_same_sound(search, respelled), *_without_rarest(search), *_without_narrowing(search)]
    if found or not _is_narrowed(search):
        return found
    widened = _widened(search)
    return [replace(offer, is_widened=True) for offer in (*_same_sound(widened, respelled), *_without_rarest(widened))]


def _is_narrowed(search: Search) -> bool:
    return search.narrowing != ANYTHING or any(part.kind not in WORDS for part in search.question.parts)


def _widened(search: Search) -> Search:
    """The words alone."""
    words = " ".join(part.written for part in search.question.parts if part.kind in WORDS)
    return Search(search.reader, parse(words))


def _count(search: Search, question: str, narrowing: Narrowing) -> Count:
    return Search(search.reader, parse(question), narrowing).count


def _respelled(search: Search) -> Iterator[tuple[AnyOf, list[str]]]:
    """Words found nowhere, each with words that exist and sound alike (营商环竟 → 营商环境)."""
    audience = access.audience(search.reader)
    single = (part for part in search.question.required if len(part.words) == 1)
    unknown = (part for part in single if not _count(search, part.words[0].written, ANYTHING).number)
    for part in islice(unknown, TRIED_WORDS):
        yield part, sounding_like(part.words[0].folded, audience)[:TRIED_SOUNDS]


def _same_sound(search: Search, respelled: list[tuple[AnyOf, list[str]]]) -> Iterator[Offer]:
    for part, words in respelled:
        questions = ((word, _replace(search.question, part, word)) for word in words)
        counted = ((word, question, _count(search, question, search.narrowing)) for word, question in questions)
        found = ((word, question, count) for word, question, count in counted if count.number)
        for word, question, count in islice(found, MOST_SOUNDS):
            yield Offer("sound", question, search.narrowing, word, count)


def _replace(question: Question, part: Part, word: str) -> str:
    return " ".join(word if kept == part else kept.written for kept in question.parts)


def _without_rarest(search: Search) -> Iterator[Offer]:
    if len(search.question.required) < 2:
        return
    plan = search.engine.plan
    for part in sorted(search.question.required, key=plan.share_of_any)[:TRIED_WORDS]:
        question = search.question.without(part)
        count = _count(search, question, search.narrowing)
        if count.number:
            yield Offer("rarest", question, search.narrowing, part.value, count)
            return


def _without_narrowing(search: Search) -> Iterator[Offer]:
    if _is_narrowed(search):
        widened = _widened(search)
        if widened.count.number:
            yield Offer("narrowing", widened.question.written, ANYTHING, "", widened.count)


def sounding_like(word: str, audience: Audience) -> list[str]:
    """Words of the same sound (or of the pinyin typed) whose every two neighbours stand in what the audience reads."""
    frequencies = frequencies_of(audience)
    sounds = _sounds(frequencies)
    readings = [_readings(character) for character in word] if not word.isascii() else []
    ways = [readings] if readings else [[(sound,) for sound in way] for way in syllables(word, frozenset(sounds))]
    found: dict[str, float] = {}
    for way in ways:
        if 2 <= len(way) <= LONGEST:
            options = [_alike(syllable, sounds) for syllable in way]
            found |= spelled(options, frequencies)
    found.pop(word, None)
    return sorted(found, key=lambda spelling: -found[spelling])


def _alike(readings: tuple[str, ...], sounds: dict[str, tuple[str, ...]]) -> list[str]:
    """The commonest characters of these sounds; a letter or digit is its own."""
    found = dict.fromkeys(other for reading in readings for other in sounds.get(reading, ()))
    return list(found)[:ALIKE] or [reading for reading in readings if len(reading) == 1]


def spelled(options: list[list[str]], frequencies: Frequencies) -> dict[str, float]:
    """Ways to choose one character of each so that neighbours are known, with the rarest neighbours' share."""
    beam = dict.fromkeys(options[0], 1.0)
    for some in options[1:]:
        longer = {
            beginning + character: min(share, frequencies.share(pair))
            for beginning, share in beam.items()
            for character in some
            if (pair := pair_code(beginning[-1], character)) in frequencies.counts
        }
        beam = dict(sorted(longer.items(), key=lambda item: -item[1])[:BEAM])
    return beam


def syllables(word: str, known_sounds: frozenset[str]) -> list[list[str]]:
    """The ways to read Latin letters as pinyin (xian: xian, xi an); none for other words."""
    if not (word.isascii() and word.isalpha()) or len(word) > 6 * LONGEST:
        return []
    ways: list[list[list[str]]] = [[[]]]
    for end in range(1, len(word) + 1):
        ending = [
            [*way, word[start:end]]
            for start in range(max(0, end - 6), end)
            if word[start:end] in known_sounds
            for way in ways[start]
        ]
        ways.append(sorted(ending, key=len)[:5])
    return ways[-1]


@lru_cache(maxsize=20_000)
def _readings(character: str) -> tuple[str, ...]:
    """The sounds of a character without tones; itself where it is no Han character."""
    from pypinyin import Style, pinyin  # its tables take 0.1 s to load, which a search with hits need not pay

    return tuple(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


@lru_cache(maxsize=4)
def _sounds_of(counts: tuple[tuple[str, int], ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for character, _ in sorted(counts, key=lambda item: -item[1]):
        for reading in _readings(character):
            found.setdefault(reading, []).append(character)
    return {reading: tuple(characters) for reading, characters in found.items()}


def _sounds(frequencies: Frequencies) -> dict[str, tuple[str, ...]]:
    """The characters the audience reads by their sound, the commonest first."""
    return _sounds_of(
        tuple((chr(code), count) for code, count in frequencies.counts.items() if 0x3400 <= code <= 0x9FFF)
    )
