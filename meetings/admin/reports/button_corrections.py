"""The corrections that the pressed button stands for, with the boxes that were ticked. Trusts nothing in the form."""

import re

from django.http import QueryDict
from django.utils.translation import gettext as _

from meetings.corrections import (
    AddItem,
    ConfirmDoubts,
    Correction,
    DropDirective,
    DropItem,
    DropMeeting,
    Impossible,
    MakeDirective,
    MergeItem,
    MergeMeeting,
    SplitItem,
)
from meetings.corrections.outline_edits import meetings_at
from meetings.parser.outline import Outline

NUMBERS = re.compile(r"\d{1,7}(?:-\d{1,7}){0,2}", re.ASCII)


def button_corrections(outline: Outline, post: QueryDict) -> list[Correction]:
    """The corrections of the button in ``act``, such as drop:0-1; raises Impossible, with a message where one helps."""
    action, _colon, position = post.get("act", "").partition(":")
    match action:
        case "drop":
            return [DropItem(*_numbers(position, 2))]
        case "merge":
            return [MergeItem(*_numbers(position, 2))]
        case "drop_meeting":
            return [DropMeeting(*_numbers(position, 1))]
        case "merge_meeting":
            return [MergeMeeting(*_numbers(position, 1))]
        case "confirm":
            return [ConfirmDoubts(*_numbers(position, 2))]
        case "split":
            return [_split(post, _numbers(position, 2))]
        case "unmake":
            return _drop_directives(post)
        case "make":
            target = _numbers(position, 2) if position else []
            return [MakeDirective(start, end, *target) for start, end in _ticked_sentences(post)]
        case "add":
            return _add_items(outline, post)
    raise Impossible


def _split(post: QueryDict, item: list[int]) -> SplitItem:
    ticked = [directive for directive in _ticked_directives(post) if directive[:2] == item]
    if not ticked:
        raise Impossible(_("请先勾选这个议题中的一项工作要求，从它起另立议题。"))
    return SplitItem(*min(ticked))


def _drop_directives(post: QueryDict) -> list[Correction]:
    """From the last to the first, so that the positions of the others hold."""
    ticked = sorted(_ticked_directives(post), reverse=True)
    if not ticked:
        raise Impossible(_("请先勾选工作要求。"))
    return [DropDirective(*position) for position in ticked]


def _add_items(outline: Outline, post: QueryDict) -> list[Correction]:
    """Makes each ticked sentence an item of the meeting in whose part of the text it stands."""
    sentences = _ticked_sentences(post)
    meetings = meetings_at(outline, (start for start, _end in sentences))
    return [
        AddItem(nearest[0] if nearest else 0, *sentence) for nearest, sentence in zip(meetings, sentences, strict=True)
    ]


def _ticked_directives(post: QueryDict) -> list[list[int]]:
    return [_numbers(value, 3) for value in dict.fromkeys(post.getlist("directive"))]


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
