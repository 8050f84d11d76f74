"""The readers' pages of meetings: home, list, one meeting, changes, each also as JSON. Editions, never the desk."""

from collections.abc import Iterable
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from directives.documents.names import documents_of
from directives.lists import newest_directives
from directives.models.passage import Passage
from directives.serializers import directive_row
from directives.withdrawn import missing
from meetings.lists import ChangeList, FollowedChanges, MeetingList
from meetings.models.edition import ChainHead, Edition
from meetings.renderings.serializers import (
    change_row,
    correction_row,
    document_of,
    earlier_row,
    index_number,
    meeting_as_json,
    meeting_row,
    named_change,
    row_of,
    told_row,
    units_of,
    words_of,
)
from meetings.tally import Archive, Tally, tally_of
from records import access
from records.codes import Audience
from records.frozen import Frozen
from records.scripts import in_script
from website.columns import HOME, MEETINGS
from website.context import origin
from website.linked_data import breadcrumbs, linked_data, publisher, record_page
from website.lists import ListView
from website.pagination import COUNT_LIMIT, PAGE_SIZE, CappedPaginator
from website.parts import once
from website.reading_script import reading, script_of
from website.views import ReaderView

PUBLIC = AnonymousUser()


def newest_meetings(reader: access.Reader, number: int) -> Any:
    """So many, with how many meetings there are in each month, by type."""
    editions = Edition.objects.visible_to(reader)
    return editions.as_rows().with_first_issued().newest_first().annotate(tally=tally_of(editions))[:number]


@Frozen
def recent_meetings(reader: access.Reader) -> Any:
    return newest_meetings(reader, 8)


@Frozen
def first_meetings(reader: access.Reader) -> Any:
    """Those that the list of all begins with."""
    return newest_meetings(reader, PAGE_SIZE)


@Frozen
def recent_directives(reader: access.Reader) -> Any:
    return newest_directives(reader, 24)


@Frozen
def recent_changes(reader: access.Reader) -> Any:
    return Edition.objects.changes_for(reader)[:5]


@Frozen
def one_meeting(reader: access.Reader, key: str) -> Any:
    return Edition.objects.visible_to(reader).with_first_issued().filter(key=key)


@Frozen
def one_numbered_meeting(reader: access.Reader, key: str) -> Any:
    """With its number in the office's register."""
    return Edition.objects.visible_to(reader).with_first_issued().with_index_number().filter(key=key)


@Frozen
def corrections_of(reader: access.Reader, key: str) -> Any:
    return Edition.objects.corrections_for(reader, key)


@Frozen
def neighbours_of(reader: access.Reader, key: str) -> Any:
    return Edition.objects.visible_to(reader).beside(key).as_rows().with_first_issued()


def earlier_editions(reader: access.Reader, key: str) -> Any:
    """For officials; visitors are told of corrections, which lead there."""
    if access.audience(reader) is not Audience.INTERNAL:
        return []
    return Edition.objects.history_for(reader, key).defer("document")


