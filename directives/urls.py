"""The addresses of directives and of search. The final slash replaced by a suffix gives another rendering."""

from django.urls import include, path

from directives.exports import DirectiveCalendar, DirectiveFeed, DirectiveLines, DirectiveTable
from directives.search.web.autocomplete import SuggestView
from directives.search.web.exports import SearchCalendar, SearchFeed, SearchLines, SearchTable
from directives.search.web.views import SearchView
from directives.views import DirectiveDetailView, DirectiveListView

app_name = "directives"
urlpatterns = [
    path("", include("directives.documents.urls")),
    path("", include("directives.units.urls")),
    path("directives/", DirectiveListView.as_view(), name="list"),
    path("directives.json", DirectiveListView.as_view(as_json=True), name="list_json"),
    path("directives.csv", DirectiveTable.as_view(), name="list_csv"),
    path("directives.atom", DirectiveFeed.as_view(), name="list_atom"),
    path("directives.txt", DirectiveLines.as_view(), name="list_txt"),
    path("directives.ics", DirectiveCalendar.as_view(), name="list_ics"),
    path("directives/<slug:key>/", DirectiveDetailView.as_view(), name="detail"),
    path("directives/<slug:key>.json", DirectiveDetailView.as_view(as_json=True), name="detail_json"),
    path("search/", SearchView.as_view(), name="search"),
    path("search.json", SearchView.as_view(as_json=True), name="search_json"),
    path("search.csv", SearchTable.as_view(), name="search_csv"),
    path("search.txt", SearchLines.as_view(), name="search_txt"),
    path("search.ics", SearchCalendar.as_view(), name="search_ics"),
    path("search.atom", SearchFeed.as_view(), name="search_atom"),
    path("search/suggest.json", SuggestView.as_view(), name="suggest"),
]
