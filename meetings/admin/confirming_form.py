"""The part of a meeting's form where a person confirms what was guessed or doubted. Keeping it is in the admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings import doubts
from meetings.models import Meeting, ReadingDoubt


class ConfirmingForm(forms.ModelForm):
    """Ticks for the doubts of the reading, and for a day for the list that nobody gave; neither where there is none.

    ``guessed_on`` is that day as it was shown: it stays a guess in the form of a meeting that is deleted meanwhile.
    """

    settled = forms.ModelMultipleChoiceField(
        label=_("识别存疑"),
        queryset=ReadingDoubt.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    guessed_on = forms.DateField(required=False, widget=forms.HiddenInput)
    is_listed_on_right = forms.BooleanField(label=_("列表日期无误"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = list(self.instance.doubts.all()) if self.instance.report_id else []  # entered by hand: none
        if kept:
            self.fields["settled"].queryset = self.instance.doubts.select_related("settled_by")  # type: ignore[attr-defined]
            self.initial["settled"] = [doubt.pk for doubt in kept if doubt.is_settled]
        else:
            del self.fields["settled"]
        if self.instance.is_listed_on_guessed:
            self.initial["guessed_on"] = self.instance.listed_on
        else:
            del self.fields["is_listed_on_right"]

    @property
    def is_listed_on_guessed(self) -> bool:
        """Whether the day for the list is still a guess: neither confirmed nor changed, nor the meeting's day given."""
        meeting: Meeting = self.instance
        guesses = (self.initial.get("guessed_on"), self.cleaned_data.get("guessed_on"))
        is_said = meeting.held_on or self.cleaned_data.get("is_listed_on_right")
        return not is_said and meeting.listed_on in guesses

    @property
    def settles(self) -> set[int]:
        """The ids of the doubts that are settled with this form: those ticked, those that what it changes answers."""
        if "settled" not in self.fields:
            return set()
        changed = {*self.changed_data, *(["listed_on"] if self.cleaned_data.get("is_listed_on_right") else [])}
        changed |= {"held_on"} if "held" in changed else set()
        ticked = {doubt.pk for doubt in self.cleaned_data.get("settled", ())}
        return ticked | doubts.answered(self.instance, changed)
