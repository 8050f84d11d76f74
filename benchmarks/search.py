"""Search over a generated office: is every answer what reading everything gives, and how fast is it beside others?

``python -m benchmarks.search --rows N --json FILE`` fills a database of its own and throws it away: a private cluster,
or a scratch database beside the one that DATABASE_URL names.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.office.loading import Loaded
    from benchmarks.office.oracle import Answers, Oracle
    from directives.search.results import Search

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"first page": 1, "page 10": 10}
RARE = 0.001  # of all passages


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000, help="directives in the generated office")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--repeat", type=int, default=3, help="times a question is asked; the median counts")
    parser.add_argument("--peers", type=int, default=40, help="questions that others are asked too; 0 for none")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    with database():
        figures = measure(options)
    if options.json:
        options.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    say(json.dumps({name: value for name, value in figures.items() if name != "slowest"}, ensure_ascii=False, indent=1))
    return 1 if figures["wrong"] else 0


def say(text: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


@contextmanager
def database() -> Iterator[None]:
    """An empty, migrated database of this run's own."""
    os.environ["JIYAO_MODE"] = "test"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django
    from django.conf import settings

    from config import cluster

    django.setup()
    with scratch() if os.environ.get("DATABASE_URL") else cluster.throwaway(settings.BASE_DIR) as server:
        if server is not None:
            give_memory(server)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield
        from django.db import connection

        connection.close()


def give_memory(server: Any) -> None:
    """As much shared memory as a small server of an office would have; the default is a laptop's of long ago."""
    with server.connect("postgres") as connection:
        connection.execute("ALTER SYSTEM SET shared_buffers = '1GB'")
        connection.execute("ALTER SYSTEM SET maintenance_work_mem = '1GB'")
        connection.execute("ALTER SYSTEM SET max_wal_size = '8GB'")
        connection.execute("CHECKPOINT")
    server.stop()
    server.start()


@contextmanager
def scratch() -> Iterator[None]:
    from django.db import connection

    name = f"jiyao_benchmark_{os.getpid()}"
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield None
    finally:
        connection.close()
        with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(f"DROP DATABASE {name}")


def measure(options: argparse.Namespace) -> dict[str, Any]:
    from benchmarks.office.loading import load, run
    from benchmarks.office.oracle import Oracle

    say(f"loading {options.rows} directives")
    loaded = load(options.rows, options.seed)
    run("VACUUM ANALYZE directives_passage")
    say(f"{loaded.passages} passages: { ({name: round(value, 1) for name, value in loaded.seconds.items()}) }")
    figures: dict[str, Any] = {
        "rows": loaded.directives,
        "passages": loaded.passages,
        "index_to_text": index_to_text(),
        "sizes_mb": sizes(),
        "build_rows_per_s": round(loaded.passages / loaded.build_seconds),
        "build_seconds": {name: round(value, 1) for name, value in loaded.seconds.items()},
    }
    oracle = Oracle(loaded.contents)
    say("asking")
    figures |= ask_all(loaded, oracle, options.repeat)
    say("similar, printing")
    figures["similar"] = ask_similar(loaded)
    figures["print_60_ms"] = print_editions()
    if options.peers:
        say("asking others")
        figures |= beside_others(loaded, oracle, options.peers)
    return figures


def index_to_text() -> float:
    size = sizes()
    return round((size["codes"] + size["other indexes"]) / size["text"], 3)


def sizes() -> dict[str, float]:
    """Megabytes: what is searched (headline, text, context), the table, the codes' indexes, the others."""
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
        name: round(int(size) / 1e6, 2)
        for name, size in zip(("text", "table", "codes", "other indexes"), found, strict=True)
    }


def readers() -> dict[str, Any]:
    """A visitor and an official."""
    from django.contrib.auth.models import AnonymousUser, Permission

    from meetings.models import User

    official, _ = User.objects.get_or_create(username="official", defaults={"name": "official"})
    official.user_permissions.add(Permission.objects.get(codename="read_internal"))
    return {"public": AnonymousUser(), "internal": User.objects.get(pk=official.pk)}


