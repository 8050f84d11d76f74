"""What search expects before it asks: how often each code stands in the passages of an audience, read from a sample.

A sample only chooses the path to an answer, never the answer. ``take`` renews it (``reindex`` does); without one,
the newest passages stand for all.
"""

import math
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any

from django.db import connections

from directives.index.codes import passage_codes, year_code
from directives.models.passage import Passage, Sample
from records.codes import Audience

KEPT_SECONDS = 600  # a process reads the sample anew after this
NEWEST = 400  # looked at where no sample was taken,
MOST_COUNTED = 100_000  # and of how many passages they are told to be
ENOUGH = 30_000  # rows of a sample
INDEXED = ("folded", "kind", "type", "unit_codes", "listed_on")


@dataclass(frozen=True)
class Frequencies:
    """Of ``looked_at`` passages, ``counts`` hold each code; ``passages`` is how many the audience has, roughly."""

    passages: int
    looked_at: int
    counts: Mapping[int, int]

    def share(self, code: int) -> float:
        """The part of all passages that have the code; never 0, for the sample does not see everything."""
        return max(self.counts.get(code, 1), 1) / max(self.looked_at, 1)

    def weight(self, codes: Iterable[int]) -> float:
        """What codes say together by their rarity."""
        return sum(map(self._weights.__getitem__, codes))

    @cached_property
    def _weights(self) -> "Weights":
        return Weights(self)

    @cached_property
    def years(self) -> list[int]:
        """The years seen in the sample; there can be others."""
        return [-1000 - code for code in self.counts if year_code(9999) <= code <= year_code(1)]


class Weights(dict[int, float]):
    """What each code says by its rarity; reckoned when first asked for, and kept for those that the sample has."""

    def __init__(self, frequencies: Frequencies) -> None:
        self.frequencies = frequencies

    def __missing__(self, code: int) -> float:
        weight = -math.log(min(self.frequencies.share(code), 0.9))
        if code in self.frequencies.counts:
            self[code] = weight
        return weight


_cache: dict[tuple[str, str], tuple[float, Frequencies]] = {}
_turns = count()  # each forgetting begins another
_turn = next(_turns)


def frequencies_of(audience: Audience) -> Frequencies:
    """The audience's frequencies, from this process's memory where they are fresh."""
    cache_key = (Sample.objects.db, audience.value)
    fresh_until, frequencies = _cache.get(cache_key, (0.0, None))
    if frequencies is None or fresh_until < time.monotonic():
        turn = _turn
        frequencies = read(audience)
        if turn == _turn:
            _cache[cache_key] = (time.monotonic() + KEPT_SECONDS, frequencies)
    return frequencies


def forget() -> None:
    """Makes this process read its samples anew."""
    global _turn
    _turn = next(_turns)
    _cache.clear()


def read(audience: Audience) -> Frequencies:
    sample = Sample.objects.filter(audience=audience.value).first()
    if sample is not None:
        counts = dict(zip(sample.codes, sample.counts, strict=True))
        return Frequencies(sample.passages, sample.looked_at, counts)
    passages = Passage.objects.filter(audience=audience.value)
    newest = list(passages.newest_first().values_list(*INDEXED)[:NEWEST])
    return Frequencies(passages[:MOST_COUNTED].count(), len(newest), counted(newest))


def counted(rows: Iterable[tuple[Any, ...]]) -> Counter[int]:
    """In how many of the rows (of ``INDEXED``) each code stands."""
    counts: Counter[int] = Counter()
    for row in rows:
        counts.update(passage_codes(*row))
    return counts


def take() -> None:
    """Takes a new sample of each audience (some seconds), and makes this process forget the old one."""
    for audience in Audience:
        passages = Passage.objects.filter(audience=audience.value).count()
        rows = sample_rows(audience, passages)
        counts = counted(rows)
        if len(rows) < passages:  # what was seen once in a part says nothing of the whole
            counts = Counter({code: count for code, count in counts.items() if count > 1})
        Sample.objects.update_or_create(
            audience=audience.value,
            defaults={
                "passages": passages,
                "looked_at": len(rows),
                "codes": list(counts),
                "counts": list(counts.values()),
            },
        )
    forget()


def sample_rows(audience: Audience, passages: int) -> list[tuple[Any, ...]]:
    """All passages of an audience, or the rows of whole pages taken at random (the same each time)."""
    percent = min(100.0, 100 * ENOUGH / max(passages, 1))
    with connections[Passage.objects.db].cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(INDEXED)} FROM {Passage._meta.db_table} TABLESAMPLE SYSTEM (%s) REPEATABLE (1)"
            " WHERE audience = %s",
            [percent, audience.value],
        )
        return cursor.fetchall()
