"""Two wordings of a sentence as HTML: what is taken out of one and put into the other, marked for eye and ear."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meetings.record.text_diff import Runs, reworded

register = template.Library()


@register.simple_tag
def rewording(before: str, after: str, for_the_ear: str = "sr") -> dict[str, SafeString]:
    """``before`` with what is taken out of it, ``after`` with what is put in."""
    then, now = reworded(before, after)
    return {
        "before": marked(then, "del", _("删去："), for_the_ear),
        "after": marked(now, "ins", _("增加："), for_the_ear),
    }


def marked(runs: Runs, element: str, said: str, for_the_ear: str) -> SafeString:
    """What changed is an element of its own, with a word for who hears the page, in the class ``for_the_ear``."""
    pieces = (
        format_html('<{0}><span class="{1}">{2}</span>{3}</{0}>', element, for_the_ear, said, run.text)
        if run.is_changed
        else run.text
        for run in runs
    )
    return format_html_join("", "{}", ((piece,) for piece in pieces))
