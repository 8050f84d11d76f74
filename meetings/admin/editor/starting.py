"""What a new meeting can begin with: the standing items of its type, the items of the last one, matters left open."""

from collections.abc import Callable
from datetime import timedelta

from django.utils.timezone import localdate

from meetings.editor.record import Fields
from meetings.editor.saving import line_of
from meetings.editor.starts import Start
from meetings.models import AgendaItem, Meeting, MeetingTemplate
from meetings.parser.vocabulary.headings import heading_kind
from records import limits
from records.codes import ItemKind, Outcome

OPEN_FOR = timedelta(days=365)  # a matter that was deferred longer ago is not proposed any more


def standing(meeting_type: str) -> Start:
    """The items and the people that the office always has in meetings of the type."""
    template = MeetingTemplate.objects.filter(type=meeting_type).first()
    if template is None:
        return Start()
    items = [{"title": line, "kind": kind_of(line)} for line in _lines(template.items)]
    return Start(items, people=_lines(template.attendance))


def last_time(meeting_type: str) -> Start:
    """The heads of the last meeting of the type: its items without their directives, who was there, where.

    What was not public stays so: its title may be the secret.
    """
    last = Meeting.objects.filter(type=meeting_type, erased_at=None).order_by("-listed_on", "-pk").first()
    if last is None:
        return Start()
    head = {"chair": last.chair, "place": last.place}
    return Start([_head_of(item) for item in last.items.all()], head, list(map(line_of, last.attendance.all())))


def open_matters(meeting_type: str) -> Start:
    """The items of the type's meetings that were deferred, and by their titles not taken up since."""
    meetings = Meeting.objects.filter(type=meeting_type, erased_at=None, listed_on__gte=localdate() - OPEN_FOR)
    items = AgendaItem.objects.filter(meeting__in=meetings).order_by("meeting__listed_on", "meeting_id", "position")
    left: dict[str, Fields] = {}
    for item in items:
        fields = _head_of(item)
        left.pop(fields["title"], None)
        if item.outcome == Outcome.DEFERRED:
            left[fields["title"]] = fields
    return Start(list(left.values()))


STARTS: dict[str, Callable[[str], Start]] = {"standing": standing, "last": last_time, "open": open_matters}


def kind_of(line: str) -> str:
    """传达学习… → relay; a line that tells none is deliberated, as a new item is."""
    return (heading_kind(line, is_line=True) or ItemKind.DELIBERATE).value


def _head_of(item: AgendaItem) -> Fields:
    names = ("kind", "disclosure", "disclosure_reason")
    return {"title": (item.title or item.text)[: limits.TITLE]} | {name: getattr(item, name) for name in names}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
