"""``/units/``, the units that the record names, and ``/units/<name>/`` with its JSON, what was asked of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from directives.units.lists import UnitList
from directives.units.register import Register
from directives.views import DirectiveListView
from website.bars import bars
from website.columns import UNITS
from website.context import way
from website.linked_data import linked_data
from website.pagination import CappedPaginator
from website.periods import MONTHS, days_of, month_name
from website.views import ReaderView


class UnitsView(ReaderView):
    """The units by how much was asked of them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "directives/units.html", {"units": Register.of(self.reader).units})


class UnitView(UnitList, DirectiveListView):
    """What was asked of the unit, newest first, with how much each year and month had."""

    template_name = "directives/unit.html"

    def paginator(self) -> CappedPaginator:
        """Of the whole list the months tell how long it is."""
        known = None if self.is_narrowed else sum(self.months.values())
        return CappedPaginator(self.filterset.qs, self.page_size, known=known)

    def get_context_data(self) -> dict[str, Any]:
        since, until = (self.filterset.values.get(name) for name in ("since", "until"))
        years = sorted({year for year, _month in self.months}, reverse=True)
        year = next((one for one in years if (since, until) == days_of(one)), years[0])
        return super().get_context_data() | {
            "unit": self.unit,
            "year": year,
            "months": bars((month_name(month), *self.counted(year, month)) for month in MONTHS),
            "years": [{"year": one, "is_selection": True} | self.of_year(one) for one in years],
            "linked_data": linked_data(way(self.request, UNITS, (self.unit.name, self.unit.url))),
        }

    def of_year(self, year: int) -> dict[str, Any]:
        since, until = days_of(year)
        number = sum(number for (of, _month), number in self.months.items() if of == year)
        return {"url": self.filterset.address(since=since, until=until), "count": number}

    def counted(self, year: int, month: int) -> tuple[str, int]:
        """Where the directives of a month are, and how many there are."""
        since, until = days_of(year, month)
        return self.filterset.address(since=since, until=until), self.months.get((year, month), 0)
