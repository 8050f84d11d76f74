"""What the page offers beside the answers or where there are none: other questions with their counts, each a link, none
applied unasked.
"""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directives.search.queries.criteria import ANYTHING
from directives.search.results.did_you_mean import offers
from directives.search.results.offer import Offer
from directives.search.results.readings import may_be_read_otherwise, readings
from directives.search.results.results import Count, Search
from directives.search.web.filters import SearchFilterSet
from records.timeout import TooSlow, time_limit

TIME = 1.0  # seconds
Row = dict[str, Any]
PARTS = ("parted", "piece")


def instead(filterset: SearchFilterSet, search: Search) -> list[Row]:
    """Where nothing is found: what the question can mean, then what is near it; parts of a word as a last resort."""
    meant = also(filterset, search)
    near = (offer for offer in offers(search) if leads_somewhere(offer) and not (meant and offer.reason in PARTS))
    return meant + [row(filterset, offer) for offer in near]


def also(filterset: SearchFilterSet, search: Search) -> list[Row]:
    """What the question can mean besides its words; nothing where that takes too long, for the answers are there."""
    if not may_be_read_otherwise(search):
        return []
    try:
        with time_limit(TIME):
            return [row(filterset, offer) for offer in readings(search) if leads_somewhere(offer)]
    except TooSlow:
        return []


def leads_somewhere(offer: Offer) -> bool:
    """To ask nothing at all would lead to the start page."""
    return bool(offer.question) or offer.narrowing != ANYTHING


def row(filterset: SearchFilterSet, offer: Offer) -> Row:
    return {
        "reason": offer.reason,
        "why": why(offer),
        "question": offer.question,
        "days": days(filterset, offer),
        "count": offer.count.number,
        "count_text": count_text(offer.count),
        "url": address(filterset, offer),
    }


def days(filterset: SearchFilterSet, offer: Offer) -> str:
    """The days that the offer narrows to and the form does not: 2025-11-19, or the first and the last."""
    first, last = offer.narrowing.since, offer.narrowing.until
    if (first, last) == (filterset.narrowing.since, filterset.narrowing.until) or not (first and last):
        return ""
    return f"{first}" if first == last else f"{first} — {last}"


def why(offer: Offer) -> str:
    if said := read_as(offer.reason):
        return said
    if offer.reason == "narrowing":
        return _("不限类型、年份、日期和单位")
    if offer.reason == "sound":
        return _("读音相同，不限类型、年份、日期和单位") if offer.is_widened else _("读音相同")
    if offer.reason == "piece":
        return _("只查其中的“%(word)s”") % {"word": offer.word}
    left_out = _("去掉“%(word)s”，不限类型、年份、日期和单位") if offer.is_widened else _("去掉“%(word)s”")
    return left_out % {"word": offer.word}


def read_as(reason: str) -> str:
    """How the words are read; empty where the reason is another."""
    return {
        "period": _("按会议时间查找"),
        "unit": _("按涉及单位查找"),
        "numerals": _("数字的不同写法"),
        "together": _("按时间、单位和数字的写法查找"),
        "parted": _("分开查找"),
    }.get(reason, "")


def count_text(count: Count) -> str:
    if not count.is_exact:
        return _("超过 %(n)s 条") % {"n": count.number}
    return ngettext("%(n)s 条", "%(n)s 条", count.number) % {"n": count.number}


def address(filterset: SearchFilterSet, offer: Offer) -> str:
    return filterset.address(q=offer.question, **asdict(offer.narrowing))
