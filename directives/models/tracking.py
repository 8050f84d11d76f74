"""How desk rows are guarded: every change is kept, and rows change only while their meeting is a draft."""

from typing import Any

import pghistory
import pgtrigger


def kept(*, exclude: tuple[str, ...] = ()) -> Any:
    """Class decorator: each insert, update and delete of the model leaves an append-only history row."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        append_only=True,
        exclude=list(exclude) or None,
    )


def touches_meeting(select_meeting: str) -> pgtrigger.Trigger:
    """A change of a part changes its meeting, whose own trigger refuses unless it is a draft and counts the version.

    ``select_meeting`` is SQL that yields the meeting's id, with ``ROW`` standing for the old or the new row.
    """
    touch = "UPDATE meetings_meeting SET changed_at = clock_timestamp() WHERE id = ({});"
    return pgtrigger.Trigger(
        name="touches_meeting",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP <> 'INSERT' THEN {touch.format(select_meeting.replace("ROW", "OLD"))} END IF;
            IF TG_OP <> 'DELETE' THEN {touch.format(select_meeting.replace("ROW", "NEW"))} END IF;
            RETURN NULL;
        """,
    )
