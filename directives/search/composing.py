"""Search within querysets: the same question as a condition that lists, files and code compose with others.

A question with few answers becomes a fenced list of them, found by the index; one with many is looked for row by row,
in the order that the list walks anyway.
"""

from typing import Any, TypeVar

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Col, RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import Exact, GreaterThan
from django.db.models.sql.where import AND, WhereNode

from directives.models.passage import Passage
from directives.search.asked import Asked, ask
from directives.search.engine import Engine
from directives.search.question import AnyOf, Question, Word, parse
from directives.search.statements import of_way
from meetings.parser.codes import Audience

FEW = 20_000  # expected answers that are fetched at once

Rows = TypeVar("Rows", bound="QuerySet[Any]")


class IsAmong(Func):
    """``column = ANY(ARRAY(SELECT …))``: PostgreSQL runs the fenced part once and cannot plan it away."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY(ARRAY"
    output_field = BooleanField()


def answering(passages: Rows, question: str) -> Rows:
    """The passages that answer the question."""
    asked = parse(question)
    if asked.is_empty:
        return passages
    audience = audience_of(passages.query.where)
    if audience and (few := few_answers(ask(audience, asked), "id")):
        return passages.filter(IsAmong(F("pk"), few))
    return passages.filter(*conditions(asked))


def having_answers(meetings: Rows, question: str) -> Rows:
    """Of rows with a meeting's ``key`` and an ``audience``, those whose meeting has a passage that answers."""
    asked = parse(question)
    if asked.is_empty:
        return meetings
    audience = audience_of(meetings.query.where)
    if audience and (few := few_answers(ask(audience, asked), "meeting_key")):
        return meetings.filter(IsAmong(F("key"), few))
    passages = Passage.objects.filter(audience=OuterRef("audience"), meeting_key=OuterRef("key"))
    return meetings.filter(Exists(passages.filter(*conditions(asked))))


def audience_of(where: WhereNode) -> Audience | None:
    """The audience that ``visible_to`` narrowed to; None where nobody said who reads."""
    if where.connector != AND or where.negated:
        return None
    for child in where.children:
        if isinstance(child, WhereNode):
            if found := audience_of(child):
                return found
        elif isinstance(child, Exact) and isinstance(child.lhs, Col) and child.lhs.target.name == "audience":
            return Audience(child.rhs)
    return None


def few_answers(asked: Asked, column: str) -> RawSQL | None:
    """The column of all answers, as the index finds them; None where they are too many or there is no list to read."""
    plan = Engine(asked).plan
    if not asked.required or plan.frequencies.passages * plan.share > FEW:
        return None
    where = of_way(plan, plan.way())
    return RawSQL(f"SELECT {column} FROM {Passage._meta.db_table} WHERE {where.text}", where.values)


def conditions(question: Question) -> list[Q]:
    """The question word by word; right in any company."""
    found = [_any_of(part) for part in question.required]
    found += [~Q(_stands(word)) for word in question.excluded]
    if question.types:
        found.append(Q(type__in=question.types))
    if question.years:
        years = Q()
        for first, last in question.years:
            years |= Q(listed_on__year__range=(first, last))
        found.append(years)
    units = ask(Audience.PUBLIC, question).units
    return found + ([Q(unit_codes__contains=list(units))] if units else [])


def _any_of(part: AnyOf) -> Q:
    either = Q()
    for word in part.words:
        either |= Q(_stands(word))
    return either


def _stands(word: Word) -> GreaterThan:
    return GreaterThan(StrIndex(F("folded"), Value(word.folded)), Value(0))
