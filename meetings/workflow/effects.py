"""What a verb writes besides the state: columns of the meeting's row, and who signs the edition it prints."""

from typing import Any

from meetings.workflow.attempt import Attempt

Columns = dict[str, Any]


def nothing(_attempt: Attempt) -> Columns:
    return {}


def submission(attempt: Attempt) -> Columns:
    version = attempt.meeting.version
    return {"submitted_by": attempt.by, "submitted_at": attempt.at, "submitted_version": version}


def approval(attempt: Attempt) -> Columns:
    return {"approved_by": attempt.by, "approved_at": attempt.at, "remark": "", "sent_back_document": None}


def review_undone(_attempt: Attempt) -> Columns:
    return {
        "submitted_by": None,
        "submitted_at": None,
        "submitted_version": None,
        "approved_by": None,
        "approved_at": None,
    }


def remark(attempt: Attempt) -> Columns:
    """The remark stays with what was sent back until approval."""
    sent_back = attempt.standing.desk()
    return review_undone(attempt) | {"remark": attempt.answer.note, "sent_back_document": sent_back}


def submitter_and_approver(attempt: Attempt) -> Columns:
    return {"submitted_by_id": attempt.meeting.submitted_by_id, "approved_by_id": attempt.by.pk}


def those_of_the_reviewed_edition(attempt: Attempt) -> Columns:
    internal = attempt.standing.internal
    assert internal is not None  # the gate has asked
    approved_by_id = internal.approved_by_id or internal.issued_by_id  # who approves, prints
    return {"submitted_by_id": internal.submitted_by_id, "approved_by_id": approved_by_id}
