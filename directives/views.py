"""The readers' pages of directives: the list and one directive, each also as JSON. Passages only, never the desk."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime

from directives.documents.names import documents_of
from directives.lists import DirectiveList, newest_directives
from directives.models.passage import Passage
from directives.search.web.similar import alike
from directives.serializers import Row, directive_as_json, directive_row, linked_meeting
from directives.withdrawn import missing
from records import access
from records.frozen import Frozen
from records.scripts import in_script
from website.columns import DIRECTIVES, HOME
from website.context import origin
from website.linked_data import breadcrumbs, linked_data, record_page
from website.lists import ListView
from website.pagination import PAGE_SIZE, CappedPaginator
from website.parts import once
from website.reading_script import reading, script_of
from website.views import ReaderView


class DirectiveListView(DirectiveList, ListView):
    """``/directives/`` and ``/directives.json``."""

    template_name = "directives/directive_list.html"

    def paginator(self) -> CappedPaginator:
        if not self.begins:
            return super().paginator()
        first = first_directives(self.reader)
        return CappedPaginator(first, self.page_size, known=first[0].in_all if first else 0)

    def row(self, passage: Passage, /) -> Row:
        return once(directive_row, passage, by=(passage.edition_id, passage.key))

    def row_as_json(self, passage: Passage, /) -> Row:
        return directive_as_json(passage, self.absolute_url)


@Frozen
def first_directives(reader: access.Reader) -> Any:
    """Those that the list of all begins with."""
    return newest_directives(reader, PAGE_SIZE)


@Frozen
def alone(reader: access.Reader, key: str) -> Any:
    return Passage.objects.visible_to(reader).directives().defer("folded").filter(key=key)


@Frozen
def with_its_record(reader: access.Reader, key: str) -> Any:
    """A directive among all of its meeting, in the order of the record."""
    directives = Passage.objects.visible_to(reader).directives().defer("folded")
    of = directives.filter(key=key).values("meeting_key")[:1]
    return directives.filter(meeting_key=Subquery(of)).with_first_issued().newest_first()


def thread(this: Row, likely: list[Row]) -> list[Row]:
    """The directive among those of its matter; none where only words are alike."""
    of_matter = [row for row in likely if row["is_of_matter"]]
    return by_day([*of_matter, this]) if of_matter else []


def beside(record: list[Any], index: int) -> tuple[Any, Any]:
    """Those before and after one of a record, None at its ends."""
    return (record[index - 1] if index else None), (record[index + 1] if index + 1 < len(record) else None)


def by_day(rows: Iterable[Row]) -> list[Row]:
    """The earliest first; the order of likeness parts those of one day."""
    return sorted(rows, key=lambda row: row["meeting"]["listed_on"])


class DirectiveDetailView(ReaderView):
    """``/directives/<key>/`` and its ``.json``: one directive among its neighbours."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        record = (alone if self.as_json else with_its_record)(self.reader, key=key)
        index = next((number for number, one in enumerate(record) if one.key == key), None)
        if index is None:
            raise missing(self.reader, key)
        if self.as_json:
            return self.json(directive_as_json(record[index], self.absolute_url))
        printed = self.context(record, index)
        page = in_script(printed, script_of(request)) | reading(request) | {"printed": printed}
        return render(request, "directives/directive_detail.html", page | {"page": page})

    def context(self, record: list[Any], index: int) -> dict[str, Any]:
        """The directive, its meeting, and its neighbours in the order of the record."""
        passage, item = record[index], record[index].row["item"]["key"]
        previous, following = (directive_row(one) if one else None for one in beside(record, index))
        siblings = [directive_row(one) for one in record if one.row["item"]["key"] == item]
        this = next(row for row in siblings if row["key"] == passage.key)
        likely = alike(self.reader, passage.text, passage.key, passage.listed_on, is_limited=False)
        return {
            "d": this,
            "m": linked_meeting(passage.row["meeting"]),
            "published": localtime(passage.first_issued_at),
            "previous": previous,
            "next": following,
            "documents": documents_of((passage.context, passage.text)),
            "alike": likely,
            "thread": thread(this, likely),
            "worded_alike": by_day(row for row in likely if not row["is_of_matter"]),
            "siblings": siblings,
            "json_url": reverse("directives:detail_json", args=[passage.key]),
            "linked_data": self.linked_data(this, localtime(passage.first_issued_at)),
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
