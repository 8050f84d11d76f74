"""The differences of a report's versions, sitting by sitting, each against the desk. Nothing is saved here."""

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _

from meetings.intake.arriving import put_on_desk
from meetings.intake.facts import Facts, meeting_facts
from meetings.intake.revision.difference import Difference
from meetings.intake.revision.matching import match_meetings
from meetings.intake.revision.parts import Parts
from meetings.intake.revision.saying import MEETING, said, said_item
from meetings.intake.revision.sitting import Rows, attendance_differences, fact_differences
from meetings.intake.stored import from_json
from meetings.models import Report, User
from meetings.parser.outline import MeetingOutline, Outline


class Comparison:
    """``differences`` in the order of the page; ``rows`` know where each desk row stands in the new text."""

    def __init__(self, report: Report, now: Outline, *, by: User | None = None) -> None:
        self.report, self.now, self.by = report, now, by
        assert report.outline is not None
        self.then = from_json(report.outline, report.text)
        desk = report.meetings.prefetch_related("items__directives", "attendance").order_by("pk")
        self.rows = [Rows(meeting) for meeting in desk]
        self.differences = list(self._all())

    def _all(self) -> Iterator[Difference]:
        pairs = match_meetings(self.then.meetings, self.now.meetings)
        places = self._places()
        for number, new in enumerate(self.now.meetings):
            rows = places.get(pairs.get(number, -1))
            if number not in pairs:
                yield Difference(
                    _("新的会议"), "", _whole(new), "", act=partial(put_on_desk, self.report, new, by=self.by)
                )
            elif rows is not None:
                yield from self._sitting(rows, self.then.meetings[pairs[number]], new)
            else:
                yield from self._without_draft(self.then.meetings[pairs[number]], new)
        for number in sorted(set(places) - set(pairs.values())):
            words = _("新稿中没有这次会议。如需删除草稿，请在会议列表中操作。")
            meeting = places[number].meeting
            yield Difference(_("整次会议"), _whole(self.then.meetings[number]), "", "", meeting, hindrance=words)

    def _places(self) -> dict[int, Rows]:
        """Place then → its rows. Drafts stand in the outline's order; where some are missing, their spans tell.

        The type tells sittings of one sentence apart; where a person chose another, what they hold does.
        """
        if len(self.rows) == len(self.then.meetings):
            return dict(enumerate(self.rows))
        left, places = list(self.rows), dict[int, Rows]()
        for is_its in (Rows.is_of, Rows.holds):
            for number, read in enumerate(self.then.meetings):
                found = next((rows for rows in left if number not in places and is_its(rows, read)), None)
                if found:
                    left.remove(found)
                    places[number] = found
        return places

    def _without_draft(self, old: MeetingOutline, new: MeetingOutline) -> Iterator[Difference]:
        """A sitting that was merged into another before its draft was made; or dropped, or its draft deleted."""
        host = next((rows for rows in self.rows if rows.holds(old)), None)
        if host is not None:
            yield from Parts(host, old, new).differences()
        elif _whole(old) != _whole(new):
            words = _("这次会议没有草稿（录入时没有采用，或草稿已删除），不会更新。")
            yield Difference(_("整次会议"), _whole(old), _whole(new), "", hindrance=words)

    def _sitting(self, rows: Rows, old: MeetingOutline, new: MeetingOutline) -> Iterator[Difference]:
        rows.place(rows.meeting, new.span)
        then, now = self._facts(old), self._facts(new)
        yield from fact_differences("", MEETING, then, now, rows.meeting, rows.meeting)
        yield from attendance_differences(rows.meeting, old, new)
        yield from Parts(rows, old, new).differences()

    def _facts(self, read: MeetingOutline) -> Facts:
        return meeting_facts(read, self.report.published_on)


def compare(report: Report, now: Outline, *, by: User | None = None) -> Comparison:
    return Comparison(report, now, by=by)


def _whole(read: MeetingOutline) -> str:
    return "\n".join([said(("title",), meeting_facts(read, None)), *map(said_item, read.items)])
