"""The answers of a search as a feed, by release, and as a table; same question, same set as the page."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from directives.models.passage import Passage
from directives.order import ReleaseOrder
from directives.search.web.serializers import hit_url
from directives.search.web.views import BaseSearchView
from directives.serializers import held_on, linked_meeting, passage_entry
from records.codes import PassageKind
from website.atom import Entry, ListFeed
from website.csv_tables import MOST_ROWS, Cells, table
from website.cursors import Order
from website.exports import FileView


class SearchFile(FileView, BaseSearchView):
    """A file of all that answers; nothing where nothing was asked."""

    def newest(self, limit: int) -> list[int]:
        if self.filterset.is_blank:
            return []
        return [row[0] for row in self.filterset.search(self.reader).engine.newest(limit)]

    def passages(self, keys: list[int]) -> list[Passage]:
        found = Passage.objects.visible_to(self.reader).defer("folded").in_bulk(keys)
        return [found[key] for key in keys if key in found]


class SearchFeed(BaseSearchView, ListFeed):
    """``/search.atom``."""

    @property
    def title(self) -> str:
        asked = self.filterset.question.written
        return _("“%(q)s”的搜索结果") % {"q": asked} if asked else _("搜索")

    def render(self, rows: Any) -> HttpResponse:
        """Nothing where nothing was asked."""
        return super().render(rows.none() if self.filterset.is_blank else rows.defer("folded"))

    def release_order(self) -> Order:
        return ReleaseOrder(self.reader)

    def entry(self, row: Passage) -> Entry:
        return passage_entry(row, hit_url(row))


class SearchTable(SearchFile):
    """``/search.csv``."""

    def answer(self) -> HttpResponseBase:
        header = [
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
        return table("search", header, self.newest(MOST_ROWS), self.load)

    def load(self, keys: list[int]) -> Iterable[Cells]:
        return [self.cells(passage) for passage in self.passages(keys)]

    def cells(self, passage: Passage) -> Cells:
        meeting = linked_meeting(passage.row["meeting"])
        item = passage.row.get("item") or {}
        return [
            *(held_on(meeting), _(PassageKind(passage.kind).label), passage.headline, passage.text),
            *(item.get("title"), meeting["type_name"], meeting["title"]),
            *("、".join(passage.units), self.absolute_url(hit_url(passage))),
        ]
