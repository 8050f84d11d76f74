"""The filters of ``/search/``: what a request asks, as a question and a narrowing, and as an address again."""

from dataclasses import fields
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from directives.search.engine.queryset import answering
from directives.search.queries.criteria import ANYTHING, Criteria, Narrowing
from directives.search.queries.query import Question, parse
from directives.search.results.results import BY_DATE, BY_RELEVANCE, Search
from records import access, limits
from records.codes import PassageKind
from records.columns import choices
from website.filters import CodeFilter, FirstDayFilter, LastDayFilter, MeetingTypeFilter, RecordFilterSet

ORDERS = [(BY_DATE, _("按时间")), (BY_RELEVANCE, _("按相关度"))]


class SearchFilterSet(RecordFilterSet):
    """What narrows and orders a search. The question itself is no filter: no question is wrong.

    What is chosen by links (tabs, facets, orders) is kept in hidden fields. Search itself does the narrowing.
    """

    kind = CodeFilter(_("类别"), choices(PassageKind), _("没有“%(value)s”这一类别。"), widget=forms.HiddenInput)
    type = MeetingTypeFilter()
    unit = django_filters.CharFilter(label=_("单位"), max_length=limits.UNIT, widget=forms.HiddenInput)
    since = FirstDayFilter()
    until = LastDayFilter()
    sort = CodeFilter(_("排序"), ORDERS, _("没有“%(value)s”这一排序方式。"), widget=forms.HiddenInput)

    without_chip = ("kind", "sort")

    @property
    def q(self) -> str:
        """The question as it was typed."""
        return self.data.get("q", "").strip()

    @cached_property
    def question(self) -> Question:
        return parse(self.q)

    @cached_property
    def narrowing(self) -> Narrowing:
        return Narrowing(**{field.name: self.values.get(field.name) for field in fields(Narrowing)})

    @property
    def order(self) -> str:
        return str(self.values.get("sort", BY_DATE))

    @property
    def is_blank(self) -> bool:
        """Whether nothing was asked at all: neither words nor anything that narrows."""
        return self.question.is_empty and self.narrowing == ANYTHING

    def search(self, reader: access.Reader) -> Search:
        return Search(reader, self.question, self.narrowing, self.order)

    def filter_queryset(self, queryset: Any) -> Any:
        """All passages of the queryset that answer, in its order."""
        audience = access.audience(access.reader(self.request))
        return answering(queryset, Criteria.of(audience, self.question, self.narrowing))

    def chips(self) -> list[dict[str, str]]:
        """How the question was read, part by part, then the filters; each with the address of the search without it."""
        return [
            {"label": str(part.label), "value": part.value, "url": self.address(q=self.question.without(part))}
            for part in self.question.parts
        ] + super().chips()

    def parameters(self) -> QueryDict:
        """The question and the filters in force, in one order: feeds are known by their address."""
        query = QueryDict(mutable=True)
        if self.q:
            query["q"] = self.q
        for name, value in self.values.items():
            query[self.form.add_prefix(name)] = str(value)
        return query
