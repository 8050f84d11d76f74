"""Documents of every schema that was ever stored, read as documents of today's: one step for each schema.

A printed document is never rewritten, for its digest proves it. So newer code never reads one as it is stored.
"""

from collections.abc import Callable
from typing import Any, cast

from records.fields import Document

Stored = dict[str, Any]  # a document of whatever schema
Step = Callable[[Stored], Stored]

SCHEMA = 2  # of what is printed from now on
NO_DEADLINE = {"deadline_text": "", "deadline_on": None, "deadline_precision": "unknown"}


def _with_deadlines(document: Stored) -> Stored:
    items = [
        item | {"directives": [NO_DEADLINE | directive for directive in item["directives"]]}
        for item in document["items"]
    ]
    return document | {"items": items}


# STEPS[n] takes a document of schema n and supplies what schema n + 1 has besides. It changes nothing in place.
STEPS: dict[int, Step] = {1: _with_deadlines}


class UnknownSchema(ValueError):
    """The document was stored by a newer program, or is none of ours."""


def read_document(edition: Any) -> Document | None:
    """The document of an edition in today's schema; None for a tombstone and for an erased edition."""
    return None if edition.document is None else upgraded(edition.document)


def upgraded(document: Stored) -> Document:
    """A stored document in today's schema. Raises UnknownSchema."""
    schema = document.get("schema")
    if schema not in (*STEPS, SCHEMA):
        raise UnknownSchema(f"schema {schema!r}; this program knows 1 to {SCHEMA}")
    for step in range(schema, SCHEMA):
        document = STEPS[step](document) | {"schema": step + 1}
    return cast("Document", document)
