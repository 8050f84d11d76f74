"""The addresses of units. A name may hold any sign, for the record does."""

from django.urls import path

from directives.units.exports import UnitCalendar, UnitFeed, UnitLines, UnitTable
from directives.units.views import UnitsView, UnitView

urlpatterns = [
    path("units/", UnitsView.as_view(), name="units"),
    path("units/<name:name>/", UnitView.as_view(), name="unit"),
    path("units/<name:name>.json", UnitView.as_view(as_json=True), name="unit_json"),
    path("units/<name:name>.csv", UnitTable.as_view(), name="unit_csv"),
    path("units/<name:name>.atom", UnitFeed.as_view(), name="unit_atom"),
    path("units/<name:name>.txt", UnitLines.as_view(), name="unit_txt"),
    path("units/<name:name>.ics", UnitCalendar.as_view(), name="unit_ics"),
]
