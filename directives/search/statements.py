"""SQL of a search, from parts that each hold their own values. The audience is a constant in every statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from directives.search.asked import Asked
from directives.search.index import EXPRESSION, is_common, kind_code, lacking_code, type_code, year_code
from directives.search.plan import Plan, Way, is_settled
from directives.search.question import AnyOf

TABLE = "directives_passage"
NEWEST = "listed_on DESC, id DESC"
FENCED = "listed_on + 0 DESC, id DESC"  # no index has this order, so that PostgreSQL cannot walk one for it


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL and its values in order."""

    text: str
    values: tuple[Any, ...] = ()


def joined(parts: Iterable[Sql], by: str = " AND ") -> Sql:
    kept = list(parts)
    return Sql(by.join(part.text for part in kept), tuple(value for part in kept for value in part.values))


def of_audience(asked: Asked) -> Sql:
    return Sql(f"audience = '{asked.audience.value}'")


def of_days(asked: Asked) -> list[Sql]:
    """The asked days as conditions that an index on days can use; several ranges also within their outer ends."""
    if not asked.days:
        return []
    ranges = [_between(first, last) for first, last in asked.days]
    if len(ranges) == 1:
        return ranges
    outer = _between(min(first for first, _ in asked.days), max(last for _, last in asked.days))
    return [outer, Sql(f"({joined(ranges, ' OR ').text})", joined(ranges, " OR ").values)]


def _between(first: date, last: date) -> Sql:
    return Sql("listed_on BETWEEN %s AND %s", (first, last))


def of_rows(asked: Asked, way: Way | None = None) -> list[Sql]:
    """What has to be looked at in each row: all but what the way's keys already say."""
    said = {code for key in way.keys if key.word is None for code in key.codes} if way else set()
    rows = []
    if asked.kind and kind_code(asked.kind) not in said:
        rows.append(Sql("kind = %s", (asked.kind,)))
    if asked.types and not said.issuperset(map(type_code, asked.types)):
        rows.append(Sql("type = ANY(%s)", (list(asked.types),)))
    if asked.units:
        rows.append(Sql("unit_codes @> %s::bigint[]", (list(asked.units),)))
    for place, part in enumerate(asked.required):
        if not (way and is_settled(part, way, place)):
            rows.append(contains(part))
    excluded = [
        word for word in (one.folded for one in asked.excluded) if not (is_common(word) and lacking_code(word) in said)
    ]
    return rows + [Sql("strpos(folded, %s) = 0", (word,)) for word in excluded]


def contains(part: AnyOf) -> Sql:
    """That one of the words stands in the passage."""
    either = joined((Sql("strpos(folded, %s) > 0", (word.folded,)) for word in part.words), " OR ")
    return either if len(part.words) == 1 else Sql(f"({either.text})", either.values)


def of_way(plan: Plan, way: Way, years: list[int] | None = None) -> Sql:
    """The whole condition of a way through the index; ``years`` is the slice it was made for."""
    asked = plan.asked
    conditions = [of_audience(asked)]
    single = sorted({key.codes[0] for key in way.keys if len(key.codes) == 1})
    if single:
        conditions.append(Sql(f"{EXPRESSION} @> %s::int[]", (single,)))
    several = [key.codes for key in way.keys if len(key.codes) > 1]
    if way.years:
        several.append(tuple(year_code(year) for year in way.years))
    conditions += [Sql(f"{EXPRESSION} && %s::int[]", (sorted(codes),)) for codes in several]
    if years and not way.years:
        conditions.append(_between(date(years[-1], 1, 1), date(years[0], 12, 31)))
    if not (way.years and plan.are_whole_years()):
        conditions += of_days(asked)
    return joined([*conditions, *of_rows(asked, way)])


def walk(asked: Asked, columns: Sql, *, window: int | None, limit: int, offset: int = 0) -> Sql:
    """Rows in the order of days, each looked at; ``window`` bounds how many, None means to the end."""
    inner = joined([of_audience(asked), *of_days(asked)])
    bound = f"LIMIT {window:d}" if window else "OFFSET 0"
    outer = joined(of_rows(asked))
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
    where = of_way(plan, plan.way(years), years)
    order = f"ORDER BY {FENCED} " if is_ordered else ""
    return Sql(
        f"SELECT {columns.text} FROM {TABLE} WHERE {where.text} {order}LIMIT {limit:d} OFFSET {offset:d}",
        columns.values + where.values,
    )


def all_rows(asked: Asked, columns: Sql, *, limit: int, offset: int = 0, is_ordered: bool = False) -> Sql:
    """Each row of the asked days looked at and only hits sorted: for few days, or where there is no list to read."""
    where = joined([of_audience(asked), *of_days(asked), *of_rows(asked)])
    order = f"ORDER BY {FENCED} " if is_ordered else ""
    return Sql(
        f"SELECT {columns.text} FROM {TABLE} WHERE {where.text} {order}LIMIT {limit:d} OFFSET {offset:d}",
        columns.values + where.values,
    )


def among(ids: list[int]) -> Sql:
    return Sql("SELECT * FROM unnest(%s::bigint[]) AS id", (ids,))
