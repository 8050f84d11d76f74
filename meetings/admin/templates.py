"""Templates of meetings: what each type begins with, a line for each item and each person."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.admin.site import DeskAdmin
from meetings.corrections.attendance_lines import read_people
from meetings.corrections.outline_edits import Impossible
from meetings.models import MeetingTemplate
from records import limits

MOST_ITEMS = 50


class TemplateForm(forms.ModelForm):
    def clean_items(self) -> str:
        lines = _tidy(self.cleaned_data["items"])
        if len(lines) > MOST_ITEMS or any(len(line) > limits.TITLE for line in lines):
            sentence = _("固定议题最多 %(most)d 个，每个最多 %(length)d 字。")
            raise ValidationError(sentence % {"most": MOST_ITEMS, "length": limits.TITLE})
        return "\n".join(lines)

    def clean_attendance(self) -> str:
        lines = _tidy(self.cleaned_data["attendance"])
        try:
            read_people("\n".join(lines))
        except Impossible as error:
            sentence = _("有的行无法识别。请每行写一人，如“列席 王明 区水务局局长”。")
            raise ValidationError(sentence) from error
        return "\n".join(lines)


def _tidy(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


@admin.register(MeetingTemplate)
class MeetingTemplateAdmin(DeskAdmin):
    """One for each type; the type is chosen once."""

    form = TemplateForm
    save_on_top = False
    actions = None
    list_display = ["type", "count_items", "count_people"]
    fields = ["type", "items", "attendance"]

    def get_readonly_fields(self, request: Any, obj: Any = None) -> list[str]:
        return ["type"] if obj else []

    @admin.display(description=gettext_lazy("固定议题"))
    def count_items(self, template: MeetingTemplate) -> int:
        return len(template.items.splitlines())

    @admin.display(description=gettext_lazy("固定出席人员"))
    def count_people(self, template: MeetingTemplate) -> int:
        return len(template.attendance.splitlines())
