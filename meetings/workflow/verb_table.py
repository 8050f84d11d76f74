"""The table of verbs: one entry says everything about a verb. Buttons, pages, roles, commands, the history, the gate
and the doing of it read it here.

Besides, a verb has its permission in ``models/desk.py`` and its command.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from meetings.models import Meeting, State
from meetings.workflow import checks, effects, levels, plans
from meetings.workflow.attempt import Attempt, Check
from meetings.workflow.standing import Standing
from records.codes import Audience
from records.fields import Document

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ANY = (State.DRAFT, State.IN_REVIEW, State.APPROVED)


@dataclass(frozen=True, slots=True)
class Note:
    """What a verb asks of the person in words; public where it is printed, then with its name there."""

    label: "StrOrPromise"
    is_required: bool = True  # always; a check says where it is required only sometimes
    is_asked: Callable[[Standing], bool] = lambda _standing: True
    printed_as: "StrOrPromise" = ""


@dataclass(frozen=True, slots=True)
class Verb:
    """``to`` is None where the state stays; an edition that is printed without a ``record`` is a tombstone."""

    label: "StrOrPromise"
    consequence: "StrOrPromise"  # what its page says will happen
    roles: tuple[str, ...]  # whose members have the permission ``meetings.NAME``
    states: tuple[State, ...]
    to: State | None = None
    is_forward: bool = False  # leads to the public: its button comes first, its page offers a preview
    note: Note | None = None
    asks_time: bool = False  # asks for the time of a release
    record: Callable[[Standing], Document | None] | None = None  # what its page shows
    for_readers: Audience | None = None  # with whose edition its page compares that, where it prints none itself
    needs_reviewed: bool = False  # the person must have been shown the current internal edition
    shows: Callable[[Standing], dict[str, Any]] = lambda _standing: {}  # what else they must have been shown
    needs_exposures: bool = False  # the person must have acknowledged the record's exposures
    lock: Callable[[Meeting], None] | None = None  # what is locked besides the meeting before the gate is asked
    checks: tuple[Check, ...] = ()
    detail: Callable[[Attempt], str] = lambda _attempt: ""  # what its log line says besides its label
    keeps: Callable[[Attempt], None] = lambda _attempt: None  # writes rows of other tables, before the meeting moves
    is_complete: Callable[[Attempt], bool] = lambda _attempt: True  # whether the meeting moves with it, once they are
    columns: Callable[[Attempt], effects.Columns] = effects.nothing
    prints: Audience | None = None
    signed_by: Callable[[Attempt], effects.Columns] = effects.nothing

    @property
    def is_acknowledging(self) -> bool:
        """Whether exposures can stand in its way: of the record, or of a note that is public."""
        return self.needs_exposures or bool(self.note and self.note.printed_as)

    @property
    def readers(self) -> Audience | None:
        """Whose edition it is about."""
        return self.prints or self.for_readers

    @property
    def is_tombstone(self) -> bool:
        """Whether the edition it prints takes the meeting back."""
        return self.prints is not None and self.record is None


def queue_for_number(meeting: Meeting) -> None:
    """Lets meetings of one number pass one after the other, so that the later one sees the earlier."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{meeting.type} {meeting.number}"])


CORRECTION = Note(
    _("更正说明（将公开）"),
    is_required=False,
    is_asked=lambda standing: standing.published is not None,
    printed_as=_("更正说明"),
)

