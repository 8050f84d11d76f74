"""Directives changed as people change them, to be recognised, and editions to be printed."""

import time
from collections.abc import Iterator
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from benchmarks.office.asking import readers
from benchmarks.office.loading import Loaded
from benchmarks.office.records import Office
from benchmarks.office.timing import summary, timed
from directives.models import Passage
from directives.passages import replace_passages
from directives.search.results.similar import similar
from meetings.models import Edition
from meetings.record.schemas import read_document
from records.fields import Document, ItemPart


def ask_similar(loaded: Loaded) -> dict[str, Any]:
    """Directives changed as people change them (clauses dropped, added, moved): is the original in the first five?"""
    chance, reader = Random(4), readers()["internal"]
    texts = [text for text in loaded.texts if len(text) > 60]
    times, found = [], []
    for text in chance.sample(texts, min(100, len(texts))):
        for change in CHANGES.values():
            changed = change(text, chance, texts)
            took, likely = timed(lambda: similar(reader, changed), 1)  # noqa: B023 - asked at once
            times.append(took)
            found.append(text in {one.passage.text for one in likely})
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
            replace_passages(edition, read_document(edition))
        times.append((time.perf_counter() - start) * 1000)
    Passage.objects.filter(edition_id__gte=10**9).delete()
    return summary(times)


def big_documents() -> Iterator[Document]:
    """Records of 60 pieces each, with keys that the office does not use."""
    office = Office(10**6, seed=77)
    office.serial = 10**9
    items: list[ItemPart] = []
    for document, _ in office.records():
        items += document["items"]
        if sum(1 + len(item["directives"]) for item in items) >= 59:
            yield {**document, "items": items}
            items = []
