"""What was printed and what was erased, to look at. Documents are read on the readers' pages, by those who may."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from meetings.admin.site import ReadOnlyAdmin
from meetings.models import Edition, Erasure
from records import access

WORDS = ("title", "note")  # an administrator keeps accounts and sees the chain, not what internal editions say


def without_words(names: list[str], request: HttpRequest) -> list[str]:
    return names if access.may_read_internal(request.user) else [name for name in names if name not in WORDS]


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_filter = ["audience", "is_current", "issued_at"]
    search_fields = ["key__exact"]
    search_help_text = gettext_lazy("编号")
    list_select_related = ["issued_by"]
    ordering = ["-issued_at", "-pk"]

    def get_list_display(self, request: HttpRequest) -> Any:
        columns = ["key", "audience", "number", "title", "is_current", "chain_position", "issued_at", "issued_by"]
        return without_words(columns, request)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        facts = ["key", "audience", "number", "is_current", "title", "note", "issued_at", "issued_by"]
        return without_words([*facts, "submitted_by", "approved_by", "chain_position", "digest"], request)


@admin.register(Erasure)
class ErasureAdmin(ReadOnlyAdmin):
    list_display = ["key", "erased_at", "erased_by", "reason", "editions"]
    list_select_related = ["erased_by"]
    fields = ["key", "erased_at", "erased_by", "reason", "editions"]
