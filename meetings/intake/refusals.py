"""Why drafts are not made of a text, in sentences for who brought it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from meetings.intake.draft_defaults import TITLE_WORDS, shorten
from meetings.models import Meeting
from meetings.parser.outline import Outline
from records import limits

PARTS_LIMIT = 5_000  # items, directives and people: more makes a form that no server takes
MEETINGS_LIMIT = 100


class Refused(ValueError):
    """A text from which no drafts can be made; ``str`` says why."""


class Duplicate(Refused):
    """A text that is known already; ``meetings`` are the drafts it made."""

    def __init__(self, meetings: list[Meeting]) -> None:
        self.meetings = meetings
        names = "、".join(f"《{shorten(str(meeting), TITLE_WORDS)}》（{meeting.key}）" for meeting in meetings)
        super().__init__(_("这份会议稿已经录入过，请查看已有的会议：%(names)s。") % {"names": names})


class Oversized(Refused):
    """A text of which so much was read that no page could show it."""


def refuse_oversized(outline: Outline) -> None:
    """Raises Oversized."""
    meetings, parts = len(outline.meetings), sum(1 for _words in _passages(outline))
    if meetings > MEETINGS_LIMIT:
        raise Oversized(_("从文中识别出 %(count)d 次会议，不像一份会议稿。请拆分后再试。") % {"count": meetings})
    if parts > PARTS_LIMIT:
        raise Oversized(_("从文中识别出 %(count)d 个议题和工作要求，不像一份会议稿。请拆分后再试。") % {"count": parts})


def refuse_unfit(outline: Outline) -> None:
    """Raises Refused for an outline without meetings, or one of which no form of the desk could hold the parts."""
    if not outline.meetings:
        raise Refused(_("没有从文中识别出会议，请检查是否粘贴了会议稿，或改用“新增会议”手动录入。"))
    refuse_oversized(outline)
    longest = max(_passages(outline), key=len, default="")
    if len(longest) > limits.TEXT:
        raise Refused(
            _("文中有一段长达 %(count)d 字，没有创建草稿：“%(words)s…”。请检查原文是否缺少标点或换行。")
            % {"count": len(longest), "words": longest[:20]}
        )


def _passages(outline: Outline) -> Iterator[str]:
    """Every row's words, attendance included."""
    for meeting in outline.meetings:
        yield from (person.name for person in meeting.attendance)
        for item in meeting.items:
            yield item.statement
            yield from (directive.text for directive in item.directives)
