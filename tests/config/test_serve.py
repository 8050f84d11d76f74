"""The HTTP server as it is run: workers that die or get stuck are replaced, whatever is asked meanwhile."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from benchmarks.office.serving import Server, answers, free_port, server
from config import probe, serve

UNITS = sorted((settings.BASE_DIR / "docs" / "systemd").iterdir())
OURS = "python -m config.serve"


@pytest.fixture
def running(transactional_db: None) -> Iterator[Server]:
    with server() as one:
        yield one


@contextmanager
def load(url: str) -> Iterator[None]:
    """Four readers who ask without a pause."""
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            answers(url)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    try:
        yield
    finally:
        over.set()
        for reader in readers:
            reader.join()


def seconds_until(is_so: Callable[[], bool], patience: float = 30) -> float:
    start = time.monotonic()
    while not is_so():
        assert time.monotonic() - start < patience
        time.sleep(0.1)
    return time.monotonic() - start


def always_answers(url: str) -> bool:
    return all(answers(url) for _ in range(8))


def test_a_killed_worker_is_replaced_under_load(running):
    url, before = f"{running.url}/healthz", running.workers()
    with load(url):
        os.kill(before[0], signal.SIGKILL)

        took = seconds_until(lambda: set(running.workers()) - set(before) != set() and always_answers(url))

    assert took < 15
    assert len(running.workers()) == len(before) == serve.WORKERS


def test_workers_killed_again_and_again_are_replaced(running):
    """Granian gives up where a worker dies within seconds of its start."""
    for _ in range(2):
        for worker in running.workers():
            os.kill(worker, signal.SIGKILL)
        time.sleep(1)

    assert seconds_until(lambda: always_answers(f"{running.url}/healthz")) < 15


def test_a_stuck_worker_is_replaced_under_load(running):
    url, before = f"{running.url}/healthz", running.workers()
    with load(url):
        os.kill(before[0], signal.SIGSTOP)

        took = seconds_until(lambda: before[0] not in running.workers() and always_answers(url))

    assert took < 15
    assert len(running.workers()) == serve.WORKERS


def test_workers_end_when_their_server_was_killed(running):
    workers = running.workers()

    running.process.kill()

    assert seconds_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers)) < 15


def test_the_server_stops_at_once_when_a_terminal_interrupts_it(running):
    os.killpg(running.process.pid, signal.SIGINT)

    assert running.process.wait(serve.STOPPING - 2) == 0


def test_the_server_stops_beside_a_stuck_worker(running):
    os.kill(running.workers()[0], signal.SIGSTOP)

    running.process.terminate()

    assert running.process.wait(serve.STOPPING + 10) == 0


def test_a_missing_setting_stops_the_server_in_a_sentence():
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JIYAO_")}
    command = [sys.executable, "-m", "config.serve", "--port", str(free_port())]

    done = subprocess.run(command, env=kept, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("JIYAO_SECRET_KEY is not set")


# The probe


def test_the_probe_is_content_with_any_answer_and_asks_for_a_host_that_the_server_knows(running, monkeypatch):
    assert probe.main(f"{running.url}/healthz") == 0
    assert probe.main(f"{running.url}/not-there/") == 0
    monkeypatch.setenv("JIYAO_HOSTS", "localhost, jiyao.example.cn")
    assert probe.silence(f"{running.url}/healthz") == ""


def test_the_probe_fails_where_nothing_answers(monkeypatch):
    monkeypatch.setattr(probe, "SECONDS", 0.1)

    assert probe.main(f"http://127.0.0.1:{free_port()}/healthz") == 1


# What is written of it


@pytest.mark.parametrize("place", ["Makefile", "README.md", "docs/operations.md", "docs/systemd/jiyao.service"])
def test_the_servers_options_are_written_in_one_place(place):
    text = (settings.BASE_DIR / place).read_text()

    assert OURS in text
    assert not re.search(r"granian\s+--|blocking-threads", text)


def test_the_units_are_sound(tmp_path):
    if not (verify := shutil.which("systemd-analyze")):
        pytest.skip("systemd is not installed here")
    for unit in UNITS:
        text = unit.read_text().replace("/srv/jiyao/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(text)

    done = subprocess.run([verify, "verify", *tmp_path.iterdir()], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_units_run_commands_that_are_there():
    commands = [line for unit in UNITS for line in unit.read_text().splitlines() if line.startswith("ExecStart=/")]

    for line in commands:
        words = line.removeprefix("ExecStart=/srv/jiyao/").split()
        assert words[0] == ".venv/bin/python"
        if words[1] == "manage.py":
            assert words[2] in get_commands()
        else:
            assert words[1] == "-m"
            assert (settings.BASE_DIR / words[2].replace(".", "/")).with_suffix(".py").exists()
