"""The one page to sign in on, for the site and for the desk: a name typed on a page that had expired is still there, a
password comes anew, and wrong ones are slowed down. What comes after the password is in ``config.second_factor``.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.utils import perform_login
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from django.contrib import admin
from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext

from meetings.accounts import attempts
from meetings.accounts.address import address_of
from meetings.accounts.log import note_failure
from meetings.models import Act
from website.form_expiry import is_expired

logger = logging.getLogger(__name__)


@contextmanager
def limited(request: Any, name: str, secret: str = attempts.PASSWORD) -> Iterator[None]:
    """The block looks at a password or at a code, which is refused unseen where too many were wrong."""
    try:
        with attempts.counted(name, address_of(request), secret):
            yield
    except attempts.TooMany as refused:
        if refused.is_first:
            note_failure(Act.SIGN_IN_SLOWED, name, request)
            logger.warning("Wrong %s from %s are slowed down.", secret, address_of(request))
        seconds = refused.seconds
        raise ValidationError(
            ngettext(
                "连续输错，为保护账号，请在 %(count)d 秒后再试。其他账号不受影响。",
                "连续输错，为保护账号，请在 %(count)d 秒后再试。其他账号不受影响。",
                seconds,
            )
            % {"count": seconds},
            code="slowed",
        ) from None


class SignInForm(AuthenticationForm):
    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        if request is not None and is_expired(request):
            self.initial["username"] = request.POST.get("username", "")

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        with limited(self.request, name):
            return super().clean()


class SignInView(LoginView):
    authentication_form = SignInForm
    extra_context = {"passkey_form": LoginWebAuthnForm()}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Leads on whoever is signed in; whom the desk sent here, since it is not for that account, may use another."""
        is_for_desk = self.get_redirect_url().startswith(reverse("admin:index"))
        self.redirect_authenticated_user = admin.site.has_permission(request) or not is_for_desk
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        return begin(self.request, form.get_user(), self.get_success_url())


def begin(request: HttpRequest, user: Any, to: str) -> HttpResponse:
    """Signs in whoever gave the right password, or leads to the second step where the account has one."""
    if request.user.is_authenticated:
        logout(request)
    response: HttpResponse = perform_login(request, user, redirect_url=to)
    return response


def lead_to_sign_in(request: HttpRequest, extra_context: Any = None) -> HttpResponse:
    """In place of the sign-in page of Django's admin."""
    to = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(to, request.get_host(), request.is_secure())
    return redirect_to_login(to if is_ours else reverse("admin:index"), reverse("login"))
