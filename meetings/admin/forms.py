"""Fields that several forms of the desk share."""

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """The browser's own day field: it has a calendar without our JavaScript and fits a finger."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """The browser's own field for a day and a time of it."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
