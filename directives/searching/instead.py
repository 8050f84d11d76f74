"""What the page offers where nothing is found: other questions with their counts, each a link, none applied unasked."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directives.search.asked import ANYTHING
from directives.search.offers import Offer, offers
from directives.search.results import Count, Search
from directives.searching.asking import Asking


def instead(asking: Asking, search: Search) -> list[dict[str, Any]]:
    """The offers that lead to rows; to ask nothing at all would lead to the start page."""
    return [
        {
            "reason": offer.reason,
            "why": why(offer),
            "question": offer.question,
            "count": offer.count.number,
            "count_said": said(offer.count),
            "url": address(asking, offer),
        }
        for offer in offers(search)
        if offer.question or offer.narrowing != ANYTHING
    ]


def why(offer: Offer) -> str:
    if offer.reason == "narrowing":
        return _("不限类型、年份、日期和单位")
    if offer.reason == "sound":
        return _("读音相同，不限类型、年份、日期和单位") if offer.is_widened else _("读音相同")
    left_out = _("去掉“%(word)s”，不限类型、年份、日期和单位") if offer.is_widened else _("去掉“%(word)s”")
    return left_out % {"word": offer.said}


def said(count: Count) -> str:
    if not count.is_exact:
        return _("超过 %(n)s 条") % {"n": count.number}
    return ngettext("%(n)s 条", "%(n)s 条", count.number) % {"n": count.number}


def address(asking: Asking, offer: Offer) -> str:
    narrowing = offer.narrowing
    return asking.address(
        q=offer.question,
        kind=narrowing.kind,
        type=narrowing.type,
        unit=narrowing.unit,
        since=narrowing.since.isoformat() if narrowing.since else None,
        to=narrowing.until.isoformat() if narrowing.until else None,
    )
