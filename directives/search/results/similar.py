"""Similar: earlier directives that say nearly the same. Rare pairs vote for some, which are then compared whole."""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from django.db import connections

from directives.index.codes import EXPRESSION, pair_code, pair_codes
from directives.index.folding import fold, fold_with_origins
from directives.models.passage import Passage
from directives.search.engine.sql import TABLE
from directives.search.engine.statistics import Frequencies, frequencies_of
from directives.search.results.highlight import Span, merged, pieces
from directives.search.results.stock_phrases import matter
from records import access
from records.codes import Audience, PassageKind

RARE = 400  # passages: a pair found in fewer votes alone, others two at a time
MOST_ARMS = 40
BUDGET = 4_000  # votes expected in all
COMPARED = 80
MOST_VOTES = 2_000  # of one arm
LONGEST = 2_000  # characters compared of a text
LEAST, LEAST_OF_MATTER = 0.1, 0.09  # likeness worth showing; of what is left without stock phrases
GRADES = (("copy", 0.75), ("reworded", 0.35), ("topic", LEAST))
WORDING = "wording"
BEST_FIRST = ("copy", "reworded", "topic", WORDING)
LOOKED_INTO = 20  # for what they are about
SHARED_RUN = 3  # characters in a row that both have are marked

VOTES = {
    audience: f"""
WITH vote AS MATERIALIZED (
  SELECT id, weight FROM unnest(%(ones)s::int[], %(others)s::int[], %(weights)s::float8[]) AS arm (one, other, weight),
  LATERAL (
    SELECT id FROM {TABLE} WHERE audience = '{audience.value}' AND {EXPRESSION} @> ARRAY[one, other]
    AND kind = '{PassageKind.DIRECTIVE.value}' AND key <> %(key)s LIMIT {MOST_VOTES:d}) AS found
), best AS MATERIALIZED (
  SELECT id FROM vote GROUP BY id ORDER BY sum(weight) DESC, id DESC LIMIT {COMPARED:d}
)
SELECT id, split_part(folded, E'\\n', 2) FROM best JOIN {TABLE} USING (id)
"""
    for audience in Audience
}


@dataclass(frozen=True, slots=True)
class Arm:
    """Codes that a candidate must have together, and the part of all passages that do."""

    codes: tuple[int, ...]
    share: float


@dataclass(frozen=True)
class Likeness:
    """A directive that says nearly the same: ``score`` 0 … 1, ``grade`` copy, reworded, topic or wording."""

    passage: Any
    score: float
    grade: str
    asked: frozenset[int]

    @cached_property
    def marks(self) -> list[Span]:
        """Spans of the passage's text that the asked text has too."""
        return shared(self.passage.text, self.asked)

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        return pieces(self.passage.text, self.marks)


def similar(reader: access.Reader, text: str, *, except_key: str = "", limit: int = 5) -> list[Likeness]:
    """The directives most like the text that the reader may see: near-copies, then rewordings, then the same topic.

    Those that share stock phrases, units and times but not the matter come last.
    """
    audience = access.audience(reader)
    frequencies = frequencies_of(audience)
    folded = fold(text[:LONGEST])
    own_pairs, own_matter = pair_codes(folded), pair_codes(matter(folded))
    scored = [
        (likeness(own_pairs, pair_codes(words), frequencies), pk, words)
        for pk, words in candidates(audience, arms(folded, frequencies), frequencies, except_key)
    ]
    likely = [one for one in sorted(scored, reverse=True)[:LOOKED_INTO] if one[0] >= LEAST]
    graded = [
        (grade(score, likeness(own_matter, pair_codes(matter(words)), frequencies)), score, pk)
        for score, pk, words in likely
    ]
    best = sorted(graded, key=lambda one: BEST_FIRST.index(one[0]))[:limit]
    found = Passage.objects.visible_to(reader).defer("folded").in_bulk([pk for *_, pk in best])
    return [Likeness(found[pk], score, name, own_pairs) for name, score, pk in best if pk in found]


def grade(score: float, of_matter: float) -> str:
    """By the likeness of the whole, where the matter is alike too; a near-copy may have none of its own."""
    name = next(name for name, least in GRADES if score >= least)
    return name if of_matter >= LEAST_OF_MATTER or name == "copy" else WORDING


def arms(folded: str, frequencies: Frequencies) -> list[Arm]:
    """The rarest pairs of each clause stand for it. A common pair says something only beside one of another clause."""
    total, clause_of = frequencies.passages, _rarest_of_clauses(folded, frequencies)
    ranked = sorted(clause_of, key=lambda code: (frequencies.share(code), code))
    alone = [code for code in ranked if frequencies.share(code) * total <= RARE][:20]
    chosen = [Arm((code,), frequencies.share(code)) for code in alone]
    expected = sum(arm.share * total for arm in chosen)
    together = (
        Arm((a, b), frequencies.share(a) * frequencies.share(b))
        for a, b in combinations(ranked[:16], 2)
        if clause_of[a] != clause_of[b] and a not in alone and b not in alone
    )
    others = sorted(pair_codes(folded) - set(alone), key=lambda code: (frequencies.share(code), code))
    further = (Arm((code,), frequencies.share(code)) for code in others)  # few passages can afford them
    for arm in (*sorted(together, key=lambda pair: pair.share), *further):
        if chosen and (len(chosen) >= MOST_ARMS or expected + arm.share * total > BUDGET):
            break
        chosen.append(arm)
        expected += arm.share * total
    return chosen


def _rarest_of_clauses(folded: str, frequencies: Frequencies) -> dict[int, int]:
    """Two pairs of a short clause, three of a long one, each with the number of its clause."""
    found: dict[int, int] = {}
    for number, clause in enumerate(folded.split()):
        rarest = sorted(pair_codes(clause), key=lambda code: (frequencies.share(code), code))
        found |= dict.fromkeys(rarest[: 2 if len(clause) < 12 else 3], number)
    return found


def candidates(
    audience: Audience, chosen: list[Arm], frequencies: Frequencies, except_key: str
) -> list[tuple[int, str]]:
    """Ids and folded texts of the passages with most votes; an arm's vote weighs what its rarity says."""
    with connections[Passage.objects.db].cursor() as cursor:
        cursor.execute(
            VOTES[audience],
            {
                "ones": [arm.codes[0] for arm in chosen],
                "others": [arm.codes[-1] for arm in chosen],
                "weights": [round(-math.log(arm.share), 3) for arm in chosen],
                "key": except_key,
            },
        )
        return cursor.fetchall()


def likeness(own: frozenset[int], others: frozenset[int], frequencies: Frequencies) -> float:
    """The weight of the pairs that both have over that of the pairs that either has; a rare pair weighs more."""
    both = frequencies.weight(own & others)
    return both / ((frequencies.weight(own) + frequencies.weight(others) - both) or 1.0)


def shared(text: str, asked: frozenset[int]) -> list[Span]:
    """Where the text has three characters or more in a row whose pairs are all among those asked."""
    folded, origins = fold_with_origins(text)
    runs, start = [], 0
    for offset in range(1, len(folded) + 1):
        if offset < len(folded) and _is_shared(folded[offset - 1], folded[offset], asked):
            continue
        if offset - start >= SHARED_RUN:
            runs.append((origins[start], origins[offset - 1] + 1))
        start = offset
    return merged(runs)


def _is_shared(first: str, second: str, asked: frozenset[int]) -> bool:
    return min(first, second) > " " and max(first, second) < "\U00010000" and pair_code(first, second) in asked
