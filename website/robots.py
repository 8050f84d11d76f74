"""``/robots.txt``: every row and every page of a list may be read, but no selection, for there is no end of them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from website.context import origin
from website.views import ReaderView

PAGED = ("page", "cursor")  # what leads on to the rest of a list
FOR_PEOPLE = ("directives:search", "login", "admin:index")  # with all that is below them


class RobotsView(ReaderView):
    def get(self, request: HttpRequest) -> HttpResponse:
        rules = [
            "User-agent: *",
            *(f"Allow: /*?{name}=" for name in PAGED),
            *(f"Disallow: /*?{name}=*&" for name in PAGED),
            "Disallow: /*?",
            "Allow: /sitemap-",
            *(f"Disallow: {path}" for path in for_people()),
            f"Sitemap: {origin(request)}{reverse('sitemap')}",
        ]
        return HttpResponse("\n".join(rules) + "\n", content_type="text/plain; charset=utf-8")


def for_people() -> list[str]:
    """The paths, in each language, that are nothing to keep."""
    paths = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            paths += [reverse(name).removesuffix("login/") for name in FOR_PEOPLE]
    return paths
