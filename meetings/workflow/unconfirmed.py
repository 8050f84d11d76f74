"""What nobody has confirmed of a draft: a guessed day, a day in the future, doubts of the reading. A sentence each."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from meetings.days import day, meeting_day
from meetings.models import Meeting
from meetings.reading.sentences import doubt_sentence


def unconfirmed(desk: Meeting, *, on: date) -> Iterator[str]:
    """What keeps a draft from being submitted ``on`` this day."""
    yield from future_days(desk, on=on)
    if desk.is_listed_on_guessed:
        yield _(
            "没有写明会议日期，列表日期取自录入当天，公众将读到“%(said)s”。请改为实际日期，或核对后勾选“列表日期无误”。"
        ) % {"said": meeting_day(desk)}
    for doubt in desk.doubts.filter(settled_at=None):
        yield _("识别结果有疑问，尚未核对：%(reason)s") % {"reason": doubt_sentence(doubt)}


def future_days(desk: Meeting, *, on: date) -> Iterator[str]:
    """A sentence for each day of a meeting that has not come yet."""
    if desk.held_on and desk.held_on > on:
        yield _("会议日期（%(day)s）还没有到，请更正，或在会议召开后提交。") % {"day": day(desk.held_on)}
    if desk.listed_on > on and desk.listed_on != desk.held_on:
        yield _("列表日期（%(day)s）还没有到，请更正，或到那一天再提交。") % {"day": day(desk.listed_on)}
