"""An answer: what a hit shows of a passage, read without making a model. Which passages answer is the engine's."""

import json
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of a passage that pages, files and JSON show; its folded words stay in the database."""

    id: int
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
        return cls(*columns[:-1], json.loads(columns[-1]))

    @property
    def pk(self) -> int:
        return self.id


COLUMNS = ", ".join(field.name for field in fields(Answer))
