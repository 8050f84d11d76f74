"""What a request to ``/search/`` asks: its question and the form's narrowing, checked, and as an address again."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from directives import sight
from directives.fields import choices
from directives.filters import RecordForm, faults
from directives.search.asked import ANYTHING, Narrowing
from directives.search.question import Question, parse
from directives.search.results import BY_DATE, BY_RELEVANCE, Search
from meetings.parser.codes import MeetingType, PassageKind

LONGEST_UNIT = 80  # as long as a passage keeps them
ORDERS = [(BY_DATE, _("按时间")), (BY_RELEVANCE, _("按相关度"))]


def day_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d"),
        error_messages={"invalid": _("不是有效的日期，请按“2022-08-20”的格式填写。")},
    )


def choice_field(label: Any, values: Any, invalid: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=values, error_messages={"invalid_choice": invalid})


class SearchForm(RecordForm):
    """What narrows and orders a search. The question itself is not here: no question is wrong."""

    kind = choice_field(_("类别"), choices(PassageKind), _("没有“%(value)s”这一类别。"))
    type = choice_field(_("会议类型"), choices(MeetingType), _("没有“%(value)s”这一会议类型。"))
    unit = forms.CharField(label=_("单位"), required=False, max_length=LONGEST_UNIT)
    since = day_field(_("开始日期"))
    to = day_field(_("结束日期"))
    sort = choice_field(_("排序"), ORDERS, _("没有“%(value)s”这一排序方式。"))

    def __init__(self, query: QueryDict) -> None:
        """Gives ``since`` the name of its address parameter, which Python reserves."""
        super().__init__(query)
        self.fields = {("from" if name == "since" else name): one for name, one in self.fields.items()}

    def faults(self) -> list[str]:
        return faults(self)


@dataclass(frozen=True)
class Asking:
    """One request's question. ``parameters`` are those of its address without the page; empty ones are left out."""

    question: Question
    narrowing: Narrowing = ANYTHING
    order: str = BY_DATE
    parameters: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing was asked at all: neither words nor anything that narrows."""
        return self.question.is_empty and self.narrowing == ANYTHING

    def of(self, reader: sight.Reader) -> Search:
        return Search(reader, self.question, self.narrowing, self.order)

    def address(self, **changes: str | None) -> str:
        """The query string of the same search with some parameters changed; ``since`` stands for ``from``."""
        changed = {("from" if name == "since" else name): value for name, value in changes.items()}
        return "?" + urlencode({name: value for name, value in (self.parameters | changed).items() if value})


def asking(query: QueryDict, form: SearchForm) -> Asking:
    """What a form that has no faults asks."""
    given = form.cleaned_data
    question = parse(query.get("q", ""))
    narrowing = Narrowing(
        kind=given["kind"] or None,
        type=given["type"] or None,
        since=given["from"],
        until=given["to"],
        unit=given["unit"] or None,
    )
    kept = {"q": query.get("q", "").strip()} | {name: str(given[name] or "") for name in form.fields}
    return Asking(question, narrowing, given["sort"] or BY_DATE, {name: value for name, value in kept.items() if value})
