"""Answers visitors in the event loop, without a thread, where nothing is needed but the version of the site."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections

from website import version
from website.errors import UNAVAILABLE
from website.public_answers import FOUND, memory, visit_of
from website.version import Version

LOOPBACK = ("127.0.0.1", "::1")
PART = 256 * 1024  # bytes of an answer that are sent at once

Application = Callable[..., Iterable[bytes]]


class Shortcut:
    """Who asks while the version is being read waits for the next reading, which all that wait then share."""

    def __init__(self) -> None:
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="version")  # with a connection to the database
        self.turn = asyncio.Lock()
        self.next: asyncio.Future[Version] | None = None

    async def answer(self, environ: dict[str, Any]) -> Application | None:
        """A WSGI application that has the answer; None where a view is to be asked, or the database is away."""
        if not (memory.answers.kept or "HTTP_IF_NONE_MATCH" in environ):
            return None
        if settings.MODE == "demo" and environ["REMOTE_ADDR"] not in LOOPBACK:
            return None
        visit = visit_of(WSGIRequest(environ.copy()))
        if visit is None or not visit.needs_no_view:
            return None
        try:
            environ[FOUND] = visit.version = await self.version()
        except UNAVAILABLE:
            return None
        response = visit.answer()
        return answering(response) if response else None

    async def version(self) -> Version:
        if self.next is None:
            self.next = asyncio.ensure_future(self.read())
        return await asyncio.shield(self.next)

    async def read(self) -> Version:
        async with self.turn:
            self.next = None
            return await asyncio.get_running_loop().run_in_executor(self.thread, read)


def read() -> Version:
    close_old_connections()
    return version.current()


def answering(response: Any) -> Application:
    def application(_environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        content = response.content
        return (content[begin : begin + PART] for begin in range(0, len(content), PART))

    return application
