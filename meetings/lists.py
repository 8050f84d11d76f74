"""The lists of meetings and of changes: their filters, rows and order, the same for page, JSON, feed and table."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directives.search.engine.queryset import having_answers
from directives.search.web.question_filter import QuestionFilter
from meetings.models.edition import Edition, EditionQuerySet
from meetings.renderings.serializers import ACTS
from records.access import Reader
from website.cursors import Order, Place, microseconds, moment, number
from website.filters import (
    AfterFilter,
    CodeFilter,
    FirstDayFilter,
    LastDayFilter,
    MeetingTypeFilter,
    RecordFilterSet,
)
from website.lists import FilteredView


class MeetingFilterSet(RecordFilterSet):
    type = MeetingTypeFilter()
    since = FirstDayFilter()
    until = LastDayFilter()
    q = QuestionFilter(having_answers)


class MeetingOrder(Order):
    """By day; of one day the meeting entered last comes first. Cursors name the meeting by its key, which stays."""

    columns = ("listed_on", "meeting_id")

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def words(self, row: Any) -> tuple[str, ...]:
        return row.listed_on.isoformat(), row.key

    def place(self, words: Sequence[str]) -> Place:
        day, key = words
        ever = Edition.objects.changes_for(self.reader).filter(key=key)
        meeting_id = ever.values_list("meeting_id", flat=True).first()
        if meeting_id is None:
            raise ValueError(key)
        return Place((date.fromisoformat(day), meeting_id))


class MeetingList(FilteredView):
    list_name = "meetings:list"
    suffixes = (*FilteredView.suffixes, "ics")
    title = _("会议列表")
    filterset_class = MeetingFilterSet

    def get_queryset(self) -> Any:
        return Edition.objects.visible_to(self.reader).with_first_issued().newest_first()

    def order(self) -> Order:
        return MeetingOrder(self.reader)

    def release_order(self) -> Order:
        return ChangeOrder()

    def last_release(self) -> datetime | None:
        return Edition.objects.changes_for(self.reader).last_issued()


class ChangeFilterSet(RecordFilterSet):
    """What a page of changes is narrowed by: the act, and the days on which it was done."""

    act = CodeFilter(
        pgettext_lazy("change", "类别"), list(ACTS.items()), _("没有“%(value)s”这一类变动。"), method="of_act"
    )
    since = FirstDayFilter("issued_at")
    until = LastDayFilter("issued_at")

    def of_act(self, changes: EditionQuerySet, _name: str, act: str) -> EditionQuerySet:
        return changes.of_act(act)


class FollowedChanges(ChangeFilterSet):
    """The same for programs, which ask for what came after the last act they know."""

    after = AfterFilter("issued_at")


class ChangeOrder(Order):
    """By time and the place in the chain, both public; oldest first for who follows."""

    columns = ("issued_at", "chain_position")

    def __init__(self, *, is_ascending: bool = False) -> None:
        self.is_ascending = is_ascending

    def words(self, row: Any) -> tuple[str, ...]:
        return microseconds(row.issued_at), str(row.chain_position)

    def place(self, words: Sequence[str]) -> Place:
        at, position = words
        return Place((moment(at), number(position)))


class ChangeList(FilteredView):
    list_name = "changes"
    title = _("更新动态")
    suffixes = (*FilteredView.suffixes, "ics")
    filterset_class = ChangeFilterSet

    def get_queryset(self) -> Any:
        return Edition.objects.changes_for(self.reader)

    def order(self) -> Order:
        return ChangeOrder(is_ascending="after" in self.filterset.values)

    def release_order(self) -> Order:
        return ChangeOrder()

    def last_release(self) -> datetime | None:
        return Edition.objects.changes_for(self.reader).last_issued()
