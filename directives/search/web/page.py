"""What the search page shows around its rows: tabs, facets, pages. Everything is a plain link with its count."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from directives.search.results.results import BY_DATE, LAST_PAGE, PAGE_SIZE, Count, Facets, Search
from directives.search.web.did_you_mean import also, instead
from directives.search.web.filters import ORDERS, SearchFilterSet
from directives.search.web.serializers import hit_row
from records.codes import MeetingType, PassageKind
from website.pagination import numbered, page_links

Entry = dict[str, Any]
TABS = (PassageKind.DIRECTIVE, PassageKind.ITEM, PassageKind.SUMMARY)
UNITS_SHOWN, UNITS_MORE = 8, 40


def answers(filterset: SearchFilterSet, search: Search, query: QueryDict) -> dict[str, Any]:
    """The rows of the page asked for and all that stands around them. Facets come first: they know the count."""
    facets = search.facets
    reachable = min(search.count.number, LAST_PAGE * PAGE_SIZE)
    page = numbered(Paginator(range(reachable), PAGE_SIZE), query)
    return {
        "rows": [hit_row(hit) for hit in search.page(page.number)] if reachable else [],
        "count": search.count.number,
        "count_is_exact": search.count.is_exact,
        "page": page,
        "page_links": page_links(page, query),
        "is_last": search.is_more and page.number == LAST_PAGE,
        "tabs": tabs(filterset, facets) if facets.any_kind.number else [],
        "facets": [
            values
            for values in (types(filterset, facets), years(filterset, facets), units(filterset, facets))
            if values
        ],
        "sorts": sorts(filterset) if filterset.question.required else [],
        "offers": [] if reachable else instead(filterset, search),
        "also": also(filterset, search) if reachable and page.number == 1 else [],
    }


def tabs(filterset: SearchFilterSet, facets: Facets) -> list[Entry]:
    """All, then each kind that has hits (or is the one chosen), counted as if no kind were chosen."""
    chosen = filterset.narrowing.kind
    whole = {
        "label": _("全部"),
        "count": count_text(facets.any_kind),
        "url": filterset.address(kind=None),
        "is_current": not chosen,
    }
    return [whole] + [
        {
            "label": _(kind.label),
            "count": facets.kinds.get(kind.value, 0),
            "url": filterset.address(kind=kind.value),
            "is_current": kind == chosen,
        }
        for kind in TABS
        if kind.value in facets.kinds or kind == chosen
    ]


def count_text(count: Count) -> str:
    return str(count.number) if count.is_exact else f"{count.number}+"


def sorts(filterset: SearchFilterSet) -> list[Entry]:
    return [
        {
            "label": label,
            "url": filterset.address(sort="" if order == BY_DATE else order),
            "is_current": order == filterset.order,
        }
        for order, label in ORDERS
    ]


def types(filterset: SearchFilterSet, facets: Facets) -> Entry | None:
    chosen = filterset.narrowing.type
    entries = [
        entry(_(MeetingType(code).label), count, filterset, chosen == code, type=code)
        for code, count in facets.types.items()
    ]
    return facet("type", _("会议类型"), entries)


def years(filterset: SearchFilterSet, facets: Facets) -> Entry | None:
    """Each year's link stays within the days chosen, so that it leads to exactly as many rows as it says."""
    since, until = filterset.narrowing.since, filterset.narrowing.until
    entries = []
    for year, count in facets.years.items():
        first, last = max(date(year, 1, 1), since or date.min), min(date(year, 12, 31), until or date.max)
        is_current = (first, last) == (since, until)
        entries.append(entry(_("%(year)s年") % {"year": year}, count, filterset, is_current, since=first, until=last))
    return facet("year", _("年份"), entries)


def units(filterset: SearchFilterSet, facets: Facets) -> Entry | None:
    """Units by the number of hits; once one is chosen it stands alone, for the others' links would replace it."""
    chosen = filterset.narrowing.unit
    if chosen and facets.count.number:
        return facet("unit", _("单位"), [entry(chosen, facets.count.number, filterset, True, unit=chosen)])
    entries = [entry(name, count, filterset, False, unit=name) for name, count in facets.units.items()]
    return facet("unit", _("单位"), entries[: UNITS_SHOWN + UNITS_MORE])


def entry(label: str, count: int, filterset: SearchFilterSet, is_current: bool, **change: Any) -> Entry:
    """One value of a facet: its link chooses it, or takes the choice back where it is the one in force."""
    parameters = dict.fromkeys(change) if is_current else change
    return {"label": label, "count": count, "url": filterset.address(**parameters), "is_current": is_current}


def facet(name: str, heading: str, entries: list[Entry]) -> Entry | None:
    shown = entries if name != "unit" else entries[:UNITS_SHOWN]
    return {"name": name, "heading": heading, "entries": shown, "more": entries[len(shown) :]} if entries else None
