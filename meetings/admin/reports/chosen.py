"""The button a person pressed on the step of correction, with the ticks it is about → corrections. Trusts nothing."""

import re

from django.http import QueryDict
from django.utils.translation import gettext as _

from meetings.corrections import (
    AddItem,
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
from meetings.corrections.outlining import sittings_at
from meetings.parser.outline import Outline

PLACE = re.compile(r"\d{1,7}(?:-\d{1,7}){0,2}", re.ASCII)


def chosen_act(outline: Outline, post: QueryDict) -> list[Correction]:
    """What the pressed button says, with the ticks it is about; raises Impossible with a sentence."""
    act, _colon, where = post.get("act", "").partition(":")
    if act == "drop":
        return [DropItem(*_numbers(where, 2))]
    if act == "merge":
        return [MergeItem(*_numbers(where, 2))]
    if act == "drop_meeting":
        return [DropMeeting(*_numbers(where, 1))]
    if act == "merge_meeting":
        return [MergeMeeting(*_numbers(where, 1))]
    if act == "split":
        return [_split(post, where)]
    if act == "unmake":
        return _ticked_directives(post)
    if act == "make":
        meeting, item = _numbers(where, 2) if where else (-1, -1)
        return [MakeDirective(*place, meeting, item) for place in _ticked_sentences(post)]
    if act == "add":
        return _new_items(outline, post)
    raise Impossible


def _split(post: QueryDict, where: str) -> SplitItem:
    meeting, item = _numbers(where, 2)
    here = sorted(one for one in _ticks(post) if one[:2] == [meeting, item])
    if not here:
        raise Impossible(_("请先勾选这个议题中的一项工作要求，从它起另立议题。"))
    return SplitItem(meeting, item, here[0][2])


def _ticked_directives(post: QueryDict) -> list[Correction]:
    """From the last to the first, so that the places of the others hold."""
    ticks = sorted(_ticks(post), reverse=True)
    if not ticks:
        raise Impossible(_("请先勾选工作要求。"))
    return [DropDirective(*one) for one in ticks]


def _ticks(post: QueryDict) -> list[list[int]]:
    return [_numbers(one, 3) for one in dict.fromkeys(post.getlist("directive"))]


def _ticked_sentences(post: QueryDict) -> list[tuple[int, int]]:
    places = [tuple(_numbers(one, 2)) for one in dict.fromkeys(post.getlist("sentence"))]
    if not places:
        raise Impossible(_("请先勾选句子。"))
    return [(start, end) for start, end in sorted(places)]


def _new_items(outline: Outline, post: QueryDict) -> list[Correction]:
    """Each ticked sentence an item of the meeting in whose part of the text it stands."""
    places = _ticked_sentences(post)
    meetings = sittings_at(outline, (start for start, _end in places))
    return [AddItem(here[0] if here else 0, *place) for here, place in zip(meetings, places, strict=True)]


def _numbers(words: str, count: int) -> list[int]:
    if not PLACE.fullmatch(words) or words.count("-") != count - 1:
        raise Impossible
    return [int(number) for number in words.split("-")]
