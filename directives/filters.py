"""The visitor's filter form, the same for meetings and directives: type, days from and to, keyword."""

from typing import Any

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from directives.fields import choices
from meetings.parser.codes import MeetingType

QUESTION_LIMIT = 200


class RecordForm(forms.Form):
    """Checks what single fields cannot: that the range of days is one."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("from"), values.get("to")
        if first and last and last < first:
            self.add_error("to", _("结束日期不能早于开始日期。"))
        return values


def day(label: Any, lookup: str) -> django_filters.DateFilter:
    return django_filters.DateFilter(
        field_name="listed_on",
        lookup_expr=lookup,
        label=label,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("不是有效的日期，请按“2022-08-20”的格式填写。")},
    )


class RecordFilter(django_filters.FilterSet):
    """``type``, ``from``, ``to`` (days, both ends included) and ``q`` over anything with a type and ``listed_on``."""

    type = django_filters.ChoiceFilter(
        label=_("会议类型"),
        empty_label=_("全部"),
        choices=choices(MeetingType),
        error_messages={"invalid_choice": _("没有“%(value)s”这一会议类型。")},
    )
    since = day(_("开始日期"), "gte")
    to = day(_("结束日期"), "lte")
    q = django_filters.CharFilter(
        label=_("关键词"),
        method="keep_answering",
        max_length=QUESTION_LIMIT,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    class Meta:
        form = RecordForm

    @classmethod
    def get_filters(cls) -> Any:
        """Gives ``since`` the name of its address parameter, which Python reserves."""
        filters = super().get_filters()
        return type(filters)(("from" if name == "since" else name, one) for name, one in filters.items())

    def keep_answering(self, rows: Any, name: str, question: str) -> Any:
        return rows.search(question)

    def chips(self, query: QueryDict) -> list[dict[str, str]]:
        """The filters in force, each with the address of the same page without it."""
        cleaned = self.form.cleaned_data if self.form.is_valid() else {}
        return [
            {"label": str(self.form.fields[name].label), "value": self._said(name, value), "url": without(query, name)}
            for name, value in cleaned.items()
            if value
        ]

    def _said(self, name: str, value: Any) -> str:
        return str(dict(self.form.fields["type"].choices).get(value, value)) if name == "type" else str(value)

    def faults(self) -> list[str]:
        """What is wrong with the values given, a sentence each; empty when all can be used."""
        return faults(self.form) if self.is_bound else []


def faults(form: Any) -> list[str]:
    """What is wrong with the values of a bound form, a sentence each that quotes the value."""
    return [
        f"{form[name].label}“{form[name].value()}”：{one['message']}"
        for name, many in form.errors.get_json_data().items()
        for one in many
    ]


def without(query: QueryDict, *names: str) -> str:
    """The address of the same page with some parameters (and the page number) taken out."""
    kept = query.copy()
    for name in (*names, "page"):
        kept.pop(name, None)
    return "?" + kept.urlencode()
