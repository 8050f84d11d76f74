"""What is said beside the title of an item: its kind and what became of it, where its words do not say them already."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directives.index.folding import fold
from records.codes import ItemKind, Outcome
from records.fields import Part

BEGINNING = 8  # characters of a title in which its verb stands


def kind_beside(item: Part) -> str:
    """Nothing where the title begins with the kind: 听取了供水情况汇报 is not 听取汇报 once more."""
    kind, title = ItemKind(item["kind"]) if item["kind"] else None, item["title"] or item["text"]
    return _(kind.label) if kind and not _says(title[:BEGINNING], kind.label[:2]) else ""


def outcome_beside(item: Part) -> str:
    """Nothing where the title says the outcome. To be heard is none that anybody waits for."""
    outcome: Any = Outcome(item["outcome"]) if item["outcome"] else Outcome.NOTED
    return "" if outcome == Outcome.NOTED or _says(str(item["title"]), outcome.label) else _(outcome.label)


def _says(title: str, word: str) -> bool:
    """Whether the reader has read the word in the record; in English it stands in another language."""
    return get_language() != "en" and word in fold(title)
