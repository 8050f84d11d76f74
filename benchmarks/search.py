"""Search over a generated office: is every answer what reading everything gives, and how fast is it beside others?

``python -m benchmarks.search --rows N --json FILE`` fills a database of its own and throws it away: a private cluster,
or a scratch database beside the one that DATABASE_URL names.
"""

import argparse
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000, help="directives in the generated office")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--repeat", type=int, default=3, help="times a question is asked; the median counts")
    parser.add_argument("--peers", type=int, default=40, help="questions that others are asked too; 0 for none")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    with database():
        figures = measure(options)
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    print(text)
    return 1 if figures["wrong"] else 0


@contextmanager
def database() -> Iterator[None]:
    """An empty, migrated database of this run's own. Only now is Django set up, and what needs it imported."""
    os.environ["JIYAO_MODE"] = "test"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from config import cluster

    django.setup()
    with scratch() if os.environ.get("DATABASE_URL") else cluster.throwaway(settings.BASE_DIR) as server:
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


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """All figures, in the order of their keys; others are asked last, for their index is in nobody's way then."""
    from benchmarks.office import web
    from benchmarks.office.asking import ask_all
    from benchmarks.office.beside import beside_others
    from benchmarks.office.changing import ask_similar, print_editions
    from benchmarks.office.loading import load, run
    from benchmarks.office.oracle import Oracle
    from benchmarks.office.timing import say, summary

    say(f"loading {options.rows} directives")
    loaded = load(options.rows, options.seed)
    run("VACUUM ANALYZE directives_passage")
    size = sizes()
    figures: dict[str, Any] = {
        "rows": loaded.directives,
        "passages": loaded.passages,
        "index_to_text": round((size["codes"] + size["lists"]) / size["text"], 3),
        "sizes_mb": size,
        "build_rows_per_s": round(loaded.passages / loaded.build_seconds),
        "build_seconds": {name: round(value, 1) for name, value in loaded.seconds.items()},
    }
    oracle = Oracle(loaded.contents)
    say("asking")
    figures |= ask_all(loaded, oracle, options.repeat)
    say("asking through the web")
    times, refused = web.ask(loaded.texts)
    figures["web_ms"] = summary(times) | {"refused": refused}
    say("recognising and printing")
    figures["similar"] = ask_similar(loaded)
    figures["print_60_ms"] = print_editions()
    if options.peers:
        say("asking others")
        figures |= beside_others(loaded, oracle, options.peers)
    return figures


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
