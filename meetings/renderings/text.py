"""A meeting's document as plain text: the same words as its page, in its order. No query."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from directives.serializers import Link
from meetings.days import held
from meetings.renderings.beside import kind_beside, outcome_beside
from meetings.renderings.serializers import document_of, meeting_row
from records.fields import OTHER_MATTERS, Document, ItemPart, people_in_words
from records.list_numerals import ordinal
from records.sentences import as_sentence, says_more


def as_text(edition: Any, link: Link) -> str:
    """The record with what is known of it above and below; a blank line between paragraphs."""
    document, m = document_of(edition), meeting_row(edition, link)
    facts = [
        (_("会议类型"), m["type_name"]),
        (_("会议届次"), m["number_text"]),
        (_("会议日期"), held(m)),
        (_("主持人"), m["chair"]),
        (_("地点"), document.get("place", "")),
        (_("发布时间"), minute(m["first_issued_at"])),
    ]
    imprint = [
        (_("信息来源"), settings.OFFICE["publisher"]),
        (_("版次"), f"{m['edition']}（{minute(m['issued_at'])}）"),
        (_("校验码"), edition.digest),
        (_("网址"), m["url"]),
    ]
    people = people_in_words(document.get("attendance", []))
    paragraphs = [m["title"], lines(facts), *words(document), people, "—" * 8, lines(imprint)]
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def minute(at: Any) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def lines(facts: list[tuple[str, str]]) -> str:
    """A line for each fact that there is."""
    return "\n".join(f"{label}{_('：')}{value}" for label, value in facts if value)


def words(document: Document) -> Iterator[str]:
    """The paragraphs of the record."""
    yield as_sentence(document["summary"])
    for item in document["items"]:
        yield from matter(item)
    if document["withheld"]:
        yield OTHER_MATTERS


def matter(item: ItemPart) -> Iterator[str]:
    """An agenda item with its directives, numbered as they are cited."""
    marks = "，".join(filter(None, (kind_beside(item), outcome_beside(item))))
    yield f"{ordinal(item['position'])}、{item['title'] or item['text']}" + (f"（{marks}）" if marks else "")
    if item["title"] and says_more(item["text"], item["title"]):
        yield as_sentence(item["text"])
    for directive in item["directives"]:
        yield f"（{ordinal(directive['position'])}）{as_sentence(directive['text'])}"
