"""A form that had expired when it was sent: nothing of it is done, its page is opened anew with what was typed in it.

Who finds that a form expired is in ``config.expired_forms``; this module has what pages need to know of it.
"""

from typing import Any, cast

from django.http import HttpRequest, QueryDict


def expire(request: Any) -> None:
    """Turns a post into the opening of the same page, so that no view does what it asks for."""
    request.method = "GET"
    request.has_expired = True


def is_expired(request: HttpRequest) -> bool:
    return getattr(request, "has_expired", False)


def sent(request: HttpRequest) -> QueryDict | None:
    """What the form of a page holds: the fields of a post or of an expired one; None where a page is merely opened."""
    return cast(QueryDict, request.POST) if request.method == "POST" or is_expired(request) else None