def timed(ask: Callable[[], Any], repeat: int) -> tuple[float, Any]:
    """Milliseconds (the median) and the last answer."""
    times, answer = [], None
    for _ in range(repeat):
        start = time.perf_counter()
        answer = ask()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), answer


def summary(times: Iterable[float]) -> dict[str, float]:
    ranked = sorted(times)
    if not ranked:
        return {}
    return {
        "p50": round(statistics.median(ranked), 2),
        "p95": round(ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))], 2),
        "max": round(ranked[-1], 2),
        "n": len(ranked),
    }


def ask_all(loaded: "Loaded", oracle: "Oracle", repeat: int) -> dict[str, Any]:
    """Each question in each form by each reader: page 1, page 10 and the count, compared and timed."""
    from benchmarks.office.questions import FORMS, parsed
    from directives.search.results import Search
    from directives.sight import audience

    times: dict[tuple[str, ...], float] = {}
    rare: set[str] = set()
    wrong: list[str] = []
    for text, question in parsed(loaded.texts):
        meant = oracle.meant(question)
        if meant.bit_count() < RARE * len(oracle.contents):
            rare.add(text)
        for form_name, form in FORMS.items():
            for reader_name, reader in readers_once().items():
                expected = oracle.answers(meant, form, audience(reader))
                for kind, ask, right in asked_of(lambda: Search(reader, question, form), expected):  # noqa: B023 - asked at once
                    took, answer = timed(ask, repeat)
                    times[text, form_name, reader_name, kind] = took
                    if answer != right:
                        wrong.append(f"{text} / {form_name} / {reader_name} / {kind}")
    for one in wrong[:20]:
        say(f"WRONG {one}")
    return {
        "asked": len(times),
        "wrong": len(wrong),
        "first_page_ms": of_kind(times, "first page"),
        "page_10_ms": of_kind(times, "page 10"),
        "count_ms": of_kind(times, "count"),
        "first_page_rare_ms": summary(took for key, took in times.items() if key[3] == "first page" and key[0] in rare),
        "first_page_common_ms": summary(
            took for key, took in times.items() if key[3] == "first page" and key[0] not in rare
        ),
        "slowest": {
            kind: sorted(((round(took, 1), *key[:3]) for key, took in times.items() if key[3] == kind), reverse=True)[
                :15
            ]
            for kind in (*PAGES, "count")
        },
        **ask_more(loaded, oracle),
    }


_readers: dict[str, Any] = {}


def readers_once() -> dict[str, Any]:
    _readers.update(_readers or readers())
    return _readers


def asked_of(search: Callable[[], "Search"], expected: "Answers") -> Iterator[tuple[str, Callable[[], Any], Any]]:
    for name, number in PAGES.items():
        start = (number - 1) * 20
        right = expected.ids(start, start + 20)
        yield name, lambda number=number: [hit.passage.pk for hit in search().page(number)], right
    yield "count", lambda: search().count.number, min(len(expected), 10_000)


def of_kind(times: dict[tuple[str, ...], float], kind: str) -> dict[str, float]:
    return summary(took for key, took in times.items() if key[-1] == kind)


def ask_more(loaded: "Loaded", oracle: "Oracle") -> dict[str, Any]:
    """Facets and the order by relevance, compared and timed on every third question."""
    from benchmarks.office.questions import FORMS, parsed
    from directives.search.results import BY_RELEVANCE, Search
    from directives.sight import audience

    facets: list[float] = []
    relevance: list[float] = []
    wrong = asked = 0
    for text, question in parsed(loaded.texts)[::3]:
        meant = oracle.meant(question)
        for form_name in ("none", "one year", "type"):
            form, reader = FORMS[form_name], readers_once()["public"]
            expected = oracle.answers(meant, form, audience(reader))
            took, found = timed(lambda: Search(reader, question, form).facets, 1)  # noqa: B023 - asked at once
            facets.append(took)
            asked += 1
            wrong += found.types != counted(expected)
            if question.required:
                took, ids = timed(
                    lambda: [hit.passage.pk for hit in Search(reader, question, form, BY_RELEVANCE).page(1)],  # noqa: B023 - asked at once
                    1,
                )
                relevance.append(took)
                asked += 1
                wrong += ids != expected.by_relevance(question, 20, 10_000)
        if wrong:
            say(f"facets or relevance differ up to {text}")
    return {
        "facets_ms": summary(facets),
        "relevance_ms": summary(relevance),
        "facets_and_relevance": {"asked": asked, "wrong": wrong},
    }


