"""Lists as Atom feeds (RFC 4287): the newest rows, each with an id that outlives its corrections."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from website.exports import ListFile

ENTRIES = 100
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a feed. ``kind`` and ``key`` make its id; ``updated`` is when its edition was issued."""

    kind: str
    key: str
    title: str
    url: str
    text: str
    updated: datetime
    published: datetime | None = None
    category: str = ""


class Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """An empty feed was never updated; Django's would say now, each time anew."""
        return super().latest_post_date() if self.items else NEVER


def feed(request: HttpRequest, title: str, page: str, entries: Iterable[Entry]) -> HttpResponse:
    """An answer with the entries; ``page`` is the path that shows the same list."""
    atom = Feed(
        title=plain(f"{title} · {settings.OFFICE['name']}"),
        link=request.build_absolute_uri(page),
        description=None,
        language=get_language(),
        author_name=settings.OFFICE["publisher"] or settings.OFFICE["name"],
        feed_url=request.build_absolute_uri(),
        feed_guid=tag(request, "list", page),
    )
    for entry in entries:
        atom.add_item(
            title=plain(entry.title),
            link=request.build_absolute_uri(entry.url),
            description=plain(entry.text),
            unique_id=tag(request, entry.kind, entry.key),
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[entry.category] if entry.category else (),
        )
    response = HttpResponse(content_type=atom.content_type)
    atom.write(response, "utf-8")
    return response


def as_xml(request: HttpRequest, entry: Entry) -> str:
    """The entry alone as a feed writes it, an element a line; words hold no bare angle, so nothing else is parted."""
    text = feed(request, "", "/", [entry]).content.decode()
    return text[text.index("<entry>") : text.index("</feed>")].replace("><", ">\n<")


def tag(request: HttpRequest, kind: str, name: str) -> str:
    """A name for ever (RFC 4151): the same in every language, edition and scheme."""
    host = settings.OFFICE["domain"] or request.get_host().partition(":")[0]
    return f"tag:{host},2026:{kind}:{name}"


def plain(text: str) -> str:
    """The text without the signs that XML cannot hold."""
    return NOT_XML.sub("", text)


class ListFeed(ListFile):
    """The newest rows of a list. ``title`` is what it is called."""

    title: Any = ""

    def render(self, rows: Any) -> HttpResponse:
        query = self.request.GET.urlencode()
        page = reverse(self.list_name) + (f"?{query}" if query else "")
        return feed(self.request, str(self.title), page, (self.entry(row) for row in rows[:ENTRIES]))

    def entry(self, row: Any) -> Entry:
        raise NotImplementedError
