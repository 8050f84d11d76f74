"""The list of directives: its filters and its rows, the same for its page, JSON, feed and table."""

from datetime import datetime
from typing import Any

from django.utils.translation import pgettext_lazy

from directives.models.passage import Passage
from directives.order import PassageOrder, ReleaseOrder, last_release
from directives.search.engine.queryset import answering
from directives.search.web.question_filter import QuestionFilter
from records.access import Reader
from website.counts import CappedCount
from website.cursors import Order
from website.filters import FirstDayFilter, LastDayFilter, MeetingTypeFilter, RecordFilterSet
from website.lists import FilteredView


def newest_directives(reader: Reader, number: int) -> Any:
    """So many, with how many directives there are ``in_all``."""
    directives = Passage.objects.visible_to(reader).directives()
    return directives.newest_first().defer("folded").annotate(in_all=CappedCount(directives))[:number]


class DirectiveFilterSet(RecordFilterSet):
    type = MeetingTypeFilter()
    since = FirstDayFilter()
    until = LastDayFilter()
    q = QuestionFilter(answering)


class DirectiveList(FilteredView):
    list_name = "directives:list"
    suffixes = (*FilteredView.suffixes, "ics")
    title = pgettext_lazy("list", "工作要求")
    filterset_class = DirectiveFilterSet

    def get_queryset(self) -> Any:
        return Passage.objects.visible_to(self.reader).directives().newest_first().defer("folded")

    def order(self) -> Order:
        return PassageOrder(self.reader)

    def release_order(self) -> Order:
        return ReleaseOrder(self.reader)

    def last_release(self) -> datetime | None:
        return last_release(self.reader)
