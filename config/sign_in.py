"""The forms that ask for a password: a name typed on a page that had expired is still there, a password comes anew, and
wrong ones are slowed down.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import ngettext

from meetings.accounts import attempts
from meetings.accounts.address import address_of
from meetings.accounts.log import note_failure
from meetings.models import Act
from website.form_expiry import is_expired

logger = logging.getLogger(__name__)


@contextmanager
def limited(request: Any, name: str) -> Iterator[None]:
    """The block looks at a password, which is refused unseen where too many were wrong."""
    try:
        with attempts.counted(name, address_of(request)):
            yield
    except attempts.TooMany as refused:
        if refused.is_first:
            note_failure(Act.SIGN_IN_SLOWED, name, request)
            logger.warning("Wrong passwords from %s are slowed down.", address_of(request))
        seconds = refused.seconds
        raise ValidationError(
            ngettext(
                "密码连续输错，为保护账号，请在 %(count)d 秒后再试。其他账号不受影响。",
                "密码连续输错，为保护账号，请在 %(count)d 秒后再试。其他账号不受影响。",
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


class DeskSignInForm(SignInForm, AdminAuthenticationForm):
    pass
