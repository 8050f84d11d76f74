"""The units that the office's records name, to be suggested while one is typed: by name, by pinyin, by its initials."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Func
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path

from directives.models import Directive

MOST = 300


class UnitPages:
    """Mixin of the meeting's admin."""

    admin_site: Any

    def unit_urls(self) -> list[URLPattern]:
        return [path("units.json", self.admin_site.admin_view(self.units_view), name="meetings_units")]

    def units_view(self, request: HttpRequest) -> JsonResponse:
        if not request.user.has_perms(["meetings.view_meeting", "directives.view_directive"]):
            raise PermissionDenied
        response = JsonResponse({"units": [spelled(name) for name in most_named()]})
        response["Cache-Control"] = "private, max-age=60"
        return response


def most_named() -> list[str]:
    """Names of units on the desk, the most frequent first."""
    named = Directive.objects.order_by().values(unit=Func(F("units"), function="unnest")).annotate(times=Count("*"))
    return [row["unit"] for row in named.order_by("-times", "unit")[:MOST]]


def spelled(name: str) -> list[str]:
    """A name with its pinyin and the initials of that: 水利局, shuiliju, slj."""
    from pypinyin import Style, lazy_pinyin  # its tables take 0.1 s to load, which no other page need pay

    return [name, *("".join(lazy_pinyin(name, style=style)).lower() for style in (Style.NORMAL, Style.FIRST_LETTER))]
