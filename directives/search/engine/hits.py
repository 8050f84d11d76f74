"""An answer: what a hit shows of a passage, read without making a model. Which passages answer is the engine's."""

import json
from datetime import date
from typing import Any, NamedTuple, Self


class Answer(NamedTuple):
    """The columns of a passage that pages, files and JSON show; its folded words stay in the database."""

    pk: int
    kind: str
    key: str
    meeting_key: str
    type: str
    listed_on: date
    headline: str
    text: str
    context: str
    units: list[str]
    row: dict[str, Any]

    @classmethod
    def of(cls, columns: tuple[Any, ...]) -> Self:
        """From a database row of ``COLUMNS``; JSON comes as text."""
        return cls._make((*columns[:-1], json.loads(columns[-1])))


COLUMNS = ", ".join(("id", *Answer._fields[1:]))
