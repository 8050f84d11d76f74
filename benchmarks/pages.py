"""The public pages beside a bare Django "hello" under the same server: answers a second, in one run.

``python -m benchmarks.pages --json FILE`` loads the sample office into a database of its own and throws it away. Both
servers run as in production. Home, list, meeting, directive and JSON are asked for as visitors do once they are warm,
``not_modified`` by who has the list already, and ``first_render`` are these four pages with a new version each time.
"""

import argparse
import secrets
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from itertools import count, cycle
from pathlib import Path
from threading import Lock
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run by its path, it finds only what is beside it

from benchmarks.office.readers import Question, Told, ask, etag
from benchmarks.search import as_json, database

WARMING = 0.3  # seconds before each measuring
RENDERED = ("home", "list", "meeting", "directive")

MOVE_THE_HEAD = """
UPDATE meetings_chainhead SET count = count + 1, digest = encode(sha256(digest::bytea), 'hex') WHERE audience = 'public'
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="where to write the figures too")
    parser.add_argument("--readers", type=int, default=8, help="connections that ask at once")
    parser.add_argument("--seconds", type=float, default=0.7, help="how long each is asked in a round")
    parser.add_argument("--rounds", type=int, default=9, help="times everything is asked in turn; the median counts")
    options = parser.parse_args()
    with database():
        load()
        with servers() as ports:
            figures = measure(lambda: questions(*ports), options)
        mover()[1].close()
    if options.json:
        options.json.write_text(as_json(figures) + "\n", encoding="utf-8")
    print(as_json(figures))
    return 0


def load() -> None:
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.office.timing import say
    from directives.search.engine import statistics as samples

    say("loading the sample office")
    call_command("load_sample", stdout=sys.stderr)
    samples.take()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as autovacuum does within a minute


@contextmanager
def servers() -> Iterator[tuple[int, int]]:
    """The ports of the bare site and of ours, both served by two processes as in production."""
    from benchmarks.office.serving import server

    with server(DJANGO_SETTINGS_MODULE="benchmarks.office.hello") as bare, server(**production()) as ours:
        yield bare.port, ours.port


def production() -> dict[str, str]:
    """The settings of a server in production, which believes a header that a request came by https."""
    return {
        "JIYAO_MODE": "production",
        "JIYAO_SECRET_KEY": secrets.token_urlsafe(64),
        "JIYAO_HOSTS": "127.0.0.1",
        "JIYAO_PROXY_HEADER": "HTTP_X_FORWARDED_PROTO",
    }


def questions(bare: int, ours: int) -> dict[str, Question]:
    """What is asked, by the name of its figure."""
    pages = addresses()
    mover()  # before any reader needs it
    asked = {"hello": Question(bare, lambda: "/")}
    asked |= {name: Question(ours, partial(str, path)) for name, path in pages.items()}
    known = {"If-None-Match": etag(asked["list"])}
    numbers, paths = count(), cycle([pages[name] for name in RENDERED])
    return asked | {
        "not_modified": Question(ours, partial(str, pages["list"]), 304, known),
        "first_render": Question(ours, lambda: f"{next(paths)}?reader={next(numbers)}", before=move_the_head),
    }


def addresses() -> dict[str, str]:
    """The pages of the sample office: of the newest meeting and of its first directive."""
    from django.contrib.auth.models import AnonymousUser

    from directives.models import Passage
    from meetings.models import Edition

    visitor = AnonymousUser()
    meeting = Edition.objects.visible_to(visitor).newest_first()[0]
    directive = Passage.objects.visible_to(visitor).directives().newest_first()[0]
    return {
        "home": "/",
        "list": "/meetings/",
        "meeting": f"/meetings/{meeting.key}/",
        "directive": f"/directives/{directive.key}/",
        "json": "/meetings.json",
    }


@cache
def mover() -> tuple[Lock, Any]:
    """A connection that all readers share, each in its turn."""
    import psycopg

    from benchmarks.office.serving import address

    connection = psycopg.connect(address(), autocommit=True)
    connection.execute("SET synchronous_commit = off")
    return Lock(), connection


def move_the_head() -> None:
    """As a release does; what printing costs is no question of this benchmark."""
    turn, connection = mover()
    with turn:
        connection.execute(MOVE_THE_HEAD)


def measure(questions: Callable[[], dict[str, Question]], options: argparse.Namespace) -> dict[str, Any]:
    """Everything in turn, in rounds, so that what else the machine does is the same for all; medians of the rounds."""
    from benchmarks.office.timing import say

    told: dict[str, list[Told]] = {}
    for _ in range(options.rounds):
        for name, question in questions().items():
            ask(question, options.readers, WARMING)
            told.setdefault(name, []).append(ask(question, options.readers, options.seconds))
    rates = {name: statistics.median(one.rate for one in rounds) for name, rounds in told.items()}
    for name, rate in rates.items():
        say(f"{name}: {rate:.0f} a second, {rate / rates['hello']:.3f} of hello")
    return {name: round(rate, 1) for name, rate in rates.items()} | {
        "latency_ms": {name: latency([time for one in rounds for time in one.times]) for name, rounds in told.items()}
    }


def latency(times: list[float]) -> dict[str, float]:
    ranked = sorted(times)
    places = {"p50": len(ranked) // 2, "p99": len(ranked) * 99 // 100}
    return {name: round(ranked[place] * 1000, 2) for name, place in places.items()}


if __name__ == "__main__":
    raise SystemExit(main())
