"""Remarks of the review in the editor: shown at their rows, answered and marked done with the meeting's own form."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from meetings import remarks
from meetings.admin.site import signed_in
from meetings.models import Meeting, Remark
from records import limits

PREFIX = "remark-"  # how the names of these fields begin


@dataclass(frozen=True, slots=True)
class ShownRemark:
    """A remark as a page draws it: what is typed in its fields, which a post may have otherwise than it is kept."""

    remark: Remark
    answer: str
    is_done: bool
    is_astray: bool  # its row is gone, so it stands at the head

    @property
    def name(self) -> str:
        return f"{PREFIX}{self.remark.pk}"


def shown(desk: Meeting, rows: set[str], post: Any) -> dict[str, list[ShownRemark]]:
    """The remarks of a meeting by the row where a page shows them."""
    found = list(desk.remarks.all()) if desk.pk else []
    return {row: [_shown(one, rows, post) for one in here] for row, here in remarks.by_row(found, rows).items()}


def _shown(remark: Remark, rows: set[str], post: Any) -> ShownRemark:
    name = f"{PREFIX}{remark.pk}"
    is_posted = f"{name}-answer" in post
    return ShownRemark(
        remark,
        answer=post[f"{name}-answer"] if is_posted else remark.answer,
        is_done=f"{name}-done" in post if is_posted else remark.is_done,
        is_astray=bool(remark.row) and remark.row not in rows,
    )


def posted(post: Iterable[str]) -> list[str]:
    """The names of these fields in a post."""
    return [name for name in post if name.startswith(PREFIX)]


class AnsweringForm(forms.ModelForm):
    """Two fields for each remark of the meeting. They change nothing of the record."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.remarks = list(self.instance.remarks.all()) if self.instance.pk else []
        for remark in self.remarks:
            name = f"{PREFIX}{remark.pk}"
            self.fields[f"{name}-answer"] = forms.CharField(label=_("答复"), max_length=limits.NOTE, required=False)
            self.fields[f"{name}-done"] = forms.BooleanField(label=_("已处理"), required=False)

    @cached_property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if not name.startswith(PREFIX)]


class RemarkPages:
    """Mixin of the meeting's admin, for a form that is an ``AnsweringForm``."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        for remark in form.remarks:
            name = f"{PREFIX}{remark.pk}"
            if f"{name}-answer" in form.data:
                remarks.answer(remark, form.cleaned_data[f"{name}-answer"], by=signed_in(request))
                remarks.settle(remark, is_done=form.cleaned_data[f"{name}-done"], by=signed_in(request))
