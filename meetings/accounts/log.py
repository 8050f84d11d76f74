"""What the access log is told by the application; changes of accounts and rights it is told by triggers."""

from typing import Any
from unicodedata import normalize

from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.utils.crypto import salted_hmac

from meetings.accounts.address import address_of
from meetings.models import AccessEntry, Act, User
from website.exports import exported

DIGEST = 12  # characters: enough to see that the same name was tried again


def note(act: Act, *, by: User | None = None, account: User | None = None, request: Any = None, **facts: str) -> None:
    address = address_of(request) if request is not None else ""
    AccessEntry.objects.create(act=act, by=by, account=account, address=address, **facts)


def note_failure(act: Act, name: str, request: Any) -> None:
    """Of a name that is nobody's, a digest that nobody can turn back."""
    account = User.objects.filter(username=name).first()
    note(act, account=account, request=request, unknown_name="" if account else digest_of(name))


def note_refusal(reason: str, name: str, account: User | None, request: Any) -> None:
    """Of a sign-in at the provider; ``name`` is what the provider calls the person."""
    unknown_name = "" if account else digest_of(name)
    note(Act.SIGN_IN_FAILED, account=account, request=request, detail=reason, unknown_name=unknown_name)


def digest_of(name: str) -> str:
    return salted_hmac("unknown names", normalize("NFKC", name).casefold(), algorithm="sha256").hexdigest()[:DIGEST]


def connect() -> None:
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    user_login_failed.connect(_failed)
    authentication_failed.connect(_code_failed)
    exported.connect(_exported)


def _signed_in(sender: Any, request: Any, user: User, **signal: Any) -> None:
    note(Act.SIGNED_IN, by=user, account=user, request=request, detail=getattr(request, "signed_in_by", ""))


def _signed_out(sender: Any, request: Any, user: User | None, **signal: Any) -> None:
    if user is not None:
        note(Act.SIGNED_OUT, by=user, account=user, request=request)


def _failed(sender: Any, credentials: dict[str, Any], request: Any = None, **signal: Any) -> None:
    note_failure(Act.SIGN_IN_FAILED, str(credentials.get("username", "")), request)


def _code_failed(sender: Any, request: Any, user: User, **signal: Any) -> None:
    note(Act.CODE_FAILED, account=user, request=request)


def _exported(sender: Any, request: Any, **signal: Any) -> None:
    note(Act.EXPORTED, by=request.user, request=request, detail=request.path)
