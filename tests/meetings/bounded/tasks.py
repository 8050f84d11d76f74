"""What a bounded process is made to do in tests: good work, and every kind of harm."""

import json
import os
import re
import signal
import socket
import stat
import sys
import time
from pathlib import Path
from typing import Any

from meetings.reading import task as reading
from meetings.uploads import task as uploads


def echo(data: bytes) -> str:
    return data.decode()


def modules_after_reading(data: bytes) -> list[str]:
    """What is loaded where a text and files have been read."""
    asked = {"text": data.decode(), "published_on": None, "corrections": ""}
    assert reading.read(json.dumps(asked).encode())["read"]["meetings"]
    assert uploads.docx(b"")["reason"] == uploads.pdf(b"")["reason"] == "damaged"
    return sorted({name.partition(".")[0] for name in sys.modules})


def surroundings(data: bytes) -> dict[str, Any]:
    handles = [int(name) for name in os.listdir("/proc/self/fd")]
    open_ones = [handle for handle in handles if Path(f"/proc/self/fd/{handle}").exists()]
    kinds = {handle: os.fstat(handle).st_mode for handle in open_ones}
    return {
        "environment": dict(os.environ),
        "sockets": sum(stat.S_ISSOCK(mode) for mode in kinds.values()),
        "files": sorted(os.readlink(f"/proc/self/fd/{handle}") for handle in kinds if not stat.S_ISSOCK(kinds[handle])),
    }


def spin(data: bytes) -> None:
    while True:
        pass


def spin_in_a_regex(data: bytes) -> None:
    re.match(r"(a+)+$", "a" * 60 + "!")


def sleep(data: bytes) -> None:
    time.sleep(600)


def hold(data: bytes) -> list[float]:
    """Waits for some seconds, "0.5 name", and holds a socket of that name; answers when it began and ended."""
    seconds, _space, name = data.decode().partition(" ")
    begun = time.monotonic()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as address:
        if name:
            address.bind(f"\0{name}")
        time.sleep(float(seconds))
    return [begun, time.monotonic()]


def take_memory(data: bytes) -> int:
    return len(b"a" * 10_000_000_000)


def take_memory_piece_by_piece(data: bytes) -> int:
    pieces = []
    while True:
        pieces.append("a" * 100_000)


def call_itself(data: bytes) -> None:
    call_itself(data)


def leave(data: bytes) -> None:
    os._exit(int(data))


def leave_as_python_does(data: bytes) -> None:
    sys.exit(0)


def kill_itself(data: bytes) -> None:
    os.kill(os.getpid(), int(data))


def raise_an_error(data: bytes) -> None:
    raise ValueError("一份坏文件")


def answer_what_json_cannot_say(data: bytes) -> Any:
    return object()


def answer_hugely(data: bytes) -> str:
    return "a" * int(data)


def pour(data: bytes) -> None:
    """Writes into the socket for ever, past what would count the answer."""
    channel = _channel()
    while True:
        channel.sendall(b"a" * 65536)


def write(data: bytes) -> None:
    _channel().sendall(data)
    os._exit(0)


def fork(data: bytes) -> int:
    return os.fork()


def write_a_file(data: bytes) -> int:
    return Path(data.decode()).write_text("a" * 100)


def stop(data: bytes) -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def _channel() -> socket.socket:
    """The socket that the answer goes through: the stream among those open."""
    for handle in map(int, os.listdir("/proc/self/fd")):
        if Path(f"/proc/self/fd/{handle}").exists() and stat.S_ISSOCK(os.fstat(handle).st_mode):
            found = socket.socket(fileno=os.dup(handle))
            if found.type == socket.SOCK_STREAM:
                return found
    raise LookupError
