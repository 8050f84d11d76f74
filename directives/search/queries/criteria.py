"""What is asked of one audience's passages: a question's words and narrowings together with those of the form."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from directives.models.passage import unit_code
from directives.search.queries.query import AnyOf, Question, Word
from records.codes import Audience

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a form narrows to; both days are included, ``unit`` is a name in either script."""

    kind: str | None = None
    type: str | None = None
    since: date | None = None
    until: date | None = None
    unit: str | None = None


ANYTHING = Narrowing()


@dataclass(frozen=True, slots=True)
class Criteria:
    """One audience, words, and narrowings. ``types`` and ``days`` are None where any will do, empty where none can.

    Of each of ``units`` a passage must name one.
    """

    audience: Audience
    required: tuple[AnyOf, ...] = ()
    excluded: tuple[Word, ...] = ()
    kind: str | None = None
    types: tuple[str, ...] | None = None
    units: tuple[tuple[int, ...], ...] = ()
    days: tuple[Days, ...] | None = None

    @classmethod
    def of(cls, audience: Audience, question: Question, form: Narrowing = ANYTHING) -> "Criteria":
        """The question within the form: what both allow."""
        return cls(
            audience=audience,
            required=question.required,
            excluded=question.excluded,
            kind=form.kind,
            types=_both(question.types, form.type),
            units=_units((*question.units, (form.unit,)) if form.unit else question.units),
            days=_days(question.years, form.since, form.until),
        )

    @property
    def is_impossible(self) -> bool:
        return self.types == () or self.days == ()

    @property
    def is_narrow(self) -> bool:
        """Whether a facet other than days narrows."""
        return bool(self.kind or self.types or self.units)

    def of_any_kind(self) -> "Criteria":
        return replace(self, kind=None)


def _units(choices: Iterable[tuple[str, ...]]) -> tuple[tuple[int, ...], ...]:
    return tuple(sorted({tuple(sorted(set(map(unit_code, names)))) for names in choices}))


def _both(of_question: tuple[str, ...], of_form: str | None) -> tuple[str, ...] | None:
    if of_form is None:
        return of_question or None
    return (of_form,) if not of_question or of_form in of_question else ()


def _days(years: Iterable[tuple[int, int]], since: date | None, until: date | None) -> tuple[Days, ...] | None:
    """The ranges of days that both allow, newest first and apart from each other."""
    ranges = [(date(first, 1, 1), date(last, 12, 31)) for first, last in _merged(years)] or [(date.min, date.max)]
    days = [(max(first, since or date.min), min(last, until or date.max)) for first, last in ranges]
    if days == [(date.min, date.max)]:
        return None
    return tuple((first, last) for first, last in days if first <= last)


def _merged(years: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(years, reverse=True):
        if merged and last >= merged[-1][0]:
            first, last = first, max(last, merged.pop()[1])
        merged.append((first, last))
    return merged
