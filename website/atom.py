"""Lists as Atom feeds (RFC 4287): the last released first, in pages (RFC 5005); ids outlive corrections and hosts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from website.cursors import BadCursor, window
from website.exports import ListFile

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a feed. ``kind`` and ``key`` make its id; ``updated`` is when its edition was issued.

    ``text`` is what a list shows of it, ``content`` the whole, in HTML.
    """

    kind: str
    key: str
    title: str
    url: str
    text: str
    updated: datetime
    published: datetime | None = None
    category: str = ""
    content: str = ""


class Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """An empty feed was never updated; Django's would say now, each time anew."""
        return super().latest_post_date() if self.items else NEVER

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for rel, href in self.feed["links"].items():
            handler.addQuickElement("link", "", {"rel": rel, "href": href})

    def add_item_elements(self, handler: Any, item: Any) -> None:
        """Django writes a summary as if its words were HTML."""
        super().add_item_elements(handler, item | {"description": None})
        if item["description"]:
            handler.addQuickElement("summary", item["description"])
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


def feed(
    request: HttpRequest,
    title: str,
    page: str,
    entries: Iterable[Entry],
    *,
    itself: str = "",
    links: Mapping[str, str] | None = None,
) -> HttpResponse:
    """An answer with the entries; ``page`` is the path that shows the same list, ``itself`` that of the feed and
    ``links`` the paths of its other pages.
    """
    atom = Feed(
        title=plain(f"{title} · {settings.OFFICE['name']}"),
        link=request.build_absolute_uri(page),
        description=None,
        language=get_language(),
        author_name=settings.OFFICE["publisher"] or settings.OFFICE["name"],
        feed_url=request.build_absolute_uri(itself or None),
        feed_guid=tag("list", page),
        links={rel: request.build_absolute_uri(path) for rel, path in (links or {}).items()},
    )
    for entry in entries:
        atom.add_item(
            title=plain(entry.title),
            link=request.build_absolute_uri(entry.url),
            description=plain(entry.text),
            unique_id=tag(entry.kind, entry.key),
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[entry.category] if entry.category else (),
            content=plain(entry.content),
        )
    response = HttpResponse(content_type=atom.content_type)
    atom.write(response, "utf-8")
    return response


def as_xml(request: HttpRequest, entry: Entry) -> str:
    """The entry alone as a feed writes it, an element a line, but for its content, which is the record once more.

    Words hold no bare angle, so nothing else is parted.
    """
    text = feed(request, "", "/", [replace(entry, content="")]).content.decode()
    return text[text.index("<entry>") : text.index("</feed>")].replace("><", ">\n<")


def tag(kind: str, name: str) -> str:
    """A name for ever (RFC 4151): the same in every language, edition and scheme, and at every host of the site."""
    return f"tag:{settings.NAMING_HOST},2026:{kind}:{name}"


def plain(text: str) -> str:
    """The text without the signs that XML cannot hold."""
    return NOT_XML.sub("", text)


class ListFeed(ListFile):
    """The rows of a list by their release, whatever the day of the meeting."""

    def render(self, rows: Any) -> HttpResponse:
        try:
            part = window(rows, order=self.release_order(), cursor=self.request.GET.get("cursor", ""))
        except BadCursor:
            return self.refuse(400, "bad_cursor", _("分页位置已失效，请从第一页重新读取。"))
        query = self.filterset.address().removesuffix("?")
        path = self.path("atom")
        pages = {"first": path + query} | {
            rel: path + self.filterset.address(cursor=cursor)
            for rel, cursor in (("previous", part.previous), ("next", part.next))
            if cursor
        }
        return feed(
            self.request,
            str(self.title),
            self.path() + query,
            (self.entry(row) for row in part.rows),
            itself=path + self.filterset.address(cursor=self.request.GET.get("cursor")).removesuffix("?"),
            links=pages,
        )

    def entry(self, row: Any) -> Entry:
        raise NotImplementedError
