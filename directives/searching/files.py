"""The answers of a search as a feed and as a table, newest first; same question, same set as the page."""

from collections.abc import Iterable

from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from directives.feeds import ENTRIES, feed, passage_entry
from directives.files import FileView
from directives.models.passage import Passage
from directives.rows import place
from directives.search.results import Search
from directives.searching.asking import Asking
from directives.searching.rows import hit_url
from directives.searching.views import SearchDoor
from directives.tables import MOST_ROWS, Cells, held_on, table
from meetings.parser.codes import PassageKind


class SearchFile(FileView, SearchDoor):
    """A file of all that answers; nothing where nothing was asked."""

    def newest(self, asking: Asking, limit: int) -> list[int]:
        if asking.is_empty:
            return []
        return [row[0] for row in Search(self.reader, asking.question, asking.narrowing).engine.newest(limit)]

    def passages(self, keys: list[int]) -> list[Passage]:
        found = Passage.objects.visible_to(self.reader).defer("folded").in_bulk(keys)
        return [found[key] for key in keys if key in found]


class SearchFeed(SearchFile):
    """``/search.atom``."""

    def answer(self, asking: Asking) -> HttpResponseBase:
        asked = asking.question.written
        title = _("“%(q)s”的搜索结果") % {"q": asked} if asked else _("搜索")
        rows = self.passages(self.newest(asking, ENTRIES))
        page = reverse("directives:search") + asking.address()
        return feed(self.request, title, page, (passage_entry(one, hit_url(one)) for one in rows))


class SearchTable(SearchFile):
    """``/search.csv``."""

    def answer(self, asking: Asking) -> HttpResponseBase:
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
        return table("search", header, self.newest(asking, MOST_ROWS), self.load)

    def load(self, keys: list[int]) -> Iterable[Cells]:
        return [self.cells(passage) for passage in self.passages(keys)]

    def cells(self, passage: Passage) -> Cells:
        meeting = place(passage.row["meeting"])
        item = passage.row.get("item") or {}
        return [
            *(held_on(meeting), _(PassageKind(passage.kind).label), passage.headline, passage.text),
            *(item.get("title"), meeting["type_name"], meeting["title"]),
            *("、".join(passage.units), self.here(hit_url(passage))),
        ]
