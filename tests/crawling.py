"""A crawler that obeys robots.txt and nofollow: walks the site by the links of pages, JSON, feeds and sitemaps."""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

from django.test import Client
from protego import Protego

from tests.html import Element, parsed

HERE = "http://testserver"
TOLD = {"url", "next", "previous"}  # the names of addresses in JSON
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = "{http://www.w3.org/2005/Atom}link"


@dataclass
class Visited:
    """What the site answered at an address."""

    address: str
    status: int
    type: str
    text: str
    leads_to: str = ""

    @cached_property
    def page(self) -> Element:
        return parsed(self.text)

    @property
    def is_page(self) -> bool:
        return self.type == "text/html" and not self.leads_to

    @cached_property
    def links(self) -> list[tuple[str, bool]]:
        """Absolute addresses with fragments, each with whether a crawler is to follow it."""
        return [(urljoin(HERE + self.address, link), follow) for link, follow in self._links()]

    def _links(self) -> Iterator[tuple[str, bool]]:
        if self.leads_to:
            yield self.leads_to, True
        elif self.is_page:
            for element in (*self.page.all("a", "href"), *self.page.all("link", "href")):
                yield element["href"], "nofollow" not in element.attributes.get("rel", "").split()
        elif self.type.endswith("json"):
            yield from ((address, True) for address in told(json.loads(self.text)))
        elif self.type.endswith("xml"):
            root = ElementTree.fromstring(self.text.encode())
            yield from ((found.text or "", True) for found in root.iter(LOCATION))
            yield from ((found.get("href", ""), True) for found in root.iter(LINK))


def told(content: Any) -> Iterator[str]:
    """The addresses that JSON names."""
    if isinstance(content, dict):
        for name, value in content.items():
            if name in TOLD and isinstance(value, str):
                yield value
            else:
                yield from told(value)
    elif isinstance(content, list):
        for value in content:
            yield from told(value)


class Crawler:
    """Walks as the reader of the client. ``visited`` are its answers, ``not_followed`` what it may not visit."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.robots = Protego.parse(client.get("/robots.txt").content.decode())
        self.visited: dict[str, Visited] = {}
        self.not_followed: set[str] = set()
        self.elsewhere: set[str] = set()
        self.static: set[str] = set()

    def walk(self, most: int) -> None:
        """Visits everything; stops after ``most`` addresses, of which there ought to be fewer."""
        left = deque([f"{HERE}/", f"{HERE}/favicon.ico", *self.robots.sitemaps])
        while left and len(self.visited) < most:
            address = urldefrag(left.popleft())[0]
            path = address.removeprefix(HERE)
            if urlsplit(address).netloc != "testserver":
                self.elsewhere.add(address)
            elif path in self.visited:
                continue
            elif path.startswith("/static/"):
                self.static.add(path.removeprefix("/static/"))  # there once they are collected
            elif not self.robots.can_fetch(address, "anybot"):
                self.not_followed.add(path)
            else:
                self.visited[path] = found = self.visit(path)
                left.extend(link for link, follow in found.links if follow)
                self.not_followed |= {
                    urldefrag(link)[0].removeprefix(HERE) for link, follow in found.links if not follow
                }

    def visit(self, path: str) -> Visited:
        answer: Any = self.client.get(path)
        kind = answer["Content-Type"].partition(";")[0]
        is_text = kind.startswith("text/") or re.search("json|xml", kind)
        text = answer.getvalue().decode() if is_text else ""
        for close_file in answer._resource_closers if not is_text else ():  # the whole answer ends the connection too
            close_file()
        return Visited(path, answer.status_code, kind, text, answer.headers.get("Location", ""))

    @property
    def lost_fragments(self) -> list[tuple[str, str]]:
        """Links to a place in a page that it does not have."""
        ids = {
            path: {one["id"] for one in found.page.elements() if one.has("id")}
            for path, found in self.visited.items()
            if found.is_page
        }
        return [
            (found.address, link)
            for found in self.visited.values()
            for link, _follow in found.links
            for page, fragment in [urldefrag(link.removeprefix(HERE))]
            if fragment and page in ids and fragment not in ids[page]
        ]
