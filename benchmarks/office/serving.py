"""The real server as a process of its own, on this run's database and a free port; ended with the block."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from django.db import connection

STDERR = 2  # where its words go: what a benchmark prints are figures
PATIENCE = 30  # seconds until it must answer, and to end


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen[bytes]
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def workers(self) -> list[int]:
        """The process numbers of its workers, as the system knows them now."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]


@contextmanager
def server(database: str | None = None, **environment: str) -> Iterator[Server]:
    """A server of ``database`` (this run's own unless named)."""
    port = free_port()
    variables = os.environ | {"DATABASE_URL": database or address()} | environment
    command = [sys.executable, "-m", "config.serve", "--port", str(port)]
    process = subprocess.Popen(command, env=variables, stdout=STDERR, process_group=0)
    running = Server(process, port)
    try:
        wait_for(f"{running.url}/healthz")
        yield running
    finally:
        process.terminate()
        process.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def address() -> str:
    """This run's database as DATABASE_URL would name it."""
    facts = connection.settings_dict
    login = quote(facts["USER"]) + (f":{quote(facts['PASSWORD'])}" if facts["PASSWORD"] else "")
    host = "".join(
        one if one in "abcdefghijklmnopqrstuvwxyz0123456789." else f"%{ord(one):02x}" for one in facts["HOST"]
    )
    return f"postgres://{login}@{host}:{facts['PORT']}/{facts['NAME']}"


def answers(url: str, patience: float = 2) -> bool:
    try:
        urlopen(url, timeout=patience).close()
    except HTTPError as refusal:
        refusal.close()
        return False
    except OSError:
        return False
    return True


def wait_for(url: str, patience: float = PATIENCE) -> float:
    """Asks until it answers 200; the seconds that took."""
    start = time.monotonic()
    while not answers(url):
        if time.monotonic() - start > patience:
            raise TimeoutError(f"{url} does not answer")
        time.sleep(0.1)
    return time.monotonic() - start
