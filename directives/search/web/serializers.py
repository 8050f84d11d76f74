"""A hit as the row that page, JSON, file and feed share."""

from typing import Any

from django.utils.translation import gettext as _

from directives.search.results.results import Hit
from directives.serializers import Link, Row, as_is, linked_meeting
from records.codes import PassageKind
from records.list_numerals import cited, ordinal
from website.addresses import address_of

JSON_MEETING = ("key", "url", "title")


def hit_url(passage: Any) -> str:
    """Where a hit is read: a directive on its own page, an item in its meeting."""
    if passage.kind == PassageKind.DIRECTIVE:
        return address_of("directives:detail", passage.key)
    page = address_of("meetings:detail", passage.meeting_key)
    return f"{page}#{passage.key}" if passage.kind == PassageKind.ITEM else page


def hit_row(hit: Hit) -> Row:
    """The row of a page: words in pieces, each with whether it is marked."""
    passage = hit.passage
    return {
        "kind": passage.kind,
        "kind_name": _(PassageKind(passage.kind).label),
        "key": passage.key,
        "url": hit_url(passage),
        "headline": hit.headline_pieces,
        "snippet": hit.snippet,
        "context": hit.context_pieces if hit.is_of_its_context else [],
        "meeting": linked_meeting(passage.row["meeting"]),
        "item_key": (passage.row.get("item") or {}).get("key"),
        "place": place(passage.row),
        "units": passage.units,
        "deadline_text": passage.row.get("deadline_text", ""),
    }


def place(kept: Row) -> str:
    """Where in the record a hit stands, as it is cited: 三（一） of a directive, 三 of an item; a summary has none."""
    item, position = kept.get("item"), kept.get("position")
    if not item:
        return ""
    return cited(item["position"], position) if position else ordinal(item["position"])


def hit_as_json(hit: Hit, link: Link = as_is) -> Row:
    """The row of the JSON contract; ``marks`` count characters (code points) of ``text``."""
    passage = hit.passage
    meeting = linked_meeting(passage.row["meeting"], link)
    return {
        "kind": passage.kind,
        "key": passage.key,
        "url": link(hit_url(passage)),
        "headline": passage.headline,
        "text": passage.text,
        "marks": [list(mark) for mark in hit.marks],
        "listed_on": passage.listed_on,
        "type": passage.type,
        "meeting": {name: meeting[name] for name in JSON_MEETING},
    }
