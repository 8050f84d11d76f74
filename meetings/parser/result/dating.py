"""The days of an outline: of its meetings, and of the deadlines counted from them.

They alone depend on the day of publication, which may become known after the text was parsed.
"""

from dataclasses import dataclass, replace
from datetime import date

from meetings.parser.outline import DateRead, DirectiveOutline, Doubt, ItemOutline, MeetingOutline, Outline
from meetings.parser.vocabulary import dates
from meetings.parser.vocabulary.deadlines import with_deadline


@dataclass(frozen=True, slots=True)
class ReportDates:
    """What a report says of days: ``meetings`` of each meeting, ``dateline`` and ``printed`` of its publication.

    ``paper_year`` is that of the number of the paper, which tells where no day of publication does.
    """

    meetings: tuple[DateRead, ...]
    dateline: DateRead
    printed: date | None
    paper_year: int | None = None


def date_outline(outline: Outline, report_dates: ReportDates, published_on: date | None) -> Outline:
    """The outline with its days as they are for a day of publication, whichever it was dated for before."""
    if outline.supposed:
        return replace(outline, supposed=date_outline(outline.supposed, report_dates, published_on))
    published = published_on or report_dates.printed
    doubts = [doubt for doubt in outline.doubts if doubt.meeting is None]
    meetings: list[MeetingOutline] = []
    for index, (meeting, held_as_written) in enumerate(zip(outline.meetings, report_dates.meetings, strict=True)):
        held, reason = dates.settle(held_as_written, published, report_dates.dateline, report_dates.paper_year)
        doubts += [Doubt("date", reason, meeting.span, index, quoted=held.text)] if reason else []
        doubts += [doubt for doubt in outline.doubts if doubt.meeting == index and doubt.code != "date"]
        meetings.append(with_deadlines(replace(meeting, held=held), held.on or published))
    return replace(outline, meetings=tuple(meetings), doubts=tuple(doubts))


def with_deadlines(meeting: MeetingOutline, start: date | None) -> MeetingOutline:
    """The meeting with the deadlines of its directives counted from a day."""
    return replace(meeting, items=tuple(_dated(item, start) for item in meeting.items))


def _dated(item: ItemOutline, start: date | None) -> ItemOutline:
    directives = tuple(with_deadline(_without_deadline(directive), start) for directive in item.directives)
    return item if directives == item.directives else replace(item, directives=directives)


def _without_deadline(directive: DirectiveOutline) -> DirectiveOutline:
    return replace(directive, deadline="", deadline_on="") if directive.deadline else directive
