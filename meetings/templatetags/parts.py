"""The tag for parts of pages that stand on their own."""

from typing import Any

from django import template

from website import parts

register = template.Library()


@register.simple_tag(takes_context=True)
def part(context: Any, name: str, **facts: Any) -> str:
    """A template with these facts alone; one that the public reads is made once."""
    return parts.part(name, facts, context["reader"]["audience"])
