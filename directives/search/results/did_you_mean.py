"""Offers when nothing is found: words of the same sound, a word in two or the most of it that stands somewhere, the
question without its rarest word, without narrowings.

Where none of these finds anything, one of the first two is tried together with the last. Each is counted for the reader
and offered as a link; none is applied silently.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from directives.index.codes import pair_code
from directives.search.engine.statistics import Frequencies, frequencies_of
from directives.search.queries.criteria import ANYTHING
from directives.search.queries.query import AnyOf, Part, Question, is_latin, parse
from directives.search.results.offer import Offer, count_of
from directives.search.results.results import Search
from records import access
from records.codes import Audience

WORDS = ("words", "without")  # the kinds of parts that do not narrow
MOST_SOUNDS = 2
TRIED_SOUNDS = 4
TRIED_WORDS = 3
ALIKE = 30  # characters of one sound that are tried, the commonest
BEAM = 40
LONGEST = 12  # characters of a word whose sounds are tried


def offers(search: Search) -> list[Offer]:
    """What to offer for a search without hits; empty where nothing near it has any. Some forty counts at most."""
    respelled = list(_respelled(search))
    spoken = [*_same_sound(search, respelled), *_same_sound_joined(search)]
    found = [*(spoken or _parted(search, respelled)), *_without_rarest(search), *_without_narrowing(search)]
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


def _respelled(search: Search) -> Iterator[tuple[AnyOf, list[str]]]:
    """Words found nowhere, each with words that exist and sound alike (营商环竟 → 营商环境)."""
    audience = access.audience(search.reader)
    single = (part for part in search.question.required if len(part.words) == 1)
    unknown = (part for part in single if not count_of(search, part.words[0].written, ANYTHING).number)
    for part in islice(unknown, TRIED_WORDS):
        yield part, sounding_like(part.words[0].folded, audience)[:TRIED_SOUNDS]


def _same_sound(search: Search, respelled: list[tuple[AnyOf, list[str]]]) -> Iterator[Offer]:
    for part, words in respelled:
        questions = ((word, _replace(search.question, part, word)) for word in words)
        counted = ((word, question, count_of(search, question, search.narrowing)) for word, question in questions)
        found = ((word, question, count) for word, question, count in counted if count.number)
        for word, question, count in islice(found, MOST_SOUNDS):
            yield Offer("sound", question, search.narrowing, word, count)


def _same_sound_joined(search: Search) -> Iterator[Offer]:
    """Pinyin in syllables (fang xun) as one word."""
    syllables_typed = [word.folded for part in search.question.required for word in part.words]
    if len(syllables_typed) > 1 and all(syllable.isascii() and syllable.isalpha() for syllable in syllables_typed):
        joined = Search(search.reader, parse("".join(syllables_typed)), search.narrowing)
        yield from _same_sound(joined, list(_respelled(joined)))


def _replace(question: Question, part: Part, word: str) -> str:
    return " ".join(word if kept == part else kept.written for kept in question.parts)


def _parted(search: Search, respelled: list[tuple[AnyOf, list[str]]]) -> Iterator[Offer]:
    """The first word found nowhere as two, else the longest part of it: 老旧小区改造进展 → 老旧小区改造 进展."""
    for part, _words in respelled[:1]:
        word = part.words[0]
        if 4 <= len(word.folded) <= LONGEST and word.folded.isalpha() and not is_latin(word.folded[0]):
            in_two = list(_instead("parted", search, part, halves(word.folded)))
            if in_two:
                yield max(in_two, key=lambda offer: offer.count.number)
            else:
                yield from islice(_instead("piece", search, part, pieces_of(word.folded)), 1)


def halves(word: str) -> list[str]:
    return [f"{word[:offset]} {word[offset:]}" for offset in range(2, len(word) - 1)]


def pieces_of(word: str) -> list[str]:
    """How the word begins and how it ends, the longest first."""
    lengths = range(len(word) - 1, 1, -1)
    return [piece for length in lengths for piece in (word[:length], word[-length:])]


def _instead(reason: str, search: Search, part: Part, ways: list[str]) -> Iterator[Offer]:
    """The ways to write a word that find something."""
    for way in ways:
        question = _replace(search.question, part, way)
        count = count_of(search, question, search.narrowing)
        if count.number:
            yield Offer(reason, question, search.narrowing, way, count)


def _without_rarest(search: Search) -> Iterator[Offer]:
    if len(search.question.required) < 2:
        return
    plan = search.engine.plan
    for part in sorted(search.question.required, key=plan.share_of_any)[:TRIED_WORDS]:
        question = search.question.without(part)
        count = count_of(search, question, search.narrowing)
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
