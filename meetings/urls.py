"""The addresses of meetings. The final slash replaced by a suffix gives another rendering of the same thing."""

from django.urls import path

from meetings.archives import addresses
from meetings.editions import EditionHistoryView, EditionView
from meetings.exports import MeetingCalendar, MeetingDay, MeetingFeed, MeetingLines, MeetingTable, MeetingText
from meetings.views import MeetingDetailView, MeetingListView

app_name = "meetings"
urlpatterns = [
    path("meetings/", MeetingListView.as_view(), name="list"),
    path("meetings.json", MeetingListView.as_view(as_json=True), name="list_json"),
    path("meetings.csv", MeetingTable.as_view(), name="list_csv"),
    path("meetings.atom", MeetingFeed.as_view(), name="list_atom"),
    path("meetings.txt", MeetingLines.as_view(), name="list_txt"),
    path("meetings.ics", MeetingCalendar.as_view(), name="list_ics"),
    *addresses(),
    path("meetings/<slug:key>/", MeetingDetailView.as_view(), name="detail"),
    path("meetings/<slug:key>/changes/", EditionHistoryView.as_view(), name="changes"),
    path("meetings/<slug:key>/editions/<int:number>/", EditionView.as_view(), name="edition"),
    path("meetings/<slug:key>.json", MeetingDetailView.as_view(as_json=True), name="detail_json"),
    path("meetings/<slug:key>.txt", MeetingText.as_view(), name="detail_txt"),
    path("meetings/<slug:key>.ics", MeetingDay.as_view(), name="detail_ics"),
]
