"""The desk's forms: a meeting, its items and attendance, and the report that is pasted. Saving is in the admin."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.forms import PlacedForm
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.parser.codes import DatePrecision
from meetings.parser.decode import LIMIT, Unreadable, check, decode


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


class PasteForm(forms.Form):
    """A report: pasted, or chosen as a file. ``cleaned_data["text"]`` is what was received, as text."""

    text = forms.CharField(
        label=gettext_lazy("会议稿全文"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 16})
    )
    file = forms.FileField(
        label=gettext_lazy("或选择文本文件"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("纯文本（.txt），编码为 UTF-8、UTF-16 或 GB18030，不超过 1 MB。"),
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )
    published_on = forms.DateField(
        label=gettext_lazy("发布日期"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("会议稿公开发布的日期。稿中日期没有写年份时，按它推算。"),
    )
    source_url = forms.URLField(
        label=gettext_lazy("来源网址"), required=False, max_length=500, assume_scheme="https", empty_value=""
    )
    title = forms.CharField(
        label=gettext_lazy("会议稿标题"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("可不填，便于日后查找。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []  # ``check`` says the same of NUL and more, in words for this page

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        text, file = facts.get("text", ""), facts.get("file")
        if text.strip() and file:
            raise ValidationError(_("请只用一种方式：粘贴全文，或选择一个文件。"), "both")
        if not text.strip() and not file:
            raise ValidationError(_("请粘贴会议稿全文，或选择一个文本文件。"), "neither")
        try:
            facts["text"] = read_file(file) if file else text
            check(facts["text"])
        except Unreadable as refusal:
            self.add_error("file" if file else "text", _(str(refusal)))
        return facts


def read_file(file: Any) -> str:
    """The text of an uploaded file. What is too big is refused before a byte of it is read."""
    if not file.name.lower().endswith(".txt"):
        raise Unreadable(_("只能选择纯文本文件（.txt）。Word 等文件请先另存为纯文本，或把全文粘贴到上面。"))
    if file.size > 4 * LIMIT:
        raise Unreadable(_("内容超过 1 MB，不像一份会议稿，请拆分后再试。"))
    return decode(file.read())
