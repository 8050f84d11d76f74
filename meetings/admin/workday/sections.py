"""The sections of 工作台 for one person: a few meetings each, how many there are, and the list that shows them all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Func, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.admin.publication import with_publication
from meetings.admin.workday.conditions import CAME_BACK, FRESH, PLANNED, TO_RELEASE, mine, stuck, to_confirm
from meetings.admin.workday.next_steps import NextStep, next_step
from meetings.models import AgendaItem, Meeting, ReadingDoubt, State, User
from meetings.workflow.queue import waits_for

SHOWN = 5  # meetings of a section; the list has the others


@dataclass(frozen=True, slots=True)
class Kind:
    """One section: which meetings, whose permission shows it, what the list calls them, what is said where none is.

    ``since`` is the column that tells how long one waits; the longest comes first.
    """

    code: str
    heading: Callable[[], str]
    permission: str
    condition: Callable[[User], Q]
    address: str
    since: str
    is_for_me: bool = False
    nothing: Callable[[], str] = lambda: ""


KINDS = (
    Kind(
        "came_back",
        lambda: _("退回给您修改"),
        "meetings.submit",
        lambda user: CAME_BACK & mine(user),
        "state__exact=returned&mine=yes",
        "changed_at",
        is_for_me=True,
        nothing=lambda: _("没有退回给您的会议。"),
    ),
    Kind(
        "to_review",
        lambda: _("等您审核"),
        "meetings.approve",
        waits_for,
        "state__exact=in_review",
        "submitted_at",
        is_for_me=True,
        nothing=lambda: _("没有等您审核的会议。"),
    ),
    Kind(
        "to_release",
        lambda: _("已审核，等待发布"),
        "meetings.release",
        lambda _user: TO_RELEASE,
        "public=awaits",
        "approved_at",
        is_for_me=True,
        nothing=lambda: _("没有等待发布的会议。"),
    ),
    Kind(
        "to_confirm",
        lambda: _("等您确认的发布计划"),
        "meetings.confirm_release",
        to_confirm,
        "public=planned",
        "planned_release__release_at",
        is_for_me=True,
    ),
    Kind(
        "planned",
        lambda: _("已计划的发布"),
        "meetings.release",
        lambda user: PLANNED & ~to_confirm(user),
        "public=planned",
        "planned_release__release_at",
    ),
    Kind(
        "drafts",
        lambda: _("您的草稿"),
        "meetings.submit",
        lambda user: FRESH & mine(user),
        "state__exact=draft&mine=yes",
        "-changed_at",
        nothing=lambda: _("您没有草稿。粘贴会议稿或新增会议，就从这里继续。"),
    ),
    Kind(
        "with_others",
        lambda: _("等待他人审核"),
        "meetings.submit",
        lambda user: Q(state=State.IN_REVIEW) & mine(user),
        "state__exact=in_review&mine=yes",
        "submitted_at",
    ),
    Kind(
        "stuck",
        lambda: _("长时间没有进展"),
        "meetings.view_meeting",
        lambda _user: stuck(),
        "stuck=yes",
        "changed_at",
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    meeting: Any
    step: NextStep


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    heading: str
    count: int
    rows: list[Row]
    url: str
    nothing: str

    @property
    def has_more(self) -> bool:
        return self.count > len(self.rows)


class Workday:
    """What one person sees; each question is asked once, when it is first needed."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.kinds = [kind for kind in KINDS if user.has_perm(kind.permission)]

    @cached_property
    def for_me(self) -> int:
        """How many meetings wait for this person: the number in the head of every page of the desk."""
        waiting = [kind.condition(self.user) for kind in self.kinds if kind.is_for_me]
        return _meetings().filter(reduce(or_, waiting)).count() if waiting else 0

    @cached_property
    def counts(self) -> dict[str, int]:
        """By the code of a section."""
        wanted = {kind.code: Count("pk", filter=kind.condition(self.user)) for kind in self.kinds}
        return _meetings().aggregate(**wanted) if wanted else {}

    @cached_property
    def sections(self) -> list[Section]:
        """What waits for the person always, the others where there are any."""
        return list(self._sections())

    def _sections(self) -> Iterator[Section]:
        for kind in self.kinds:
            count = self.counts[kind.code]
            if count or kind.nothing():
                rows = self._rows(kind) if count else []
                yield Section(kind.code, kind.heading(), count, rows, _list(kind.address), kind.nothing())

    def _rows(self, kind: Kind) -> list[Row]:
        found = _counted(_meetings().filter(kind.condition(self.user)))
        people = ("submitted_by", "approved_by", "planned_release")
        found = found.annotate(waits_for_me=ExpressionWrapper(waits_for(self.user), BooleanField()))
        found = found.annotate(to_confirm=ExpressionWrapper(to_confirm(self.user), BooleanField()))
        found = found.select_related(*people).order_by(kind.since, "pk")[:SHOWN]
        return [Row(meeting, next_step(meeting, self.user)) for meeting in found]

    @property
    def lists(self) -> list[dict[str, Any]]:
        """All meetings of the desk by where they stand, each with the list that shows them."""
        lines = {
            "drafts": (_("草稿"), Q(state=State.DRAFT), "state__exact=draft"),
            "returned": (_("已退回"), CAME_BACK, "state__exact=returned"),
            "in_review": (_("待审核"), Q(state=State.IN_REVIEW), "state__exact=in_review"),
            "awaiting": (_("审核后待发布"), TO_RELEASE, "public=awaits"),
            "planned": (_("已计划发布"), PLANNED, "public=planned"),
            "read": (_("已发布"), Q(published=True), "public=yes"),
        }
        counts = _meetings().aggregate(
            **{code: Count("pk", filter=which) for code, (_name, which, _url) in lines.items()}
        )
        return [{"name": name, "count": counts[code], "url": _list(url)} for code, (name, _which, url) in lines.items()]


def _meetings() -> QuerySet[Any]:
    return with_publication(Meeting.objects.filter(erased_at=None))


def _counted(meetings: QuerySet[Any]) -> QuerySet[Any]:
    return meetings.annotate(
        items_count=_number(AgendaItem.objects.filter(meeting=OuterRef("pk"))),
        directives_count=_number(Directive.objects.filter(item__meeting=OuterRef("pk"))),
        open_doubts=_number(ReadingDoubt.objects.filter(meeting=OuterRef("pk"), settled_at=None)),
    )


def _number(rows: QuerySet[Any]) -> Any:
    """How many rows, asked only of the meetings that are shown."""
    counted = rows.order_by().annotate(number=Func("pk", function="count", output_field=IntegerField()))
    return Subquery(counted.values("number"))


def _list(address: str) -> str:
    return f"{reverse('admin:meetings_meeting_changelist')}?{address}"
