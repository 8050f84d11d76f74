"""SQL of a search, from parts that each hold their own values. The audience is a constant in every statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from directives.index.codes import EXPRESSION, is_common, kind_code, lacking_code, type_code, year_code
from directives.search.engine.planner import AccessPath, Plan, is_settled
from directives.search.queries.criteria import Criteria
from directives.search.queries.query import AnyOf

TABLE = "directives_passage"
NEWEST = "listed_on DESC, id DESC"
FENCED = "listed_on + 0 DESC, id DESC"  # no index has this order, so that PostgreSQL cannot walk one for it


@dataclass(frozen=True, slots=True)
class Sql:
    """A fragment of SQL and its values in order."""

    text: str
    values: tuple[Any, ...] = ()


def joined(parts: Iterable[Sql], by: str = " AND ") -> Sql:
    kept = list(parts)
    return Sql(by.join(part.text for part in kept), tuple(value for part in kept for value in part.values))


def of_audience(criteria: Criteria) -> Sql:
    return Sql(f"audience = '{criteria.audience.value}'")


def of_days(criteria: Criteria) -> list[Sql]:
    """The asked days as conditions that an index on days can use; several ranges also within their outer ends."""
    if not criteria.days:
        return []
    ranges = [_between(first, last) for first, last in criteria.days]
    if len(ranges) == 1:
        return ranges
    outer = _between(min(first for first, _ in criteria.days), max(last for _, last in criteria.days))
    return [outer, Sql(f"({joined(ranges, ' OR ').text})", joined(ranges, " OR ").values)]


def _between(first: date, last: date) -> Sql:
    return Sql("listed_on BETWEEN %s AND %s", (first, last))


def of_rows(criteria: Criteria, path: AccessPath | None = None) -> list[Sql]:
    """What has to be looked at in each row: all but what the path's keys already ensure."""
    covered = {code for key in path.keys if key.word is None for code in key.codes} if path else set()
    rows = []
    if criteria.kind and kind_code(criteria.kind) not in covered:
        rows.append(Sql("kind = %s", (criteria.kind,)))
    if criteria.types and not covered.issuperset(map(type_code, criteria.types)):
        rows.append(Sql("type = ANY(%s)", (list(criteria.types),)))
    rows += [Sql("unit_codes && %s::bigint[]", (list(names),)) for names in criteria.units]
    for index, part in enumerate(criteria.required):
        if not (path and is_settled(part, path, index)):
            rows.append(contains(part))
    excluded = [
        word
        for word in (excluded_word.folded for excluded_word in criteria.excluded)
        if not (is_common(word) and lacking_code(word) in covered)
    ]
    return rows + [Sql("strpos(folded, %s) = 0", (word,)) for word in excluded]


def contains(part: AnyOf) -> Sql:
    """That one of the words stands in the passage."""
    either = joined((Sql("strpos(folded, %s) > 0", (word.folded,)) for word in part.words), " OR ")
    return either if len(part.words) == 1 else Sql(f"({either.text})", either.values)


def of_path(plan: Plan, path: AccessPath, years: list[int] | None = None) -> Sql:
    """The whole condition of a path through the index; ``years`` is the slice it was made for."""
    criteria = plan.criteria
    conditions = [of_audience(criteria)]
    single = sorted({key.codes[0] for key in path.keys if len(key.codes) == 1})
    if single:
        conditions.append(Sql(f"{EXPRESSION} @> %s::int[]", (single,)))
    several = [key.codes for key in path.keys if len(key.codes) > 1]
    if path.years:
        several.append(tuple(year_code(year) for year in path.years))
    conditions += [Sql(f"{EXPRESSION} && %s::int[]", (sorted(codes),)) for codes in several]
    if years and not path.years:
        conditions.append(_between(date(years[-1], 1, 1), date(years[0], 12, 31)))
    if not (path.years and plan.are_whole_years()):
        conditions += of_days(criteria)
    return joined([*conditions, *of_rows(criteria, path)])


def walk(criteria: Criteria, columns: Sql, *, window: int | None, limit: int, offset: int = 0) -> Sql:
    """Rows in the order of days, each looked at; ``window`` bounds how many, None means to the end."""
    inner = joined([of_audience(criteria), *of_days(criteria)])
    bound = f"LIMIT {window:d}" if window else "OFFSET 0"
    outer = joined(of_rows(criteria))
    where = f"WHERE {outer.text} " if outer.text else ""
    return Sql(
        f"SELECT {columns.text} FROM (SELECT * FROM {TABLE} WHERE {inner.text} ORDER BY {NEWEST} {bound}) passage "
        f"{where}ORDER BY {NEWEST} LIMIT {limit:d} OFFSET {offset:d}",
        columns.values + inner.values + outer.values,
    )


def through(
    plan: Plan,
    columns: Sql,
    *,
    limit: int,
    offset: int = 0,
    years: list[int] | None = None,
    is_ordered: bool = True,
) -> Sql:
    """Rows found by the index, newest first unless their order does not matter."""
    where = of_path(plan, plan.path(years), years)
    order = f"ORDER BY {FENCED} " if is_ordered else ""
    return Sql(
        f"SELECT {columns.text} FROM {TABLE} WHERE {where.text} {order}LIMIT {limit:d} OFFSET {offset:d}",
        columns.values + where.values,
    )


def all_rows(criteria: Criteria, columns: Sql, *, limit: int, offset: int = 0, is_ordered: bool = False) -> Sql:
    """Each row of the asked days looked at and only hits sorted: for few days, or where there is no list to read."""
    where = joined([of_audience(criteria), *of_days(criteria), *of_rows(criteria)])
    order = f"ORDER BY {FENCED} " if is_ordered else ""
    return Sql(
        f"SELECT {columns.text} FROM {TABLE} WHERE {where.text} {order}LIMIT {limit:d} OFFSET {offset:d}",
        columns.values + where.values,
    )


def among(ids: list[int]) -> Sql:
    return Sql("SELECT * FROM unnest(%s::bigint[]) AS id", (ids,))
