"""What a draft still lacks before it can be submitted, in sentences a secretary can act on."""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from meetings.models import AgendaItem, Meeting, State
from meetings.workflow.unconfirmed import unconfirmed
from records.codes import Disclosure


def missing_for_review(desk: Meeting, *, on: date | None = None) -> list[str]:
    """What a draft still lacks, a sentence each; an empty list means it can be submitted. No item is no fault.

    ``on`` is the day of the submission, today unless told.
    """
    missing = []
    if not desk.title.strip():
        missing.append(_("会议没有标题。"))
    if not desk.type:
        missing.append(_("会议没有类型。"))
    if not desk.summary.strip():
        missing.append(_("会议没有会议要点。"))
    for item_number, item in enumerate(desk.items.all(), start=1):
        missing += _missing_in_item(item_number, item)
    if twin := same_number(desk):
        missing.append(_("会议届次与“%(title)s”相同。") % {"title": twin})
    missing += unconfirmed(desk, on=on or localdate())
    return missing


def _missing_in_item(item_number: int, item: AgendaItem) -> list[str]:
    missing = []
    if not item.text.strip() and not item.title.strip():
        missing.append(_("第%(item)d个议题没有内容。") % {"item": item_number})
    if item.disclosure != Disclosure.PUBLIC and not item.disclosure_reason.strip():
        missing.append(_("第%(item)d个议题不公开，但没有填写理由。") % {"item": item_number})
    for number, directive in enumerate(item.directives.all(), start=1):
        numbers = {"item": item_number, "directive": number}
        if not directive.text.strip():
            missing.append(_("第%(item)d个议题的第%(directive)d项工作要求没有内容。") % numbers)
        if directive.disclosure != Disclosure.PUBLIC and not directive.disclosure_reason.strip():
            missing.append(_("第%(item)d个议题的第%(directive)d项工作要求不公开，但没有填写理由。") % numbers)
    return missing


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
