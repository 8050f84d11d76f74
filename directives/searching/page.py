"""What the search page shows around its rows: tabs, facets, chips, pages. Everything is a plain link with its count."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from directives.paging import page_links
from directives.search.results import BY_DATE, LAST_PAGE, PAGE_SIZE, Count, Facets, Search
from directives.searching.asking import ORDERS, Asking
from directives.searching.instead import instead
from directives.searching.rows import hit_row
from meetings.parser.codes import MeetingType, PassageKind

Entry = dict[str, Any]
TABS = (PassageKind.DIRECTIVE, PassageKind.ITEM, PassageKind.SUMMARY)
UNITS_SHOWN, UNITS_MORE = 8, 40


def answers(asking: Asking, search: Search, query: QueryDict) -> dict[str, Any]:
    """The rows of the page asked for and all that stands around them. Facets come first: they know the count."""
    facets = search.facets
    reachable = min(search.count.number, LAST_PAGE * PAGE_SIZE)
    page = Paginator(range(reachable), PAGE_SIZE).get_page(query.get("page"))
    return {
        "rows": [hit_row(hit) for hit in search.page(page.number)] if reachable else [],
        "count": search.count.number,
        "count_is_exact": search.count.is_exact,
        "page": page,
        "page_links": page_links(page, query),
        "is_last": search.is_more and page.number == LAST_PAGE,
        "tabs": tabs(asking, facets) if facets.any_kind.number else [],
        "facets": [one for one in (types(asking, facets), years(asking, facets), units(asking, facets)) if one],
        "sorts": sorts(asking) if asking.question.required else [],
        "offers": [] if reachable else instead(asking, search),
    }


def tabs(asking: Asking, facets: Facets) -> list[Entry]:
    """All, then each kind that has hits (or is the one chosen), counted as if no kind were chosen."""
    chosen = asking.narrowing.kind
    whole = {
        "label": _("全部"),
        "count": said(facets.any_kind),
        "url": asking.address(kind=None),
        "is_current": not chosen,
    }
    return [whole] + [
        {
            "label": _(kind.label),
            "count": facets.kinds.get(kind.value, 0),
            "url": asking.address(kind=kind.value),
            "is_current": kind == chosen,
        }
        for kind in TABS
        if kind.value in facets.kinds or kind == chosen
    ]


def said(count: Count) -> str:
    return str(count.number) if count.is_exact else f"{count.number}+"


def sorts(asking: Asking) -> list[Entry]:
    return [
        {
            "label": label,
            "url": asking.address(sort="" if order == BY_DATE else order),
            "is_current": order == asking.order,
        }
        for order, label in ORDERS
    ]


def types(asking: Asking, facets: Facets) -> Entry | None:
    chosen = asking.narrowing.type
    entries = [
        entry(_(MeetingType(code).label), count, asking, chosen == code, type=code)
        for code, count in facets.types.items()
    ]
    return facet("type", _("会议类型"), entries)


def years(asking: Asking, facets: Facets) -> Entry | None:
    """Each year's link stays within the days chosen, so that it leads to exactly as many rows as it says."""
    since, until = asking.narrowing.since, asking.narrowing.until
    entries = []
    for year, count in facets.years.items():
        first, last = max(date(year, 1, 1), since or date.min), min(date(year, 12, 31), until or date.max)
        days = {"since": first.isoformat(), "to": last.isoformat()}
        entries.append(entry(_("%(year)s年") % {"year": year}, count, asking, (first, last) == (since, until), **days))
    return facet("year", _("年份"), entries)


def units(asking: Asking, facets: Facets) -> Entry | None:
    """Units by the number of hits; once one is chosen it stands alone, for the others' links would replace it."""
    chosen = asking.narrowing.unit
    if chosen and facets.count.number:
        return facet("unit", _("单位"), [entry(chosen, facets.count.number, asking, True, unit=chosen)])
    entries = [entry(name, count, asking, False, unit=name) for name, count in facets.units.items()]
    return facet("unit", _("单位"), entries[: UNITS_SHOWN + UNITS_MORE])


def entry(label: str, count: int, asking: Asking, is_current: bool, **change: str) -> Entry:
    """One value of a facet: its link chooses it, or takes the choice back where it is the one in force."""
    there = dict.fromkeys(change) if is_current else change
    return {"label": label, "count": count, "url": asking.address(**there), "is_current": is_current}


def facet(name: str, heading: str, entries: list[Entry]) -> Entry | None:
    shown = entries if name != "unit" else entries[:UNITS_SHOWN]
    return {"name": name, "heading": heading, "entries": shown, "more": entries[len(shown) :]} if entries else None


def chips(asking: Asking) -> list[dict[str, str]]:
    """How the request was read, part by part, each with the address of the same search without it."""
    narrowing = asking.narrowing
    found = [
        {"label": str(part.label), "value": part.said, "url": asking.address(q=asking.question.without(part))}
        for part in asking.question.parts
    ]
    chosen: list[tuple[str, str, Any]] = [
        ("type", _("会议类型"), narrowing.type and _(MeetingType(narrowing.type).label)),
        ("unit", _("单位"), narrowing.unit),
        ("since", _("开始日期"), narrowing.since),
        ("to", _("结束日期"), narrowing.until),
    ]
    return found + [
        {"label": label, "value": str(value), "url": asking.address(**{name: None})}
        for name, label, value in chosen
        if value
    ]
