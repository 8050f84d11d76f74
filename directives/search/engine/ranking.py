"""Order by relevance: whole headline, in headline, in text, in context; then newest.

Whole headlines come first wherever they stand; the others are ordered within the newest 10,000 answers, so that no
common word makes the database sort everything.
"""

from datetime import date
from typing import NamedTuple

from directives.index.codes import EXPRESSION, headline_code
from directives.search.engine.executor import COUNT_LIMIT, Engine
from directives.search.engine.sql import FENCED, TABLE, Sql, joined, of_audience, of_days, of_rows
from directives.search.queries.query import Question, Word

WHOLE = 0  # the rank of a whole headline
HEADLINE, TEXT = (f"split_part(folded, E'\\n', {part})" for part in (1, 2))


class Ranked(NamedTuple):
    """A place among the answers: how well one fits (see ``rank_of``), its day and its id."""

    rank: int
    listed_on: date
    pk: int


def most_relevant(
    engine: Engine, question: Question, limit: int, offset: int = 0, after: Ranked | None = None
) -> list[Ranked]:
    """The answers from ``offset`` on, of those that come after a place."""
    found: list[Ranked] = []
    passed = 0
    if after is None or after.rank == WHOLE:
        whole = whole_headlines(engine, question, offset + limit, beyond(after, "<"))
        found, passed = whole[offset : offset + limit], len(whole)
    if len(found) < limit:
        within = None if after is None or after.rank == WHOLE else beyond_rank(after, ">")
        found += by_rank(engine, question, limit - len(found), max(0, offset - passed), within)
    return found


def nearest_before(engine: Engine, question: Question, limit: int, before: Ranked) -> list[Ranked]:
    """The answers before a place, those next to it first."""
    found: list[Ranked] = []
    if before.rank != WHOLE:
        found = by_rank(engine, question, limit, 0, beyond_rank(before, "<"), backwards=True)
    if len(found) < limit:
        within = beyond(before, ">") if before.rank == WHOLE else None
        found += whole_headlines(engine, question, limit - len(found), within, backwards=True)
    return found


def beyond(place: Ranked | None, side: str) -> Sql | None:
    return place and Sql(f"(listed_on, id) {side} (%s, %s)", (place.listed_on, place.pk))


def beyond_rank(place: Ranked, side: str) -> Sql:
    """Newer comes first: what is counted is how long before the last of all days."""
    return Sql(
        f"(rank, DATE '9999-12-31' - listed_on, -id) {side} (%s, DATE '9999-12-31' - %s::date, %s)",
        (place.rank, place.listed_on, -place.pk),
    )


def whole_headlines(
    engine: Engine, question: Question, limit: int, within: Sql | None = None, *, backwards: bool = False
) -> list[Ranked]:
    """Answers that are called exactly what was asked, newest first."""
    if not question.whole or engine.criteria.is_impossible:
        return []
    criteria = engine.criteria
    named = Sql(f"{EXPRESSION} @> %s::int[] AND {HEADLINE} = %s", ([headline_code(question.whole)], question.whole))
    where = joined(
        [of_audience(criteria), named, *of_days(criteria), *of_rows(criteria), *([within] if within else [])]
    )
    order = FENCED.replace("DESC", "ASC") if backwards else FENCED
    rows = engine.run(
        Sql(f"SELECT listed_on, id FROM {TABLE} WHERE {where.text} ORDER BY {order} LIMIT {limit:d}", where.values)
    )
    return [Ranked(WHOLE, *row) for row in rows]


def by_rank(
    engine: Engine,
    question: Question,
    limit: int,
    offset: int,
    within: Sql | None = None,
    *,
    backwards: bool = False,
) -> list[Ranked]:
    """The answers that are not called exactly what was asked, by where the words stand, then newest."""
    within = within or Sql("TRUE")
    order = "rank DESC, listed_on ASC, id ASC" if backwards else "rank, listed_on DESC, id DESC"
    outer = Sql(
        f", hit AS (SELECT * FROM found LIMIT {COUNT_LIMIT:d}) "
        f"SELECT rank, listed_on, id, (SELECT count(*) FROM found) FROM hit WHERE rank > {WHOLE:d} AND {within.text} "
        f"ORDER BY {order} LIMIT {limit:d} OFFSET {offset:d}",
        within.values,
    )
    rank = rank_of(question)
    columns = Sql(f"id, listed_on, {rank.text} AS rank", rank.values)
    return [Ranked(*row[:3]) for row in engine.over_newest(columns, outer, COUNT_LIMIT + 1, is_ordered=True)]


def rank_of(question: Question) -> Sql:
    """0 whole headline, 1 every word in the headline, 2 in headline or text, 3 some only in the context."""
    in_headline = joined(_stands(part.words, [HEADLINE]) for part in question.required)
    in_text = joined(_stands(part.words, [HEADLINE, TEXT]) for part in question.required)
    return Sql(
        f"CASE WHEN {HEADLINE} = %s THEN {WHOLE:d} "
        f"WHEN {in_headline.text} THEN 1 WHEN {in_text.text} THEN 2 ELSE 3 END",
        (question.whole or None, *in_headline.values, *in_text.values),
    )


def _stands(words: tuple[Word, ...], within: list[str]) -> Sql:
    either = joined((Sql(f"strpos({column}, %s) > 0", (word.folded,)) for word in words for column in within), " OR ")
    return Sql(f"({either.text})", either.values)
