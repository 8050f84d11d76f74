"""How others would answer the same questions: ``icontains`` over desk tables as Django writes it, and ``pg_trgm``."""

from collections.abc import Callable
from typing import Any

from django.db import ProgrammingError
from django.db.models import Q, QuerySet

from benchmarks.office.loading import run
from directives.models import Directive, Passage
from directives.search.asked import Narrowing, ask
from directives.search.question import AnyOf, Question, Without
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


def trigrams(question: Question, form: Narrowing, audience: Audience) -> "QuerySet[Any]":
    """The same words in the same table as Django would ask for them (LIKE); the plan is PostgreSQL's."""
    asked = ask(audience, question, form)
    rows = Passage.objects.filter(audience=audience.value).defer("folded")
    for part in asked.required:
        either = Q()
        for word in part.words:
            either |= Q(folded__contains=word.folded)
        rows = rows.filter(either)
    for word in asked.excluded:
        rows = rows.exclude(folded__contains=word.folded)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.types:
        rows = rows.filter(type__in=asked.types)
    for first, last in (asked.days or ())[:1]:
        rows = rows.filter(listed_on__range=(first, last))
    if asked.units:
        rows = rows.filter(unit_codes__contains=list(asked.units))
    return rows.newest_first()


def trigrams_page(question: Question, form: Narrowing, audience: Audience) -> list[Any]:
    return list(trigrams(question, form, audience)[:20])


def trigrams_count(question: Question, form: Narrowing, audience: Audience) -> int:
    return trigrams(question, form, audience).order_by()[: COUNT_LIMIT + 1].count()
