"""The sitemaps: every public page with the time of its last public change. What officials read stands in none."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from directives.models.passage import Passage
from directives.units.register import Register
from meetings.models.edition import Edition
from meetings.tally import Tally
from website.columns import BY_PAGE, SEARCH
from website.views import ReaderView

VISITOR = AnonymousUser()
Row = tuple[str, Any]  # a key, and when its edition was issued


class PublicSitemap(Sitemap):
    limit = 5_000  # a file
    view_name = ""

    def location(self, item: Row) -> str:
        return reverse(self.view_name, args=[item[0]])

    def lastmod(self, item: Row) -> datetime:
        return item[1]

    def get_latest_lastmod(self) -> datetime | None:
        """That of the whole public site: whatever is released, lists change with it."""
        return Edition.objects.changes_for(VISITOR).values_list("issued_at", flat=True).first()

    def get_domain(self, site: Any = None) -> str:
        return settings.OFFICE["domain"] or super().get_domain(site)


class Pages(PublicSitemap):
    """The pages that tell of the rows."""

    def items(self) -> list[Row]:
        changed_at = self.get_latest_lastmod()
        return [(name, changed_at) for name in BY_PAGE if name != SEARCH.page]

    def location(self, item: Row) -> str:
        return reverse(item[0])


class Meetings(PublicSitemap):
    view_name = "meetings:detail"

    def items(self) -> Any:
        return Edition.objects.visible_to(VISITOR).order_by("key").values_list("key", "issued_at")


class Directives(PublicSitemap):
    view_name = "directives:detail"

    def items(self) -> Any:
        return Passage.objects.visible_to(VISITOR).directives().order_by("key").values_list("key", "row__issued_at")

    def lastmod(self, item: Row) -> datetime:
        return datetime.fromisoformat(item[1])


class Gathered(PublicSitemap):
    """Pages of many rows, whose addresses the rows tell; each with the time of the last public change of all."""

    def items(self) -> list[Row]:
        changed_at = self.get_latest_lastmod()
        return [(url, changed_at) for url in self.urls()]

    def urls(self) -> list[str]:
        raise NotImplementedError

    def location(self, item: Row) -> str:
        return item[0]


class Archives(Gathered):
    def urls(self) -> list[str]:
        return [archive.url for archive in Tally.of(VISITOR).all()]


class Units(Gathered):
    def urls(self) -> list[str]:
        return [unit.url for unit in Register.of(VISITOR).units]


SECTIONS: dict[str, type[Sitemap] | Sitemap] = {
    "pages": Pages,
    "archives": Archives,
    "units": Units,
    "meetings": Meetings,
    "directives": Directives,
}


class SitemapView(ReaderView):
    """``/sitemap.xml`` lists the others, ``/sitemap-meetings.xml`` is one of them."""

    def get(self, request: HttpRequest, section: str = "") -> HttpResponse:
        answer = (
            sitemap(request, SECTIONS, section=section)
            if section
            else index(request, SECTIONS, sitemap_url_name="sitemap_section")
        )
        return answer.render()
