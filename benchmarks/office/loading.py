"""Puts the generated office into a database: desk rows for the peers, passages for us, contents for the oracle.

Rows are copied past triggers and foreign keys, so this belongs into a database that is thrown away.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from json import JSONEncoder
from typing import Any

from django.db import connection, models

from benchmarks.office.oracle import Content
from benchmarks.office.records import Office
from directives.document_parts import take_apart
from directives.index.folding import fold
from directives.models import Directive, Passage
from directives.passages import columns
from directives.search.engine import statistics
from meetings.models import AgendaItem, Meeting
from meetings.record.document import public
from records.codes import Audience, PassageKind
from records.fields import Document, Part

Columns = tuple[Any, ...]

NOW = datetime(2026, 9, 1, tzinfo=UTC)
PRINTED = {"edition": 1, "issued_at": NOW.isoformat()}
PASSAGE = [one.attname for one in Passage._meta.concrete_fields]
BATCH = 500  # meetings
CORES = 2  # indexes built at once
dumps = JSONEncoder(ensure_ascii=False).encode
ADDED = ("meeting_listing", "ON meetings_meeting (listed_on DESC, id DESC)")  # what a peer's list would want


@dataclass
class Loaded:
    """What was loaded: contents for the oracle, raw texts for chance questions, and how long our part took."""

    contents: list[Content] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)  # of the directives
    directives: int = 0
    passages: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    def add_time(self, name: str, since: float) -> None:
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - since

    @property
    def build_seconds(self) -> float:
        """Folding, writing and indexing passages; not the generation of what they hold."""
        return self.seconds["write"] + self.seconds["index"]


def load(directives: int, seed: int = 11) -> Loaded:
    loaded = Loaded()
    office, numbers = Office(directives, seed), Numbers()
    loosen()
    indexes = drop_indexes()
    batch: list[tuple[Document, bool]] = []
    for record in office.records():
        batch.append(record)
        if len(batch) == BATCH:
            write(batch, loaded, numbers)
            batch = []
    write(batch, loaded, numbers)
    start = time.perf_counter()
    restore(indexes)
    loaded.add_time("index", start)
    run(f"CREATE INDEX IF NOT EXISTS {ADDED[0]} {ADDED[1]}")
    run("SELECT setval(pg_get_serial_sequence('directives_passage', 'id'), %s)", numbers.passage)
    start = time.perf_counter()
    run("ANALYZE directives_passage, directives_directive, meetings_agendaitem, meetings_meeting")
    statistics.take()
    loaded.add_time("sample", start)
    return loaded


class Numbers:
    """The next primary keys."""

    def __init__(self) -> None:
        self.meeting = self.item = self.directive = self.edition = self.passage = 0


def write(batch: list[tuple[Document, bool]], loaded: Loaded, numbers: Numbers) -> None:
    desk: dict[type[models.Model], list[models.Model]] = {Meeting: [], AgendaItem: [], Directive: []}
    start = time.perf_counter()
    copy(Passage, PASSAGE, pieces_of(batch, numbers, loaded))  # folded while the server stores what came before
    loaded.add_time("write", start)
    for document, is_released in batch:
        desk_rows(document, is_released, numbers, desk)
    for model, made in desk.items():
        names = [one.attname for one in model._meta.concrete_fields]
        copy(model, names, (tuple(getattr(row, name) for name in names) for row in made))
    loaded.directives, loaded.passages = numbers.directive, numbers.passage


def pieces_of(batch: list[tuple[Document, bool]], numbers: Numbers, loaded: Loaded) -> Iterator[Columns]:
    for document, is_released in batch:
        numbers.edition += 1
        yield from passages(document, is_released, numbers, loaded)


def passages(document: Document, is_released: bool, numbers: Numbers, loaded: Loaded) -> Iterator[Columns]:
    """What printing would write, an edition after the other; the oracle hears of each content once."""
    known: dict[str, Content] = {}
    editions = [(Audience.INTERNAL.value, document)]
    if is_released:
        editions.append((Audience.PUBLIC.value, public(document)))
    for audience, edition in editions:
        for piece in reversed(take_apart(edition)):
            numbers.passage += 1
            written = columns(edition, piece, PRINTED)
            yield (numbers.passage, numbers.edition, audience, *written.values())
            content = known.get(piece.key)
            if content is None:
                units = frozenset(fold(name) for name in piece.units)
                content = Content(written["folded"], written["kind"], written["type"], written["listed_on"], units)
                known[piece.key] = content
                loaded.contents.append(content)
                if piece.kind is PassageKind.DIRECTIVE:
                    loaded.texts.append(piece.text)
            content.ids[audience] = numbers.passage


def desk_rows(
    document: Document, is_released: bool, numbers: Numbers, desk: dict[type[models.Model], list[models.Model]]
) -> None:
    """The rows a secretary would have; ``approved`` stands for released."""
    numbers.meeting += 1
    day = date.fromisoformat(document["listed_on"])
    facts = {name: document[name] for name in ("key", "type", "title", "number_text", "chair", "summary")}
    signed = {"submitted_by_id": 1, "submitted_at": NOW, "approved_by_id": 1, "approved_at": NOW}
    desk[Meeting].append(
        Meeting(
            pk=numbers.meeting,
            **facts,
            held_on=day,
            held_on_precision="day",
            listed_on=day,
            state="approved" if is_released else "draft",
            **signed if is_released else {},
            changed_at=NOW,
        )
    )
    for item in document["items"]:
        numbers.item += 1
        desk[AgendaItem].append(made(AgendaItem, item, pk=numbers.item, meeting_id=numbers.meeting))
        for directive in item["directives"]:
            numbers.directive += 1
            desk[Directive].append(made(Directive, directive, pk=numbers.directive, item_id=numbers.item))


def made(model: type[models.Model], document: Part, **keys: int) -> models.Model:
    fields = {one.attname for one in model._meta.concrete_fields}
    facts = {name: value for name, value in document.items() if name in fields and value is not None}
    return model(**facts, **keys)


def copy(model: type[models.Model], names: Sequence[str], rows: Iterable[Columns]) -> None:
    listed = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} ({listed}) FROM STDIN") as sink:
        for row in rows:
            sink.write_row([dumps(value) if isinstance(value, dict) else value for value in row])


def run(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def run_apart(statement: str) -> None:
    """In a thread's own connection, so that two indexes are built at once."""
    try:
        run(statement)
    finally:
        connection.close()


