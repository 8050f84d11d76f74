"""The forms that judge what the editor posts: the head of a meeting, a row. The page draws its fields itself."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.models import Directive
from meetings.admin.confirming_form import ConfirmingForm
from meetings.admin.remarks import AnsweringForm, posted
from meetings.corrections.attendance_lines import MOST, read_people
from meetings.corrections.outline_edits import Impossible
from meetings.editor import derived, held
from meetings.editor.fields import DIRECTIVE_FIELDS, ITEM_FIELDS, USUAL_OF_DIRECTIVE, USUAL_OF_ITEM
from meetings.editor.record import TICKS, Fields, Item, Record, Row
from meetings.editor.saving import line_of, record_of
from meetings.editor.units import read_units
from meetings.models import AgendaItem, Meeting
from records import limits
from records.codes import DatePrecision

DELETED_ELSEWHERE = "deleted_elsewhere"  # marks the posted form of a meeting that is no more


def near(desk: Meeting) -> date:
    """The day from which a day without a year has its year."""
    published = desk.report.published_on if desk.report else None
    return published or localdate()


def is_no_draft(meeting: Meeting) -> str:
    """The sentence above a form whose meeting has left the desk meanwhile."""
    sentence = _("该会议现在的状态是“%(state)s”，不能修改，本次没有保存。您填写的内容还在下面，请先另行复制。")
    return sentence % {"state": meeting.get_state_display()}


class MeetingForm(AnsweringForm, ConfirmingForm):
    """The head: the meeting's own columns, its day in one field, who was there in lines."""

    held = forms.CharField(label=gettext_lazy("会议日期"), max_length=limits.DAY_TEXT, required=False)
    attendance = forms.CharField(label=gettext_lazy("出席情况"), required=False)

    class Meta:
        model = Meeting
        fields = (
            "type",
            "title",
            "number_text",
            "term",
            "number_year",
            "number",
            "listed_on",
            "chair",
            "place",
            "summary",
            "has_other_matters",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = record_of(self.instance).head
        self.initial.update({name: kept[name] for name in ("held", "attendance")})

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        if self.instance.pk:
            self._refuse_what_is_no_draft()
        if self.data.get(DELETED_ELSEWHERE):
            sentence = _(
                "这次会议已在别处被删除，本次没有保存。您填写的内容都在下面；再按一次保存，将以此新建一次会议。"
            )
            self.add_error(None, ValidationError(sentence, "deleted"))
        return self._with_day(facts)

    def _refuse_what_is_no_draft(self) -> None:
        if self.instance.erased_at:
            raise ValidationError(_("该会议的内容已被清除，不能再修改。"), "erased")
        if not self.instance.is_draft:
            raise ValidationError(is_no_draft(self.instance), "not_draft")

    def clean_attendance(self) -> str:
        lines: str = self.cleaned_data["attendance"]
        unread = [line for line in lines.splitlines() if line not in self._known_lines() and not _is_person(line)]
        if unread:
            names = "、".join(f"“{line[:40]}”" for line in unread[:3])
            raise ValidationError(
                _("这些行无法识别：%(lines)s。请每行写一人，如“列席 王明 区水务局局长”。") % {"lines": names}
            )
        if len(lines.splitlines()) > MOST:
            raise ValidationError(_("出席情况最多 %(most)d 人。") % {"most": MOST})
        return lines

    def _known_lines(self) -> set[str]:
        return set(map(line_of, self.instance.attendance.all())) if self.instance.pk else set()

    def clean_held(self) -> str:
        words: str = self.cleaned_data["held"]
        try:
            self.day = held.read(words, near=near(self.instance))
        except held.Impossible as error:
            sentence = _("没有“%(words)s”这一天，请写成“2026年3月5日”“2026年3月”“2026年”，或原文的说法，如“日前”。")
            raise ValidationError(sentence % {"words": words}) from error
        return words

    def _with_day(self, facts: dict[str, Any]) -> dict[str, Any]:
        """The columns of the day. The list follows a day that is given, unless told otherwise."""
        if "held" not in facts or "listed_on" in self.errors:
            return facts
        desk, day = self.instance, self.day
        if "held" in self.changed_data:
            if day.on is None or _tells(desk):  # 日前 stays beside the day that somebody found out
                desk.held_on_text = "" if day.on else day.text
            desk.held_on = day.on if day.precision == DatePrecision.DAY else None
            desk.held_on_precision = day.precision.value
        follows = "held" in self.changed_data and "listed_on" not in self.changed_data
        if day.on and (follows or not facts.get("listed_on")):
            facts["listed_on"] = day.on
        if day.on and day.precision != DatePrecision.DAY and held.in_digits(day) != _start(facts["listed_on"], day):
            self.add_error("listed_on", _("会议日期只到年或月时，列表日期须在其中，如最后一天。"))
        return facts


def _is_person(line: str) -> bool:
    try:
        return len(read_people(line)) == 1
    except Impossible:
        return False


def _tells(desk: Meeting) -> bool:
    """Whether the words of the report name a day, which a corrected one contradicts; 日前 does not."""
    try:
        return held.read(desk.held_on_text, near=near(desk)).on is not None
    except held.Impossible:
        return True


def _start(day: date, told: held.Held) -> str:
    return day.isoformat()[: held.LENGTHS[told.precision]]


def head_data(record: Record, post: Mapping[str, Any]) -> MultiValueDict:
    """What a MeetingForm is filled with: the merged fields, and of the post what no record has."""
    data: MultiValueDict = MultiValueDict()
    for name in ("guessed_on", "is_listed_on_right", DELETED_ELSEWHERE, *posted(post)):
        if name in post:
            data[name] = post[name]
    for name, value in record.head.items():
        data.setlist(name, value.split() if name in TICKS else [value])
    return data


class ItemForm(forms.ModelForm):
    class Meta:
        model = AgendaItem
        fields = ITEM_FIELDS


class UnitsField(forms.CharField):
    """Names of units in one line; any of the usual marks parts them."""

    def to_python(self, value: Any) -> Any:
        return value if isinstance(value, list) else read_units(super().to_python(value) or "")


class DirectiveForm(forms.ModelForm):
    units = UnitsField(label=gettext_lazy("涉及单位"), required=False, max_length=2000)

    class Meta:
        model = Directive
        fields = DIRECTIVE_FIELDS


def row_forms(record: Record, now: Record, rows: Mapping[str, Any], day: date | None) -> Iterator[tuple[Row, Any]]:
    """A form for each row that is new or has other words than it has now, filled; ``rows`` are those of the desk."""
    kept = {row.ref: row for row in now.rows()}
    for row in record.rows():
        before = kept.get(row.ref)
        if before is None or before.fields != row.fields:
            yield row, _row_form(row, before.fields if before else {}, rows.get(row.ref), day)


def _row_form(row: Row, before: Fields, desk_row: Any, day: date | None) -> Any:
    is_item = isinstance(row, Item)
    fields = (USUAL_OF_ITEM if is_item else USUAL_OF_DIRECTIVE) | before | row.fields
    if not is_item:
        fields["headline"] = derived.headline(before, fields)
        fields["deadline_on"] = derived.deadline_day(before, fields, held=day)
    data = {f"{row.ref}-{name}": value for name, value in fields.items()}
    form = (ItemForm if is_item else DirectiveForm)(data, instance=desk_row, prefix=row.ref)
    if not is_item and any(fields[name] != before.get(name, "") for name in ("deadline_on", "deadline_text")):
        form.instance.deadline_precision = derived.deadline_precision(fields)
    return form
