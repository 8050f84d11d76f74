"""The same questions asked of others in the same run, on the same rows, and how much faster we are.

Fair to both sides: each is asked while its own index is the only one on the words, over one connection (one core, no
compiler), once to warm the memory and then to be timed, for the newest 20 rows. Trigrams search the very words that we
search and give the columns that we give, as plain tuples; ``icontains`` gives the desk rows that a page of Django's
would show, and looks at less than we do: the directive's own text.
"""

import statistics
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError

from benchmarks.office import peers
from benchmarks.office.asking import RARE, readers
from benchmarks.office.loading import Loaded, run
from benchmarks.office.oracle import Oracle
from benchmarks.office.questions import FORMS, is_short, parsed
from benchmarks.office.timing import summary, timed
from directives.search.results.results import Search
from records.access import audience

SLOW = 400  # milliseconds: what takes longer is asked once
MOST_SECONDS = 60

Row = dict[str, Any]


def beside_others(loaded: Loaded, oracle: Oracle, sample: int) -> dict[str, Any]:
    """First pages by a visitor, and of one year by an official. ``icontains`` is asked a seeded sample of them.

    Our indexes are dropped on the way, so nothing can be asked of us afterwards.
    """
    rows = [row for text, question in parsed(loaded.texts) for row in of_question(text, question, oracle)]
    timed_as("ours", rows, lambda row: Search(row["reader"], row["question"], row["form"]).page(1))
    peers.drop_codes()
    timed_as("icontains", sampled(rows, sample), peers.icontains_page)
    if peers.make_trigrams():
        timed_as("trgm", rows, peers.trigrams_page)
    return {"times_faster": times_faster(rows), "peers": apart(rows)}


def of_question(text: str, question: Any, oracle: Oracle) -> Iterable[Row]:
    is_rare = oracle.meant(question).bit_count() < RARE * len(oracle.contents)
    facts = {"text": text, "question": question, "is_short": is_short(question), "is_rare": is_rare}
    for form_name, reader in (("none", AnonymousUser()), ("one year", readers()["internal"])):
        yield facts | {"form": FORMS[form_name], "reader": reader, "audience": audience(reader)}


def sampled(rows: list[Row], how_many: int) -> list[Row]:
    """Every row of so many questions, as many short as long ones."""
    chance, texts = Random(5), {row["text"]: row["is_short"] for row in rows}
    chosen: set[str] = set()
    for wanted in (True, False):
        some = [text for text, short in texts.items() if short is wanted]
        chosen |= set(chance.sample(some, min(len(some), how_many // 2)))
    return [row for row in rows if row["text"] in chosen]


def timed_as(name: str, rows: Iterable[Row], ask: Callable[[Row], Any]) -> None:
    """Puts the milliseconds of each row under the name; a minute where it took longer than that."""
    run(f"SET statement_timeout = '{MOST_SECONDS:d}s'")
    for row in rows:
        try:
            took, _ = timed(lambda: ask(row), 1)  # noqa: B023 - asked at once
            row[name] = took if took > SLOW else timed(lambda: ask(row), 3)[0]  # noqa: B023 - asked at once
        except OperationalError:
            row[name] = MOST_SECONDS * 1000.0
    run("SET statement_timeout = 0")


def times_faster(rows: list[Row]) -> dict[str, float | None]:
    """Medians of per-question ratios of the first page; ``trgm_p95`` is the quotient of the two p95."""

    def median(name: str, kept: Callable[[Row], bool]) -> float | None:
        ratios = [row[name] / row["ours"] for row in rows if name in row and kept(row)]
        return round(statistics.median(ratios), 1) if ratios else None

    both = [row for row in rows if "trgm" in row]
    ours, theirs = (summary(row[name] for row in both).get("p95") for name in ("ours", "trgm"))
    return {
        "icontains": median("icontains", lambda row: True),
        "icontains_rare": median("icontains", lambda row: row["is_rare"]),
        "trgm_rare_short": median("trgm", lambda row: row["is_rare"] and row["is_short"]),
        "trgm_long": median("trgm", lambda row: not row["is_short"]),
        "trgm_p95": round(theirs / ours, 1) if ours and theirs else None,
    }


def apart(rows: list[Row]) -> dict[str, Any]:
    """Milliseconds of everyone, over all they were asked, and rare and common words apart."""
    return {
        name: {
            "all": summary(row[name] for row in rows if name in row),
            "rare": summary(row[name] for row in rows if name in row and row["is_rare"]),
            "common": summary(row[name] for row in rows if name in row and not row["is_rare"]),
        }
        for name in ("ours", "icontains", "trgm")
    }
