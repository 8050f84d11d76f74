"""What a person corrects in an outline before drafts are made of it: plain data, applied one after the other. Pure.

Nothing is remembered but the list itself, which a form carries: reading the text again and applying the list gives the
corrected outline again.
"""

from collections.abc import Iterable

from meetings.corrections.directives import DropDirective, MakeDirective
from meetings.corrections.doubts import ConfirmDoubts
from meetings.corrections.fields import SetField
from meetings.corrections.items import AddItem, DropItem, MergeItem, SplitItem
from meetings.corrections.meetings import DropMeeting, MakeMeeting, MergeMeeting
from meetings.corrections.outline_edits import Impossible, settled
from meetings.corrections.rows import SetRows
from meetings.corrections.serialization import MOST, Correction, from_text, to_text
from meetings.parser.outline import Outline

__all__ = [
    "MOST",
    "AddItem",
    "ConfirmDoubts",
    "Correction",
    "DropDirective",
    "DropItem",
    "DropMeeting",
    "Impossible",
    "MakeDirective",
    "MakeMeeting",
    "MergeItem",
    "MergeMeeting",
    "SetField",
    "SetRows",
    "SplitItem",
    "apply",
    "from_text",
    "to_text",
]


def apply(outline: Outline, corrections: Iterable[Correction]) -> Outline:
    """The corrected outline; raises Impossible where one does not fit what the others left."""
    for correction in corrections:
        outline = settled(correction.apply(outline))
    return outline
