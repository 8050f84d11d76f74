"""Acts: entries of one moment put together, with who acted, the notes on it and what it changed.

Any number of entries costs the same few queries.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db.models import Model
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from pghistory.models import Context

from directives.models import Directive
from meetings.history.changes import Step, changes, steps
from meetings.history.entries import Entry, in_address, sources
from meetings.history.tree import event_model, tables
from meetings.models import AgendaItem, Edition, Erasure, Meeting, User
from meetings.record.document_diff import Change
from meetings.workflow.verb_table import VERB_TABLE, printed_by


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition that an act printed."""

    audience: str
    number: int
    is_tombstone: bool


@dataclass
class Act:
    """One thing that was done. ``who`` is empty where nobody is known: a command, an import, the database itself."""

    at: datetime
    who: str = ""
    title: str = ""
    verb: str = ""
    notes: list[str] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def moment(self) -> str:
        """When it was, exactly, as addresses say it."""
        return in_address(self.at)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is known of it but that it was: its words were erased, or it changed none."""
        return not (self.verb or self.changes or self.notes or self.printed)


def acts(rows: Iterable[tuple[Any, ...]], *, is_erased: bool = False) -> list[Act]:
    """The acts of some neighbouring entries (see ``entries``), in their order; of an erased meeting who and when."""
    found = [Entry(sources()[source], *row) for source, *row in rows]
    known = Known(found)
    told = [_act(at, list(group), known) for at, group in groupby(found, key=lambda entry: entry.at)]
    return [replace(act, notes=[], changes=[]) for act in told] if is_erased else told


class Known:
    """All rows that some entries name, read at once."""

    def __init__(self, found: Sequence[Entry]) -> None:
        wanted = defaultdict[type[Model], set[int]](set)
        for entry in found:
            wanted[entry.source] |= {pk for pk in (entry.pk, entry.previous) if pk is not None}
        self.rows = {model: event_model(model).objects.in_bulk(wanted[model]) for model in tables()}
        self.editions = Edition.objects.defer("document").in_bulk(wanted[Edition])
        self.lines = LogEntry.objects.in_bulk(wanted[LogEntry])
        self.erasures = Erasure.objects.in_bulk(wanted[Erasure])
        self.contexts = Context.objects.in_bulk({entry.context for entry in found if entry.context})
        self.people = User.objects.in_bulk({pk for entry in found if (pk := self.person(entry))})
        self.item_events = self._item_events()

    def person(self, entry: Entry) -> int | None:
        """Who is known to have acted."""
        if entry.context:
            return self.metadata(entry).get("user")
        if entry.source is Edition:
            return self.editions[entry.pk].issued_by_id
        if entry.source is LogEntry:
            return self.lines[entry.pk].user_id
        return self.erasures[entry.pk].erased_by_id if entry.source is Erasure else None

    def metadata(self, entry: Entry) -> dict[str, Any]:
        context = self.contexts.get(entry.context)
        return context.metadata if context else {}

    def _item_events(self) -> dict[int, list[tuple[int, datetime, int]]]:
        """Of each item that a directive stands in: its events, when they were and where they left it."""
        items = {row.item_id for row in self.rows[Directive].values()}
        events = event_model(AgendaItem).objects.filter(pgh_obj_id__in=items).order_by("pgh_id")
        by_item = defaultdict[int, list[tuple[int, datetime, int]]](list)
        for item, pk, at, position in events.values_list("pgh_obj_id", "pgh_id", "pgh_created_at", "position"):
            by_item[item].append((pk, at, position))
        return by_item

    def item_number(self, item: int, event: Any) -> int:
        """Where an item stood when the transaction of an event ended."""
        events = self.item_events[item]
        until = bisect_right(events, event.pgh_created_at, key=lambda item_event: item_event[1])
        return events[max(until - 1, 0)][2] if events else 0


def _act(at: datetime, group: list[Entry], known: Known) -> Act:
    found = steps(
        (entry.source, known.rows[entry.source][entry.pk], known.rows[entry.source].get(entry.previous))
        for entry in group
        if entry.source in tables()
    )
    printed = [known.editions[entry.pk] for entry in group if entry.source is Edition]
    verb = _verb(group, printed, known)
    person = next(filter(None, map(known.person, group)), None)
    restored = next(filter(None, (known.metadata(entry).get("restored") for entry in group)), "")
    notes = [note for entry in group if entry.source is LogEntry and (note := _note(known.lines[entry.pk], verb))]
    return Act(
        at=at,
        who=str(known.people.get(person, "")),
        verb=verb,
        title=pgettext("act", "恢复") if restored else _title(verb, group, found),
        notes=[*notes, *([restored_to(datetime.fromisoformat(restored))] if restored else [])],
        printed=[Printed(edition.audience, edition.number, edition.is_tombstone) for edition in printed],
        changes=changes(found, known.item_number, by_verb=bool(verb)),
    )


def _verb(group: list[Entry], printed: list[Edition], known: Known) -> str:
    """The verb that was called: noted by its context, or known by the edition where it changed no row."""
    noted = [verb for entry in group if (verb := known.metadata(entry).get("verb")) in VERB_TABLE]
    if noted or not printed:
        return noted[0] if noted else ""
    return printed_by(printed[0].audience, is_tombstone=printed[0].is_tombstone)


def _title(verb: str, group: list[Entry], found: list[Step]) -> str:
    if verb:
        return str(VERB_TABLE[verb].label)
    if any(entry.source is Erasure for entry in group):
        return pgettext("act", "清除")
    if any(step.model is Meeting and step.before is None for step in found):
        return pgettext("act", "新增会议")
    return pgettext("act", "修改") if found else ""


def restored_to(at: datetime) -> str:
    """恢复到 2026-03-05 10:00:00 的内容。"""
    return _("恢复到 %(at)s 的内容。") % {"at": localtime(at).strftime("%Y-%m-%d %H:%M:%S")}


def _note(line: LogEntry, verb: str) -> str:
    """The note on the act, without the name of its verb in whatever language, which the title has."""
    for label in _labels(verb) if verb else ():
        if line.change_message == label or line.change_message.startswith(f"{label}："):
            return line.change_message.removeprefix(label).removeprefix("：")
    return line.change_message


@cache
def _labels(verb: str) -> list[str]:
    labels = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            labels.append(str(VERB_TABLE[verb].label))
    return labels
