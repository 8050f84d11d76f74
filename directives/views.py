"""The readers' pages of directives: the list and one directive, each also as JSON. Passages only, never the desk."""

from typing import Any

from django.db.models import Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from directives.lists import DirectiveList
from directives.models.passage import Passage
from directives.search.web.similar import alike
from directives.serializers import Row, directive_as_json, directive_row, linked_meeting
from directives.withdrawn import missing
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
        directives = Passage.objects.visible_to(self.reader).directives().defer("folded")
        of_record = Q(meeting_key=Subquery(directives.filter(key=key).values("meeting_key")[:1]))
        record = list(directives.filter(Q(key=key) if self.as_json else of_record).newest_first())
        index = next((number for number, one in enumerate(record) if one.key == key), None)
        if index is None:
            raise missing(self.reader, key)
        if self.as_json:
            return self.json(directive_as_json(record[index], self.absolute_url))
        return render(request, "directives/directive_detail.html", self.context(record, index))

    def context(self, record: list[Passage], index: int) -> dict[str, Any]:
        """The directive, its meeting, and its neighbours in the order of the record."""
        passage, rows = record[index], [directive_row(one) for one in record]
        return {
            "d": rows[index],
            "m": linked_meeting(passage.row["meeting"]),
            "previous": rows[index - 1] if index else None,
            "next": rows[index + 1] if index + 1 < len(rows) else None,
            "alike": alike(self.reader, passage.text, passage.key, passage.listed_on, is_limited=False),
            "siblings": [row for row in rows if row["item"]["key"] == rows[index]["item"]["key"]],
            "json_url": reverse("directives:detail_json", args=[passage.key]),
        }
