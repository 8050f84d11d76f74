"""Have we ordered this before? The directives that say nearly the same as one, for its page and the desk's editor."""

from typing import Any

from django.utils.translation import gettext as _

from directives import sight
from directives.rows import Row, directive_row
from directives.search.patience import TooSlow, patience
from directives.search.similar import Likeness, similar

TIME = 1.0  # seconds: the page is worth showing without them


def alike(reader: sight.Reader, text: str, except_key: str = "") -> list[Row]:
    """Rows of directives with their words in ``pieces`` (shared ones marked) and a ``grade``; the most alike first."""
    try:
        with patience(TIME):
            return [row(one) for one in similar(reader, text, except_key=except_key)]
    except TooSlow:
        return []


def row(likeness: Likeness) -> Row:
    return directive_row(likeness.passage) | {"pieces": likeness.pieces, "grade": grade_name(likeness.grade)}


def grade_name(grade: str) -> Any:
    return {"copy": _("表述几乎相同"), "reworded": _("表述相近"), "topic": _("主题相同")}[grade]
