"""The process of the server that forks (``__main__``), as its starter sees it: started when needed, and again."""

import atexit
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

from meetings.bounded.exceptions import Stopped

ROOT = Path(__file__).resolve().parents[2]
PRELOADED = ("meetings.reading.task", "meetings.uploads.task")
COMMAND = (sys.executable, "-E", "-s", "-W", "ignore", "-m", "meetings.bounded", *PRELOADED)


class Server:
    """The server of this process, shared by its threads. It ends with the process, since its socket closes then."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        atexit.register(self.stop)

    def start(self) -> None:
        """Starts the server ahead of the first request; where it cannot be started, that request says so."""
        with self._lock:
            try:
                self._started()
            except OSError:
                self._ended()

    def fork(self, *handles: socket.socket) -> None:
        """Has a process forked that holds these sockets; raises Stopped where that cannot be."""
        with self._lock:
            for _attempt in ("as it runs", "started anew"):
                try:
                    socket.send_fds(self._started(), [b"."], [handle.fileno() for handle in handles])
                except OSError:  # it was killed
                    self._ended()
                else:
                    return
        raise Stopped

    def stop(self) -> None:
        """Kills it with whatever it has forked, which no signal but this one may reach."""
        with self._lock:
            if self._process is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self._process.pid, signal.SIGKILL)
            self._ended()

    def _started(self) -> socket.socket:
        if self._control is None:
            self._control, server_end = socket.socketpair()
            with server_end:
                self._process = subprocess.Popen(
                    COMMAND, stdin=server_end.fileno(), cwd=ROOT, env={}, start_new_session=True
                )
        return self._control

    def _ended(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(1)
            self._process = None
