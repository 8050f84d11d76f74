"""What was asked of one unit: the list of directives that name it, by any of its names, and how many each month had."""

from functools import cached_property
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractMonth, ExtractYear
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from directives.lists import DirectiveList
from directives.units.register import Register, Unit


class UnitList(DirectiveList):
    """What a unit's page and files share. Another of its names leads to the usual one."""

    list_name = "directives:unit"
    unit: Unit

    def get(self, request: HttpRequest, **facts: Any) -> HttpResponseBase:
        unit = Register.of(self.reader).find(facts["name"])
        if unit is None:
            raise Http404(facts["name"])
        if unit.name != facts["name"]:
            query = f"?{asked}" if (asked := request.GET.urlencode()) else ""
            assert request.resolver_match
            return redirect(reverse(request.resolver_match.view_name, args=[unit.name]) + query)
        self.unit = unit
        return super().get(request)

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("对%(unit)s提出的工作要求") % {"unit": self.unit.name}

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(unit_codes__overlap=self.unit.codes)

    @cached_property
    def months(self) -> dict[tuple[int, int], int]:
        """How many directives of each month name the unit, by year and month."""
        rows = self.get_queryset().order_by()
        counted = rows.values_list(ExtractYear("listed_on"), ExtractMonth("listed_on")).annotate(number=Count("pk"))
        return {(year, month): number for year, month, number in counted}
