"""What every page knows: the office, who reads, its place on the site, and the same page in the other languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject as lazy
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language

from records import access
from website.chosen_view import chosen, other
from website.columns import HOME, OTHER, PAGED, Column, column_of, tags
from website.linked_data import Node, breadcrumbs, linked_data, website


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``office``, ``reader`` (the audience whose editions the page shows), ``address`` of this page,
    ``languages``, the ``view`` chosen and the way to the other one, and what machines read of it, reckoned where a
    template asks. A view tells its own ``linked_data``.
    """
    return {
        "office": settings.OFFICE,
        "reader": reading(request),
        "address": address(request),
        "languages": languages(request),
        "view": chosen(request),
        "other_view": other(request),
        "origin": lazy(lambda: origin(request)),
        "canonical": lazy(lambda: canonical(request)),
        "tags_of_column": lazy(lambda: tags(view_name(request), origin(request), is_article=False)),
        "tags_of_article": lazy(lambda: tags(view_name(request), origin(request), is_article=True)),
        "linked_data": lazy(lambda: linked_data_of_column(request)),
    }


def view_name(request: HttpRequest) -> str:
    """What the page is called in the table of addresses; empty where there is none."""
    return request.resolver_match.view_name if request.resolver_match else ""


def reading(request: HttpRequest) -> dict[str, Any]:
    """The audience of this page and whether the reader may change to the other one."""
    if not hasattr(request, "user"):
        return {"audience": "public", "may_switch": False}
    return {
        "audience": access.audience(access.reader(request)).value,
        "may_switch": access.may_read_internal(request.user),
    }


def address(request: HttpRequest) -> str:
    """Where this page is, to be printed as a link: never ``//elsewhere/``, which a browser takes for another site."""
    return escape_leading_slashes(request.get_full_path())


def origin(request: HttpRequest) -> str:
    """Where the site is, by the name that the office gave it."""
    return f"{request.scheme}://{settings.OFFICE['domain'] or request.get_host()}"


def canonical(request: HttpRequest) -> str:
    """The one address of what a search engine may keep of this page; empty where it is a selection.

    What narrows a list leads into an endless maze, while its pages lead to every row.
    """
    number = request.GET.get("page", "")
    is_page = number.isascii() and number.isdigit() and view_name(request) in PAGED
    if request.GET and not (is_page and len(request.GET) == 1):
        return ""
    path = escape_leading_slashes(escape_uri_path(request.path))
    return origin(request) + path + (f"?page={number}" if number not in ("", "1") else "")


def linked_data_of_column(request: HttpRequest) -> str:
    """The site on its home page, the way from there on others."""
    here, column = origin(request), column_of(view_name(request))
    if column in (HOME, OTHER):
        return linked_data(website(here + reverse(HOME.page), here + reverse("directives:search")))
    return linked_data(way(request, column))


def way(request: HttpRequest, column: Column, *steps: tuple[str, str]) -> Node:
    """The way from the home page to a page of a column; each further step is a name and a path."""
    here = origin(request)
    columns = [(str(one.label), reverse(one.page)) for one in (HOME, column)]
    return breadcrumbs((name, here + path) for name, path in (*columns, *steps))


def languages(request: HttpRequest) -> list[dict[str, Any]]:
    """The same page in each language: addresses differ in their prefix alone."""
    current, path = get_language(), address(request)
    bare = path if current == settings.LANGUAGE_CODE else escape_leading_slashes(path.removeprefix(f"/{current}"))
    return [
        {
            "code": code,
            "name": name,
            "url": bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}",
            "current": code == current,
        }
        for code, name in settings.LANGUAGES
    ]
