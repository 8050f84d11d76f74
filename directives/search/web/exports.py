"""The answers of a search as a feed, by release, a table, text and a calendar; same question, same set as the page."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from directives.calendars import Deadlines
from directives.models.passage import Passage
from directives.order import ReleaseOrder
from directives.search.web.serializers import hit_url
from directives.search.web.views import BaseSearchView
from directives.serializers import held_on, linked_meeting, passage_entry
from records.codes import PassageKind
from records.sentences import as_sentence
from website.atom import Entry, ListFeed
from website.csv_tables import MOST_ROWS, Cells, ListTable
from website.cursors import Order
from website.texts import ListText


class SearchFile(BaseSearchView):
    def asked(self, rows: Any) -> Any:
        """Nothing where nothing was asked."""
        return rows.none() if self.filterset.is_blank else rows.defer("folded")


class SearchFeed(SearchFile, ListFeed):
    """``/search.atom``."""

    def render(self, rows: Any) -> HttpResponse:
        return super().render(self.asked(rows))

    def release_order(self) -> Order:
        return ReleaseOrder(self.reader)

    def entry(self, row: Passage) -> Entry:
        return passage_entry(row, hit_url(row))


class SearchTable(BaseSearchView, ListTable):
    """``/search.csv``."""

    def render(self, rows: Any) -> Any:
        newest = [] if self.filterset.is_blank else self.filterset.search(self.reader).engine.newest(MOST_ROWS)
        return self.table([row[0] for row in newest])

    def load(self, keys: list[int]) -> Iterable[Cells]:
        found = self.get_queryset().defer("folded").in_bulk(keys)
        return [self.cells(found[key]) for key in keys if key in found]

    def header(self) -> Cells:
        return [
            _("会议日期"),
            _("类别"),
            _("要点"),
            _("内容"),
            _("议题"),
            _("会议类型"),
            _("会议"),
            _("涉及单位"),
            _("网址"),
        ]

    def cells(self, row: Passage) -> Cells:
        meeting = linked_meeting(row.row["meeting"])
        item = row.row.get("item") or {}
        return [
            *(held_on(meeting), _(PassageKind(row.kind).label), row.headline, row.text),
            *(item.get("title"), meeting["type_name"], meeting["title"]),
            *("、".join(row.units), self.absolute_url(hit_url(row))),
        ]


class SearchLines(SearchFile, ListText):
    """``/search.txt``, newest first."""

    def render(self, rows: Any) -> HttpResponse:
        return super().render(self.asked(rows.newest_first()))

    def lines(self, row: Passage) -> list[str]:
        meeting = linked_meeting(row.row["meeting"])
        return [
            as_sentence(row.text) or row.headline,
            f"{held_on(meeting)}  《{meeting['title']}》",
            self.absolute_url(hit_url(row)),
        ]


class SearchCalendar(SearchFile, Deadlines):
    """``/search.ics``"""

    def dated(self, rows: Any) -> Any:
        return super().dated(self.asked(rows.directives().newest_first()))
