"""What the desk's own pages need besides their context. No page of a reader loads it."""

import re
from typing import Any

from django import template
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meetings.admin.listing import with_publication
from meetings.models import Meeting, State
from meetings.wording import Runs, reworded

register = template.Library()

TAKEN_OUT = '<del><span class="desk-sr">{}</span>{}</del>'
PUT_IN = '<ins><span class="desk-sr">{}</span>{}</ins>'
QUOTED = re.compile("「([^「」]+)」")


@register.simple_tag
def waiting() -> list[dict[str, Any]]:
    """What waits on the desk: how many meetings stand where, each with the list that shows them."""
    waits = with_publication(Meeting.objects.filter(erased_at=None)).aggregate(
        drafts=Count("pk", filter=Q(state=State.DRAFT)),
        in_review=Count("pk", filter=Q(state=State.IN_REVIEW)),
        awaiting=Count("pk", filter=Q(awaits_release=True)),
    )
    here = reverse("admin:meetings_meeting_changelist")
    return [
        {"name": _("草稿"), "count": waits["drafts"], "url": f"{here}?state__exact={State.DRAFT.value}"},
        {"name": _("待审核"), "count": waits["in_review"], "url": f"{here}?state__exact={State.IN_REVIEW.value}"},
        {"name": _("审核后待发布"), "count": waits["awaiting"], "url": f"{here}?public=awaits"},
    ]


@register.filter
def code_name(code: Any) -> str:
    """The translated name of a code that was read in a report."""
    return _(code.label) if code else ""


@register.filter
def doubt_said(reason: str) -> str:
    """Why the parser doubts, translated; what it quotes stays as written: 会议日期「6月11日」没有年份。"""
    quoted = QUOTED.search(reason)
    if not quoted:
        return _(reason)
    return _(QUOTED.sub("「%(words)s」", reason, count=1)) % {"words": quoted[1]}


@register.filter
def piece_name(kind: str) -> str:
    """What a run of a report's text was read as."""
    names = {"lead": _("会议信息"), "item": _("议题"), "directive": _("工作要求"), "unplaced": _("未归入")}
    return names.get(kind, "")


@register.simple_tag
def wording(before: str, after: str) -> dict[str, SafeString]:
    """Two wordings as HTML: ``before`` with what is taken out of it, ``after`` with what is put in."""
    then, now = reworded(before, after)
    return {"before": _marked(then, TAKEN_OUT, _("删去：")), "after": _marked(now, PUT_IN, _("增加："))}


def _marked(runs: Runs, element: str, said: str) -> SafeString:
    """What changed is an element of its own, with a word for who hears the page."""
    pieces = (format_html(element, said, run.text) if run.is_changed else run.text for run in runs)
    return format_html_join("", "{}", ((piece,) for piece in pieces))
