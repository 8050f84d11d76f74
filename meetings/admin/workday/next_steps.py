"""The one thing to do next with a meeting, for a person: a label and the page where it is done."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.models import Meeting, State, User


@dataclass(frozen=True, slots=True)
class NextStep:
    label: str
    url: str


def next_step(meeting: Any, user: User) -> NextStep:
    """``meeting`` is a row of a section: with ``open_doubts``, ``waits_for_me``, ``to_confirm``, its publication."""
    if meeting.state == State.DRAFT and user.has_perm("meetings.change_meeting"):
        return NextStep(_draft_label(meeting), _page(meeting, "change"))
    if meeting.waits_for_me and user.has_perm("meetings.approve"):
        return NextStep(_("审核"), _page(meeting, "review"))
    if meeting.to_confirm and user.has_perm("meetings.confirm_release"):
        return NextStep(_("确认发布计划"), _page(meeting, "confirm_release"))
    if hasattr(meeting, "planned_release"):
        return NextStep(_("查看"), _page(meeting, "change"))
    if meeting.awaits_release and user.has_perm("meetings.release"):
        return NextStep(_("发布"), _page(meeting, "release"))
    return NextStep(_("查看"), _page(meeting, "change"))


def _draft_label(meeting: Any) -> str:
    if meeting.remark:
        return _("修改")
    return _("核对") if meeting.open_doubts or meeting.is_listed_on_guessed else _("继续编辑")


def _page(meeting: Meeting, name: str) -> str:
    return reverse(f"admin:meetings_meeting_{name}", args=[meeting.pk])
