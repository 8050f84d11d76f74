"""Serves the site: ``python -m config.serve``, the one module where the HTTP server's options are written.

A worker that dies is replaced at once; one that is stuck is killed after ``STUCK`` seconds, and then replaced.
"""

import argparse
import asyncio
import gc
import os
import select
import signal
import sys
import threading
import time
from array import array
from collections.abc import Callable
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

WORKERS = 2
HEADERS = 10  # seconds until a request's headers are in; idle connections are closed after as many
STOPPING = 10  # seconds that a worker has to finish its requests when the server stops
GARBAGE = 20_000  # new objects between two looks for circles among them; a page makes some thousands
BEAT = 1  # seconds between two signs of life of a worker
STUCK = 8  # seconds without one


def main() -> None:
    options = parser().parse_args()
    from config.wsgi import application  # a setting that is missing stops the server now, in a sentence

    while is_wanted(options, application):
        print("All workers are started anew.", file=sys.stderr, flush=True)
        time.sleep(1)


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m config.serve", description=__doc__)
    options.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--workers", type=int, default=WORKERS, help="processes; at least 2 survive a stuck one")
    return options


def is_wanted(options: argparse.Namespace, application: Callable[..., Any]) -> bool:
    """Serves until asked to stop (False), or until one worker died twice in a row, where Granian gives up (True)."""
    server = Granian(
        "config.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,  # what a reverse proxy speaks; with "auto" a silent connection would stay for ever
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS * 1000),
        workers=options.workers,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPPING,
        log_level=LogLevels.error,
    )
    beats, beat = os.pipe()
    os.set_blocking(beat, False)

    def loaded() -> Any:
        from config.gateway import Gateway  # needs the settings, which are sound by now

        os.close(beats)
        os.setpgrp()  # Ctrl-C is for the server alone; a worker that gets the signal twice never stops
        asyncio.get_event_loop().call_soon(sign_of_life, beat)
        gateway = Gateway(application)
        gc.freeze()  # what is loaded stays, so the collector need not look through it again and again
        gc.set_threshold(GARBAGE)
        return gateway

    watch = threading.Thread(target=watching, args=[server, beats], daemon=True)
    server.on_startup(watch.start)
    try:
        server.serve(target_loader=loaded, wrap_loader=False)
    except SystemExit:
        return not server.interrupt_signal
    finally:
        os.close(beat)
    return False


def sign_of_life(beat: int) -> None:
    """In a worker, by its event loop, each second. A worker whose server is gone ends itself."""
    try:
        os.write(beat, array("i", [os.getpid()]).tobytes())
    except BlockingIOError:  # the server has not read for hours; what it finds there is as good
        pass
    except BrokenPipeError:
        os.kill(os.getpid(), signal.SIGTERM)
        return
    asyncio.get_event_loop().call_later(BEAT, sign_of_life, beat)


def watching(server: Any, beats: int) -> None:
    """In the server: kills each worker that gave no sign of life for too long."""
    seen: dict[int, float] = {}
    while True:
        readable, _, _ = select.select([beats], [], [], BEAT)
        now = time.monotonic()
        if readable:
            pids = array("i", os.read(beats, 65536))
            if not pids:  # nobody is left who could write
                os.close(beats)
                return
            seen |= dict.fromkeys(pids, now)
        for worker in list(server.wrks):
            pid = worker.inner.pid
            if now - seen.setdefault(pid, now) > STUCK and worker.is_alive():
                print(f"Worker {pid} gave no sign of life for {STUCK} s and is replaced.", file=sys.stderr, flush=True)
                seen[pid] = now
                worker.inner.kill()


if __name__ == "__main__":
    main()
