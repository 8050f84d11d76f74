"""Archives: the meetings of a year, a month, a type at fixed addresses, by the machinery of the list of all meetings.

``/meetings/2026/``, ``/meetings/2026/11/``, ``/meetings/executive/``, ``/meetings/executive/2026/``; none is empty.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from meetings.exports import MeetingCalendar, MeetingFeed, MeetingLines, MeetingTable
from meetings.lists import MeetingList
from meetings.tally import Archive, Tally
from meetings.views import MeetingListView
from website.columns import MEETINGS
from website.context import way
from website.filters import RecordFilterSet
from website.linked_data import linked_data
from website.pagination import CappedPaginator


class ArchiveList(MeetingList):
    """What an archive's page and files share."""

    list_name = "meetings:archive"
    filterset_class = RecordFilterSet  # nothing narrows an archive further; the list of all meetings does

    @cached_property
    def archive(self) -> Archive:
        return Archive(**self.kwargs)

    @cached_property
    def tally(self) -> Tally:
        return Tally.of(self.reader)

    @property
    def title(self) -> str:  # type: ignore[override]
        return self.archive.title

    def get_queryset(self) -> Any:
        return self.archive.of(super().get_queryset())

    def get(self, request: HttpRequest, **_facts: Any) -> HttpResponseBase:
        if not self.tally.number(self.archive):
            raise Http404(self.archive)
        return super().get(request)


HEADINGS = {"year": gettext_noop("按年份浏览"), "month": gettext_noop("按月份浏览"), "type": gettext_noop("会议类型")}


class ArchiveView(ArchiveList, MeetingListView):
    """The page and its JSON."""

    template_name = "meetings/archive.html"

    def paginator(self) -> CappedPaginator:
        return CappedPaginator(self.filterset.qs, self.page_size, known=self.tally.number(self.archive))

    def years(self) -> list[dict[str, Any]]:
        """None beside the parts of the archive."""
        return []

    def get_context_data(self) -> dict[str, Any]:
        shown, archive, tally = super().get_context_data(), self.archive, self.tally
        previous, following = tally.beside(archive)
        steps = [(one.title, one.url) for one in (archive.whole, archive) if one]
        return shown | {
            "archive": archive,
            "narrowed": self.narrowed(),
            "groups": list(self.groups(shown["rows"])),
            "previous": previous,
            "next": following,
            "parts": [
                {"heading": _(HEADINGS[part]), "parts": tally.parts(whole, part)} for whole, part in self.parts()
            ],
            "linked_data": linked_data(way(self.request, MEETINGS, *steps)),
        }

    def narrowed(self) -> str:
        """The list of all meetings with the filters that select the same, to be narrowed further."""
        first, last = self.archive.days or (None, None)
        filters = {"type": self.archive.type, "from": first, "to": last}
        return f"{reverse('meetings:list')}?{urlencode({name: value for name, value in filters.items() if value})}"

    def parts(self) -> Iterator[tuple[Archive, str]]:
        """What the archive is parted into beside its rows, each as the whole and what its parts differ in."""
        archive = self.archive
        if archive.type:
            yield Archive(type=archive.type), "year"
            return
        yield Archive(year=archive.year), "month"
        if archive.month is None:
            yield archive, "type"
            yield Archive(), "year"

    def groups(self, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The rows by the narrower archive that they are in: of a year its months, of a type its years."""
        archive = self.archive
        part = "month" if archive.year else "year"
        for at, some in groupby(
            rows, lambda row: (row["listed_on"].year, row["listed_on"].month if archive.year else None)
        ):
            narrower = Archive(*at, type=archive.type)
            has_page = archive.month is None and not (archive.type and archive.year)
            yield {
                "id": f"{part[0]}{at[1] or at[0]}",
                "name": narrower.name(part),
                "url": narrower.url if has_page else "",
                "rows": list(some),
            }


class ArchiveTable(ArchiveList, MeetingTable):
    """``.csv``"""


class ArchiveFeed(ArchiveList, MeetingFeed):
    """``.atom``"""


class ArchiveLines(ArchiveList, MeetingLines):
    """``.txt``"""


class ArchiveCalendar(ArchiveList, MeetingCalendar):
    """``.ics``"""


STEMS = (
    "meetings/<year:year>",
    "meetings/<year:year>/<month:month>",
    "meetings/<meeting_type:type>",
    "meetings/<meeting_type:type>/<year:year>",
)
FILES = {"csv": ArchiveTable, "atom": ArchiveFeed, "txt": ArchiveLines, "ics": ArchiveCalendar}


def addresses() -> Iterator[URLPattern]:
    """Those of all archives and their files; before those of meetings, whose keys are slugs too."""
    for stem in STEMS:
        yield path(f"{stem}/", ArchiveView.as_view(), name="archive")
        yield path(f"{stem}.json", ArchiveView.as_view(as_json=True), name="archive_json")
        for suffix, view in FILES.items():
            yield path(f"{stem}.{suffix}", view.as_view(), name=f"archive_{suffix}")
