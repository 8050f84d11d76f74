"""What the process does that was forked for one request: limits itself, reads it, answers in JSON and is gone."""

import json
import os
import pkgutil
import socket
import traceback
from typing import Any, NoReturn

from meetings.bounded.limits import Limits

CHUNK = 1 << 16


def work(channel: socket.socket) -> NoReturn:
    """The request is a line {"task": "module:function", "limits": {…}} and the data, which the function is given."""
    try:
        _silence()
        request = _received(channel)
        channel.sendall(json.dumps(_answer(*request), ensure_ascii=False).encode("utf-8", "surrogatepass"))
        channel.close()
    finally:
        os._exit(0)  # nothing of the server is to run in here, such as what it does at its exit


def _silence() -> None:
    """Libraries complain of a bad file on stderr; a file could fill a log so."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _received(channel: socket.socket) -> tuple[str, bytes]:
    with channel.makefile("rb", buffering=CHUNK) as stream:
        head = json.loads(stream.readline())
        Limits(**head["limits"]).impose()
        data = stream.read()
    return head["task"], data


def _answer(task: str, data: bytes) -> dict[str, Any]:
    try:
        return {"answer": pkgutil.resolve_name(task)(data)}
    except (MemoryError, RecursionError):
        return {}
    except Exception:
        return {"failed": traceback.format_exc(limit=-5)[-4000:]}
