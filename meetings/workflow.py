"""The six verbs that move a meeting. Admin, commands and tests call these; nothing else changes a state or prints.

Each verb is one transaction: it locks the meeting, checks the person and the move, prints, and leaves a log entry.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pghistory
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.models import Directive
from meetings import document, press, seal
from meetings.models import AgendaItem, Edition, Meeting, State, User
from meetings.parser.codes import Audience
from meetings.readiness import missing_for_review

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NOTE_LIMIT = 2000
NOTE = gettext_lazy("说明")


class Refused(Exception):
    """A verb that may not be done now; ``str`` is a sentence for people, ``reasons`` lists what stands in the way."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = list(reasons)
        super().__init__("".join(self.reasons))


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the table of moves. ``to`` is None where the state stays."""

    label: "StrOrPromise"
    states: tuple[State, ...]
    to: State | None = None
    needs_note: bool = False
    note_label: "StrOrPromise" = NOTE


ANY = (State.DRAFT, State.IN_REVIEW, State.APPROVED)
MOVES = {
    "submit": Move(gettext_lazy("提交审核"), (State.DRAFT,), State.IN_REVIEW),
    "send_back": Move(
        gettext_lazy("退回修改"), (State.IN_REVIEW,), State.DRAFT, needs_note=True, note_label=gettext_lazy("退回意见")
    ),
    "approve": Move(gettext_lazy("审核通过"), (State.IN_REVIEW,), State.APPROVED),
    "release": Move(gettext_lazy("发布"), (State.APPROVED,), note_label=gettext_lazy("更正说明（将公开）")),
    "reopen": Move(gettext_lazy("重新编辑"), (State.APPROVED,), State.DRAFT),
    "withdraw": Move(gettext_lazy("撤回"), ANY, needs_note=True, note_label=gettext_lazy("撤回说明（将公开）")),
}


def submit(meeting: Meeting, *, by: User, at: datetime | None = None, note: str = "") -> None:
    """Hands a draft to review; refuses with the list of what is missing."""
    with _move("submit", meeting, by=by, at=at, note=note) as (desk, when):
        _queue_for_number(desk)
        if missing := missing_for_review(desk):
            raise Refused(*missing)
        _set(desk, state=State.IN_REVIEW, submitted_by=by, submitted_at=when, submitted_version=desk.version, remark="")


def send_back(meeting: Meeting, *, by: User, at: datetime | None = None, note: str = "") -> None:
    """Returns a meeting to its secretary with a remark."""
    with _move("send_back", meeting, by=by, at=at, note=note) as (desk, _when):
        _set(desk, **BACK_TO_DRAFT, remark=note)


def approve(meeting: Meeting, *, by: User, at: datetime | None = None, note: str = "") -> Edition:
    """Prints the internal edition from the desk. Who submitted may not approve, nor may anybody what moved since."""
    with _move("approve", meeting, by=by, at=at, note=note) as (desk, when):
        if settings.TWO_PERSON_REVIEW and desk.submitted_by_id == by.pk:
            raise Refused(_("提交人不能审核自己提交的会议，请由另一位审核人处理。"))
        if desk.version != desk.submitted_version or meeting.version != desk.version:
            raise Refused(_("内容在提交之后有改动，请重新打开后再审核。"))
        _set(desk, state=State.APPROVED, approved_by=by, approved_at=when)
        return press.print_edition(desk, Audience.INTERNAL, document.internal(desk), by=by, at=when, note=note)


def release(meeting: Meeting, *, by: User, at: datetime | None = None, note: str = "") -> Edition:
    """Prints the public edition from the reviewed internal one; reads no desk row. A correction needs its note."""
    with _move("release", meeting, by=by, at=at, note=note) as (desk, when):
        reviewed = current_edition(desk.key, Audience.INTERNAL)
        if reviewed is None or reviewed.document is None:
            raise Refused(_("还没有审核通过的版次，不能发布。"))
        released = document.public(reviewed.document)
        standing = current_edition(desk.key, Audience.PUBLIC)
        if standing is not None and standing.document is not None:
            if standing.document_digest == seal.digest(released):
                raise Refused(_("公开内容与现行版次相同，没有需要发布的改动。"))
            if not note:
                raise Refused(_("更正已发布的会议，请填写更正说明。"))
        return press.print_edition(desk, Audience.PUBLIC, released, by=by, at=when, note=note)


def reopen(meeting: Meeting, *, by: User, at: datetime | None = None, note: str = "") -> None:
    """Opens an approved meeting for correction. Readers see nothing of it until the next release."""
    with _move("reopen", meeting, by=by, at=at, note=note) as (desk, _when):
        _set(desk, **BACK_TO_DRAFT)


def withdraw(meeting: Meeting, *, by: User, at: datetime | None = None, note: str = "") -> Edition:
    """Takes a released meeting back from the public: prints a tombstone. Officials keep their editions."""
    with _move("withdraw", meeting, by=by, at=at, note=note) as (desk, when):
        standing = current_edition(desk.key, Audience.PUBLIC)
        if standing is None or standing.document is None:
            raise Refused(_("该会议没有公开的版次，无需撤回。"))
        return press.print_edition(desk, Audience.PUBLIC, None, by=by, at=when, note=note)


VERBS = {
    "submit": submit,
    "send_back": send_back,
    "approve": approve,
    "release": release,
    "reopen": reopen,
    "withdraw": withdraw,
}
BACK_TO_DRAFT = {
    "state": State.DRAFT,
    "submitted_by": None,
    "submitted_at": None,
    "submitted_version": None,
    "approved_by": None,
    "approved_at": None,
}


@contextmanager
def _move(
    verb: str, meeting: Meeting, *, by: User, at: datetime | None, note: str
) -> Iterator[tuple[Meeting, datetime]]:
    """The frame of every verb: locks the row, refuses what the table does not allow, logs, refreshes ``meeting``."""
    move = MOVES[verb]
    if not by.has_perm(f"meetings.{verb}"):
        raise Refused(_("您没有“%(verb)s”的权限。") % {"verb": move.label})
    if move.needs_note and not note.strip():
        raise Refused(_("请填写%(note)s。") % {"note": move.note_label})
    if len(note) > NOTE_LIMIT or "\x00" in note:
        raise Refused(_("说明最多 %(limit)d 字。") % {"limit": NOTE_LIMIT})
    with transaction.atomic(), pghistory.context(verb=verb, user=by.pk):
        desk = _locked(meeting)
        if desk.state not in move.states:
            raise Refused(
                _("会议“%(title)s”现在的状态是“%(state)s”，不能%(verb)s。")
                % {"title": desk, "state": desk.get_state_display(), "verb": move.label}
            )
        yield desk, at or timezone.now()
        log(desk, by, f"{move.label}：{note}" if note else str(move.label))
    meeting.refresh_from_db()


def _locked(meeting: Meeting) -> Meeting:
    """The meeting with its whole record, its row locked until the transaction ends."""
    Meeting.objects.select_for_update().filter(pk=meeting.pk).first()
    desk = Meeting.objects.prefetch_related("attendance", *RECORD).filter(pk=meeting.pk).first()
    if desk is None:
        raise Refused(_("该会议已被删除。"))
    if desk.erased_at:
        raise Refused(_("该会议的内容已被清除，不能再处理。"))
    return desk


def _queue_for_number(desk: Meeting) -> None:
    """Lets meetings of one number pass one after the other, so that the later one sees the earlier."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{desk.type} {desk.number}"])


RECORD = (Prefetch("items", AgendaItem.objects.all()), Prefetch("items__directives", Directive.objects.all()))


def _set(desk: Meeting, **facts: object) -> None:
    for name, value in facts.items():
        setattr(desk, name, value)
    desk.save(update_fields=list(facts))


def log(desk: Meeting, by: User, message: str) -> None:
    """One line in the meeting's history on the desk."""
    LogEntry.objects.create(
        user_id=by.pk,
        content_type=ContentType.objects.get_for_model(Meeting),
        object_id=str(desk.pk),
        object_repr=str(desk)[:200],
        action_flag=CHANGE,
        change_message=message,
    )


def current_edition(key: str, audience: Audience) -> Edition | None:
    return Edition.objects.filter(key=key, audience=audience.value, is_current=True).first()
