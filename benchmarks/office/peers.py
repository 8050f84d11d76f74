"""How others would answer the same questions: ``icontains`` over desk tables as Django writes it, and ``pg_trgm``."""

from collections.abc import Callable
from typing import Any

from django.db import ProgrammingError, connection
from django.db.models import Q, QuerySet

from benchmarks.office.loading import run
from directives.models import Directive
from directives.search.asked import Narrowing, ask
from directives.search.question import AnyOf, Question, Without
from directives.search.statements import of_days
from meetings.parser.codes import Audience, Disclosure

Answer = Callable[[Question, Narrowing, Audience], Any]
COUNT_LIMIT = 10_000


def icontains(question: Question, form: Narrowing, audience: Audience) -> "QuerySet[Any]":
    """Over the directive's text alone, which is less than we look at."""
    rows = Directive.objects.select_related("item__meeting")
    for part in question.parts:
        if isinstance(part, AnyOf):
            either = Q()
            for word in part.words:
                either |= Q(text__icontains=word.written.strip('"'))
            rows = rows.filter(either)
        elif isinstance(part, Without):
            rows = rows.exclude(text__icontains=part.word.written.strip('"'))
    asked = ask(audience, question, form)
    if asked.types:
        rows = rows.filter(item__meeting__type__in=asked.types)
    for first, last in (asked.days or ())[:1]:
        rows = rows.filter(item__meeting__listed_on__range=(first, last))
    if form.unit:
        rows = rows.filter(units__contains=[form.unit])
    if audience is Audience.PUBLIC:
        rows = rows.filter(item__meeting__state="approved", disclosure=Disclosure.PUBLIC.value)
    return rows.order_by("-item__meeting__listed_on", "-pk")


def icontains_page(question: Question, form: Narrowing, audience: Audience) -> list[Any]:
    return list(icontains(question, form, audience)[:20])


def icontains_count(question: Question, form: Narrowing, audience: Audience) -> int:
    return icontains(question, form, audience).count()


def make_trigrams() -> bool:
    """A trigram index on the very words we search, in the same table; False where there is no such extension."""
    try:
        run("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except ProgrammingError:
        return False
    run("CREATE INDEX passage_trigrams ON directives_passage USING gin (folded gin_trgm_ops) WITH (fastupdate = off)")
    run("ANALYZE directives_passage")
    return True


def drop_trigrams() -> None:
    run("DROP INDEX IF EXISTS passage_trigrams")


def trigrams_where(question: Question, form: Narrowing, audience: Audience) -> tuple[str, list[Any]]:
    asked = ask(audience, question, form)
    where, values = ["audience = %s"], [audience.value]
    for part in asked.required:
        where.append("(" + " OR ".join("folded LIKE %s" for _ in part.words) + ")")
        values += [like(word.folded) for word in part.words]
    for word in asked.excluded:
        where.append("folded NOT LIKE %s")
        values.append(like(word.folded))
    for days in of_days(asked):
        where.append(days.text)
        values += days.values
    for column, value in (("kind = %s", asked.kind), ("type = ANY(%s)", asked.types and list(asked.types))):
        if value:
            where.append(column)
            values.append(value)
    if asked.units:
        where.append("unit_codes @> %s::bigint[]")
        values.append(list(asked.units))
    return " AND ".join(where), values


def like(word: str) -> str:
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def trigrams_page(question: Question, form: Narrowing, audience: Audience) -> list[Any]:
    where, values = trigrams_where(question, form, audience)
    columns = "id, kind, key, meeting_key, type, listed_on, headline, text, context, units, row"
    return _ask(
        f"SELECT {columns} FROM directives_passage WHERE {where} ORDER BY listed_on DESC, id DESC LIMIT 20", values
    )


def trigrams_count(question: Question, form: Narrowing, audience: Audience) -> int:
    where, values = trigrams_where(question, form, audience)
    inner = f"SELECT 1 FROM directives_passage WHERE {where} LIMIT {COUNT_LIMIT + 1}"
    return int(_ask(f"SELECT count(*) FROM ({inner}) found", values)[0][0])


def _ask(statement: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
