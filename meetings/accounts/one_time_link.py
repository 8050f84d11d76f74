"""Links by which a person sets a password once, handed over by an administrator: an intranet has no mail.

A link holds for a day, until it is used, until its account signs in or gets another password, whichever comes first.
"""

from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from meetings.accounts.log import note
from meetings.models import Act, User


class LinkTokens(PasswordResetTokenGenerator):
    """Django's tokens, which fall too when the account is ended."""

    key_salt = "meetings.accounts.one_time_link"

    def check_token(self, user: Any, token: str | None) -> bool:
        return user is not None and user.is_active and super().check_token(user, token)


tokens = LinkTokens()


def make(user: User, *, by: User | None, request: Any = None) -> str:
    """The address, from the root of the site; that it was made is logged, the address is kept nowhere."""
    note(Act.LINK_MADE, by=by, account=user, request=request)
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("one_time_link", args=[uid, tokens.make_token(user)])
