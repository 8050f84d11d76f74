"""Where messages wait until a page shows them: in the session of the person they are for, with which they end."""

from typing import Any

from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.session import SessionStorage


class PersonalStorage(SessionStorage):
    """Nobody but who is signed in gets a message, so that no page which caches may share ever shows one.

    ``told`` is what this request has told so far.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told: list[Message] = []

    def add(self, level: int, message: Any, extra_tags: str | None = "") -> None:
        self.told.append(Message(level, str(message), extra_tags))
        super().add(level, message, extra_tags)

    def _get(self, *args: Any, **kwargs: Any) -> tuple[list[Any], bool]:
        if not self.request.user.is_authenticated:
            return [], True
        return super()._get(*args, **kwargs)  # type: ignore[misc]  # which the stubs leave out

    def _store(self, messages: Any, response: Any, *args: Any, **kwargs: Any) -> list[Any]:
        told = messages if self.request.user.is_authenticated else []
        kept = [one for at, one in enumerate(told) if one not in told[:at]]  # nobody is told one thing twice
        return super()._store(kept, response, *args, **kwargs)  # type: ignore[misc]  # which the stubs leave out