class HomeView(ReaderView):
    """``/``: what is new, and the ways in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "meetings/home.html", self.context())

    def context(self) -> dict[str, Any]:
        recent, directives = recent_meetings(self.reader), recent_directives(self.reader)
        tally = Tally(recent[0].tally if recent else [])
        in_all = directives[0].in_all if directives else 0
        return {
            "recent": [once(told_row, edition, by=edition.digest) for edition in recent],
            "directives": [once(directive_row, one, by=(one.edition_id, one.key)) for one in few_of_each(directives)],
            "changes": [named_change(change_row(change)) for change in recent_changes(self.reader)],
            "tally": tally,
            "counts": {"meetings": tally.number(Archive()), "directives": min(in_all, COUNT_LIMIT)},
            "is_counted": in_all <= COUNT_LIMIT,
        }


class MeetingListView(MeetingList, ListView):
    """``/meetings/`` and ``/meetings.json``."""

    template_name = "meetings/meeting_list.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().as_rows()

    def row(self, edition: Edition, /) -> dict[str, Any]:
        return once(told_row, edition, by=edition.digest)

    def row_as_json(self, edition: Edition, /) -> dict[str, Any]:
        return meeting_row(edition, self.absolute_url)

    @cached_property
    def first(self) -> list[Any]:
        return first_meetings(self.reader)

    @cached_property
    def tally(self) -> Tally:
        return Tally(self.first[0].tally if self.first else []) if self.begins else Tally.of(self.reader)

    def paginator(self) -> CappedPaginator:
        if not self.begins:
            return super().paginator()
        return CappedPaginator(self.first, self.page_size, known=self.tally.number(Archive()))

    def get_context_data(self) -> dict[str, Any]:
        return super().get_context_data() | {"years": self.years()}

    def years(self) -> list[dict[str, Any]]:
        """The years that have meetings, newest first, each with the address of its archive, or where other filters are
        in force of its range.
        """
        return [
            {
                "year": archive.year,
                "count": self.tally.number(archive),
                "url": self.address_of(archive) if self.is_narrowed else archive.url,
                "is_selection": self.is_narrowed,
            }
            for archive in self.tally.archives(Archive(), "year")
        ]

    def address_of(self, archive: Archive) -> str:
        """The list with its other filters, narrowed to the days of an archive."""
        since, until = archive.days or (None, None)
        return self.filterset.address(since=since, until=until)


class MeetingDetailView(ReaderView):
    """``/meetings/<key>/`` and its ``.json``: one meeting."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        find = one_numbered_meeting if settings.OFFICE["index_prefix"] else one_meeting
        edition = next(iter(find(self.reader, key=key)), None)
        if edition is None:
            raise missing(self.reader, key)
        corrections = [correction_row(correction) for correction in corrections_of(self.reader, key=key)]
        if self.as_json:
            return self.json(meeting_as_json(edition, corrections, self.absolute_url))
        page = in_script(self.context(edition, corrections), script_of(request)) | reading(request)
        return render(request, "meetings/meeting_detail.html", page | {"page": page})

    def context(self, edition: Edition, corrections: list[dict[str, Any]]) -> dict[str, Any]:
        document, place = document_of(edition), (edition.listed_on, edition.meeting_id)
        m = row_of(edition, document)
        beside = neighbours_of(self.reader, key=edition.key)
        neighbours = {(one.listed_on, one.meeting_id) < place: meeting_row(one) for one in beside}
        is_internal = edition.audience == Audience.INTERNAL
        public_notes = corrections_of(PUBLIC, key=edition.key) if is_internal else ()
        return {
            "m": m,
            "index_number": index_number(edition),
            "document": document,
            "units": units_of(document),
            "documents": documents_of(words_of(document)),
            "corrections": corrections,
            "public_corrections": [correction_row(correction) for correction in public_notes],
            "digest": edition.digest,
            "edition": edition.number,
            "previous": neighbours.get(True),
            "next": neighbours.get(False),
            "editions": [earlier_row(earlier) for earlier in earlier_editions(self.reader, edition.key)],
            "has_history": bool(corrections) and Edition.objects.shows_history_to(self.reader),
            "json_url": reverse("meetings:detail_json", args=[edition.key]),
            "linked_data": self.linked_data(m),
        }

    def linked_data(self, m: dict[str, Any]) -> str:
        """The meeting and the way to it. A day that is not known is no day."""
        here = origin(self.request)
        url = here + m["url"]
        steps = [
            (HOME.label, here + reverse(HOME.page)),
            (MEETINGS.label, here + reverse(MEETINGS.page)),
            (m["title"], url),
        ]
        about = {
            "@type": "Event",
            "name": m["title"],
            "startDate": m["held_on"],
            "description": m["summary"],
            "organizer": publisher(),
            "url": url,
        }
        shown = record_page(url, m["title"], published=m["first_issued_at"], modified=m["issued_at"], about=about)
        return linked_data(shown, breadcrumbs(steps))


def few_of_each(directives: Iterable[Passage]) -> list[Passage]:
    """The first of each meeting, so that a long one does not fill the page."""
    together = groupby(directives, attrgetter("meeting_key"))
    return [one for _key, of_a_meeting in together for one in islice(of_a_meeting, 3)][:9]


class ChangesView(ChangeList, ListView):
    """``/changes/``: releases, corrections, withdrawals, and the head of the chain."""

    template_name = "meetings/changes.html"
    page_size = 50

    def row(self, change: Edition, /) -> dict[str, Any]:
        return named_change(change_row(change))

    def row_as_json(self, change: Edition, /) -> dict[str, Any]:
        return change_row(change, self.absolute_url)

    def get_context_data(self) -> dict[str, Any]:
        head = ChainHead.objects.filter(audience=access.audience(self.reader)).first()
        return super().get_context_data() | {"head": head}


class FollowedChangesView(ChangesView):
    """``/changes.json``: the same, and what came after the last act that a program knows, oldest first."""

    as_json = True
    filterset_class = FollowedChanges


@require_POST
def view_as(request: HttpRequest) -> HttpResponse:
    """Lets an official look at the public's view and come back; anybody else has nothing to change."""
    if access.may_read_internal(request.user):
        request.session[access.AS_PUBLIC] = request.POST.get("audience") == "public"
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = reverse("home")
    return redirect(target)


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 ``ok`` when the database answers and is migrated, else 503; says nothing else to anybody."""
    try:
        executor = MigrationExecutor(connection)
        is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except Exception:  # whatever is wrong with the database, the answer is the same
        is_behind = True
    return HttpResponse("unavailable", status=503) if is_behind else HttpResponse("ok", content_type="text/plain")
