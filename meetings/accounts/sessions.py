"""The store of sessions (``SESSION_ENGINE``), how long one lasts, and the sessions of one person."""

from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.utils import timezone
from django.utils.crypto import salted_hmac

from meetings.accounts.address import address_of
from meetings.accounts.refusals import SINGLE_SIGN_ON
from meetings.models import Session, User
from meetings.models.session import LONGEST_AGENT, SessionStore

__all__ = ["SessionStore"]
NOTED_EVERY = 60  # seconds: how exactly it is known when somebody was last there


def connect() -> None:
    user_logged_in.connect(_begin)


def _begin(sender: Any, request: Any, user: User, **signal: Any) -> None:
    now = int(timezone.now().timestamp())
    agent = request.META.get("HTTP_USER_AGENT", "")[:LONGEST_AGENT]
    facts = {"began": now, "seen": now, "rights": rights(user), "address": address_of(request), "agent": agent}
    request.session.update(facts | {"signed_in_by": getattr(request, "signed_in_by", "")})  # empty: not at a provider


def was_vouched_for(session: Any) -> bool:
    """Whether the office's provider signed the person in: it asked for what it wants, so nothing is asked for here."""
    return bool(session.get("signed_in_by") == SINGLE_SIGN_ON)


def rights(user: User) -> list[Any]:
    """What changes when the account may do more or less than before."""
    return [user.rights_version, user.is_staff, user.is_superuser]


def left(session: Any) -> int:
    """Seconds until the session ends, of idleness or of age; what begins now has all of them."""
    now = int(timezone.now().timestamp())
    idle = session.get("seen", now) + settings.SESSION_IDLE - now
    return int(min(idle, session.get("began", now) + settings.SESSION_COOKIE_AGE - now))


def use(session: Any) -> None:
    """Notes that the person is there."""
    now = int(timezone.now().timestamp())
    session.setdefault("began", now)
    if now - session.get("seen", 0) >= NOTED_EVERY:
        session["seen"] = now


def renew(session: Any, user: User) -> None:
    """Gives a session another key where its account may do more or less than when it got this one."""
    if session.get("rights") != rights(user):
        session.cycle_key()
        session["rights"] = rights(user)


def name_of(session_key: str) -> str:
    """What pages call a session; its key opens it, so they never say that."""
    return salted_hmac("sessions", session_key, algorithm="sha256").hexdigest()[:24]


def open_sessions(user: User) -> list[Session]:
    """Those that somebody could still use, the last used first."""
    rows = Session.objects.filter(account=user, expire_date__gt=timezone.now()).order_by("-seen_at", "pk")
    return [row for row in rows if left(row.get_decoded()) > 0]
