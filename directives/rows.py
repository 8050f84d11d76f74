"""A passage of a directive as the row that lists, pages and JSON share. Days are dates, times aware."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.parser.codes import MeetingType

Link = Callable[[str], str]
Row = dict[str, Any]


def as_is(path: str) -> str:
    """The link of HTML pages: the path alone."""
    return path


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def directive_row(passage: Any, link: Link = as_is) -> Row:
    kept = passage.row
    facts = {
        name: kept[name] for name in ("key", "position", "headline", "text", "verb", "speaker", "addressee", "units")
    }
    return facts | {
        "url": link(reverse("directives:detail", args=[passage.key])),
        "item": kept["item"],
        "meeting": place(kept["meeting"], link),
        "edition": kept["edition"],
        "issued_at": timezone.localtime(datetime.fromisoformat(kept["issued_at"])),
    }


def place(meeting: Row, link: Link = as_is) -> Row:
    """The meeting a piece stands in."""
    return meeting | {
        "url": link(reverse("meetings:detail", args=[meeting["key"]])),
        "type_name": _(MeetingType(meeting["type"]).label),
        "held_on": day(meeting["held_on"]),
        "listed_on": day(meeting["listed_on"]),
    }


JSON_ITEM = ("key", "title", "kind", "outcome")
JSON_MEETING = ("key", "url", "type", "title", "held_on", "listed_on")


def directive_as_json(passage: Any, link: Link) -> Row:
    """The row of the JSON contract: of item and meeting what the contract names."""
    row = directive_row(passage, link)
    return row | {
        "item": {name: row["item"][name] for name in JSON_ITEM},
        "meeting": {name: row["meeting"][name] for name in JSON_MEETING},
    }
