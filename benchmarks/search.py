"""Search over a generated office: is every answer what reading everything gives, and how fast is it beside others?

``python -m benchmarks.search --rows N --json FILE`` fills a database of its own and throws it away: a private cluster,
or a scratch database beside the one that DATABASE_URL names.
"""

import argparse
import gc
import json
import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Part = Callable[[], dict[str, Any]]  # gives figures by their names


def main() -> int:
    """Writes the file after each part; 1 where an answer was wrong or a part failed, which the others outlive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000, help="directives in the generated office")
    parser.add_argument("--json", type=Path, help="where to write the figures, after each part")
    parser.add_argument("--repeat", type=int, default=3, help="times a question is asked; the median counts")
    parser.add_argument("--peers", type=int, default=40, help="questions that others are asked too; 0 for none")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    with database():
        figures = measured(parts(options), options.json)
    print(as_json(figures))
    return 1 if figures["failed"] or figures.get("wrong") else 0


def as_json(figures: dict[str, Any]) -> str:
    return json.dumps(figures, ensure_ascii=False, indent=1)


def measured(parts: Iterable[tuple[str, Part]], file: Path | None) -> dict[str, Any]:
    """The figures of every part that succeeds; ``failed`` names the others. ``file`` always holds what is known."""
    from django.db import connection

    from benchmarks.office.timing import say

    figures: dict[str, Any] = {"failed": []}
    for name, part in parts:
        say(name)
        try:
            figures |= part()
        except Exception:  # whatever it was, what was measured before and comes after is worth keeping
            traceback.print_exc()
            say(f"FAILED {name}")
            figures["failed"].append(name)
            connection.close()  # the next part gets a sound one
        if file:
            file.write_text(as_json(figures) + "\n", encoding="utf-8")
    return figures


@contextmanager
def database() -> Iterator[None]:
    """An empty, migrated database of this run's own. Only now is Django set up, and what needs it imported."""
    os.environ |= {"JIYAO_MODE": "test", "JIYAO_STATEMENT_TIMEOUT": "0", "JIYAO_IDLE_TIMEOUT": "0"}  # it builds indexes
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from config import devdb

    django.setup()
    with scratch() if os.environ.get("DATABASE_URL") else devdb.throwaway(settings.BASE_DIR) as server:
        if server is not None:
            give_memory(server)
        call_command("migrate", verbosity=0)
        yield
        connection.close()


def give_memory(server: Any) -> None:
    """As much shared memory as a small server of an office would have; the default is a laptop's of long ago."""
    with server.connect("postgres") as connection:
        for setting, value in {"shared_buffers": "1GB", "maintenance_work_mem": "1GB", "max_wal_size": "8GB"}.items():
            connection.execute(f"ALTER SYSTEM SET {setting} = '{value}'")
        connection.execute("CHECKPOINT")
    server.stop()
    server.start()


@contextmanager
def scratch() -> Iterator[None]:
    """A new database on the server that DATABASE_URL names, dropped at the end."""
    from django.db import connection

    name = f"jiyao_benchmark_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield None
    finally:
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name}")


def parts(options: argparse.Namespace) -> Iterator[tuple[str, Part]]:
    """What is measured, in order; others are asked last, for then our index is dropped."""
    from benchmarks.office import web
    from benchmarks.office.asking import ask_all
    from benchmarks.office.beside import beside_others
    from benchmarks.office.changing import ask_similar, print_editions
    from benchmarks.office.loading import load
    from benchmarks.office.oracle import Oracle
    from benchmarks.office.timing import say

    say(f"loading {options.rows} directives")
    loaded = load(options.rows, options.seed)
    oracle = Oracle(loaded.contents)
    gc.freeze()  # else the collector looks through all that the oracle holds in the middle of a question
    yield "weighing", lambda: weighed(loaded)
    yield "asking", lambda: ask_all(loaded, oracle, options.repeat)
    yield "asking through the web", lambda: {"web_ms": web.ask(loaded.texts)}
    yield "recognising", lambda: {"similar": ask_similar(loaded)}
    yield "printing", lambda: {"print_60_ms": print_editions()}
    if options.peers:
        yield "asking others", lambda: beside_others(loaded, oracle, options.peers)


def weighed(loaded: Any) -> dict[str, Any]:
    """How much there is, what it weighs, and how long it took to load."""
    from benchmarks.office.loading import run

    run("VACUUM ANALYZE directives_passage")
    size = sizes()
    return {
        "rows": loaded.directives,
        "passages": loaded.passages,
        "index_to_text": round((size["codes"] + size["lists"]) / size["text"], 3),
        "sizes_mb": size,
        "build_rows_per_s": round(loaded.passages / loaded.build_seconds),
        "build_seconds": {name: round(value, 1) for name, value in loaded.seconds.items()},
    }


def sizes() -> dict[str, float]:
    """Megabytes: what is searched (headline, text, context), the table, the indexes of codes and of days."""
    from benchmarks.office.loading import run

    text = run(
        "SELECT sum(octet_length(headline) + octet_length(text) + octet_length(context)) FROM directives_passage"
    )
    table = run("SELECT pg_relation_size('directives_passage')")
    indexes = run(
        "SELECT sum(pg_relation_size(indexrelid)) FILTER (WHERE indexrelid::regclass::text LIKE 'passage_codes%%'), "
        "sum(pg_relation_size(indexrelid)) FILTER (WHERE indexrelid::regclass::text LIKE 'passage_lists%%') "
        "FROM pg_index WHERE indrelid = 'directives_passage'::regclass"
    )
    found = (text[0][0], table[0][0], *indexes[0])
    return {
        name: round(int(size) / 1e6, 2) for name, size in zip(("text", "table", "codes", "lists"), found, strict=True)
    }


if __name__ == "__main__":
    raise SystemExit(main())
