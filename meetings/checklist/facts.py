"""What the words of a record do not tell, and the checklist has to know."""

from dataclasses import dataclass
from datetime import date

from records.fields import Document


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt of the reading that nobody has settled."""

    pk: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Facts:
    """``today`` is the day of the submission, ``beside`` are the records of the other meetings of the same report.

    ``guessed_day`` is what the public would read of a day that nobody gave, ``twin`` the title of another meeting with
    the number; both are empty where there is none.
    """

    today: date
    held_on: date | None = None
    listed_on: date | None = None
    guessed_day: str = ""
    doubts: tuple[OpenDoubt, ...] = ()
    twin: str = ""
    beside: tuple[Document, ...] = ()
