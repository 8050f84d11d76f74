"""The readers' pages of directives: the list and one directive, each also as JSON. Passages only, never the desk."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime

from directives.lists import DirectiveList
from directives.models.passage import Passage
from directives.search.web.similar import alike
from directives.serializers import Row, directive_as_json, directive_row, linked_meeting
from directives.withdrawn import missing
from website.columns import DIRECTIVES, HOME
from website.context import origin
from website.linked_data import breadcrumbs, linked_data, record_page
from website.lists import ListView
from website.views import ReaderView


class DirectiveListView(DirectiveList, ListView):
    """``/directives/`` and ``/directives.json``."""

    template_name = "directives/directive_list.html"

    def row(self, passage: Passage, /) -> Row:
        return directive_row(passage)

    def row_as_json(self, passage: Passage, /) -> Row:
        return directive_as_json(passage, self.absolute_url)


class DirectiveDetailView(ReaderView):
    """``/directives/<key>/`` and its ``.json``: one directive among its neighbours."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        passage: Any = Passage.objects.visible_to(self.reader).directives().with_first_issued().filter(key=key).first()
        if passage is None:
            raise missing(self.reader, key)
        if self.as_json:
            return self.json(directive_as_json(passage, self.absolute_url))
        return render(request, "directives/directive_detail.html", self.context(passage))

    def context(self, passage: Any) -> dict[str, Any]:
        """The directive, its meeting, and its neighbours in the order of the record."""
        record = Passage.objects.visible_to(self.reader).directives().filter(meeting_key=passage.meeting_key)
        rows = [directive_row(neighbour) for neighbour in record.newest_first()]
        index = next(number for number, row in enumerate(rows) if row["key"] == passage.key)
        return {
            "d": rows[index],
            "m": linked_meeting(passage.row["meeting"]),
            "published": localtime(passage.first_issued_at),
            "previous": rows[index - 1] if index else None,
            "next": rows[index + 1] if index + 1 < len(rows) else None,
            "alike": alike(self.reader, passage.text, passage.key, passage.listed_on),
            "siblings": [row for row in rows if row["item"]["key"] == rows[index]["item"]["key"]],
            "json_url": reverse("directives:detail_json", args=[passage.key]),
            "linked_data": self.linked_data(rows[index], localtime(passage.first_issued_at)),
        }

    def linked_data(self, row: Row, published: datetime) -> str:
        """The directive and the way to it."""
        here, meeting = origin(self.request), row["meeting"]
        url = here + row["url"]
        steps = [
            (HOME.label, here + reverse(HOME.page)),
            (DIRECTIVES.label, here + reverse(DIRECTIVES.page)),
            (meeting["title"], here + meeting["url"]),
            (row["headline"], url),
        ]
        about = {
            "@type": "CreativeWork",
            "headline": row["headline"],
            "text": row["text"],
            "isPartOf": {"@id": here + meeting["url"]},
        }
        shown = record_page(url, row["headline"], published=published, modified=row["issued_at"], about=about)
        return linked_data(shown, breadcrumbs(steps))