VERB_TABLE = {
    "submit": Verb(
        label=_("提交审核"),
        consequence=_("提交后由审核人处理，退回之前不能再修改。"),
        roles=("secretary",),
        states=(State.DRAFT,),
        to=State.IN_REVIEW,
        is_forward=True,
        record=Standing.desk,
        needs_exposures=True,
        lock=queue_for_number,
        checks=(checks.record_is_complete,),
        columns=effects.submission,
    ),
    "send_back": Verb(
        label=_("退回修改"),
        consequence=_("会议退回草稿，由秘书修改后重新提交。退回意见显示在会议页面上。"),
        roles=("reviewer",),
        states=(State.IN_REVIEW,),
        to=State.DRAFT,
        note=Note(_("退回意见")),
        columns=effects.remark,
    ),
    "approve": Verb(
        label=_("审核通过"),
        consequence=_("审核通过后印制内部版次，供领导查阅。公众看不到，直到发布。"),
        roles=("reviewer",),
        states=(State.IN_REVIEW,),
        to=State.APPROVED,
        is_forward=True,
        record=Standing.desk,
        shows=levels.shown,
        checks=(checks.somebody_else_wrote_it, levels.one_person_one_level, checks.record_is_as_submitted),
        detail=levels.in_words,
        keeps=levels.pass_next,
        is_complete=levels.is_complete,
        columns=effects.approval,
        prints=Audience.INTERNAL,
        signed_by=effects.submitter_and_approver,
    ),
    "release": Verb(
        label=_("发布"),
        consequence=_("审核通过的版次中主动公开的部分将立即向公众公开。"),
        roles=("reviewer",),
        states=(State.APPROVED,),
        is_forward=True,
        note=CORRECTION,
        record=Standing.released,
        needs_reviewed=True,
        checks=(checks.public_would_read_something_new, checks.correction_has_its_note),
        detail=plans.as_planned,
        keeps=plans.fall,
        prints=Audience.PUBLIC,
        signed_by=effects.those_of_the_reviewed_edition,
    ),
    "plan_release": Verb(
        label=_("计划发布"),
        consequence=_("确认后，审核通过的版次中主动公开的部分到所定时间自动向公众公开。在此之前可以取消。"),
        roles=("reviewer",),
        states=(State.APPROVED,),
        note=CORRECTION,
        asks_time=True,
        record=Standing.released,
        for_readers=Audience.PUBLIC,
        needs_reviewed=True,
        checks=(
            checks.public_would_read_something_new,
            plans.nothing_is_planned,
            plans.time_is_ahead,
            checks.correction_has_its_note,
        ),
        detail=plans.time_asked,
        keeps=plans.plan,
    ),
    "confirm_release": Verb(
        label=_("确认发布计划"),
        consequence=_("到所定时间，审核通过的版次中主动公开的部分自动向公众公开。在此之前可以取消。"),
        roles=("reviewer",),
        states=(State.APPROVED,),
        is_forward=True,
        record=Standing.released,
        for_readers=Audience.PUBLIC,
        needs_reviewed=True,
        shows=plans.shown,
        checks=(plans.it_waits_for_confirmation, plans.somebody_else_planned_it),
        detail=plans.time_planned,
        keeps=plans.confirm,
    ),
    "cancel_release": Verb(
        label=_("取消发布计划"),
        consequence=_("不再按计划发布。审核通过的版次不受影响，可以立即发布，也可以重新计划。"),
        roles=("reviewer",),
        states=(State.APPROVED,),
        shows=plans.shown,
        checks=(plans.something_is_planned,),
        detail=plans.time_planned,
        keeps=plans.fall,
    ),
    "reopen": Verb(
        label=_("重新编辑"),
        consequence=_("会议回到草稿，可以修改。已经发布的内容不受影响，直到再次发布。"),
        roles=("secretary", "reviewer"),
        states=(State.APPROVED,),
        to=State.DRAFT,
        columns=effects.review_undone,
    ),
    "withdraw": Verb(
        label=_("撤回"),
        consequence=_("公众将不能再看到这次会议，原地址显示已撤回。内部版次保留，以后可以再次发布。"),
        roles=("reviewer",),
        states=ANY,
        note=Note(_("撤回说明（将公开）"), printed_as=_("撤回说明")),
        checks=(checks.public_reads_it,),
        keeps=plans.fall,
        prints=Audience.PUBLIC,
    ),
}


def verbs_of(role: str) -> set[str]:
    """The verbs that members of a role may do."""
    return {name for name, verb in VERB_TABLE.items() if role in verb.roles}


def printed_by(audience: str, *, is_tombstone: bool) -> str:
    """The verb that prints such an edition."""
    printing = {(verb.prints, verb.is_tombstone): name for name, verb in VERB_TABLE.items() if verb.prints}
    return printing[Audience(audience), is_tombstone]
