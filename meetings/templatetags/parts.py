"""The tag for parts of pages that stand on their own."""

from typing import Any

from django import template

from website import parts

register = template.Library()


@register.simple_tag(takes_context=True)
def part(context: Any, name: str, page: Any = None, **facts: Any) -> str:
    """A template with these facts alone, of which a ``page`` can bring many; one that the public reads is made once."""
    return parts.part(name, (page or {}) | facts, context["reader"]["audience"])
