"""A passage of a directive as the row that lists, pages and JSON share. Days are dates, times aware."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from records.codes import DatePrecision, MeetingType
from records.fields import DIRECTIVE, listed
from records.sentences import as_sentence
from website.addresses import address_of
from website.atom import Entry

Link = Callable[[str], str]
Row = dict[str, Any]


def as_is(path: str) -> str:
    """The link of HTML pages: the path alone."""
    return path


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def directive_row(passage: Any, link: Link = as_is) -> Row:
    kept = passage.row
    return listed(DIRECTIVE, kept) | {
        "url": link(address_of("directives:detail", passage.key)),
        "item": kept["item"],
        "meeting": linked_meeting(kept["meeting"], link),
        "edition": kept["edition"],
        "issued_at": timezone.localtime(datetime.fromisoformat(kept["issued_at"])),
    }


def linked_meeting(meeting: Row, link: Link = as_is) -> Row:
    """The row of the meeting that a passage belongs to, with its address, type and days to show."""
    return meeting | {
        "url": link(address_of("meetings:detail", meeting["key"])),
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


def held_on(meeting: Row) -> date | str:
    """The day where it is known, else what the report says of it; where that tells no day or month, with the day that
    lists have it under.
    """
    if meeting["held_on"] or meeting["held_on_precision"] != DatePrecision.UNKNOWN:
        return meeting["held_on"] or meeting["held_on_text"]
    text = meeting["held_on_text"] or _("未注明日期")
    return _("%(text)s，列于%(day)s") % {"text": text, "day": meeting["listed_on"]}


def passage_entry(passage: Any, url: str) -> Entry:
    return Entry(
        kind=passage.kind,
        key=passage.key,
        title=passage.headline or passage.text[:40],
        url=url,
        text=passage.text,
        updated=datetime.fromisoformat(passage.row["issued_at"]),
        category=passage.type,
        content=passage_in_html(passage),
    )


def passage_in_html(passage: Any) -> SafeString:
    """The words, and where they stand."""
    kept = passage.row
    place = [kept["meeting"]["title"], *([kept["item"]["title"]] if kept.get("item") else [])]
    return format_html(
        '<div lang="zh-Hans"><p>{}</p><p>{}</p></div>',
        as_sentence(passage.text),
        "，".join(f"《{part}》" for part in place if part),
    )
