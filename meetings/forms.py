"""The desk's forms: a meeting, its items and attendance. Saving is in the admin."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from directives.forms import PlacedForm
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.parser.codes import DatePrecision


class DayInput(forms.DateInput):
    """The browser's own day field: it has a calendar without our JavaScript and fits a finger."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DeskForm(forms.ModelForm):
    """A form that knows which version of the meeting the person saw, and is refused when it has moved since."""

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen_version"] = self.desk.version

    @property
    def desk(self) -> Meeting:
        return self.instance

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        if self.instance.pk:
            self._refuse_stale(facts.get("seen_version"))
        return facts

    def _refuse_stale(self, seen: int | None) -> None:
        if self.desk.erased_at:
            raise ValidationError(_("该会议的内容已被清除，不能再修改。"), "erased")
        if not self.desk.is_draft:
            sentence = _("该会议现在的状态是“%(state)s”，不能修改，本次没有保存。您填写的内容还在下面，请先另行复制。")
            raise ValidationError(sentence % {"state": self.desk.get_state_display()}, "not_draft")
        if seen != self.desk.version:
            link = format_html(
                '<a href="{}" target="_blank" rel="noopener">{}</a>',
                reverse(
                    f"admin:{self._meta.model._meta.label_lower.replace('.', '_')}_change", args=[self.instance.pk]
                ),
                _("在新窗口打开最新内容"),
            )
            sentence = _(
                "在您编辑期间，其他人修改了这次会议，本次没有保存。您填写的内容还在下面；请{link}，核对后重新填写。"
            )
            raise ValidationError(format_html(sentence, link=link), "stale")


class MeetingForm(DeskForm):
    class Meta:
        model = Meeting
        fields = (
            "type",
            "title",
            "number_text",
            "term",
            "number_year",
            "number",
            "held_on",
            "held_on_precision",
            "held_on_text",
            "listed_on",
            "chair",
            "place",
            "summary",
            "has_other_matters",
        )
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "summary": forms.Textarea(attrs={"rows": 5}),
            "held_on": DayInput,
            "listed_on": DayInput,
        }

    def clean_title(self) -> str:
        """The title is typed in a field of two lines and kept in one."""
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        held_on: date | None = facts.get("held_on")
        if "held_on" in self.errors:
            return facts
        if held_on:
            facts["held_on_precision"] = DatePrecision.DAY.value
            if "held_on" in self.changed_data and "listed_on" not in self.changed_data:
                facts["listed_on"] = held_on  # the list follows a corrected day unless told otherwise
        elif facts.get("held_on_precision") == DatePrecision.DAY:
            self.add_error("held_on", _("日期精度为“日”时请填写会议日期；不知道是哪一天，请把精度改为月、年或未知。"))
        return facts


class AgendaItemForm(PlacedForm):
    """An item as a row of its meeting's form."""

    class Meta:
        model = AgendaItem
        fields = ("kind", "outcome", "title", "text", "disclosure", "disclosure_reason")
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class ItemPageForm(DeskForm):
    """An item on a page of its own, above its directives."""

    class Meta(AgendaItemForm.Meta):
        pass

    @property
    def desk(self) -> Meeting:
        return self.instance.meeting


class AttendanceForm(PlacedForm):
    class Meta:
        model = Attendance
        fields = ("role", "name", "post")
