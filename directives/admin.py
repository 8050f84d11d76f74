"""A directive's rows inside the form of its item on the desk. The item's own form is in meetings.admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from directives.forms import DirectiveForm, OrderedFormSet
from directives.models import Directive


def may_edit(request: HttpRequest, meeting: Any) -> bool:
    """Whether a form of this meeting's record is shown open.

    A form that is being sent stays open even if the meeting has left the desk meanwhile: the form itself refuses it
    with a sentence and keeps the typed words.
    """
    return meeting is None or request.method == "POST" or (meeting.is_draft and not meeting.erased_at)


class DeskInline(admin.StackedInline):
    """Rows of a meeting's record, open while the meeting is a draft, in the order a person gives them."""

    formset = OrderedFormSet
    extra = 1

    def meeting_of(self, parent: Any) -> Any:
        return parent

    def _may(self, request: HttpRequest, obj: Any) -> bool:
        return may_edit(request, self.meeting_of(obj) if obj is not None and obj.pk else None)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Where nothing can be moved, the wish for a place is the place itself."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if self.has_change_permission(request, obj) else _with_position(fieldsets)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and self._may(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._may(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._may(request, obj)


def _with_position(fields: Any) -> Any:
    """The same nest of field names with ``position`` for ``place``."""
    if isinstance(fields, dict):
        return {name: _with_position(value) if name == "fields" else value for name, value in fields.items()}
    if isinstance(fields, list | tuple):
        return type(fields)(_with_position(one) for one in fields)
    return "position" if fields == "place" else fields


class DirectiveInline(DeskInline):
    model = Directive
    form = DirectiveForm
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("place", "verb", "speaker", "addressee"),
                    "text",
                    "headline",
                    ("units", "disclosure", "disclosure_reason"),
                ]
            },
        )
    ]

    def meeting_of(self, parent: Any) -> Any:
        return parent.meeting