def counted(expected: "Answers") -> dict[str, int]:
    from collections import Counter
    from itertools import islice

    return dict(Counter(one.type for one in islice(expected.contents(), 10_000)))


def ask_similar(loaded: "Loaded") -> dict[str, Any]:
    """Directives changed as people change them (clauses dropped, added, moved): is the original in the first five?"""
    from directives.models.passage import Passage
    from directives.search.similar import similar

    chance, reader = Random(4), readers_once()["internal"]
    texts = [text for text in loaded.texts if len(text) > 60]
    times, found = [], []
    for text in chance.sample(texts, min(100, len(texts))):
        for change in CHANGES.values():
            changed = change(text, chance, texts)
            took, likely = timed(lambda: similar(reader, changed), 1)  # noqa: B023 - asked at once
            times.append(took)
            found.append(text in {one.passage.text for one in likely})
    assert Passage.objects.exists()
    return {"ms": summary(times), "recall_at_5": round(sum(found) / len(found), 4)}


def clauses(text: str) -> list[str]:
    return [part for part in text.replace("；", "，").replace("。", "，").split("，") if part]


def dropped(text: str, chance: Random, _texts: list[str]) -> str:
    kept = clauses(text)
    for _ in range(max(1, len(kept) // 4)):
        if len(kept) > 2:
            kept.pop(chance.randrange(len(kept)))
    return "，".join(kept)


def added(text: str, chance: Random, texts: list[str]) -> str:
    kept = clauses(text)
    for _ in range(2):
        kept.insert(chance.randrange(len(kept) + 1), chance.choice(clauses(chance.choice(texts))))
    return "，".join(kept)


def reordered(text: str, chance: Random, _texts: list[str]) -> str:
    kept = clauses(text)
    chance.shuffle(kept)
    return "，".join(kept)


CHANGES = {
    "dropped": dropped,
    "added": added,
    "reordered": reordered,
    "all": lambda text, chance, texts: reordered(added(dropped(text, chance, texts), chance, texts), chance, texts),
}


def print_editions(how_many: int = 30) -> dict[str, float]:
    """Printing the passages of an edition of 60, each in its own transaction (a private cluster waits for no disk)."""
    from django.db import transaction
    from django.utils import timezone

    from directives.models import Passage
    from directives.printing import replace_passages
    from meetings.models import Edition

    times = []
    for number, document in zip(range(how_many), big_documents(), strict=False):
        edition = Edition(
            pk=10**9 + number,
            audience="internal",
            key=document["key"],
            number=1,
            issued_at=timezone.now(),
            document=document,
        )
        start = time.perf_counter()
        with transaction.atomic():
            replace_passages(edition)
        times.append((time.perf_counter() - start) * 1000)
    Passage.objects.filter(edition_id__gte=10**9).delete()
    return summary(times)


def big_documents() -> Iterator[dict[str, Any]]:
    """Records of 60 pieces each, with keys that the office does not use."""
    from benchmarks.office.records import Office

    office = Office(10**6, seed=77)
    office.serial = 10**9
    items: list[dict[str, Any]] = []
    for document, _ in office.records():
        items += document["items"]
        if sum(1 + len(item["directives"]) for item in items) >= 59:
            yield document | {"items": items}
            items = []


def beside_others(loaded: "Loaded", oracle: "Oracle", sample: int) -> dict[str, Any]:
    """A seeded sample of the questions, asked of everyone: first page and count, without and with one year."""
    from benchmarks.office import peers
    from benchmarks.office.loading import run
    from benchmarks.office.questions import FORMS, is_short, parsed
    from directives.search.results import Search
    from meetings.parser.codes import Audience

    has_trigrams = peers.make_trigrams()
    run("SET statement_timeout = '60s'")
    chance, asked = Random(5), parsed(loaded.texts)
    short = [one for one in asked if is_short(one[1])]
    long = [one for one in asked if not is_short(one[1])]
    chosen = chance.sample(short, min(len(short), sample // 2)) + chance.sample(long, min(len(long), sample // 2))
    others: dict[str, tuple[Any, Any]] = {"icontains": (peers.icontains_page, peers.icontains_count)}
    if has_trigrams:
        others["trgm"] = (peers.trigrams_page, peers.trigrams_count)
    rows: list[dict[str, Any]] = []
    for text, question in chosen:
        is_rare = oracle.meant(question).bit_count() < RARE * len(oracle.contents)
        for form_name, audience in (("none", Audience.PUBLIC), ("one year", Audience.INTERNAL)):
            form, reader = FORMS[form_name], readers_once()[audience.value]
            row: dict[str, Any] = {"text": text, "is_short": is_short(question), "is_rare": is_rare}
            row["ours page"], _ = timed(lambda: Search(reader, question, form).page(1), 3)  # noqa: B023 - asked at once
            row["ours count"], _ = timed(lambda: Search(reader, question, form).count, 3)  # noqa: B023 - asked at once
            for name, (page, count) in others.items():
                row[f"{name} page"] = patient(lambda: page(question, form, audience))  # noqa: B023 - asked at once
                row[f"{name} count"] = patient(lambda: count(question, form, audience))  # noqa: B023 - asked at once
            rows.append(row)
    run("SET statement_timeout = 0")
    peers.drop_trigrams()
    return {"times_faster": times_faster(rows, has_trigrams), "peers": peers_apart(rows, others)}


def patient(ask: Callable[[], Any]) -> float:
    """Milliseconds; a minute where it took longer. What is quick is asked three times."""
    from django.db import OperationalError

    try:
        took, _ = timed(ask, 1)
        return took if took > 400 else timed(ask, 3)[0]
    except OperationalError:
        return 60_000.0


def times_faster(rows: list[dict[str, Any]], has_trigrams: bool) -> dict[str, float | None]:
    """Medians of per-question ratios of the first page; ``trgm_p95`` is the quotient of the two p95."""

    def median(name: str, kept: Callable[[dict[str, Any]], bool]) -> float | None:
        ratios = [row[f"{name} page"] / row["ours page"] for row in rows if kept(row)]
        return round(statistics.median(ratios), 1) if ratios else None

    found: dict[str, float | None] = {
        "icontains": median("icontains", lambda row: True),
        "icontains_rare": median("icontains", lambda row: row["is_rare"]),
        "trgm_rare_short": None,
        "trgm_long": None,
        "trgm_p95": None,
    }
    if has_trigrams:
        found["trgm_rare_short"] = median("trgm", lambda row: row["is_rare"] and row["is_short"])
        found["trgm_long"] = median("trgm", lambda row: not row["is_short"])
        ours, theirs = (summary(row[f"{name} page"] for row in rows)["p95"] for name in ("ours", "trgm"))
        found["trgm_p95"] = round(theirs / ours, 1)
    return found


def peers_apart(rows: list[dict[str, Any]], others: Iterable[str]) -> dict[str, Any]:
    """Milliseconds of everyone, over all sampled questions, and rare and common words apart."""
    return {
        f"{name} {kind}": {
            "all": summary(row[f"{name} {kind}"] for row in rows),
            "rare": summary(row[f"{name} {kind}"] for row in rows if row["is_rare"]),
            "common": summary(row[f"{name} {kind}"] for row in rows if not row["is_rare"]),
        }
        for name in ("ours", *others)
        for kind in ("page", "count")
    }


if __name__ == "__main__":
    raise SystemExit(main())
