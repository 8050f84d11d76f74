"""Sessions, each with whose it is: so that a person sees where he is signed in, and ends what he does not know."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from meetings.models.people import User

LONGEST_AGENT = 300


class Session(AbstractBaseSession):
    """Django's row of a session; what the further columns say stands in its data under the same names."""

    account = models.ForeignKey(User, models.CASCADE, null=True)
    address = models.CharField(max_length=45, blank=True)
    agent = models.CharField(max_length=LONGEST_AGENT, blank=True)
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    @classmethod
    def get_session_store_class(cls) -> Any:
        return SessionStore


class SessionStore(DatabaseStore):
    """What ``SESSION_ENGINE`` names; times are seconds in the data, which is JSON."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]
        row.account_id = data.get(SESSION_KEY)
        row.address, row.agent = data.get("address", ""), data.get("agent", "")
        row.began_at, row.seen_at = _moment(data.get("began")), _moment(data.get("seen"))
        return row


def _moment(seconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
