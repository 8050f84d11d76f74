"""Asks a bounded process and waits for its answer. Nothing that it sends is believed before it is parsed."""

import json
import logging
import socket
import time
from dataclasses import asdict
from typing import Any

from meetings.bounded.exceptions import Failed, Stopped
from meetings.bounded.limits import Limits
from meetings.bounded.server_process import Server
from meetings.bounded.slots import slot

GRACE = 5.0  # seconds after which a process that should have ended itself is given up
CHUNK = 1 << 16

log = logging.getLogger(__name__)
server = Server()


def run(task: str, data: bytes, limits: Limits) -> Any:
    """The answer of a function to the bytes; ``task`` is "module:function", the answer whatever JSON can hold.

    Raises Busy where no slot gets free in time, and Stopped where no answer comes.
    """
    head = json.dumps({"task": task, "limits": asdict(limits)}).encode() + b"\n"
    try:
        with slot(limits.wait) as address:
            answer = _exchange(head + data, limits, address)
    except OSError as error:  # no more handles are to be had, or no more processes
        raise Stopped from error
    return _parsed(task, answer)


def prepare() -> None:
    """Starts the server where there is none, so that the first to ask does not wait for it."""
    server.start()


def _exchange(request: bytes, limits: Limits, address: socket.socket) -> bytes:
    channel, worker_end = socket.socketpair()
    with channel:
        with worker_end:
            server.fork(worker_end, address)
        deadline = time.monotonic() + limits.wall + GRACE
        try:
            channel.settimeout(deadline - time.monotonic())
            channel.sendall(request)
            channel.shutdown(socket.SHUT_WR)
            return _received(channel, limits.answer, deadline)
        except TimeoutError:  # its limits would have ended it: it is stopped in its tracks, or was never forked
            server.stop()
            return b""
        except OSError:  # it was gone before it had heard all
            return b""


def _received(channel: socket.socket, most: int, deadline: float) -> bytes:
    answer = bytearray()
    while len(answer) <= most:
        channel.settimeout(max(deadline - time.monotonic(), 0.001))
        part = channel.recv(CHUNK)
        if not part:
            return bytes(answer)
        answer += part
    return b""


def _parsed(task: str, answer: bytes) -> Any:
    try:
        plain = json.loads(answer.decode("utf-8", "surrogatepass"))
        if "answer" in plain:
            return plain["answer"]
        failure = str(plain.get("failed", ""))
    except (ValueError, TypeError, AttributeError, RecursionError):
        failure = ""
    log.warning("%s gave no answer%s", task, f": {failure}" if failure else ".")
    raise Failed(failure) if failure else Stopped
