"""What was printed and what was erased, to look at: the facts of the chain and, for who may read it, the record."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from meetings.admin.site import ReadOnlyAdmin
from meetings.history.comparison import edition_value
from meetings.models import Edition, Erasure
from meetings.record.document_diff import differences
from meetings.record.schemas import read_document
from records import access

WORDS = ("title", "note")  # an administrator keeps accounts and sees the chain, not what internal editions say


def without_words(names: list[str], request: HttpRequest) -> list[str]:
    return names if access.may_read_internal(request.user) else [name for name in names if name not in WORDS]


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    change_form_template = "admin/meetings/edition.html"
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

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        edition = self.get_object(request, object_id)
        is_read = edition if access.may_read_internal(request.user) else None
        context = {"may_read": is_read is not None, **(record_of(is_read) if is_read else {}), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)


def record_of(edition: Edition) -> dict[str, Any]:
    """What an edition says, and what it changed against the last of its audience that said something."""
    of_audience = Edition.objects.filter(key=edition.key, audience=edition.audience)
    earlier = of_audience.filter(number__lt=edition.number, document__isnull=False).order_by("-number").first()
    later = of_audience.filter(number__gt=edition.number).order_by("number").defer("document").first()
    document, before = read_document(edition), read_document(earlier) if earlier else None
    return {
        "meeting": edition.meeting,
        "document": document,
        "earlier": earlier,
        "later": later,
        "changes": differences(before, document) if before and document else None,
        "points": [edition_value(one) for one in (earlier, edition) if one],
    }


@admin.register(Erasure)
class ErasureAdmin(ReadOnlyAdmin):
    list_display = ["key", "erased_at", "erased_by", "reason", "editions"]
    list_select_related = ["erased_by"]
    fields = ["key", "erased_at", "erased_by", "reason", "editions"]
