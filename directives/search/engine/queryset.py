"""Search within querysets: the same question as a condition that lists, files and code compose with others.

A question with few answers becomes a fenced list of them, found by the index; one with many is looked for row by row,
in the order that the list walks anyway.
"""

from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from directives.models.passage import Passage
from directives.search.engine.executor import Engine
from directives.search.engine.sql import of_path
from directives.search.queries.criteria import Criteria
from directives.search.queries.query import AnyOf, Word

FEW = 20_000  # expected answers that are fetched at once

Rows = TypeVar("Rows", bound="QuerySet[Any]")


class IsAmong(Func):
    """``column = ANY(ARRAY(SELECT …))``: PostgreSQL runs the fenced part once and cannot plan it away."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY(ARRAY"
    output_field = BooleanField()


def answering(passages: Rows, criteria: Criteria) -> Rows:
    """Of passages that the audience may read, those that answer."""
    if criteria.is_impossible:
        return passages.none()
    if few := few_answers(criteria, "id"):
        return passages.filter(IsAmong(F("pk"), few))
    return passages.filter(*conditions(criteria))


def having_answers(editions: Rows, criteria: Criteria) -> Rows:
    """Of editions that the audience may read, those of meetings of which a passage answers."""
    if criteria.is_impossible:
        return editions.none()
    if few := few_answers(criteria, "meeting_key"):
        return editions.filter(IsAmong(F("key"), few))
    passages = Passage.objects.filter(audience=criteria.audience.value, meeting_key=OuterRef("key"))
    return editions.filter(Exists(passages.filter(*conditions(criteria))))


def few_answers(criteria: Criteria, column: str) -> RawSQL | None:
    """The column of all answers, as the index finds them; None where they are too many or there is no list to read."""
    plan = Engine(criteria).plan
    if not criteria.required or plan.frequencies.passages * plan.share > FEW:
        return None
    where = of_path(plan, plan.path())
    return RawSQL(f"SELECT {column} FROM {Passage._meta.db_table} WHERE {where.text}", where.values)


def conditions(criteria: Criteria) -> list[Q]:
    """The criteria one by one; right in any company."""
    found = [_any_of(part) for part in criteria.required]
    found += [~Q(_stands(word)) for word in criteria.excluded]
    if criteria.kind:
        found.append(Q(kind=criteria.kind))
    if criteria.types is not None:
        found.append(Q(type__in=criteria.types))
    if criteria.days is not None:
        found.append(reduce(or_, (Q(listed_on__range=days) for days in criteria.days)))
    return found + [Q(unit_codes__overlap=list(names)) for names in criteria.units]


def _any_of(part: AnyOf) -> Q:
    return reduce(or_, (Q(_stands(word)) for word in part.words))


def _stands(word: Word) -> GreaterThan:
    return GreaterThan(StrIndex(F("folded"), Value(word.folded)), Value(0))
