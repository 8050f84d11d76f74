"""What is offered while a question is typed: few, from what the reader may see, in a form a small script shows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from directives.search.results.autocomplete import Suggestion, suggest
from records.timeout import time_limit
from website.views import ReaderView

TIME = 0.5  # seconds: later, the next letter has been typed


class SuggestView(ReaderView):
    """``/search/suggest.json``: what begins with or holds the words typed so far; 503 where that took too long.

    A script is to offer nothing then, and to ask again when the words are typed again.
    """

    as_json = True

    def get(self, request: HttpRequest) -> HttpResponse:
        with time_limit(TIME):
            found = suggest(self.reader, request.GET.get("q", ""))
        return self.json({"suggestions": [suggestion_row(suggestion) for suggestion in found]})


def suggestion_row(suggestion: Suggestion) -> dict[str, Any]:
    """``question`` is what to search for; ``pieces`` are its words, each with whether it was typed."""
    return {
        "kind": suggestion.kind,
        "kind_name": kind_name(suggestion.kind),
        "text": suggestion.text,
        "pieces": [list(piece) for piece in suggestion.pieces],
        "question": suggestion.question,
    }


def kind_name(kind: str) -> str:
    return {"headline": _("要点"), "unit": _("单位"), "meeting": _("会议")}[kind]
