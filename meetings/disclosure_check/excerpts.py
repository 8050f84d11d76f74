"""The excerpts of a record: those the public reads, and those that are hidden from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from meetings.record.document import is_public
from records.fields import DirectivePart, Document, ItemPart

HEADING, NOTE = "heading", "note"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words that stand together. ``path`` is ``title``, ``summary``, ``note`` or the key of an item or a directive.

    ``group`` is the part of the public record they belong to: an item with its directives is one, title and summary
    are another. ``topic`` is what the public reads of the item that a hidden directive belongs to, ``matter`` is what
    an item calls itself.
    """

    path: str
    label: str
    text: str
    group: str = HEADING
    topic: str = ""
    matter: str = ""


def public_excerpts(document: Document) -> Iterator[Excerpt]:
    """The excerpts that a release of the internal document would print, as far as people word them."""
    yield Excerpt("title", _("标题"), document["title"])
    yield Excerpt("summary", _("会议要点"), document["summary"])
    for item in filter(is_public, document["items"]):
        yield _item(item)
        for directive in filter(is_public, item["directives"]):
            yield _directive(item, directive)


def note_excerpt(label: str, text: str) -> Excerpt:
    """A note that is printed with an edition."""
    return Excerpt(NOTE, label, text, group=NOTE)


def hidden_excerpts(document: Document) -> Iterator[Excerpt]:
    """The excerpts of hidden items with all their directives, and of hidden directives of public items."""
    for item in document["items"]:
        if not is_public(item):
            yield _item(item)
        for directive in item["directives"]:
            if not is_public(item):
                yield _directive(item, directive)
            elif not is_public(directive):
                yield _directive(item, directive, topic=_item(item).text)


def hidden_beside(other: Document) -> Iterator[Excerpt]:
    """The hidden excerpts of another meeting of the same report, named with its title."""
    for excerpt in hidden_excerpts(other):
        yield replace(excerpt, label=_("《%(title)s》%(place)s") % {"title": other["title"], "place": excerpt.label})


def _item(item: ItemPart) -> Excerpt:
    text, matter = _joined(item["title"], item["text"]), item["title"] or item["text"]
    return Excerpt(item["key"], _item_label(item), text, item["key"], matter=matter)


def _directive(item: ItemPart, directive: DirectivePart, topic: str = "") -> Excerpt:
    text = _joined(directive["headline"], directive["text"], directive["addressee"], *directive["units"])
    label = _item_label(item) + _("第%(number)d项工作要求") % {"number": directive["position"]}
    return Excerpt(directive["key"], label, text, item["key"], topic)


def _item_label(item: ItemPart) -> str:
    return _("第%(number)d个议题") % {"number": item["position"]}


def _joined(*parts: str) -> str:
    """The parts, a line each, without those that another one says: a title is most often the text, cut short."""
    longest_first = sorted(filter(None, parts), key=len, reverse=True)
    kept: list[str] = []
    for part in longest_first:
        if not any(part.rstrip("…等") in other for other in kept):
            kept.append(part)
    return "\n".join(part for part in dict.fromkeys(parts) if part in kept)
