"""The engine: asks the database by the plan's path. Knows ids, counts and groups; what a page shows is ``results``'."""

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from django.db import connections

from directives.models.passage import Passage
from directives.search.engine.hits import COLUMNS, Answer
from directives.search.engine.planner import Plan
from directives.search.engine.sql import NEWEST, Sql, all_rows, among, joined, of_audience, through, walk
from directives.search.engine.statistics import frequencies_of
from directives.search.queries.criteria import Criteria, Days

COUNT_LIMIT = 10_000
ID = Sql("id")


class Engine:
    """Answers one question of one audience. Its answers are what reading every passage would give, in any plan."""

    def __init__(self, criteria: Criteria) -> None:
        self.criteria = criteria

    @cached_property
    def plan(self) -> Plan:
        return Plan(self.criteria, frequencies_of(self.criteria.audience), self.span)

    def run(self, statement: Sql) -> list[tuple[Any, ...]]:
        with connections[Passage.objects.db].cursor() as cursor:
            cursor.execute(statement.text, statement.values)
            return cursor.fetchall()

    def span(self) -> Days | None:
        """The audience's first and last day, from the rows: a slice of years that misses one would miss answers."""
        table, condition = Passage._meta.db_table, of_audience(self.criteria).text
        ends = (
            f"(SELECT listed_on FROM {table} WHERE {condition} ORDER BY listed_on {order}, id {order} LIMIT 1)"
            for order in ("ASC", "DESC")
        )
        first, last = self.run(Sql(f"SELECT {', '.join(ends)}"))[0]
        return (first, last) if first else None

    def newest(self, limit: int, offset: int = 0) -> list[tuple[Any, ...]]:
        """The answers' ids (rows of one) from ``offset`` on, newest first."""
        return self._newest(limit, offset, ID, self.run)

    def newest_answers(self, limit: int, offset: int = 0) -> list[Answer]:
        """The answers themselves from ``offset`` on, newest first."""
        return [Answer.of(row) for row in self._newest(limit, offset, Sql(COLUMNS), self.whole)]

    def whole(self, ids: Sql) -> list[tuple[Any, ...]]:
        """The columns of the passages whose ids a statement finds, newest first: few are carried through no sort."""
        table, condition = Passage._meta.db_table, of_audience(self.criteria).text
        where = f"id = ANY(ARRAY({ids.text})) AND {condition}"
        return self.run(Sql(f"SELECT {COLUMNS} FROM {table} WHERE {where} ORDER BY {NEWEST}", ids.values))

    def _newest(self, limit: int, offset: int, columns: Sql, whole: Callable[[Sql], list[Any]]) -> list[Any]:
        """Rows of ``columns``; ``whole`` asks for them where a statement gives ids alone."""
        if self.criteria.is_impossible:
            return []
        if self.plan.is_walked_whole():
            return whole(all_rows(self.criteria, ID, limit=limit, offset=offset, is_ordered=True))
        found = self._newest_by_walk(limit, offset, columns)
        return self._newest_by_index(limit, offset, whole) if found is None else found

    def _newest_by_walk(self, limit: int, offset: int, columns: Sql) -> list[Any] | None:
        """Walks the days, a short way first; None where the index should cost less than to walk on."""
        need = offset + limit
        if not self.plan.has_keys:
            for window in (*self.plan.windows(need), None):
                found = self.run(walk(self.criteria, columns, window=window, limit=limit, offset=offset))
                if len(found) == limit:
                    break
            return found
        window = self.plan.window(need)
        while window:
            found = self.run(walk(self.criteria, columns, window=window, limit=limit, offset=offset))
            if len(found) == limit:
                return found
            window = self.plan.longer(window, offset + len(found) if found else 0, need)
        return None

    def _newest_by_index(self, limit: int, offset: int, whole: Callable[[Sql], list[Any]]) -> list[Any]:
        need = offset + limit
        found: list[int] = []
        for years in self.plan.slices(need):
            ids = through(self.plan, ID, limit=need - len(found), years=years)
            rows = self.run(ids) if offset or found else whole(ids)
            if not offset and len(rows) == need:
                return rows
            found += [row[0] for row in rows]
            if len(found) == need:
                return whole(among(found[offset:]))
        return whole(through(self.plan, ID, limit=limit, offset=offset))

    def glimpse(self, limit: int, columns: str) -> list[tuple[Any, ...]]:
        """Some of the newest answers by one bounded statement; unlike ``newest`` it may stop before it finds all."""
        if window := self.plan.window(limit):
            return self.run(walk(self.criteria, Sql(columns), window=window, limit=limit))
        return self.run(through(self.plan, Sql(columns), limit=limit))

    def count(self, limit: int = COUNT_LIMIT) -> tuple[int, bool]:
        """How many answers, and whether that is exact: counting stops one beyond the limit."""
        found = self.over_newest(Sql(""), Sql("SELECT count(*), count(*) FROM found"), limit + 1)
        number = found[0][0] if found else 0
        return min(number, limit), number <= limit

    def over_newest(self, columns: Sql, outer: Sql, limit: int, *, is_ordered: bool = False) -> list[tuple[Any, ...]]:
        """Runs ``outer`` over at most ``limit`` answers, named ``found``; its last column is how many there were.

        ``is_ordered``: where there are more, the newest are taken, in their order.
        """
        rows: list[tuple[Any, ...]] = []
        for statement in () if self.criteria.is_impossible else self._statements(columns, limit, is_ordered):
            within = Sql(f"WITH found AS MATERIALIZED ({statement.text})", statement.values)
            rows = self.run(joined([within, outer], " "))
            if rows and rows[-1][-1] >= limit:
                break
        return rows

    def _statements(self, columns: Sql, limit: int, is_ordered: bool) -> Iterator[Sql]:
        """Ways to ``limit`` answers, each more thorough; the last finds all there are."""
        if self.plan.is_walked_whole():
            yield all_rows(self.criteria, columns, limit=limit, is_ordered=is_ordered)
            return
        if self.plan.should_walk_for(limit, is_ordered=is_ordered):
            for window in islice(self.plan.windows(limit), 1 if self.plan.has_keys else None):
                yield walk(self.criteria, columns, window=window, limit=limit)
            if not self.plan.has_keys and is_ordered:
                yield walk(self.criteria, columns, window=None, limit=limit)
            elif not self.plan.has_keys:
                yield all_rows(self.criteria, columns, limit=limit)
        if self.plan.has_keys:
            for years in self.plan.newest_years(limit):
                yield through(self.plan, columns, limit=limit, years=years, is_ordered=is_ordered)
            yield through(self.plan, columns, limit=limit, is_ordered=is_ordered)
