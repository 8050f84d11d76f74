"""How desk rows are guarded: every change is kept, and rows change only while their meeting is a draft."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pghistory
import pgtrigger
from django.db import connection

from records.triggers import DeleteEvent, InsertEvent, Trigger, UpdateEvent, refuse

POINTERS = ("span_start", "span_end")  # where words stand in the report: no part of the record, and free in any state


def kept(*, exclude: tuple[str, ...] = ()) -> Any:
    """Class decorator: each insert, update and delete of the model leaves a history row, and both stay.

    A TRUNCATE would pass by what guards single rows, so neither table allows one.
    """

    def decorate(model: Any) -> Any:
        pgtrigger.register(
            refuse("rows_leave_singly", "rows of the desk are never truncated", pgtrigger.Truncate),
        )(model)
        return track(model)

    track = pghistory.track(
        InsertEvent(),
        UpdateEvent(),
        DeleteEvent(),
        exclude=list(exclude) or None,
        meta={
            "triggers": [
                refuse("append_only", "history is neither changed nor removed", pgtrigger.Delete | pgtrigger.Update),
                refuse("history_is_kept", "history is never truncated", pgtrigger.Truncate),
            ]
        },
    )
    return decorate


@contextmanager
def acting(*, by: Any, at: datetime, **noted: Any) -> Iterator[None]:
    """Context of one act: the history notes who acts and when, and what else is ``noted`` (a verb, for example).

    The moment is the one that the act's log line and edition bear too, which is how they are shown as one.
    """
    with pghistory.context(at=at.isoformat(), **({"user": by.pk} if by else {}), **noted):
        yield
    if connection.in_atomic_block:  # what follows in the transaction is nobody's act until somebody says so
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pghistory.context_id', '', true)")


def touches_meeting(select_meeting: str) -> Trigger:
    """A change of a part changes its meeting, whose own trigger refuses unless it is a draft and counts the version.

    ``select_meeting`` is SQL that yields the meeting's id, with ``ROW`` standing for the old or the new row.
    """
    touch = "UPDATE meetings_meeting SET changed_at = clock_timestamp() WHERE id = ({});"
    return Trigger(
        name="touches_meeting",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Delete | pgtrigger.Update,
        declare=[("pointers", array(POINTERS))],
        func=f"""
            IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - pointers) = (to_jsonb(OLD) - pointers) THEN RETURN NULL; END IF;
            IF TG_OP <> 'INSERT' THEN {touch.format(select_meeting.replace("ROW", "OLD"))} END IF;
            IF TG_OP <> 'DELETE' THEN {touch.format(select_meeting.replace("ROW", "NEW"))} END IF;
            RETURN NULL;
        """,
    )


def array(names: tuple[str, ...]) -> str:
    """A variable of a trigger that holds names of columns, with its type."""
    return f"text[] := ARRAY[{', '.join(map(repr, names))}]"
