"""What a person chose on the step of correction → corrections. Reads the posted form, trusts nothing in it."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from django.http import QueryDict
from django.utils.translation import gettext as _

from meetings.corrections import (
    AddItem,
    Correction,
    DropDirective,
    DropItem,
    Impossible,
    MakeDirective,
    MergeItem,
    SetItem,
    SetMeeting,
    SplitItem,
)
from meetings.corrections.outlining import spans
from meetings.parser.codes import DatePrecision
from meetings.parser.outline import DateRead, MeetingOutline, Outline

PLACE = re.compile(r"\d{1,7}(?:-\d{1,7}){0,2}", re.ASCII)


def chosen_facts(outline: Outline, post: QueryDict) -> list[Correction]:
    """What was chosen in the fields that every meeting and item has, where it differs from what they showed."""
    return list(chain(_meetings(outline, post), _items(outline, post)))


def chosen_act(outline: Outline, post: QueryDict) -> list[Correction]:
    """What the pressed button says, with the ticks it is about; raises Impossible with a sentence."""
    act, _colon, where = post.get("act", "").partition(":")
    if act == "drop":
        return [DropItem(*_numbers(where, 2))]
    if act == "merge":
        return [MergeItem(*_numbers(where, 2))]
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


def is_ticked(post: QueryDict) -> bool:
    return "sentence" in post or "directive" in post


def shown_day(held: DateRead) -> str:
    """What the day field shows: of a known month or year its first day, since the field takes days alone."""
    if held.year is None:
        return ""
    return f"{held.year:04}-{held.month or 1:02}-{held.day or 1:02}"


def _meetings(outline: Outline, post: QueryDict) -> Iterator[Correction]:
    for number, meeting in enumerate(outline.meetings):
        kind = post.get(f"type-{number}")
        if kind is None:
            continue
        before = (meeting.type.value, meeting.chair, shown_day(meeting.held), meeting.held.precision.value)
        day, precision = _day(post, number, before[2], before[3])
        after = (kind, post.get(f"chair-{number}", "").strip(), day, precision)
        if after != before:
            yield SetMeeting(number, *after)


def _day(post: QueryDict, number: int, shown: str, precise: str) -> tuple[str, str]:
    """The day and how much of it counts. A day that is entered counts as a day, one that is emptied as unknown."""
    day, precision = post.get(f"held-{number}", "").strip(), post.get(f"precision-{number}", "")
    if day != shown and precision == precise:
        precision = (DatePrecision.DAY if day else DatePrecision.UNKNOWN).value
    if precision == DatePrecision.UNKNOWN:
        return "", precision
    try:
        date.fromisoformat(day)
    except ValueError:
        raise Impossible(_("请填写会议日期，格式如 2026-06-03；不知道是哪一天，请把精度改为未知。")) from None
    return day, precision


def _items(outline: Outline, post: QueryDict) -> Iterator[Correction]:
    for number, meeting in enumerate(outline.meetings):
        for place, item in enumerate(meeting.items):
            before = (item.kind.value, item.outcome.value if item.outcome else "")
            after = (post.get(f"kind-{number}-{place}", before[0]), post.get(f"outcome-{number}-{place}", before[1]))
            if after != before:
                yield SetItem(number, place, *after)


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

    def meeting(at: int) -> int:
        """The one whose latest part before this place is the nearest."""
        begun = [
            (start, number) for number, one in enumerate(outline.meetings) for start in _starts(one) if start <= at
        ]
        return max(begun, default=(0, 0))[1]

    return [AddItem(meeting(start), start, end) for start, end in _ticked_sentences(post)]


def _starts(meeting: MeetingOutline) -> Iterator[int]:
    """Where the parts of a meeting begin in the text."""
    if meeting.span:
        yield meeting.span.start
    yield from (span.start for item in meeting.items for span in spans(item))


def _numbers(words: str, count: int) -> list[int]:
    if not PLACE.fullmatch(words) or words.count("-") != count - 1:
        raise Impossible
    return [int(number) for number in words.split("-")]
