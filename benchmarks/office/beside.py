"""The same questions asked of others in the same run, on the same rows, and how much faster we are."""

import statistics
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from django.db import OperationalError

from benchmarks.office import peers
from benchmarks.office.asking import RARE, readers
from benchmarks.office.loading import Loaded, run
from benchmarks.office.oracle import Oracle
from benchmarks.office.questions import FORMS, is_short, parsed
from benchmarks.office.timing import summary, timed
from directives.search.results import Search
from meetings.parser.codes import Audience


def beside_others(loaded: Loaded, oracle: Oracle, sample: int) -> dict[str, Any]:
    """A seeded sample of the questions, asked of everyone: first page and count, without and with one year."""
    has_trigrams = peers.make_trigrams()
    run("SET statement_timeout = '60s'")
    chance, asked = Random(5), parsed(loaded.texts)
    short = [one for one in asked if is_short(one[1])]
    long = [one for one in asked if not is_short(one[1])]
    chosen = chance.sample(short, min(len(short), sample // 2)) + chance.sample(long, min(len(long), sample // 2))
    others: dict[str, tuple[Any, Any]] = {"icontains": (peers.icontains_page, peers.icontains_count)}
    if has_trigrams:
        others["trgm"] = (peers.trigrams_page, peers.trigrams_count)
    people = readers()
    rows: list[dict[str, Any]] = []
    for text, question in chosen:
        is_rare = oracle.meant(question).bit_count() < RARE * len(oracle.contents)
        for form_name, audience in (("none", Audience.PUBLIC), ("one year", Audience.INTERNAL)):
            form, reader = FORMS[form_name], people[audience.value]
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
