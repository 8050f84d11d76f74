"""Signing in at the office's own provider: the way there, and the way back.

What is begun is kept in a signed cookie for some minutes, not in the database: whoever opens the way there changes
nothing here, so it is a plain link, and the content policy need not let forms lead to another site.
"""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.views import RedirectURLMixin
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import constant_time_compare
from django.utils.decorators import method_decorator
from django.utils.translation import activate, get_language
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from meetings.accounts.identities import account_of
from meetings.accounts.refusals import SINGLE_SIGN_ON, Reason, Refused

COOKIE = "__Host-signing-in" if settings.SESSION_COOKIE_SECURE else "signing-in"
SALT = "config.single_sign_on"
LASTS = 600  # seconds for signing in at the provider
LONGEST_COOKIE = 3500  # characters; a browser keeps no larger one, so a long address to go to afterwards is let go
BACKEND = "django.contrib.auth.backends.ModelBackend"  # which finds the account of a session


@method_decorator(never_cache, name="dispatch")
class SingleSignOnView(RedirectURLMixin, View):
    """Leads to the provider, which asks who it is."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        following = self.get_redirect_url()  # empty unless it is an address of ours
        try:
            begun = provider().begin(return_address(request))
        except Refused as refused:
            return back_to_sign_in(refused.reason, following)
        response = HttpResponseRedirect(begun.pop("url"))
        begun |= {"language": get_language(), "next": following}
        kept = signing.dumps(begun, salt=SALT)
        if len(kept) > LONGEST_COOKIE:
            kept = signing.dumps(begun | {"next": ""}, salt=SALT)
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(COOKIE, kept, max_age=LASTS, secure=secure, httponly=True, samesite="Lax")
        return response


@require_GET
def single_sign_on_return(request: Any) -> HttpResponse:
    """Where the provider sends the browser. The cookie goes with the first use, so an address is of no use twice."""
    asked = provider()
    begun = kept_in(request)
    if begun is None or not constant_time_compare(request.GET.get("state", ""), begun["state"]):
        response = redirect("home") if request.user.is_authenticated else back_to_sign_in(Reason.STALE)
        add_never_cache_headers(response)
        return response
    activate(begun["language"])
    try:
        code = code_of(request)
        account = account_of(asked.finish(code, return_address(request), begun), request)
    except Refused as refused:
        response = back_to_sign_in(refused.reason, begun["next"])
    else:
        request.signed_in_by = SINGLE_SIGN_ON
        login(request, account, backend=BACKEND)
        response = HttpResponseRedirect(begun["next"] or resolve_url(settings.LOGIN_REDIRECT_URL))
    response.delete_cookie(COOKIE, samesite="Lax")
    add_never_cache_headers(response)
    return response


def provider() -> Any:
    """The module that asks the provider, loaded where there is one: it brings much that no other site needs."""
    if settings.SINGLE_SIGN_ON is None:
        raise Http404
    from config import identity_provider

    return identity_provider


def return_address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("single_sign_on_return"))


def kept_in(request: HttpRequest) -> dict[str, str] | None:
    """What was begun in this browser; None where nothing was, or too long ago."""
    try:
        begun: dict[str, str] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return begun


def code_of(request: HttpRequest) -> str:
    """What the provider sent along; raises ``Refused`` where it says that nobody signed in."""
    if code := request.GET.get("code"):
        return code
    raise Refused(Reason.CANCELLED if request.GET.get("error") == "access_denied" else Reason.UNFINISHED)


def back_to_sign_in(reason: Reason, following: str = "") -> HttpResponse:
    """The sign-in page, which says the reason and keeps the address to go to."""
    facts = {"refused": reason.value} | ({"next": following} if following else {})
    return HttpResponseRedirect(f"{reverse('login')}?{urlencode(facts)}")
