"""What a page is about, for machines: schema.org in JSON-LD. It is data, which no policy of scripts concerns.

Only what the page shows to everybody; times as in JSON.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString, mark_safe

Node = dict[str, Any]
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}  # nothing in it ends the element


def linked_data(*nodes: Node) -> SafeString:
    """The content of the element; what is empty is left out."""
    graph = {"@context": "https://schema.org", "@graph": [filled(node) for node in nodes]}
    return mark_safe(json.dumps(graph, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPES))


def filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in ("", None, [])}


def breadcrumbs(steps: Iterable[tuple[Any, str]]) -> Node:
    """The way from the home page, by name and absolute address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": str(name), "item": url}
            for position, (name, url) in enumerate(steps, 1)
        ],
    }


def publisher() -> Node:
    return {"@type": "GovernmentOrganization", "name": settings.OFFICE["publisher"] or settings.OFFICE["name"]}


def website(url: str, search: str) -> Node:
    """The site, with how it is searched."""
    return {
        "@type": "WebSite",
        "name": settings.OFFICE["name"],
        "url": url,
        "publisher": publisher(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{words}}"},
            "query-input": "required name=words",
        },
    }


def record_page(url: str, name: str, *, published: Any, modified: Any, about: Node) -> Node:
    """A page of the record and the one thing it is about."""
    return {
        "@type": "WebPage",
        "@id": url,
        "url": url,
        "name": name,
        "datePublished": published,
        "dateModified": modified,
        "publisher": publisher(),
        "mainEntity": filled(about),
    }
