"""The checklist of a meeting on the desk: what it lacks before it can be submitted, and what should be looked at."""

from collections.abc import Collection
from copy import copy
from datetime import date

from django.utils.timezone import localdate

from meetings.checklist import Checklist, Facts, OpenDoubt, checklist
from meetings.checklist.blocking import blocking
from meetings.days import meeting_day
from meetings.editor.saving import record_of
from meetings.models import Meeting, State
from meetings.reading.sentences import doubt_sentence
from meetings.workflow.exposures import beside


def missing_for_review(desk: Meeting, *, on: date | None = None) -> list[str]:
    """What a draft still lacks, a sentence each; an empty list means it can be submitted. No item is no fault.

    ``on`` is the day of the submission, today unless told.
    """
    return [finding.sentence for finding in blocking(record_of(desk), facts_of(desk, on=on))]


def checklist_of(desk: Meeting) -> Checklist:
    """The whole checklist of a meeting as it is kept."""
    return checklist(record_of(desk), facts_of(desk, with_beside=True))


def facts_of(
    desk: Meeting, *, on: date | None = None, settles: Collection[int] | None = None, with_beside: bool = False
) -> Facts:
    """What the checklist has to know besides the words of a meeting, which may be one that a form has filled.

    ``settles`` are the ids of the doubts that are settled, or will be by the form; those that are, unless told.
    """
    desk = copy(desk)
    if desk.listed_on is None:
        desk.propose_listed_on()
    doubts = desk.doubts.all() if desk.report_id else ()  # entered by hand: none
    done = settles if settles is not None else {one.pk for one in doubts if one.is_settled}
    twin = same_number(desk)
    return Facts(
        today=on or localdate(),
        held_on=desk.held_on,
        listed_on=desk.listed_on,
        guessed_day=meeting_day(desk) if desk.is_listed_on_guessed else "",
        doubts=tuple(OpenDoubt(one.pk, doubt_sentence(one)) for one in doubts if one.pk not in done),
        twin=str(twin) if twin else "",
        beside=tuple(beside(desk)) if with_beside else (),
    )


def same_number(desk: Meeting) -> Meeting | None:
    """Another meeting of the type, already in review or beyond, with the same number in the same series.

    A series is a term or a year; a bare 第3次 tells neither and is compared within the year of its day.
    """
    if desk.number is None:
        return None
    others = Meeting.objects.filter(
        type=desk.type, number=desk.number, term=desk.term, number_year=desk.number_year
    ).exclude(pk=desk.pk)
    if desk.term is None and desk.number_year is None:
        others = others.filter(listed_on__year=desk.listed_on.year)
    return others.exclude(state=State.DRAFT, editions=None).first()
