"""The shapes of what JSON answers hold, in JSON Schema, from the tables of fields that the answers are made of."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from meetings.renderings.serializers import ACTS
from records.codes import DatePrecision, MeetingType, PassageKind
from records.fields import (
    DIRECTIVE,
    ITEM,
    MEETING,
    CodeField,
    DayField,
    Field,
    NamesField,
    OtherMattersField,
)
from records.keys import ALPHABET, LENGTH

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
POSITION: Schema = {"type": "integer", "minimum": 1}
DAY: Schema = {"type": "string", "format": "date"}
TIME: Schema = {"type": "string", "format": "date-time"}
URL: Schema = {"type": "string", "format": "uri"}
KEY: Schema = {"type": "string", "pattern": f"^[{ALPHABET}]{{{LENGTH}}}$"}
DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
PRECISION: Schema = {"type": "string", "enum": list(map(str, DatePrecision))}
TYPE: Schema = {"type": "string", "enum": list(map(str, MeetingType))}
NAMED: dict[str, Schema] = {  # fields whose kind does not tell their shape
    "key": KEY,
    "position": POSITION,
    "type": TYPE,
    "listed_on": DAY,
    "held_on_precision": PRECISION,
    "deadline_precision": PRECISION,
}


def nullable(schema: Schema) -> Schema:
    if "enum" in schema:
        return schema | {"type": ["string", "null"], "enum": [*schema["enum"], None]}
    return schema | {"type": [schema["type"], "null"]}


def array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def thing(facts: dict[str, Schema], description: str = "") -> Schema:
    """An object that has these facts, all of them, and no other."""
    described = {"description": description} if description else {}
    return {"type": "object", **described, "properties": facts, "required": list(facts), "additionalProperties": False}


def shape(field: Field) -> Schema:
    """The schema of a field's value, described by its label."""
    if field.name in NAMED:
        schema = NAMED[field.name]
    elif isinstance(field, CodeField):
        schema = nullable({"type": "string", "enum": list(map(str, field.codes))})
    elif isinstance(field, DayField):
        schema = nullable(DAY)
    elif isinstance(field, NamesField):
        schema = array(TEXT)
    else:
        schema = {"type": "boolean"} if isinstance(field, OtherMattersField) else TEXT
    return schema | ({"description": str(field.label)} if field.label else {})


def listed(fields: Iterable[Field]) -> dict[str, Schema]:
    return {field.name: shape(field) for field in fields if field.in_lists and not field.is_internal}


def schemas() -> dict[str, Schema]:
    """Every named shape."""
    directive = listed(DIRECTIVE) | {"url": URL}
    issued = {"edition": POSITION, "issued_at": TIME}
    meeting = listed(MEETING) | {"url": URL, "type_name": TEXT, "item_count": NUMBER, "directive_count": NUMBER}
    meeting |= issued | {"first_issued_at": TIME}
    item = listed(ITEM)
    whole = meeting | {
        "items": array(thing(item | {"directives": array(thing(directive))})),
        "corrections": array(thing(issued | {"note": TEXT})),
        "digest": DIGEST,
    }
    of_meeting = {"key": KEY, "url": URL, "title": TEXT}
    standing = {"url": URL, "type": TYPE, "title": TEXT, "listed_on": DAY}
    rows = {
        "MeetingRow": thing(meeting),
        "Directive": thing(
            directive
            | {"item": thing({name: item[name] for name in ("key", "title", "kind", "outcome")})}
            | {"meeting": thing(of_meeting | {"type": TYPE, "held_on": nullable(DAY), "listed_on": DAY})}
            | issued
        ),
        "Hit": thing(
            {"kind": {"type": "string", "enum": list(map(str, PassageKind))}, "key": KEY, "url": URL}
            | {"headline": TEXT, "text": TEXT, "marks": array(array(NUMBER) | {"minItems": 2, "maxItems": 2})}
            | {"listed_on": DAY, "type": TYPE, "meeting": thing(of_meeting)}
        ),
        "Change": thing(
            {"act": {"type": "string", "enum": list(ACTS)}, "at": TIME, "note": TEXT, "edition": POSITION}
            | {"meeting": thing({"key": KEY} | {name: nullable(standing[name]) for name in standing})},
            _("会议撤回后，除编号外均为 null。"),
        ),
    }
    lists = {f"{name}List": listing(reference(name)) for name in rows}
    error = thing({"error": thing({"code": TEXT, "message": TEXT})})
    return rows | lists | {"Meeting": thing(whole), "Error": error}


def listing(row: Schema) -> Schema:
    """The list contract."""
    return thing(
        {"count": NUMBER, "count_is_exact": {"type": "boolean"}, "next": nullable(URL), "previous": nullable(URL)}
        | {"results": array(row)},
        _("next 不为 null 时，沿它读到末尾。"),
    )
