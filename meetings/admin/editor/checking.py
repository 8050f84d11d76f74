"""The checklist beside the editor: of what the page shows, saved or not. What it finds is in ``meetings.checklist``."""

from copy import copy
from typing import Any

from django.template.loader import render_to_string

from meetings.admin.editor.forms import MeetingForm, head_data
from meetings.admin.editor.sheet import Sheet
from meetings.checklist import Checklist, Facts, Finding, checklist
from meetings.editor import merging, posted
from meetings.editor.fields import USUAL_OF_DIRECTIVE, USUAL_OF_ITEM
from meetings.editor.record import Record
from meetings.workflow.submission_checks import facts_of

MOST = 30  # lines of each kind; who has so many does not read them all


def checklist_of(sheet: Sheet) -> Checklist:
    """Of the rows in the page; a new one in which nothing was typed is none."""
    shown = posted.canonical(sheet.record, near=sheet.near)
    record = merging.without_blanks(shown, (USUAL_OF_ITEM, USUAL_OF_DIRECTIVE), sheet.now)
    whole = Record(sheet.now.head | record.head, record.items)
    return checklist(whole, _facts(sheet, whole))


def _facts(sheet: Sheet, record: Record) -> Facts:
    """Of the meeting as the form would leave it, where one was sent."""
    if not sheet.post:
        return facts_of(sheet.kept, with_beside=True)
    form = MeetingForm(head_data(record, sheet.post), instance=copy(sheet.kept))
    form.full_clean()
    form.instance.is_listed_on_guessed = form.is_listed_on_guessed
    return facts_of(form.instance, settles=form.settles, with_beside=True)


def context_of(found: Checklist) -> dict[str, Any]:
    """For ``_checklist.html``: the lines that are shown, and how many there are."""
    return {
        "checklist": found,
        "must": _shown(found.blocking),
        "look": _shown(found.warnings),
        "unshown": max(0, len(found.blocking) - MOST) + max(0, len(found.warnings) - MOST),
    }


def _shown(findings: list[Finding]) -> list[Finding]:
    return findings[:MOST]


def rendered(sheet: Sheet) -> str:
    """The list as HTML, for a page that is open."""
    return render_to_string("admin/meetings/editor/_checklist.html", context_of(checklist_of(sheet)))
