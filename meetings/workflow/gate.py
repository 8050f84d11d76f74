"""The gate: what stands in the way of a verb. Buttons and pages ask it, and each verb again under its lock."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from meetings.disclosure_check import Exposure, fingerprint, note_excerpt
from meetings.disclosure_check.excerpts import NOTE
from meetings.models import Meeting
from meetings.workflow.attempt import STALE, Attempt, Kind, Refused, Unacknowledged, check
from meetings.workflow.exposures import exposed
from meetings.workflow.standing import Standing
from meetings.workflow.verb_table import VERB_TABLE
from records import limits

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def obstacle(attempt: Attempt, kinds: Kind = Kind.ALL) -> Refused | None:
    """What stands in the way of a verb, as the refusal that says so; None where nothing does.

    Only checks of these kinds are asked. The first that finds something answers alone.
    """
    for each in (*FIRST, *VERB_TABLE[attempt.verb].checks):
        if each.kind in kinds and (reasons := list(each.find(attempt))):
            return Refused(*reasons)
    if Kind.ANSWER in kinds and (found := unacknowledged(attempt)):
        return Unacknowledged(found)
    return None


@check(Kind.STATE)
def person_has_the_permission(attempt: Attempt) -> Iterator[str]:
    if not attempt.by.has_perm(f"meetings.{attempt.verb}"):
        yield _("您没有“%(verb)s”的权限。") % {"verb": VERB_TABLE[attempt.verb].label}


@check(Kind.ANSWER)
def note_is_fit(attempt: Attempt) -> Iterator[str]:
    asked, note = VERB_TABLE[attempt.verb].note, attempt.answer.note
    if asked and asked.is_required and not note.strip():
        yield _("请填写%(note)s。") % {"note": asked.label}
    elif len(note) > limits.NOTE or "\x00" in note:
        yield _("说明最多 %(limit)d 字。") % {"limit": limits.NOTE}


@check(Kind.STATE)
def meeting_is_in_its_state(attempt: Attempt) -> Iterator[str]:
    meeting, verb = attempt.meeting, VERB_TABLE[attempt.verb]
    if meeting.erased_at:
        yield _("该会议的内容已被清除，不能再处理。")
    elif meeting.state not in verb.states:
        state = meeting.get_state_display()
        facts = {"title": meeting, "state": state, "verb": verb.label}
        yield _("会议“%(title)s”现在的状态是“%(state)s”，不能%(verb)s。") % facts


@check(Kind.ANSWER)
def record_is_as_shown(attempt: Attempt) -> Iterator["StrOrPromise"]:
    shown, now = attempt.answer, to_be_shown(attempt.verb, attempt.standing)
    if any(getattr(shown, name) != value for name, value in now.items()):
        yield STALE


FIRST = (person_has_the_permission, note_is_fit, meeting_is_in_its_state, record_is_as_shown)


def to_be_shown(verb: str, standing: Standing) -> dict[str, Any]:
    """What a person must have been shown of the meeting as it is now: its version and, where the verb needs it, the
    digest of its reviewed edition and what else the verb shows. The names are those of ``Answer``."""
    shown: dict[str, Any] = {"version": standing.meeting.version}
    if VERB_TABLE[verb].needs_reviewed:
        shown["reviewed"] = standing.internal.digest if standing.internal else ""
    return shown | VERB_TABLE[verb].shows(standing)


def unacknowledged(attempt: Attempt) -> list[Exposure]:
    """All exposures to acknowledge, where the person acknowledged others or none."""
    found = to_acknowledge(attempt.verb, attempt.meeting, attempt.answer.note)
    return found if found and attempt.answer.acknowledged != fingerprint(found) else []


def to_acknowledge(verb: str, meeting: Meeting, note: str = "") -> list[Exposure]:
    """The exposures that a person must have seen for a verb: of the record, or of a note that is public."""
    entry = VERB_TABLE[verb]
    if entry.needs_exposures:
        return exposed(meeting)
    if not note or not entry.is_acknowledging or entry.note is None:
        return []
    found = exposed(meeting, note=note_excerpt(str(entry.note.printed_as), note))
    return [exposure for exposure in found if exposure.public.path == NOTE]
