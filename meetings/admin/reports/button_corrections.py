"""The corrections that the pressed button stands for, with the boxes that were ticked. Trusts nothing in the form."""

import re

from django.http import QueryDict
from django.utils.translation import gettext as _

from meetings.corrections import (
    AddItem,
    ConfirmDoubts,
    Correction,
    DropMeeting,
    Impossible,
    MakeDirective,
    MakeMeeting,
    MergeMeeting,
)
from meetings.corrections.outline_edits import meetings_at
from meetings.parser.outline import Outline

NUMBERS = re.compile(r"\d{1,7}(?:-\d{1,7}){0,2}", re.ASCII)


def button_corrections(outline: Outline, post: QueryDict) -> list[Correction]:
    """The corrections of the button in ``act``, as drop_meeting:1; raises Impossible, with a message if one helps."""
    action, _colon, position = post.get("act", "").partition(":")
    match action:
        case "make_meeting":
            return [MakeMeeting()]
        case "drop_meeting":
            return [DropMeeting(*_numbers(position, 1))]
        case "merge_meeting":
            return [MergeMeeting(*_numbers(position, 1))]
        case "confirm":
            return [ConfirmDoubts(*_numbers(position, 2))]
        case "make":
            return [MakeDirective(start, end) for start, end in _ticked_sentences(post)]
        case "add":
            return _add_items(outline, post)
    raise Impossible


def _add_items(outline: Outline, post: QueryDict) -> list[Correction]:
    """Makes each ticked sentence an item of the meeting in whose part of the text it stands."""
    sentences = _ticked_sentences(post)
    meetings = meetings_at(outline, (start for start, _end in sentences))
    return [
        AddItem(nearest[0] if nearest else 0, *sentence) for nearest, sentence in zip(meetings, sentences, strict=True)
    ]


def _ticked_sentences(post: QueryDict) -> list[list[int]]:
    """The offsets of the sentences, in their order."""
    sentences = [_numbers(value, 2) for value in dict.fromkeys(post.getlist("sentence"))]
    if not sentences:
        raise Impossible(_("请先勾选句子。"))
    return sorted(sentences)


def _numbers(value: str, count: int) -> list[int]:
    if not NUMBERS.fullmatch(value) or value.count("-") != count - 1:
        raise Impossible
    return [int(number) for number in value.split("-")]
