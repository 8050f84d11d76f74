"""What an office keeps through mishaps: processes killed, the disk full, clients that stall, texts made to do harm.

``python -m benchmarks.faults --rounds N --json FILE`` runs the real server on a private PostgreSQL that is gone at the
end. Two people save, submit, approve and release over HTTP, and readers read, while one mishap after the other befalls
them. What the server called done must be there after each, whole, and everything back within 15 seconds.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

SECRET = "jiyao-benchmark-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2  # of a server that lives for some minutes
UNBOUND = {"JIYAO_STATEMENT_TIMEOUT": "0", "JIYAO_IDLE_TIMEOUT": "0"}  # for who proves, not for who serves


def main() -> int:
    """1 where something acknowledged was lost, an edition is half, a chain is broken, or it took too long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9, help="mishaps, each kind in turn")
    parser.add_argument("--json", type=Path, help="where to write the figures, after each round")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # and what was started is ended
    from benchmarks.mishaps.figures import as_json, is_sound

    with office(options.seed) as scene:
        figures = run(scene, options.rounds, options.json)
    print(as_json(figures))
    return 0 if is_sound(figures) else 1


@contextmanager
def office(seed: int) -> Iterator[Any]:
    """A server in production's mode, its database on a disk of its own, and the people. Only now is Django set up."""
    from benchmarks.mishaps.disk import small_disk
    from config.devdb import server_account
    from config.devdb.server import Cluster

    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="jiyao-faults-")))
        folder.chmod(0o711)  # the database's user passes through
        disk = small_disk(stack, folder / "disk")
        cluster = Cluster((disk or folder) / "db", server_account())
        os.environ |= production(cluster.url) | UNBOUND
        stack.callback(cluster.stop)
        cluster.start()
        import django

        django.setup()
        yield stack.enter_context(scene(cluster, disk, seed))


def production(database: str) -> dict[str, str]:
    return {
        "JIYAO_MODE": "production",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database,
        "JIYAO_SECRET_KEY": SECRET,
        "JIYAO_HOSTS": "127.0.0.1",
        "JIYAO_PROXY_HEADER": "HTTP_X_FORWARDED_PROTO",
    }


@contextmanager
def scene(cluster: Any, disk: Path | None, seed: int) -> Iterator[Any]:
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.mishaps.kinds import Scene
    from benchmarks.mishaps.working import Office, hire, staff
    from benchmarks.office.serving import server
    from benchmarks.office.timing import say

    with cluster.connect("postgres") as superuser:
        superuser.execute("ALTER SYSTEM SET max_wal_size = '128MB'")  # the disk is small
    cluster.stop()
    cluster.start()
    call_command("migrate", verbosity=0)
    hire()
    call_command("grant_roles", "site", verbosity=0, stdout=sys.stderr)
    connection.close()
    if disk is None:
        say("This account may mount no disk that could be filled, so the disk is never full.")
    with server(cluster.url.replace("//jiyao@", "//site@"), **dict.fromkeys(UNBOUND, "")) as running:
        people = Office(running.port)
        leave = staff(people)
        try:
            yield Scene(running, cluster, people, disk, random.Random(seed))
        finally:
            people.is_closed.set()
            for wait in leave:
                wait()


def run(scene: Any, rounds: int, file: Path | None) -> dict[str, Any]:
    """The figures after so many mishaps; ``file`` always holds those so far."""
    from django.db import connection

    from benchmarks.mishaps.figures import Course, Outage, as_json, back, gathered
    from benchmarks.mishaps.kinds import MISHAPS
    from benchmarks.mishaps.proving import Proof, prove
    from benchmarks.office.timing import say

    not_tried = [] if scene.disk else ["disk_full"]
    course, proof = Course([name for name in MISHAPS if name not in not_tried], not_tried), Proof()
    figures = gathered(scene.office, course)
    back(scene.office, course.start)  # everybody is at work
    for number in range(rounds):
        name = course.kinds[number % len(course.kinds)]
        time.sleep(scene.chance.uniform(0.2, 1.5))  # somewhere in the middle of what they do
        begin = time.monotonic()
        MISHAPS[name](scene)
        outage = Outage(name, begin, back(scene.office, time.monotonic()))
        connection.close()  # what the database ended
        proof = prove(list(scene.office.acknowledged), proof)
        course.take(outage, proof)
        figures = gathered(scene.office, course)
        say(f"{number + 1} {name}: back in {outage.end - begin:.1f} s, {figures['acknowledged']} acknowledged")
        for fault in proof.faults:
            say(f"FAULT {fault}")
        if file:
            file.write_text(as_json(figures) + "\n", encoding="utf-8")
    return figures


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run by its path, it finds only what is beside it
    raise SystemExit(main())
