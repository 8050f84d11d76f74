"""Lists as plain text: a paragraph a row, for whoever reads in a terminal, by ear, or in a mail."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from website.exports import ListFile

MOST_ROWS = 1_000
PLAIN = "text/plain; charset=utf-8"


class ListText(ListFile):
    """The first rows of the list, in the order of its page."""

    def render(self, rows: Any) -> HttpResponse:
        title = f"{self.title} · {settings.OFFICE['name']}"
        shown = ["\n".join(filter(None, self.lines(row))) for row in rows[:MOST_ROWS]]
        if len(shown) == MOST_ROWS:
            shown.append(_("仅列出前 %(n)s 项。") % {"n": MOST_ROWS})
        return HttpResponse("\n\n".join([title, *shown]) + "\n", content_type=PLAIN)

    def lines(self, row: Any) -> list[str]:
        """What is said of a row; empty lines are left out."""
        raise NotImplementedError
