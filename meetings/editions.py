"""How a record changed: its editions that the reader may read, what each changed word by word, and each as it was.

The public reads earlier editions where the office allows it, and never those from before a withdrawal.
"""

from itertools import pairwise
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from directives.withdrawn import missing
from meetings.models.edition import Edition
from meetings.record.document_diff import differences
from meetings.record.schemas import read_document
from meetings.renderings.serializers import earlier_row, index_number, meeting_row
from records.fields import Document
from website.columns import MEETINGS
from website.context import way
from website.linked_data import linked_data
from website.views import ReaderView

MOST = 20  # editions compared on one page, the newest


class EditionView(ReaderView):
    """``/meetings/<key>/editions/<number>/``: an edition that another replaced; the current one is the meeting's."""

    def get(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        history = Edition.objects.history_for(self.reader, key).with_first_issued()
        if settings.OFFICE["index_prefix"]:
            history = history.with_index_number()
        edition = history.filter(number=number).first()
        document = read_document(edition) if edition else None
        if edition is None or document is None:
            raise Http404(key)
        if edition.is_current:
            return redirect("meetings:detail", key)
        return render(
            request,
            "meetings/edition_detail.html",
            {
                "m": meeting_row(edition),
                "index_number": index_number(edition),
                "document": document,
                "digest": edition.digest,
                "edition": edition.number,
                "next_edition": edition.number + 1,
                "canonical": "",  # search engines keep what stands
            },
        )


class EditionHistoryView(ReaderView):
    """``/meetings/<key>/changes/``: what each edition changed, the newest first."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        history = Edition.objects.history_for(self.reader, key).with_first_issued().with_act()
        editions = list(history[: MOST + 1])
        documents = [read_document(edition) for edition in editions]
        if not editions or not editions[0].is_current or documents[0] is None:
            raise missing(self.reader, key)
        m = meeting_row(editions[0])
        steps = (m["title"], m["url"]), (_("修改过程"), reverse("meetings:changes", args=[key]))
        shown = {
            "m": m,
            "changes": [
                *map(change, editions, pairwise(documents)),
                *([first(editions[-1])] if len(editions) <= MOST else []),
            ],
            "is_cut": len(editions) > MOST,
            "linked_data": linked_data(way(request, MEETINGS, *steps)),
        }
        return render(request, "meetings/edition_history.html", shown)


def change(edition: Any, documents: tuple[Document | None, Document | None]) -> dict[str, Any]:
    """What an edition changed in the one before it; None where the words of one of them were erased."""
    now, then = documents
    return first(edition) | {"differences": differences(then, now) if then and now else None}


def first(edition: Any) -> dict[str, Any]:
    return earlier_row(edition) | {"is_current": edition.is_current, "corrects": edition.corrects}
