"""Plain factories of rows and of meetings that went some way through the workflow. Facts are given as keywords."""

from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from directives.models import Directive
from meetings import doubts
from meetings.disclosure_check import fingerprint
from meetings.models import AgendaItem, Attendance, Meeting, ReadingDoubt, Report, User
from meetings.workflow import verbs
from meetings.workflow.gate import to_acknowledge
from records.codes import AttendanceRole


@cache
def hashed() -> str:
    """The hash of ``jiyao-demo``, made once: hashing is slow on purpose."""
    return make_password("jiyao-demo")


def make_user(username: str, *, role: str | None = None, **facts: Any) -> User:
    """An account in the group of its role; the user name is the role unless told otherwise."""
    defaults: dict[str, Any] = {"name": username, "password": hashed(), "is_staff": username != "official"}
    user = User.objects.create(username=username, **defaults | facts)
    user.groups.add(Group.objects.get(name=role or username))
    return user


def make_meeting(**facts: Any) -> Meeting:
    """A draft that could be submitted, without items."""
    defaults: dict[str, Any] = {
        "type": "executive",
        "title": "区政府常务会议研究供水保障工作",
        "held_on": date(2026, 3, 5),
        "held_on_precision": "day",
        "listed_on": date(2026, 3, 5),
        "chair": "沈怀远",
        "summary": "区长沈怀远主持召开区政府常务会议，研究供水保障工作。",
    }
    return Meeting.objects.create(**defaults | facts)


def make_report(text: str = "3月5日，区长沈怀远主持召开区政府常务会议。", **facts: Any) -> Report:
    """A received text as intake keeps it."""
    defaults: dict[str, Any] = {
        "raw_text": text,
        "text": text,
        "digest": sha256(text.encode()).hexdigest(),
        "parser_version": 1,
    }
    return Report.objects.create(**defaults | facts)


def make_item(meeting: Meeting, **facts: Any) -> AgendaItem:
    defaults: dict[str, Any] = {
        "position": meeting.items.count() + 1,
        "kind": "hear",
        "title": "听取供水保障工作情况汇报",
        "text": "会议听取供水保障工作情况汇报。",
    }
    return AgendaItem.objects.create(meeting=meeting, **defaults | facts)


def make_directive(item: AgendaItem, **facts: Any) -> Directive:
    defaults: dict[str, Any] = {
        "position": item.directives.count() + 1,
        "headline": "加快老旧管网改造",
        "text": "要加快老旧管网改造，年底前完成城东片区管网更换",
        "verb": "要求",
    }
    return Directive.objects.create(item=item, **defaults | facts)


def make_attendance(meeting: Meeting, **facts: Any) -> Attendance:
    defaults: dict[str, Any] = {
        "position": meeting.attendance.count() + 1,
        "name": "林祎",
        "role": AttendanceRole.PRESENT.value,
    }
    return Attendance.objects.create(meeting=meeting, **defaults | facts)


def make_settled_doubt(meeting: Meeting, by: User) -> None:
    """What the reading left in doubt, and a person answered."""
    ReadingDoubt.objects.create(
        meeting=meeting, code="date", reason="会议日期没有年份", settled_by=by, settled_at="2026-03-05T08:00Z"
    )


def make_record(*, directives: int = 2, **facts: Any) -> Meeting:
    """A draft with one item and its directives."""
    meeting = make_meeting(**facts)
    item = make_item(meeting)
    for _ in range(directives):
        make_directive(item)
    return meeting


def act(verb: str, meeting: Meeting, *, by: User, **facts: Any) -> Any:
    """Calls a verb as a person does who has just opened the meeting and ticked what is to be ticked; ``meeting`` is
    as fresh afterwards."""
    desk = Meeting.objects.get(pk=meeting.pk)
    shown = verbs.as_it_stands(verb, desk)
    if found := to_acknowledge(verb, desk, facts.get("note", "")):
        shown["acknowledged"] = fingerprint(found)
    return verbs.VERBS[verb](meeting, by=by, **shown | facts)


def confirm(meeting: Meeting, cast: Any) -> Meeting:
    """Confirms what the reading of a report left open, as a secretary does on the form."""
    doubts.settle(meeting, {doubt.pk for doubt in meeting.doubts.all()}, by=cast.secretary)
    meeting.is_listed_on_guessed = False
    meeting.save()
    return meeting


def approve(meeting: Meeting, cast: Any, note: str = "") -> Meeting:
    """Takes a draft through review by two people."""
    act("submit", meeting, by=cast.secretary)
    act("approve", meeting, by=cast.reviewer, note=note)
    return meeting


def release(meeting: Meeting, cast: Any, note: str = "") -> Meeting:
    """Takes a draft all the way to the public."""
    approve(meeting, cast)
    act("release", meeting, by=cast.reviewer, note=note)
    return meeting


def reopen(meeting: Meeting, cast: Any) -> Meeting:
    """Opens an approved meeting for correction, loaded anew as a form would."""
    act("reopen", meeting, by=cast.secretary)
    return Meeting.objects.get(pk=meeting.pk)


def correct(meeting: Meeting, cast: Any, note: str = "更正文字。", **facts: Any) -> Meeting:
    """Corrects a released meeting: opens it, changes facts on the desk, and takes it to the public again."""
    meeting = reopen(meeting, cast)
    for name, value in facts.items():
        setattr(meeting, name, value)
    meeting.save()
    return release(meeting, cast, note=note)


def withdraw(meeting: Meeting, cast: Any, note: str = "内容有误。") -> Meeting:
    act("withdraw", meeting, by=cast.reviewer, note=note)
    return meeting
