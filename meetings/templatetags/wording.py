"""Two wordings of a sentence as HTML: what is taken out of one and put into the other, marked for eye and ear."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meetings.record.text_diff import Runs, reworded

register = template.Library()

TAKEN_OUT = '<del><span class="sr">{}</span>{}</del>'
PUT_IN = '<ins><span class="sr">{}</span>{}</ins>'


@register.simple_tag
def rewording(before: str, after: str) -> dict[str, SafeString]:
    """``before`` with what is taken out of it, ``after`` with what is put in."""
    then, now = reworded(before, after)
    return {"before": marked(then, TAKEN_OUT, _("删去：")), "after": marked(now, PUT_IN, _("增加："))}


def marked(runs: Runs, element: str, said: str) -> SafeString:
    """What changed is an element of its own, with a word for who hears the page."""
    pieces = (format_html(element, said, run.text) if run.is_changed else run.text for run in runs)
    return format_html_join("", "{}", ((piece,) for piece in pieces))
