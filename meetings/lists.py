"""The list of meetings: its filters and its rows, the same for its page, JSON, feed and table."""

from typing import Any

from directives.search.engine.queryset import having_answers
from directives.search.web.question_filter import QuestionFilter
from meetings.models.edition import Edition
from website.filters import FirstDayFilter, LastDayFilter, MeetingTypeFilter, RecordFilterSet
from website.lists import FilteredView


class MeetingFilterSet(RecordFilterSet):
    type = MeetingTypeFilter()
    since = FirstDayFilter()
    until = LastDayFilter()
    q = QuestionFilter(having_answers)


class MeetingList(FilteredView):
    list_name = "meetings:list"
    filterset_class = MeetingFilterSet

    def get_queryset(self) -> Any:
        return Edition.objects.visible_to(self.reader).with_first_issued().newest_first()
