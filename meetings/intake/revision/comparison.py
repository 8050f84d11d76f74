"""The differences of a report's versions, meeting by meeting, each against the desk. Nothing is saved here."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.intake.column_values import Facts, meeting_facts
from meetings.intake.doubts import doubt_facts, same_doubt
from meetings.intake.drafts import put_on_desk
from meetings.intake.revision.difference import Difference
from meetings.intake.revision.item_differences import ItemDifferences
from meetings.intake.revision.matching import match_meetings
from meetings.intake.revision.meeting_differences import Rows, attendance_differences, fact_differences
from meetings.intake.revision.wording import MEETING, shown_item, shown_value
from meetings.models import Report, User
from meetings.parser.outline import MeetingOutline, Outline
from meetings.reading.outline_json import from_json


class Comparison:
    """``differences`` in the order of the page; ``rows`` know where each desk row stands in the new text."""

    def __init__(self, report: Report, now: Outline, *, by: User | None = None, at: datetime | None = None) -> None:
        self.report, self.now, self.by, self.at = report, now, by, at or timezone.now()
        assert report.outline is not None
        self.then = from_json(report.outline, report.text)
        self.doubts = doubt_facts(now)
        self.fresh: dict[int, list[Facts]] = {}  # what is doubted now and was not then, by the meeting's id
        desk = report.meetings.prefetch_related("items__directives", "attendance").order_by("pk")
        self.rows = [Rows(meeting) for meeting in desk]
        self.meetings: list[tuple[Rows, MeetingOutline]] = []  # each with what is read of it now
        self.differences = list(self._all())

    def _all(self) -> Iterator[Difference]:
        pairs = match_meetings(self.then.meetings, self.now.meetings)
        rows_of = self._rows_by_index()
        doubts = doubt_facts(self.then)
        for index, new in enumerate(self.now.meetings):
            rows = rows_of.get(pairs.get(index, -1))
            if index not in pairs:
                put = partial(put_on_desk, self.report, new, self.doubts[index], by=self.by, at=self.at)
                yield Difference(_("新的会议"), "", _whole(new), "", act=put)
                continue
            old = self.then.meetings[pairs[index]]
            host = rows or next((other for other in self.rows if other.holds(old)), None)
            if host is not None:
                self._note_doubts(host, doubts[pairs[index]], self.doubts[index])
            if rows is not None:
                yield from self._meeting(rows, old, new)
            else:
                yield from self._without_draft(host, old, new)
        for index in sorted(set(rows_of) - set(pairs.values())):
            words = _("新稿中没有这次会议。如需删除草稿，请在会议列表中操作。")
            meeting = rows_of[index].meeting
            yield Difference(_("整次会议"), _whole(self.then.meetings[index]), "", "", meeting, hindrance=words)

    def _rows_by_index(self) -> dict[int, Rows]:
        """The rows of each meeting by its index then: in the outline's order, or by their spans where some are missing.

        The type tells meetings of one sentence apart; where a person chose another, what they hold does.
        """
        if len(self.rows) == len(self.then.meetings):
            return dict(enumerate(self.rows))
        remaining, found = list(self.rows), dict[int, Rows]()
        for is_its in (Rows.is_of, Rows.holds):
            for index, read in enumerate(self.then.meetings):
                rows = next((rows for rows in remaining if index not in found and is_its(rows, read)), None)
                if rows:
                    remaining.remove(rows)
                    found[index] = rows
        return found

    def _without_draft(self, host: Rows | None, old: MeetingOutline, new: MeetingOutline) -> Iterator[Difference]:
        """The differences of a meeting without a draft: merged into another or dropped before, or deleted since."""
        if host is not None:
            yield from ItemDifferences(host, old, new).differences()
        elif _whole(old) != _whole(new):
            words = _("这次会议没有草稿（录入时没有采用，或草稿已删除），不会更新。")
            yield Difference(_("整次会议"), _whole(old), _whole(new), "", hindrance=words)

    def _meeting(self, rows: Rows, old: MeetingOutline, new: MeetingOutline) -> Iterator[Difference]:
        rows.set_span(rows.meeting, new.span)
        self.meetings.append((rows, new))
        then, now = self._facts(old), self._facts(new)
        yield from fact_differences("", MEETING, then, now, rows.meeting, rows.meeting)
        yield from attendance_differences(rows.meeting, old, new)
        yield from ItemDifferences(rows, old, new).differences()

    def _note_doubts(self, rows: Rows, then: list[Facts], now: list[Facts]) -> None:
        """What was doubted then is on the desk already, or was answered before the draft was made."""
        columns = ("code", "reason", "quoted", "words")
        known = {same_doubt(doubt) for doubt in [*then, *rows.meeting.doubts.values(*columns)]}
        fresh = self.fresh.setdefault(rows.meeting.pk, [])
        fresh += [doubt for doubt in now if same_doubt(doubt) not in known]

    def _facts(self, read: MeetingOutline) -> Facts:
        return meeting_facts(read, self.report.published_on)


def compare(report: Report, now: Outline, *, by: User | None = None) -> Comparison:
    return Comparison(report, now, by=by)


def _whole(read: MeetingOutline) -> str:
    return "\n".join([shown_value(("title",), meeting_facts(read, None)), *map(shown_item, read.items)])
