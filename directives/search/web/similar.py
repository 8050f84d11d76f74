"""Have we ordered this before? The directives that say nearly the same as one, for its page and the desk's editor."""

from contextlib import nullcontext
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from directives.search.results.similar import WORDING, Likeness, similar
from directives.serializers import Row, directive_row
from records import access
from records.sentences import as_sentence
from records.timeout import TooSlow, time_limit

TIME = 1.0  # seconds: the page is worth showing without them


def alike(
    reader: access.Reader, text: str, except_key: str = "", on: date | None = None, *, is_limited: bool = True
) -> list[Row]:
    """Rows of directives with their words in ``pieces`` (shared ones marked) and a ``grade``; the most alike first.

    ``when`` says whether each was before or after the day ``on``. A page that is the same for all readers takes the
    time it needs: none of them may get it without, because the machine was busy.
    """
    try:
        with time_limit(TIME) if is_limited else nullcontext():
            return [row(likeness, on) for likeness in similar(reader, text, except_key=except_key)]
    except TooSlow:
        return []


def row(likeness: Likeness, on: date | None) -> Row:
    text = likeness.passage.text
    shown = {
        "pieces": [*likeness.pieces, (as_sentence(text).removeprefix(text), False)],
        "grade": grade_name(likeness.grade),
        "is_of_matter": likeness.grade != WORDING,
        "when": when(likeness.passage.listed_on, on) if on else "",
    }
    return directive_row(likeness.passage) | shown


def when(day: date, on: date) -> str:
    if day == on:
        return ""
    return _("此后") if day > on else _("此前")


def grade_name(grade: str) -> Any:
    return {"copy": _("表述几乎相同"), "reworded": _("表述相近"), "topic": _("主题相近"), "wording": _("用语相近")}[
        grade
    ]
