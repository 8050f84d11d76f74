"""What a person filled in on the step of correction, field by field → corrections. Trusts nothing in the posted form.

Each entry stands for itself: what is wrong in one field keeps no other from being taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from meetings.corrections import (
    Correction,
    SetAttendance,
    SetChair,
    SetHeld,
    SetItem,
    SetNumber,
    SetPlace,
    SetType,
)
from meetings.corrections.people import lines_of
from meetings.parser.codes import DatePrecision
from meetings.parser.outline import DateRead, ItemOutline, MeetingOutline, Outline

CHOICE = gettext_lazy("不是可选的选项，请重新选择。")
DAY = gettext_lazy("请填写会议日期，格式如 2026-06-03；不知道是哪一天，请把精度改为未知。")
CHAIR = gettext_lazy("主持人不超过 80 个字，且只能是一行文字，请重新填写。")
NUMBER = gettext_lazy("会议届次不超过 60 个字，且只能是一行文字，请重新填写。")
PLACE = gettext_lazy("地点不超过 200 个字，且只能是一行文字，请重新填写。")
PEOPLE = gettext_lazy("每行一人：身份、姓名、单位及职务，用空格隔开，如“列席 王明 区水务局局长”。请重新填写。")


@dataclass(frozen=True, slots=True)
class Entry:
    """What was changed in one field, or in two that count together; ``wrong`` is said beside it if it cannot be."""

    values: dict[str, str]
    correction: Correction
    wrong: Any

    @property
    def name(self) -> str:
        return next(iter(self.values))


def entries(outline: Outline, post: QueryDict) -> Iterator[Entry]:
    """What was filled in in the fields of every meeting and item, where it differs from what they showed."""
    for number, meeting in enumerate(outline.meetings):
        yield from _facts(number, meeting, post)
        for place, item in enumerate(meeting.items):
            yield from _choices(number, place, item, post)


def shown_day(held: DateRead) -> str:
    """What the day field shows: of a known month or year its first day, since the field takes days alone."""
    if held.year is None:
        return ""
    return f"{held.year:04}-{held.month or 1:02}-{held.day or 1:02}"


def _facts(number: int, meeting: MeetingOutline, post: QueryDict) -> Iterator[Entry]:
    singles: list[tuple[str, str, Any, Any]] = [
        ("type", meeting.type.value, SetType, CHOICE),
        ("chair", meeting.chair, SetChair, CHAIR),
        ("number", meeting.number.text, SetNumber, NUMBER),
        ("place", meeting.place, SetPlace, PLACE),
        ("people", lines_of(meeting.attendance), SetAttendance, PEOPLE),
    ]
    for field, before, correction, wrong in singles:
        after = post.get(f"{field}-{number}", before)
        if _bare(after) != _bare(before):
            yield Entry({f"{field}-{number}": after}, correction(number, after), wrong)
    yield from _held(number, meeting.held, post)


def _bare(words: str) -> list[str]:
    """The words of each line: neither the spaces between them nor empty lines are a change."""
    return [" ".join(line.split()) for line in words.splitlines() if line.strip()]


def _held(number: int, held: DateRead, post: QueryDict) -> Iterator[Entry]:
    """The day and how much of it counts. A day that is entered counts as a day, one that is emptied as unknown."""
    before = shown_day(held), held.precision.value
    day, precision = post.get(f"held-{number}", before[0]).strip(), post.get(f"precision-{number}", before[1])
    if (day, precision) == before:
        return
    typed = {f"held-{number}": day, f"precision-{number}": precision}
    if day != before[0] and precision == before[1]:
        precision = (DatePrecision.DAY if day else DatePrecision.UNKNOWN).value
    if precision == DatePrecision.UNKNOWN:
        day = ""
    if (day, precision) != before:
        yield Entry(typed, SetHeld(number, day, precision), DAY)


def _choices(number: int, place: int, item: ItemOutline, post: QueryDict) -> Iterator[Entry]:
    names = f"kind-{number}-{place}", f"outcome-{number}-{place}"
    before = item.kind.value, item.outcome.value if item.outcome else ""
    after = post.get(names[0], before[0]), post.get(names[1], before[1])
    if after != before:
        yield Entry(dict(zip(names, after, strict=True)), SetItem(number, place, *after), CHOICE)
