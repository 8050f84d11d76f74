"""Forms for rows that stand in an order, and for a directive. The desk's pages are in the admin modules."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from directives.models import Directive

LAST = float("inf")
BETWEEN_UNITS = re.compile(r"[,，、;；\r\n\t]+")


def arranged(places: Sequence[tuple[int | None, int | None]]) -> list[int]:
    """The new order of rows, as their indexes, from what each row's place was and what a person wants it to be.

    A new row has no old place; without a wanted one it goes last, while an old row stays. Where two rows want one
    place, the one that moved up (or is new) comes before the one that was there, the one that moved down after it:
    moving the third of three to 1 makes it first, moving the first to 3 makes it last.
    """

    def key(index: int) -> tuple[float, int, int]:
        old, wanted = places[index]
        if wanted is None:
            return (LAST if old is None else old, 0, index)
        return (wanted, -1 if old is None or wanted < old else int(wanted > old), index)

    return sorted(range(len(places)), key=key)


class PlacedForm(forms.ModelForm):
    """A row whose position is a wish: no two wishes are in conflict, the formset numbers the rows anew."""

    place = forms.IntegerField(
        label=_("顺序"),
        required=False,
        min_value=1,
        max_value=9999,
        widget=forms.NumberInput(attrs={"class": "place", "placeholder": _("最后")}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial.setdefault("place", self.instance.position)


class OrderedFormSet(BaseInlineFormSet):
    """Rows of one parent that are numbered 1, 2, 3 … by the order a person gave them."""

    def get_queryset(self) -> Any:
        """In step with the posted rows, so that a page refused as stale shows each typed word in its own row."""
        rows = super().get_queryset()
        if not self.is_bound:
            return rows
        if not hasattr(self, "_in_step"):
            known = {str(row.pk): row for row in rows}
            posted = [self.data.get(f"{self.add_prefix(row)}-id", "") for row in range(self.initial_form_count())]
            self._in_step = [known.get(pk) or self._blank() for pk in posted]
        return self._in_step

    def _blank(self) -> Any:
        """Stands for a row that somebody else deleted meanwhile."""
        assert self.model is not None
        return self.model()

    def save(self, commit: bool = True) -> Any:
        """Saves the rows with their new positions; a row that only moved aside is saved too."""
        kept = [form for form in self.forms if self._is_kept(form)]
        places = [(form.initial.get("place"), form.cleaned_data.get("place")) for form in kept]
        for position, index in enumerate(arranged(places), start=1):
            kept[index].instance.position = position
        saved = super().save(commit)
        if commit:
            for form in kept:
                if form.initial.get("place") not in (None, form.instance.position) and not form.has_changed():
                    form.instance.save(update_fields=["position"])
        return saved

    def _is_kept(self, form: Any) -> bool:
        if self.can_delete and form in self.deleted_forms:
            return False
        return form.instance.pk is not None or form.has_changed()


class UnitsField(forms.CharField):
    """Names of units in one line; any of the usual marks parts them."""

    def prepare_value(self, value: Any) -> Any:
        return "、".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        names = (name.strip() for name in BETWEEN_UNITS.split(super().to_python(value) or ""))
        return list(dict.fromkeys(name for name in names if name))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial or [], data)


class DirectiveForm(PlacedForm):
    units = UnitsField(
        label=_("涉及单位"), required=False, max_length=2000, help_text=_("文中点名的单位，用顿号或逗号分开。")
    )

    class Meta:
        model = Directive
        fields = (
            "text",
            "headline",
            "verb",
            "speaker",
            "addressee",
            "units",
            "disclosure",
            "disclosure_reason",
        )
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
