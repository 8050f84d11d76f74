"""How others would answer the same questions: ``icontains`` over desk tables as Django writes it, and ``pg_trgm``."""

from typing import Any

from django.db import NotSupportedError, ProgrammingError, transaction
from django.db.models import Q, QuerySet

from benchmarks.office.loading import run
from directives.models import Directive, Passage
from directives.search.engine.hits import COLUMNS
from directives.search.queries.criteria import Criteria, Narrowing
from directives.search.queries.query import AnyOf, Question, Without
from records.codes import Audience, Disclosure


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
    criteria = Criteria.of(audience, question, form)
    if criteria.types:
        rows = rows.filter(item__meeting__type__in=criteria.types)
    for first, last in (criteria.days or ())[:1]:
        rows = rows.filter(item__meeting__listed_on__range=(first, last))
    if form.unit:
        rows = rows.filter(units__contains=[form.unit])
    if audience is Audience.PUBLIC:
        rows = rows.filter(item__meeting__state="approved", disclosure=Disclosure.PUBLIC.value)
    return rows.order_by("-item__meeting__listed_on", "-pk")


def icontains_page(row: dict[str, Any]) -> list[Any]:
    return list(icontains(row["question"], row["form"], row["audience"])[:20])


def drop_codes() -> None:
    """Takes our own indexes away, so that no plan of another's has to think of them."""
    for audience in Audience:
        run(f"DROP INDEX passage_codes_{audience.value}")


def make_trigrams() -> bool:
    """A trigram index on the very words we search, in the same table; False where there is no such extension."""
    try:
        with transaction.atomic():
            run("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except (ProgrammingError, NotSupportedError):
        return False
    run("CREATE INDEX passage_trigrams ON directives_passage USING gin (folded gin_trgm_ops) WITH (fastupdate = off)")
    run("ANALYZE directives_passage")
    return True


def trigrams(question: Question, form: Narrowing, audience: Audience) -> "QuerySet[Any]":
    """The same words in the same table as Django would ask for them (LIKE); the plan is PostgreSQL's."""
    criteria = Criteria.of(audience, question, form)
    rows = Passage.objects.filter(audience=audience.value)
    for part in criteria.required:
        either = Q()
        for word in part.words:
            either |= Q(folded__contains=word.folded)
        rows = rows.filter(either)
    for word in criteria.excluded:
        rows = rows.exclude(folded__contains=word.folded)
    if criteria.kind:
        rows = rows.filter(kind=criteria.kind)
    if criteria.types:
        rows = rows.filter(type__in=criteria.types)
    for first, last in (criteria.days or ())[:1]:
        rows = rows.filter(listed_on__range=(first, last))
    for names in criteria.units:
        rows = rows.filter(unit_codes__overlap=list(names))
    return rows.newest_first()


def trigrams_page(row: dict[str, Any]) -> list[Any]:
    found = trigrams(row["question"], row["form"], row["audience"])
    return list(found.values_list(*COLUMNS.split(", "))[:20])
