"""Between the HTTP server and Django: an event loop waits for clients, a few threads compute.

Django gets a request once its body has come, and its answer goes out as fast as it is read. So no client, however slow,
holds a thread, a connection to the database or a transaction. What visitors get from memory needs no thread at all.
"""

import asyncio
import io
import logging
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import Any
from urllib.parse import unquote_to_bytes

from config.bodies import Refusal, expected_length
from config.shortcut import Shortcut

THREADS = 16  # of a process; each keeps a connection to the database
BODY_SECONDS = 10  # seconds for any body, and
RATE = 100_000  # bytes in each second more
LARGE = 1_000_000  # bytes of a body of which only a few are taken in at once, for the memory they fill
LARGE_AT_ONCE = 8
PART = 256 * 1024  # bytes of an answer that a thread makes before they are sent; most answers are smaller
READING = 30  # seconds that a client may take to read so much of it

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Environ = dict[str, Any]
Application = Callable[..., Iterable[bytes]]

logger = logging.getLogger(__name__)


class Gateway:
    """The ASGI application that serves a WSGI application."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.shortcut = Shortcut()
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="request")
        self.large = asyncio.Semaphore(LARGE_AT_ONCE)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        environ = environ_of(scope)
        environ["wsgi.input"] = io.BytesIO(await self.body(environ, receive))
        known = await self.shortcut.answer(environ)
        answer = Answer(known or self.application, environ)
        part = answer.first_part() if known else await self.compute(answer.first_part)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        while not answer.is_over:
            if not await is_taken(send, part):
                logger.warning("%s: the client does not read the answer", environ["PATH_INFO"])
                await self.compute(answer.close)
                return
            part = await self.compute(answer.next_part)
        await send({"type": "http.response.body", "body": part})

    async def compute(self, work: Callable[[], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.threads, work)

    async def body(self, environ: Environ, receive: Receive) -> bytes:
        """The body, or what of it came in time; nothing where it will be refused, as Django then finds and says."""
        try:
            length = expected_length(environ)
        except Refusal:
            return b""
        content = bytearray()
        try:
            async with asyncio.timeout(BODY_SECONDS + length / RATE), self.large if length > LARGE else nullcontext():
                while len(content) < length:
                    message = await receive()
                    content += message.get("body", b"")
                    if not message.get("more_body"):
                        break
        except TimeoutError:
            pass
        return bytes(content)


async def is_taken(send: Send, part: bytes) -> bool:
    """Sends a part that is not the last; False where the client has not read it in time."""
    try:
        async with asyncio.timeout(READING):
            await send({"type": "http.response.body", "body": part, "more_body": True})
    except TimeoutError:
        return False
    return True


class Answer:
    """What the application answers, made part by part; each part in whatever thread is free."""

    def __init__(self, application: Callable[..., Iterable[bytes]], environ: Environ) -> None:
        self.application, self.environ = application, environ
        self.status = 500
        self.headers: list[tuple[bytes, bytes]] = []
        self.is_over = False
        self.result: Iterable[bytes] = ()
        self.chunks: Iterator[bytes] = iter(())

    def first_part(self) -> bytes:
        self.result = self.application(self.environ, self.start)
        self.chunks = iter(self.result)
        return self.next_part()

    def start(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        self.status = int(status.split(" ", 1)[0])
        self.headers = [(name.lower().encode("latin1"), value.encode("latin1")) for name, value in headers]

    def next_part(self) -> bytes:
        part = bytearray()
        try:
            for chunk in self.chunks:
                part += chunk
                if len(part) >= PART:
                    return bytes(part)
        except BaseException:
            self.close()
            raise
        self.close()
        return bytes(part)

    def close(self) -> None:
        self.is_over = True
        if hasattr(self.result, "close"):
            self.result.close()


def environ_of(scope: Message) -> Environ:
    """The environ of the request, as WSGI has it (PEP 3333)."""
    host, port = scope["server"]
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin1"),
        "QUERY_STRING": scope["query_string"].decode("latin1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "REMOTE_ADDR": scope["client"][0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin1").upper(), raw_value.decode("latin1")
        if "_" in name:  # it would be taken for the one with hyphens, which a proxy watches over
            continue
        key = name.replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        environ[key] = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ','}{value}" if key in environ else value
    return environ
