"""What every filtered list stands on: a filterset that names its errors, shows its chips and makes its addresses.

A list declares its filters in a class of its own (see ``meetings.lists``), with the kinds of filter of this module.
"""

import re
from datetime import date, datetime
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_filters.constants import EMPTY_VALUES

from records.codes import MeetingType
from records.columns import choices

QUESTION_LIMIT = 200
PLACES = ("page", "cursor")  # in a list, and no part of what it is
OFFSET = re.compile(r" (?=\d\d:?\d\d\Z)")  # a plus sign that was not written %2B arrives as a space
PARAMETERS = {"since": "from", "until": "to", "after": "since"}  # in addresses; Python reserves one of the words


class FilterForm(forms.Form):
    """The form of a filterset: what its parameters are called, and what single fields cannot check."""

    def add_prefix(self, field_name: str) -> str:
        return super().add_prefix(PARAMETERS.get(field_name, field_name))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("since"), values.get("until")
        if first and last and last < first:
            self.add_error("until", _("结束日期不能早于开始日期。"))
        return values

    @property
    def told(self) -> Any:
        """All that a page shows of it, to be compared."""
        return type(self).__name__, [field.value() for field in self.visible_fields()]

    @property
    def is_filled(self) -> bool:
        """Whether something stands in a control that is seen."""
        return any(field.value() for field in self.visible_fields())


class RecordFilterSet(django_filters.FilterSet):
    """The base of the filters of all readers' lists. A value that cannot be used leaves no rows, and is named."""

    without_chip: ClassVar[tuple[str, ...]] = ()  # filters that their page shows in another way

    class Meta:
        form = FilterForm

    @property
    def qs(self) -> Any:
        return self.queryset.none() if self.errors else super().qs

    @property
    def values(self) -> dict[str, Any]:
        """The filters in force, by name."""
        cleaned = self.form.cleaned_data if self.is_valid() else {}
        return {name: value for name, value in cleaned.items() if value not in EMPTY_VALUES}

    def error_sentences(self) -> list[str]:
        """What is wrong with the values given, a sentence each that quotes the value."""
        return [
            f"{self.form[name].label}“{self.form[name].value()}”：{error['message']}"
            for name, errors in self.errors.get_json_data().items()
            for error in errors
        ]

    def chips(self) -> list[dict[str, str]]:
        """The filters in force, each with the address of the same page without it."""
        return [
            {"label": str(self.form[name].label), "value": self.display(name), "url": self.address(**{name: None})}
            for name in self.values
            if name not in self.without_chip
        ]

    def display(self, name: str) -> str:
        """The value of a filter as people read it: of a choice its label."""
        value = self.values[name]
        return str(dict(getattr(self.form.fields[name], "choices", ())).get(value, value))

    def address(self, **changes: Any) -> str:
        """The query string of the same list, its first page, with some filters changed or (by None) taken out."""
        query = self.parameters()
        for name, value in changes.items():
            parameter = self.form.add_prefix(name)
            if value in EMPTY_VALUES:
                query.pop(parameter, None)
            else:
                query[parameter] = str(value)
        return "?" + query.urlencode()

    def parameters(self) -> QueryDict:
        """The filters in force, in one order and nothing else: feeds are known by their address.

        Where one is wrong, all are kept as they came, to be mended.
        """
        if self.errors:
            kept: QueryDict = self.data.copy()
            for parameter in PLACES:
                kept.pop(parameter, None)
            return kept
        query = QueryDict(mutable=True)
        for name, value in self.values.items():
            query[self.form.add_prefix(name)] = value.isoformat() if isinstance(value, date) else str(value)
        return query


class CodeFilter(django_filters.ChoiceFilter):
    """One of a closed list; ``invalid`` is the sentence about any other value."""

    def __init__(self, label: Any, values: Any, invalid: Any, **options: Any) -> None:
        super().__init__(
            label=label,
            choices=values,
            empty_label=_("全部"),
            error_messages={"invalid_choice": invalid},
            **options,
        )


class MeetingTypeFilter(CodeFilter):
    def __init__(self) -> None:
        super().__init__(_("会议类型"), choices(MeetingType), _("没有“%(value)s”这一会议类型。"))


class DayFilter(django_filters.DateFilter):
    """A day, written 2022-08-20, that bounds a column of days, or of times in the office's zone."""

    def __init__(self, label: Any, field_name: str, lookup_expr: str) -> None:
        super().__init__(
            field_name=field_name,
            lookup_expr=lookup_expr if field_name == "listed_on" else f"date__{lookup_expr}",
            label=label,
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("不是有效的日期，请按“2022-08-20”的格式填写。")},
        )


class FirstDayFilter(DayFilter):
    def __init__(self, field_name: str = "listed_on") -> None:
        super().__init__(_("开始日期"), field_name, "gte")


class LastDayFilter(DayFilter):
    def __init__(self, field_name: str = "listed_on") -> None:
        super().__init__(_("结束日期"), field_name, "lte")


class MomentField(forms.Field):
    """A point in time with its offset, written 2022-08-20T10:30:00+08:00."""

    default_error_messages = {"invalid": _("不是带时区的时间，请按“2022-08-20T10:30:00+08:00”的格式填写。")}

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        try:
            moment = datetime.fromisoformat(OFFSET.sub("+", value))
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


class AfterFilter(django_filters.Filter):
    """A point in time that what is listed came after."""

    field_class = MomentField

    def __init__(self, field_name: str) -> None:
        super().__init__(field_name=field_name, lookup_expr="gt", label=_("起始时间"))
