"""Of whom a second factor is required (``JIYAO_SECOND_FACTOR``): who has none yet is led to add one, nowhere else."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from config.own_password import OPEN
from meetings.accounts.sessions import was_vouched_for
from website import typed_words

ENROLMENT = (
    *OPEN,
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
)
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]  # recovery codes are none of their own


def is_required_of(user: Any) -> bool:
    required = settings.SECOND_FACTOR
    if "all" in required or (user.is_superuser and "administrator" in required):
        return True
    return bool(required) and user.groups.filter(name__in=required).exists()


def is_protected(user: Any) -> bool:
    return bool(is_mfa_enabled(user, FACTORS))


class SecondFactorFirst:
    """Middleware, after that of passwords: a password of one's own comes before a factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not settings.SECOND_FACTOR or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if not request.user.is_authenticated or request.resolver_match.view_name in ENROLMENT:
            return None
        if was_vouched_for(request.session) or not is_required_of(request.user) or is_protected(request.user):
            return None
        words = typed_words.typed(request) if request.method == "POST" else []
        if words:  # of a session that began before it was required
            return TemplateResponse(request, "403_csrf.html", {"words": words}, status=403)
        return redirect("mfa_index")
