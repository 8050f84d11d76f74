"""What befalls the server and its database, one mishap a function; each returns when it is over."""

import os
import random
import signal
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from benchmarks.mishaps.browsing import FORM, PROXY, Browser, NoAnswer
from benchmarks.mishaps.working import PASSWORD, PASTE, Office
from benchmarks.office.serving import Server
from config.devdb.server import Cluster

SECONDS = 3  # that the disk is full, bodies stall and answers are not read
MANY = 150  # connections at once
OPENING = "3月5日，区长沈怀远主持召开区政府常务会议。"
HOSTILE = [
    OPENING + "会议研究" * 24 + "。",
    "首页 > " + " > ".join(["栏目"] * 14) + "\n" + OPENING,
    OPENING + "会议研究了" + "当前" * 20 + "甲。",
    OPENING + "会议" + " " * 24_000 + "研究。",
    OPENING + "研究" * 24_000 + "。",
    OPENING + "（" * 20_000 + "要" * 20_000,
    "\u202e" + OPENING + "\ufeff" * 10_000 + "𠮷" * 10_000,
]


@dataclass(frozen=True)
class Scene:
    """What there is to break."""

    server: Server
    cluster: Cluster
    office: Office
    disk: Path | None  # the small disk of the database, where there is one
    chance: random.Random


def worker_killed(scene: Scene) -> None:
    end(scene.chance.choice(scene.server.workers()), signal.SIGKILL)


def all_workers_killed(scene: Scene) -> None:
    for worker in scene.server.workers():
        end(worker, signal.SIGKILL)


def worker_stuck(scene: Scene) -> None:
    end(scene.chance.choice(scene.server.workers()), signal.SIGSTOP)


def backend_killed(scene: Scene) -> None:
    """One process of the database that serves somebody; PostgreSQL then ends all the others and recovers."""
    ask = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    with suppress(psycopg.Error), scene.cluster.connect("jiyao") as connection:
        pids = [pid for (pid,) in connection.execute(ask).fetchall()]
        end(scene.chance.choice(pids), signal.SIGKILL)


def postmaster_killed(scene: Scene) -> None:
    """The database as a whole; as a service manager would, somebody starts it anew."""
    end(int(scene.cluster.pid_file.read_text().split()[0]), signal.SIGKILL)
    scene.cluster.start()


def disk_full(scene: Scene) -> None:
    """No room for rows, then none for the log of what is committed either, where PostgreSQL gives up altogether."""
    assert scene.disk is not None
    filler = scene.disk / "filler"
    with filler.open("wb", buffering=0) as file:
        with suppress(OSError):
            while True:
                file.write(bytes(1 << 16))
        time.sleep(SECONDS)
        with suppress(psycopg.Error), scene.cluster.connect("jiyao") as connection:
            for _ in range(20):  # as many parts of the log as are kept ready
                connection.execute("SELECT pg_logical_emit_message(false, 'mishap', 'x'), pg_switch_wal()")
    filler.unlink()
    scene.cluster.start()


def bodies_stalled(scene: Scene) -> None:
    beginning = f"POST /accounts/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\n{PROXY}: https\r\nContent-Length: 5000\r\n"
    with ExitStack() as connections:
        for _ in range(MANY):
            opened(scene, connections, f"{beginning}Content-Type: {FORM}\r\n\r\nusername=")
        time.sleep(SECONDS)


def readers_slow(scene: Scene) -> None:
    paths = ("/directives.csv", "/meetings/", "/static/admin/js/vendor/jquery/jquery.js")
    with ExitStack() as connections:
        for number in range(MANY):
            line = f"GET {paths[number % len(paths)]} HTTP/1.1\r\nHost: 127.0.0.1\r\n{PROXY}: https\r\n\r\n"
            opened(scene, connections, line, room=2048)
        time.sleep(SECONDS)


def opened(scene: Scene, connections: ExitStack, beginning: str, room: int = 0) -> None:
    """A connection that sends this and nothing more; ``room`` is how much it takes in without being read."""
    with suppress(OSError):
        client = connections.enter_context(socket.socket())
        if room:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        client.settimeout(2)
        client.connect(("127.0.0.1", scene.server.port))
        client.sendall(beginning.encode())


def text_hostile(scene: Scene) -> None:
    """A pasted text that is made to keep whoever reads it busy."""
    with suppress(NoAnswer):
        browser = Browser(scene.server.port, scene.office.answers)
        browser.sign_in("deputy", PASSWORD)
        form = browser.get(PASTE).form("text")
        browser.post(PASTE, form.filled(text=scene.chance.choice(HOSTILE), step="read"))


def end(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


MISHAPS: dict[str, Callable[[Scene], None]] = {
    one.__name__: one
    for one in (
        *(worker_killed, all_workers_killed, worker_stuck, backend_killed, postmaster_killed),
        *(disk_full, bodies_stalled, readers_slow, text_hostile),
    )
}
