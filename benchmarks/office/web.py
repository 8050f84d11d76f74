"""Search through the web: the real server in front of the generated office, asked for pages as a browser would."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

from django.db import connection

from benchmarks.office.questions import FORMS, parsed
from benchmarks.office.timing import summary
from directives.search.asked import Narrowing

PATIENCE = 30  # seconds until the server must answer


@contextmanager
def server() -> Iterator[str]:
    """The address of an HTTP server on this run's database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    environment = os.environ | {"DATABASE_URL": address()}
    running = subprocess.Popen(
        [*command, "--blocking-threads", "4", "--log-level", "warning", "config.wsgi:application"], env=environment
    )
    try:
        here = f"http://127.0.0.1:{port}"
        wait_for(f"{here}/healthz")
        yield here
    finally:
        running.terminate()
        running.wait(10)


def address() -> str:
    """This run's database as DATABASE_URL would name it."""
    facts = connection.settings_dict
    login = quote(facts["USER"]) + (f":{quote(facts['PASSWORD'])}" if facts["PASSWORD"] else "")
    host = "".join(
        one if one in "abcdefghijklmnopqrstuvwxyz0123456789." else f"%{ord(one):02x}" for one in facts["HOST"]
    )
    return f"postgres://{login}@{host}:{facts['PORT']}/{facts['NAME']}"


def wait_for(url: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(url).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def ask(texts: list[str], how_many: int = 200) -> dict[str, float]:
    """Milliseconds of a page of results (a seeded sample of questions and forms), and how many were refused."""
    chance, asked = Random(6), parsed(texts)
    times: list[float] = []
    refused = 0
    with server() as here:
        for _ in range(how_many):
            text, _question = chance.choice(asked)
            url = f"{here}/search/?{urlencode({'q': text} | query(chance.choice(list(FORMS.values()))))}"
            start = time.perf_counter()
            try:
                urlopen(url).read()
            except HTTPError:
                refused += 1
            times.append((time.perf_counter() - start) * 1000)
    return summary(times[10:]) | {"refused": refused}  # the first warm the server


def query(form: Narrowing) -> dict[str, str]:
    named = {"kind": form.kind, "type": form.type, "from": form.since, "to": form.until, "unit": form.unit}
    return {name: str(value) for name, value in named.items() if value}
