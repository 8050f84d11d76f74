"""What is offered while a question is typed: few, from what the reader may see, in a form a small script shows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from directives.reading import ReaderView
from directives.search.patience import patience
from directives.search.typing_ahead import Suggestion, suggest

TIME = 0.5  # seconds: later, the next letter has been typed


class SuggestView(ReaderView):
    """``/search/suggest.json``: what begins with or holds the words typed so far; 503 where that took too long.

    A script is to offer nothing then, and to ask again when the words are typed again.
    """

    as_json = True

    def get(self, request: HttpRequest) -> HttpResponse:
        with patience(TIME):
            found = suggest(self.reader, request.GET.get("q", ""))
        return self.json({"suggestions": [suggestion_row(one) for one in found]})


def suggestion_row(one: Suggestion) -> dict[str, Any]:
    """``question`` is what to search for; ``pieces`` are its words, each with whether it was typed."""
    return {
        "kind": one.kind,
        "kind_name": kind_name(one.kind),
        "text": one.text,
        "pieces": [list(piece) for piece in one.pieces],
        "question": one.question,
    }


def kind_name(kind: str) -> str:
    return {"headline": _("要点"), "unit": _("单位"), "meeting": _("会议")}[kind]
