"""A meeting's document as the rows that lists, pages and JSON share. Pure functions of editions; no query."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from directives.serializers import Link, Row, as_is
from meetings.record.schemas import read_document, upgraded
from records.codes import MeetingType
from records.fields import DIRECTIVE, ITEM, MEETING, DirectivePart, Document, listed
from records.list_numerals import ordinal
from records.sentences import says_more
from website.addresses import address_of

SHOWN = 3  # lines of a row that say what was decided


def meeting_row(edition: Any, link: Link = as_is) -> Row:
    """The row of an edition (with ``first_issued_at`` annotated)."""
    return row_of(edition, document_of(edition), link)


def row_of(edition: Any, document: Document, link: Link = as_is) -> Row:
    """The same where the document of the edition has been read."""
    return document_row(document, link) | {
        "edition": edition.number,
        "issued_at": timezone.localtime(edition.issued_at),
        "first_issued_at": timezone.localtime(edition.first_issued_at),
    }


def index_number(edition: Any) -> str:
    """The number of the office's register (CHQZFB-2026-00012) of an edition with its year and serial annotated.

    The meeting's key where the office has no register, or the public never read the meeting.
    """
    prefix = settings.OFFICE["index_prefix"]
    if not prefix or edition.index_serial is None:
        return str(edition.key)
    return f"{prefix}-{edition.index_year}-{edition.index_serial:05}"


def document_of(edition: Any) -> Document:
    """The document of an edition, or of a row (see ``as_rows``) what a row shows of it."""
    outline = edition.__dict__.get("outline")
    if outline is not None:
        return upgraded(outline | {"items": [_item_of_a_row(item) for item in outline["items"]]})
    document = read_document(edition)
    assert document is not None, f"readers see no edition without a document: {edition}"
    return document


def _item_of_a_row(item: dict[str, Any]) -> dict[str, Any]:
    return item | {"text": "", "directives": [{"headline": headline} for headline in item["directives"]]}


def told_row(edition: Any) -> Row:
    """The row of a page: what a list of meetings tells of each."""
    document = document_of(edition)
    return row_of(edition, document) | {"matters": matters(document)}


def matters(document: Document) -> list[Row]:
    """What was decided, as far as a row has room: the first items with their outcomes.

    Where there is one alone, what it asks for; and it itself where the title of the meeting does not tell it already.
    """
    items = [
        {"number": f"{ordinal(item['position'])}、", "title": item["title"] or item["text"], "outcome": item["outcome"]}
        for item in document["items"][:SHOWN]
    ]
    if len(items) != 1:
        return items
    told = [item | {"number": ""} for item in items if says_more(str(item["title"]), document["title"])]
    asked = [
        {"number": f"（{ordinal(number)}）", "title": one["headline"], "outcome": None}
        for number, one in enumerate(document["items"][0]["directives"][: SHOWN - len(told)], start=1)
    ]
    return told + asked


def document_row(document: Document, link: Link = as_is) -> Row:
    """What a row shows of the document alone; a preview has no more than this."""
    return listed(MEETING, document) | {
        "url": link(address_of("meetings:detail", document["key"])),
        "type_name": _(MeetingType(document["type"]).label),
        "item_count": len(document["items"]),
        "directive_count": sum(len(item["directives"]) for item in document["items"]),
    }


def meeting_as_json(edition: Any, corrections: list[Row], link: Link) -> Row:
    """One meeting of the JSON contract: its row, the items with their directives, the corrections, the digest."""
    items = [
        listed(ITEM, item) | {"directives": [_directive(directive, link) for directive in item["directives"]]}
        for item in document_of(edition)["items"]
    ]
    return meeting_row(edition, link) | {"items": items, "corrections": corrections, "digest": edition.digest}


def _directive(directive: DirectivePart, link: Link) -> Row:
    return listed(DIRECTIVE, directive) | {"url": link(address_of("directives:detail", directive["key"]))}


def units_of(document: Document) -> list[str]:
    """The units that its directives name, in the order of the record."""
    named = (name for item in document["items"] for directive in item["directives"] for name in directive["units"])
    return list(dict.fromkeys(filter(str.strip, named)))


def words_of(document: Document) -> Iterator[str]:
    """What its items and directives say, in the order of the record."""
    for item in document["items"]:
        yield from (item["title"], item["text"], *(directive["text"] for directive in item["directives"]))


def correction_row(edition: Any) -> Row:
    return {"edition": edition.number, "issued_at": timezone.localtime(edition.issued_at), "note": edition.note}


def earlier_row(edition: Any) -> Row:
    """One edition in a meeting's history, with its own address; an erased one has none."""
    words = edition.type is not None
    url = reverse("meetings:edition", args=[edition.key, edition.number]) if words else None
    return correction_row(edition) | {"number": edition.number, "url": url}


def change_row(edition: Any, link: Link = as_is) -> Row:
    """One act on the page of changes. Of a meeting that is withdrawn today only the key is left."""
    act = "withdrawn" if edition.type is None else "corrected" if edition.corrects else "released"
    stands = edition.type_now is not None
    return {
        "act": act,
        "at": timezone.localtime(edition.issued_at),
        "note": edition.note,
        "edition": edition.number,
        "meeting": {
            "key": edition.key,
            "url": link(address_of("meetings:detail", edition.key)) if stands else None,
            "type": edition.type_now,
            "title": edition.title_now,
            "listed_on": edition.listed_on_now,
        },
    }


ACTS = {  # what was done; without the context they are what a button does
    "released": pgettext_lazy("act", "发布"),
    "corrected": pgettext_lazy("act", "更正"),
    "withdrawn": pgettext_lazy("act", "撤回"),
}


def act_name(value: str) -> str:
    """The word for what ``/changes/`` tells: a release, a correction or a withdrawal."""
    return str(ACTS.get(value, value))


def named_change(row: Row) -> Row:
    """The change with its type's name, for pages."""
    code = row["meeting"]["type"]
    return row | {"meeting": row["meeting"] | {"type_name": _(MeetingType(code).label) if code else None}}
