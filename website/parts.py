"""Parts of pages that are the same wherever the same facts stand in them: rows of lists, records. Made once a language,
as the facts of a record are.

A release changes few of them, so that a page which is made anew has most of its parts already. Public words only.
"""

import pickle
from collections.abc import Callable, Hashable
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from records.codes import Audience
from website.memory import Bounded

OVERHEAD = 250  # bytes that Python needs for a part besides its words, roughly

kept = Bounded(settings.PUBLIC_MEMORY // 4)


def part(template: str, facts: dict[str, Any], audience: str) -> SafeString:
    """The template with these facts and nothing else, so that it is a function of them and of the language.

    A fact that cannot be compared itself, as a form, has ``told``: all that is shown of it.
    """
    if audience != Audience.PUBLIC:
        return made(template, facts, audience)
    told = {name: getattr(fact, "told", fact) for name, fact in facts.items()}
    key = blake2b(pickle.dumps((template, get_language(), told)), digest_size=16).digest()
    part: SafeString = _kept(key, lambda: made(template, facts, audience))
    return part


def once(make: Callable[[Any], dict[str, Any]], record: Any, *, by: Hashable) -> dict[str, Any]:
    """The facts of a record, which ``by`` stands for, as ``make`` gives them; nobody changes what is kept."""
    if record.audience != Audience.PUBLIC:
        return make(record)
    facts: dict[str, Any] = _kept((make.__qualname__, get_language(), by), lambda: make(record))
    return facts


def _kept(key: Hashable, make: Callable[[], Any]) -> Any:
    found = kept.get(key)
    if found is None:
        found = make()
        kept.put(key, found, OVERHEAD + 3 * len(str(found)))
    return found


def made(template: str, facts: dict[str, Any], audience: str) -> SafeString:
    context = Context(facts | {"reader": {"audience": audience}})  # for the parts in it
    return mark_safe(get_template(template).template.render(context))  # type: ignore[attr-defined]
