"""A password that is one's own: changed, set by a one-time link, set before anything else where another chose it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from config.sign_in import limited
from meetings.accounts import one_time_link
from meetings.accounts.sessions import was_vouched_for

OPEN = ("password_change", "logout", "admin:logout", "login_again", "healthz")  # while a password is another's choice


class OwnChoice(SetPasswordForm):
    """Whoever sets it here knows it alone."""

    def save(self, commit: bool = True) -> Any:
        self.user.must_change_password = False
        return super().save(commit)


class OwnPasswordForm(OwnChoice, PasswordChangeForm):
    """Asks for the password of today under the limit of sign-ins: an open session is no place to try passwords."""

    def __init__(self, user: Any, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        with limited(self.request, self.user.get_username()):
            return super().clean_old_password()

    def clean_new_password1(self) -> str:
        new: str = self.cleaned_data["new_password1"]
        if new == self.cleaned_data.get("old_password"):
            raise ValidationError(_("新密码不能与原密码相同。"), code="same")
        return new


class OwnPasswordView(PasswordChangeView):
    form_class = OwnPasswordForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}


class OneTimeLinkView(PasswordResetConfirmView):
    """Sets a password; signing in with it is a step of its own."""

    form_class = OwnChoice
    token_generator = one_time_link.tokens
    template_name = "registration/one_time_link.html"
    success_url = reverse_lazy("one_time_link_done")


class OwnPasswordFirst:
    """Middleware: who signed in with a password that somebody else chose is led to choose one, and nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.resolver_match.view_name in OPEN:
            return None
        if not getattr(request.user, "must_change_password", False):
            return None
        if was_vouched_for(request.session):  # by no password at all
            return None
        return redirect("password_change")
