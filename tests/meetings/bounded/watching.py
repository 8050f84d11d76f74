"""Looks at what the server has forked while it lives."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace

from meetings.bounded import client


def forked() -> list[int]:
    """The processes that the server has forked and that live."""
    server = client.server._process
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children") if server else None
    return [int(pid) for pid in children.read_text().split()] if children and children.exists() else []


@contextmanager
def peak() -> Iterator[SimpleNamespace]:
    """The most memory that one of them held meanwhile."""
    found, is_over = SimpleNamespace(megabytes=0), threading.Event()

    def watch() -> None:
        while not is_over.is_set():
            for pid in forked():
                with suppress(OSError, TypeError):
                    kilobytes = re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{pid}/status").read_text())[1]
                    found.megabytes = max(found.megabytes, int(kilobytes) // 1024)
            time.sleep(0.002)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield found
    finally:
        is_over.set()
        watcher.join()
