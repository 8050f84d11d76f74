"""How many bounded processes run at once: so many for each process that asks, so many on the machine.

A slot of the machine is an abstract socket address (unix(7)) that one process alone can hold. The kernel frees it when
the last holder is gone, however it went; there is no file to clean up and no folder that must be writable.
"""

import hashlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meetings.bounded.exceptions import Busy

ON_THE_MACHINE = 4  # of one installation, that is of one program folder; each may hold 160 MB
IN_A_PROCESS = 2  # the other threads of a web process are for readers
PAUSE = 0.02
INSTALLATION = hashlib.sha256(str(Path(__file__).resolve().parents[2]).encode()).hexdigest()[:16]

_own_slots = threading.BoundedSemaphore(IN_A_PROCESS)


@contextmanager
def slot(wait: float) -> Iterator[socket.socket]:
    """Holds a slot until every process that was handed the socket has closed it; raises Busy after ``wait`` seconds."""
    deadline = time.monotonic() + wait
    if not _own_slots.acquire(timeout=wait):
        raise Busy
    try:
        with _taken(deadline) as address:
            yield address
    finally:
        _own_slots.release()


def _taken(deadline: float) -> socket.socket:
    while True:
        for number in range(ON_THE_MACHINE):
            if address := _take(number):
                return address
        if time.monotonic() > deadline:
            raise Busy
        time.sleep(PAUSE)


def _take(number: int) -> socket.socket | None:
    address = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        address.bind(f"\0jiyao-{INSTALLATION}-{number}")
    except OSError:
        address.close()
        return None
    return address
