"""The readers' pages of meetings: home, list, one meeting, changes, each also as JSON. Editions, never the desk."""

from datetime import date
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, JSONField, Subquery
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from directives.models.passage import Passage
from directives.serializers import directive_row
from directives.withdrawn import missing
from meetings.lists import MeetingList
from meetings.models.edition import ChainHead, Edition
from meetings.record.schemas import read_document
from meetings.renderings.serializers import (
    change_row,
    correction_row,
    earlier_row,
    meeting_as_json,
    meeting_row,
    named_change,
)
from records import access
from records.codes import MeetingType
from records.frozen import Frozen
from website.counts import CappedCount
from website.lists import ListView
from website.pagination import COUNT_LIMIT, WINDOW_SIZE, CappedPaginator, page_links
from website.views import ReaderView

CHANGES_PAGE = 50


@Frozen
def recent_meetings(reader: access.Reader) -> Any:
    """With how many meetings there are of each type."""
    editions = Edition.objects.visible_to(reader)
    return editions.as_rows().with_first_issued().newest_first().annotate(types=types_of(editions))[:8]


@Frozen
def recent_directives(reader: access.Reader) -> Any:
    """With how many directives there are in all."""
    passages = Passage.objects.visible_to(reader).directives()
    return passages.newest_first().defer("folded").annotate(in_all=CappedCount(passages))[:6]


@Frozen
def recent_changes(reader: access.Reader) -> Any:
    return Edition.objects.changes_for(reader)[:5]


@Frozen
def one_meeting(reader: access.Reader, key: str) -> Any:
    return Edition.objects.visible_to(reader).with_first_issued().filter(key=key)


@Frozen
def corrections_of(reader: access.Reader, key: str) -> Any:
    return Edition.objects.corrections_for(reader, key)


@Frozen
def neighbours_of(reader: access.Reader, key: str) -> Any:
    return Edition.objects.visible_to(reader).beside(key).as_rows().with_first_issued()


class HomeView(ReaderView):
    """``/``: what is new, and the ways in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "meetings/home.html", self.context())

    def context(self) -> dict[str, Any]:
        recent, directives = recent_meetings(self.reader), recent_directives(self.reader)
        types = recent[0].types if recent else {}
        in_all = directives[0].in_all if directives else 0
        return {
            "recent": [meeting_row(edition) for edition in recent],
            "directives": [directive_row(passage) for passage in directives],
            "changes": [named_change(change_row(change)) for change in recent_changes(self.reader)],
            "types": [
                {
                    "code": code.value,
                    "name": _(code.label),
                    "url": f"{reverse('meetings:list')}?type={code}",
                    "count": types[code.value],
                }
                for code in MeetingType
                if code.value in types
            ],
            "counts": {"meetings": sum(types.values()), "directives": min(in_all, COUNT_LIMIT)},
            "is_counted": in_all <= COUNT_LIMIT,
        }


class MeetingListView(MeetingList, ListView):
    """``/meetings/`` and ``/meetings.json``."""

    template_name = "meetings/meeting_list.html"
    tie = "meeting_id"

    def get_queryset(self) -> Any:
        return super().get_queryset().as_rows()

    def row(self, edition: Edition, /) -> dict[str, Any]:
        return meeting_row(edition)

    def row_as_json(self, edition: Edition, /) -> dict[str, Any]:
        return meeting_row(edition, self.absolute_url)

    def get_context_data(self) -> dict[str, Any]:
        return super().get_context_data() | {"years": self.years()}

    def years(self) -> list[dict[str, Any]]:
        """The years that have meetings, newest first, each with the address of its range; other filters stay."""
        visible = Edition.objects.visible_to(self.reader).annotate(year=ExtractYear("listed_on"))
        counted = visible.values("year").annotate(count=Count("pk")).order_by("-year")
        return [
            {
                "year": counted_year["year"],
                "count": counted_year["count"],
                "url": self.filterset.address(
                    since=date(counted_year["year"], 1, 1), until=date(counted_year["year"], 12, 31)
                ),
            }
            for counted_year in counted
        ]


class MeetingDetailView(ReaderView):
    """``/meetings/<key>/`` and its ``.json``: one meeting."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        edition = next(iter(one_meeting(self.reader, key=key)), None)
        if edition is None:
            raise missing(self.reader, key)
        corrections = [correction_row(correction) for correction in corrections_of(self.reader, key=key)]
        if self.as_json:
            return self.json(meeting_as_json(edition, corrections, self.absolute_url))
        return render(request, "meetings/meeting_detail.html", self.context(edition, corrections))

    def context(self, edition: Edition, corrections: list[dict[str, Any]]) -> dict[str, Any]:
        place = (edition.listed_on, edition.meeting_id)
        beside = neighbours_of(self.reader, key=edition.key)
        neighbours = {(one.listed_on, one.meeting_id) < place: meeting_row(one) for one in beside}
        history = Edition.objects.history_for(self.reader, edition.key).defer("document")
        return {
            "m": meeting_row(edition),
            "document": read_document(edition),
            "corrections": corrections,
            "digest": edition.digest,
            "edition": edition.number,
            "previous": neighbours.get(True),
            "next": neighbours.get(False),
            "editions": [earlier_row(earlier) for earlier in history],
            "json_url": reverse("meetings:detail_json", args=[edition.key]),
        }


def types_of(editions: Any) -> Subquery:
    """How many there are of each type, as one value."""
    counted = editions.order_by().values("type").annotate(number=Count("pk"))
    return Together(counted, output_field=JSONField())


class Together(Subquery):
    template = "(SELECT jsonb_object_agg(type, number) FROM (%(subquery)s) AS counted)"


class EditionView(ReaderView):
    """``/meetings/<key>/editions/<number>/``: an earlier edition, for officials; to anybody else there is none."""

    def get(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        edition = Edition.objects.history_for(self.reader, key).with_first_issued().filter(number=number).first()
        document = read_document(edition) if edition else None
        if edition is None or document is None:
            raise Http404(key)
        if edition.is_current:
            return redirect("meetings:detail", key)
        return render(
            request,
            "meetings/edition_detail.html",
            {
                "m": meeting_row(edition),
                "document": document,
                "digest": edition.digest,
                "edition": edition.number,
            },
        )


class ChangesView(ReaderView):
    """``/changes/`` and ``/changes.json``: releases, corrections, withdrawals, and the head of the chain."""

    def get(self, request: HttpRequest) -> HttpResponse:
        acts = Edition.objects.changes_for(self.reader)
        size = WINDOW_SIZE if self.as_json else CHANGES_PAGE
        page = CappedPaginator(acts, size).get_page(request.GET.get("page"))
        links = page_links(page, request.GET)
        if self.as_json:
            return self.json(self.listed(page, links))
        head = ChainHead.objects.filter(audience=access.audience(self.reader)).first()
        rows = [named_change(change_row(change)) for change in page.object_list]
        return render(
            request,
            "meetings/changes.html",
            {
                "rows": rows,
                "page": page,
                "page_links": links,
                "head": head,
                "json_url": reverse("changes_json"),
            },
        )

    def listed(self, page: Any, links: dict[str, Any]) -> dict[str, Any]:
        def there(query: str | None) -> str | None:
            return None if query is None else self.absolute_url(reverse("changes_json") + query)

        count, is_exact = page.paginator.capped
        return {
            "count": count,
            "count_is_exact": is_exact,
            "next": there(links["next"]),
            "previous": there(links["previous"]),
            "results": [change_row(change, self.absolute_url) for change in page.object_list],
        }


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