def is_small(index: str) -> bool:
    return "passage_codes" not in index


def loosen() -> None:
    """Takes off what a copy could not satisfy: triggers, and keys to editions and people that are not there."""
    tables = [one._meta.db_table for one in (Passage, Directive, AgendaItem, Meeting)]
    for table in tables:
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    keys = run(
        "SELECT conrelid::regclass, conname FROM pg_constraint WHERE contype = 'f' "
        "AND conrelid::regclass::text = ANY(%s)",
        tables,
    )
    for table, name in keys:
        run(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def drop_indexes() -> list[str]:
    """Takes off the passages' indexes (a table is loaded first and indexed then) and returns how to make them."""
    table = Passage._meta.db_table
    found = run(
        "SELECT c.relname, pg_get_indexdef(c.oid), k.oid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        "LEFT JOIN pg_constraint k ON k.conindid = c.oid WHERE i.indrelid = %s::regclass AND NOT i.indisprimary",
        table,
    )
    for name, _, constraint in found:
        run(f"ALTER TABLE {table} DROP CONSTRAINT {name}" if constraint else f"DROP INDEX {name}")
    return [definition for _, definition, _ in found]


def restore(indexes: list[str]) -> None:
    if connection.in_atomic_block:  # a test's: no other connection would see its rows
        for index in indexes:
            run(index)
    else:
        with ThreadPoolExecutor(CORES) as pool:
            list(pool.map(run_apart, sorted(indexes, key=is_small)))
    run(f"ALTER TABLE {Passage._meta.db_table} ADD CONSTRAINT passage_key UNIQUE USING INDEX passage_key")
    for audience in Audience:
        run(f"ALTER INDEX passage_codes_{audience.value} ALTER COLUMN 1 SET STATISTICS 0")
