"""What the page offers where nothing is found: other questions with their counts, each a link, none applied unasked."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directives.search.queries.criteria import ANYTHING
from directives.search.results.did_you_mean import Offer, offers
from directives.search.results.results import Count, Search
from directives.search.web.filters import SearchFilterSet


def instead(filterset: SearchFilterSet, search: Search) -> list[dict[str, Any]]:
    """The offers that lead to rows; to ask nothing at all would lead to the start page."""
    return [
        {
            "reason": offer.reason,
            "why": why(offer),
            "question": offer.question,
            "count": offer.count.number,
            "count_text": count_text(offer.count),
            "url": address(filterset, offer),
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
    return left_out % {"word": offer.word}


def count_text(count: Count) -> str:
    if not count.is_exact:
        return _("超过 %(n)s 条") % {"n": count.number}
    return ngettext("%(n)s 条", "%(n)s 条", count.number) % {"n": count.number}


def address(filterset: SearchFilterSet, offer: Offer) -> str:
    return filterset.address(q=offer.question, **asdict(offer.narrowing))
