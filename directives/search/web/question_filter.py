"""The question of a list: words to look for, as a filter beside the others that its filterset declares."""

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from directives.search.queries.criteria import Criteria
from directives.search.queries.query import parse
from records import access
from website.filters import QUESTION_LIMIT


class QuestionFilter(django_filters.CharFilter):
    """Words to look for: ``search`` narrows the rows to those that answer the criteria of the question."""

    def __init__(self, search: Callable[[Any, Criteria], Any]) -> None:
        self.search = search
        super().__init__(
            label=_("关键词"),
            max_length=QUESTION_LIMIT,
            widget=forms.SearchInput(attrs={"placeholder": _("请输入关键词")}),
        )

    def filter(self, qs: Any, value: str) -> Any:
        if not value:
            return qs
        audience = access.audience(access.reader(self.parent.request))
        return self.search(qs, Criteria.of(audience, parse(value)))
