"""The way to the office's own provider, on pages that ask to sign in."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from meetings.accounts.refusals import Reason

register = template.Library()


@register.inclusion_tag("registration/_single_sign_on.html", takes_context=True)
def single_sign_on(context: Any, following: str = "") -> dict[str, Any]:
    """A link, and above it why the last attempt led nowhere. Nothing where there is no provider."""
    name, request = name_of_provider(), context["request"]
    code = request.GET.get("refused", "") if request.method == "GET" else ""
    sentence = Reason(code).label % {"provider": name} if name and code in Reason.values else ""
    return {"name": name, "sentence": mark_safe(sentence), "following": following}


@register.inclusion_tag("registration/_signed_in_elsewhere.html")
def signed_in_elsewhere() -> dict[str, Any]:
    """The same way on a page that must not be left."""
    return {"name": name_of_provider()}


def name_of_provider() -> str:
    """As the office writes it, whatever the language of the page; empty where there is none."""
    provider = settings.SINGLE_SIGN_ON
    return format_html('<span lang="zh-Hans">{}</span>', provider.name) if provider else ""
