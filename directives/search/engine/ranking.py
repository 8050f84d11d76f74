"""Order by relevance: whole headline, in headline, in text, in context; then newest.

Whole headlines come first wherever they stand; the others are ordered within the newest 10,000 answers, so that no
common word makes the database sort everything.
"""

from directives.index.codes import EXPRESSION, headline_code
from directives.search.engine.executor import COUNT_LIMIT, Engine
from directives.search.engine.sql import FENCED, TABLE, Sql, joined, of_audience, of_days, of_rows
from directives.search.queries.query import Question, Word

HEADLINE, TEXT = (f"split_part(folded, E'\\n', {part})" for part in (1, 2))


def most_relevant(engine: Engine, question: Question, limit: int, offset: int) -> list[int]:
    """Ids of the answers from ``offset`` on."""
    whole = whole_headlines(engine, question, offset + limit)
    found = whole[offset : offset + limit]
    if len(found) < limit:
        rest = offset + len(found) - len(whole)
        found += by_rank(engine, question, limit - len(found), rest)
    return found


def whole_headlines(engine: Engine, question: Question, limit: int) -> list[int]:
    """Answers that are called exactly what was asked, newest first."""
    if not question.whole or engine.criteria.is_impossible:
        return []
    criteria = engine.criteria
    named = Sql(f"{EXPRESSION} @> %s::int[] AND {HEADLINE} = %s", ([headline_code(question.whole)], question.whole))
    where = joined([of_audience(criteria), named, *of_days(criteria), *of_rows(criteria)])
    rows = engine.run(Sql(f"SELECT id FROM {TABLE} WHERE {where.text} ORDER BY {FENCED} LIMIT {limit:d}", where.values))
    return [row[0] for row in rows]


def by_rank(engine: Engine, question: Question, limit: int, offset: int) -> list[int]:
    """The answers that are not called exactly what was asked, by where the words stand, then newest."""
    outer = (
        f", hit AS (SELECT * FROM found LIMIT {COUNT_LIMIT:d}) "
        "SELECT id, (SELECT count(*) FROM found) FROM hit WHERE rank > 0 "
        f"ORDER BY rank, listed_on DESC, id DESC LIMIT {limit:d} OFFSET {offset:d}"
    )
    rank = rank_of(question)
    columns = Sql(f"id, listed_on, {rank.text} AS rank", rank.values)
    return [row[0] for row in engine.over_newest(columns, outer, COUNT_LIMIT + 1, is_ordered=True)]


def rank_of(question: Question) -> Sql:
    """0 whole headline, 1 every word in the headline, 2 in headline or text, 3 some only in the context."""
    in_headline = joined(_stands(part.words, [HEADLINE]) for part in question.required)
    in_text = joined(_stands(part.words, [HEADLINE, TEXT]) for part in question.required)
    return Sql(
        f"CASE WHEN {HEADLINE} = %s THEN 0 WHEN {in_headline.text} THEN 1 WHEN {in_text.text} THEN 2 ELSE 3 END",
        (question.whole or None, *in_headline.values, *in_text.values),
    )


def _stands(words: tuple[Word, ...], within: list[str]) -> Sql:
    either = joined((Sql(f"strpos({column}, %s) > 0", (word.folded,)) for word in words for column in within), " OR ")
    return Sql(f"({either.text})", either.values)
