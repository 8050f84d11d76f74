"""Results: what a search page, feed or file shows of a question. The one door for every face that shows answers.

Build a ``Search`` for a reader; it asks only for what is read: pages, the count, facets.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from directives.index.folding import fold
from directives.search.engine.executor import COUNT_LIMIT, Engine
from directives.search.engine.hits import Answer
from directives.search.engine.ranking import Ranked, most_relevant, nearest_before
from directives.search.engine.sql import Sql, among
from directives.search.queries.criteria import ANYTHING, Criteria, Narrowing
from directives.search.queries.query import Question
from directives.search.results.highlight import Snippet, Span, marks, pieces, snippet
from records import access
from records.sentences import as_sentence, beyond, says_more

PAGE_SIZE = 20
LAST_PAGE = 50
BY_DATE, BY_RELEVANCE = "date", "relevance"


@dataclass(frozen=True)
class Hit:
    """One answer: the passage and where the question's words stand in it (``marks`` point into ``passage.text``)."""

    passage: Any  # an ``Answer``, or a passage from a list
    words: tuple[str, ...]

    @cached_property
    def marks(self) -> list[Span]:
        return marks(self.passage.text, self.words)

    @cached_property
    def snippet(self) -> Snippet:
        """The excerpt with most marks of what the text says beyond its headline."""
        text = beyond(self.passage.text, self.passage.headline)
        shown = as_sentence(text) if says_more(text, self.passage.headline) else ""
        return snippet(shown, marks(shown, self.words))

    @property
    def is_of_its_context(self) -> bool:
        """Whether some of what was asked stands in the context alone, not in the headline or the excerpt."""
        shown, context = fold(f"{self.passage.headline}\n{self.snippet.text}"), fold(self.passage.context)
        return any(word in context and word not in shown for word in self.words)

    @property
    def headline_pieces(self) -> list[tuple[str, bool]]:
        """The headline in pieces, each with whether it is marked."""
        return pieces(self.passage.headline, marks(self.passage.headline, self.words))

    @property
    def context_pieces(self) -> list[tuple[str, bool]]:
        return pieces(self.passage.context, marks(self.passage.context, self.words))


@dataclass(frozen=True, slots=True)
class Count:
    """How many: exact, or "more than" where the limit of counting was reached."""

    number: int
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class Facets:
    """How many answers each value has; of the newest 10,000 where there are more. Values are codes, years and names.

    ``kinds`` are counted as if no kind were chosen, the others within all that narrows. Kinds, types and years each add
    up to their whole; a passage can name several units or none.
    """

    kinds: dict[str, int]
    types: dict[str, int]
    years: dict[int, int]
    units: dict[str, int]
    count: Count
    any_kind: Count


class Search:
    """A question of a reader, narrowed by a form. ``order`` is ``date`` or ``relevance``."""

    def __init__(
        self,
        reader: access.Reader,
        question: Question,
        narrowing: Narrowing = ANYTHING,
        order: str = BY_DATE,
    ) -> None:
        self.reader = reader
        self.question = question
        self.narrowing = narrowing
        self.order = order
        self.criteria = Criteria.of(access.audience(reader), question, narrowing)
        self.engine = Engine(self.criteria)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What is marked: every required word, folded."""
        return tuple(word.folded for part in self.question.required for word in part.words)

    def page(self, number: int = 1, size: int = PAGE_SIZE) -> list[Hit]:
        """The hits of a page (1 … 50); a page beyond the last is empty."""
        return self.hits(size, (number - 1) * size)

    def hits(self, limit: int, offset: int = 0) -> list[Hit]:
        if self.is_ranked:
            found = [answer for _, answer in self.most_relevant(limit, offset)]
        else:
            found = self.engine.newest_answers(limit, offset)
        return [Hit(passage, self.words) for passage in found]

    @property
    def is_ranked(self) -> bool:
        """Whether relevance orders the answers: nothing is more relevant to no word."""
        return self.order == BY_RELEVANCE and bool(self.question.required)

    def most_relevant(self, limit: int, offset: int = 0) -> list[tuple[Ranked, Answer]]:
        return self.answers(most_relevant(self.engine, self.question, limit, offset))

    def beside(self, place: Ranked, limit: int, *, backwards: bool) -> list[tuple[Ranked, Answer]]:
        """The answers that relevance puts after a place, or before it (then those next to it first)."""
        if backwards:
            return self.answers(nearest_before(self.engine, self.question, limit, place))
        return self.answers(most_relevant(self.engine, self.question, limit, after=place))

    def answers(self, ranked: list[Ranked]) -> list[tuple[Ranked, Answer]]:
        """The answers at their places, in their order; what was replaced in between is left out."""
        ids = [place.pk for place in ranked]
        found = {answer.pk: answer for answer in map(Answer.of, self.engine.whole(among(ids)))}
        return [(place, found[place.pk]) for place in ranked if place.pk in found]

    @cached_property
    def count(self) -> Count:
        if "facets" in self.__dict__:
            return self.facets.count
        return Count(*self.engine.count())

    @property
    def is_more(self) -> bool:
        """Whether there are hits beyond the last page that can be turned to; then a person narrows."""
        return self.count.number > LAST_PAGE * PAGE_SIZE

    @cached_property
    def facets(self) -> Facets:
        """Two questions to the database, one where no kind is chosen."""
        within = _grouped(self.engine)
        around = _grouped(Engine(self.criteria.of_any_kind())) if self.criteria.kind else within
        return Facets(
            kinds=around.kinds,
            types=within.types,
            years=within.years,
            units=within.units,
            count=within.count,
            any_kind=around.count,
        )


GROUPS = Sql(f"""
, hit AS (SELECT * FROM found LIMIT {COUNT_LIMIT:d}), whole AS (SELECT count(*) AS number FROM found)
SELECT kind, type, year, NULL, count(*), (SELECT number FROM whole)
FROM hit GROUP BY GROUPING SETS ((kind), (type), (year))
UNION ALL
SELECT NULL, NULL, NULL, unit, count(*), (SELECT number FROM whole) FROM hit, unnest(units) AS unit GROUP BY unit
""")


def _grouped(engine: Engine) -> Facets:
    columns = Sql("kind, type, extract(year FROM listed_on)::int AS year, units")
    rows = engine.over_newest(columns, GROUPS, COUNT_LIMIT + 1, is_ordered=True)
    total = rows[0][-1] if rows else 0
    count = Count(min(total, COUNT_LIMIT), total <= COUNT_LIMIT)
    kinds, types, years = (
        dict(_most((row[column], row[4]) for row in rows if row[column] is not None)) for column in range(3)
    )
    return Facets(kinds, types, dict(sorted(years.items(), reverse=True)), _units(rows), count, count)


def _units(rows: list[tuple[Any, ...]]) -> dict[str, int]:
    """Units by the name most used for them; one written in both scripts counts once."""
    together: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for name, number in _most((row[3], row[4]) for row in rows if row[3] is not None):
        together[spelled.setdefault(fold(name), name)] += number
    return dict(together.most_common())


def _most(counted: Iterable[tuple[Any, int]]) -> list[tuple[Any, int]]:
    return sorted(counted, key=lambda item: (-item[1], str(item[0])))
