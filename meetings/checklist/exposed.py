"""The disclosure check of a record as the editor holds it: saved or not, words that name a hidden matter are shown."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from meetings.corrections.attendance_lines import read_people
from meetings.corrections.outline_edits import Impossible
from meetings.disclosure_check import Exposure, exposures
from meetings.editor.record import Item, Record
from meetings.editor.units import read_units
from records.codes import Disclosure
from records.fields import Document


def exposed_in(record: Record, beside: Sequence[Document]) -> list[Exposure]:
    return exposures(_document(record), beside=beside)


def _document(record: Record) -> Document:
    """What the disclosure check reads of a document; a person in a line that names nobody is not there."""
    head = {name: record.head.get(name, "") for name in ("title", "summary", "chair")}
    people = [{"name": name} for line in record.head.get("attendance", "").splitlines() for name in _names(line)]
    items = [_item(item, number) for number, item in enumerate(record.items, start=1)]
    return cast("Document", head | {"attendance": people, "items": items})


def _names(line: str) -> list[str]:
    try:
        return [person.name for person in read_people(line)]
    except Impossible:
        return []


def _item(item: Item, position: int) -> dict[str, Any]:
    directives = [
        _words(one.fields, "headline", "text", "addressee", "speaker")
        | {"key": one.ref, "position": number, "units": read_units(one.fields.get("units", ""))}
        for number, one in enumerate(item.directives, start=1)
    ]
    return _words(item.fields, "title", "text") | {"key": item.ref, "position": position, "directives": directives}


def _words(fields: Mapping[str, str], *names: str) -> dict[str, Any]:
    disclosure = fields.get("disclosure", Disclosure.PUBLIC.value)
    return {name: fields.get(name, "") for name in names} | {"disclosure": disclosure}
