"""The forms of the two sign-in pages: a name typed on a page that had expired is still there, a password comes anew."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest

from website.form_expiry import is_expired


class SignInForm(AuthenticationForm):
    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        if request is not None and is_expired(request):
            self.initial["username"] = request.POST.get("username", "")


class DeskSignInForm(SignInForm, AdminAuthenticationForm):
    pass
